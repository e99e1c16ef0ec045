// What a scan gives back.

#include "handles.hpp"
#include "quantity.hpp"
#include "sized.hpp"

#include <shuzhi/json.hpp>

using namespace shuzhi::capi;

namespace {

const shuzhi::Mention& mention_of(const shuzhi_mentions* mentions, std::size_t index) {
  require(mentions != nullptr, "mentions is null");
  require(index < mentions->mentions.items.size(), "index is past the end");
  return mentions->mentions.items[index];
}

/// Row `id` of a table; null for 0.
template <class Row>
const Row* row_of(const std::vector<Row>& table, shuzhi::Id id) noexcept {
  return id == 0 || id > table.size() ? nullptr : &table[id - 1];
}

}  // namespace

void shuzhi_mentions_free(shuzhi_mentions* mentions) { delete mentions; }

shuzhi_str shuzhi_mentions_text(const shuzhi_mentions* mentions) {
  return mentions != nullptr ? to_c(mentions->text) : shuzhi_str{};
}

size_t shuzhi_mentions_count(const shuzhi_mentions* mentions) {
  return mentions != nullptr ? mentions->mentions.items.size() : 0;
}

shuzhi_status shuzhi_mentions_get(const shuzhi_mentions* mentions, size_t index,
                                  shuzhi_mention* out) {
  return guard(nullptr, [&] {
    const auto& mention = mention_of(mentions, index);
    put(out, {.struct_size = 0,
              .type = static_cast<shuzhi_mention_type>(mention.type),
              .span = to_c(mention.span)});
  });
}

shuzhi_status shuzhi_mentions_quantity(const shuzhi_mentions* mentions, size_t index,
                                       shuzhi_quantity* out) {
  return guard(nullptr, [&] {
    const auto& mention = mention_of(mentions, index);
    require(mention.type == shuzhi::Mention::Type::quantity, "mention is no quantity");
    const auto& quantity = mention.quantity;
    put(out, to_c(quantity, row_of(mentions->mentions.units, quantity.unit)));
  });
}

shuzhi_status shuzhi_mentions_period(const shuzhi_mentions* mentions, size_t index,
                                     shuzhi_period* out) {
  return guard(nullptr, [&] {
    const auto& mention = mention_of(mentions, index);
    const auto* period = row_of(mentions->mentions.periods, mention.period);
    require(mention.type == shuzhi::Mention::Type::period && period != nullptr,
            "mention is no period");
    put(out, to_c(*period));
  });
}

size_t shuzhi_mentions_char_offset(const shuzhi_mentions* mentions, size_t byte) {
  return mentions != nullptr ? mentions->chars.chars_before(mentions->text, byte) : 0;
}

shuzhi_status shuzhi_mentions_json(const shuzhi_mentions* mentions, shuzhi_buffer** out,
                                   shuzhi_error* error) {
  return make(out, error, [&] {
    require(mentions != nullptr, "mentions is null");
    return written_buffer(mentions->allocator, [&](const shuzhi::Write& write) {
      shuzhi::write_json(mentions->mentions, mentions->text, write);
    });
  });
}
