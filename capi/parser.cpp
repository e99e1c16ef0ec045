// Options, parser, parse and scan.

#include "handles.hpp"
#include "sized.hpp"

#include <shuzhi/version.hpp>

#include <limits>
#include <optional>

using namespace shuzhi::capi;

namespace {

std::optional<shuzhi::Date> read(shuzhi_date date) {
  if (date.year == 0 && date.month == 0 && date.day == 0) return std::nullopt;
  require(date.month >= 1 && date.month <= 12, "month is not between 1 and 12");
  require(date.day >= 1 && date.day <= 31, "day is not between 1 and 31");
  return shuzhi::Date{date.year, date.month, date.day};
}

shuzhi::ParseOptions read(const shuzhi_options& from) {
  require(
      from.invalid_bytes == SHUZHI_INVALID_REPLACE || from.invalid_bytes == SHUZHI_INVALID_REFUSE,
      "invalid_bytes is neither replace nor refuse");
  require(from.max_depth <= std::numeric_limits<std::uint16_t>::max(), "max_depth is above 65535");
  require(from.reserved == 0, "reserved is not 0");
  shuzhi::ParseOptions to;
  to.encoding = from_c(from.encoding);
  to.invalid_bytes = static_cast<shuzhi::InvalidBytes>(from.invalid_bytes);
  if (from.max_bytes != 0) to.max_bytes = from.max_bytes;
  if (from.max_depth != 0) to.max_depth = static_cast<std::uint16_t>(from.max_depth);
  if (from.max_nodes != 0) to.max_nodes = from.max_nodes;
  to.reference_date = read(from.reference_date);
  to.extra_units = from_c(from.extra_units);
  to.extra_verbs = from_c(from.extra_verbs);
  return to;
}

}  // namespace

uint32_t shuzhi_abi_version(void) { return SHUZHI_ABI_VERSION; }

shuzhi_str shuzhi_version(void) { return to_c(std::string_view(shuzhi::version())); }

void shuzhi_options_init(shuzhi_options* options, uint32_t struct_size) {
  if (options == nullptr || struct_size < sizeof struct_size) return;
  // All defaults are zero, those of a newer caller's fields too.
  std::memset(static_cast<void*>(options), 0, struct_size);
  options->struct_size = struct_size;
}

shuzhi_status shuzhi_parser_new(const shuzhi_options* options, shuzhi_parser** out,
                                shuzhi_error* error) {
  return make(out, error, [&] {
    const shuzhi_options given = options != nullptr ? take(options) : shuzhi_options{};
    require((given.allocator.allocate == nullptr) == (given.allocator.deallocate == nullptr),
            "allocator has one function only");
    return std::unique_ptr<shuzhi_parser>(
        new shuzhi_parser{shuzhi::Parser(read(given)), given.allocator});
  });
}

void shuzhi_parser_free(shuzhi_parser* parser) { delete parser; }

shuzhi_status shuzhi_parse(const shuzhi_parser* parser, shuzhi_str bytes, shuzhi_str name,
                           shuzhi_document** out, shuzhi_error* error) {
  return shuzhi_parse_watched(parser, bytes, name, nullptr, nullptr, out, error);
}

shuzhi_status shuzhi_parse_watched(const shuzhi_parser* parser, shuzhi_str bytes, shuzhi_str name,
                                   shuzhi_progress progress, void* user, shuzhi_document** out,
                                   shuzhi_error* error) {
  return make(out, error, [&] {
    require(parser != nullptr, "parser is null");
    shuzhi::Progress watch;
    if (progress != nullptr) {
      watch = [=](std::uint64_t done, std::uint64_t total) {
        return progress(user, done, total) == 0;
      };
    }
    return std::make_unique<shuzhi_document>(
        parser->parser.parse(from_c(bytes), from_c(name), watch), parser->allocator);
  });
}

shuzhi_status shuzhi_scan(const shuzhi_parser* parser, shuzhi_str utf8,
                          const shuzhi_date* reference_date, shuzhi_mentions** out,
                          shuzhi_error* error) {
  return make(out, error, [&] {
    require(parser != nullptr, "parser is null");
    std::string text(from_c(utf8));
    const auto date = reference_date != nullptr ? read(*reference_date) : std::nullopt;
    auto found = date ? parser->parser.scan(text, *date) : parser->parser.scan(text);
    return std::make_unique<shuzhi_mentions>(std::move(text), std::move(found), parser->allocator);
  });
}

shuzhi_str shuzhi_buffer_text(const shuzhi_buffer* buffer) {
  return buffer != nullptr ? to_c(buffer->text) : shuzhi_str{};
}

void shuzhi_buffer_free(shuzhi_buffer* buffer) { delete buffer; }
