#include "grammar/marker_def.hpp"

namespace shuzhi::detail::grammar {

BOOST_SPIRIT_INSTANTIATE(heading_marker_type, iterator, context)
BOOST_SPIRIT_INSTANTIATE(item_marker_type, iterator, context)

const heading_marker_type& heading_marker() {
  static const heading_marker_type rule{"heading_marker"};
  return rule;
}
const item_marker_type& item_marker() {
  static const item_marker_type rule{"item_marker"};
  return rule;
}

namespace {

int sequence_ordinal(std::u32string_view word) {
  if (word == U"首先" || word == U"一方面") return 1;
  if (word == U"其次" || word == U"另一方面") return 2;
  if (word == U"再次" || word == U"再者") return 3;
  return 0;  // 最后: whatever number is next
}

}  // namespace

int ordinal_of(const ast::marker& marker) {
  if (marker.ordinal.empty()) return 0;
  const char32_t first = marker.ordinal.front();
  if (first >= 0x2460 && first <= 0x2473) return static_cast<int>(first - 0x2460) + 1;
  if (first >= 0x2776 && first <= 0x277F) return static_cast<int>(first - 0x2776) + 1;
  if (first >= 0x2160 && first <= 0x216B) return static_cast<int>(first - 0x2160) + 1;
  if (first >= U'A' && first <= U'Z') return static_cast<int>(first - U'A') + 1;
  if (marker.scheme == Scheme::sequence_word || marker.scheme == Scheme::one_hand) {
    return sequence_ordinal(view(marker.ordinal));
  }
  const auto kind = is_digit(first) ? ast::numeral_kind::arabic : ast::numeral_kind::chinese;
  const auto value = evaluate({kind, marker.ordinal});
  return value && !value->open ? static_cast<int>(value->value.to_double()) : 0;
}

}  // namespace shuzhi::detail::grammar
