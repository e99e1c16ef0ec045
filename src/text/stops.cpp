#include "text/stops.hpp"

#include "text/bytes.hpp"
#include "text/unicode.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

// The marks are E3 80 82, EF BC 81, EF BC 9F, EF BD A1, ! and ?. What is told by the last two
// bytes alone is looked at again: 3 characters in 10,000.
Bytes may_be_stops(const char* s) noexcept {
  const Bytes first = load_bytes(s);
  const Bytes second = load_bytes(s + 1);
  const Bytes third = load_bytes(s + 2);
  return Bytes((first == '!') | (first == '?') | ((second == 0x80) & (third == 0x82)) |
               (((second & 0xFE) == 0xBC) & (((third & 0xDF) == 0x81) | (third == 0x9F))));
}

bool is_stop(std::string_view text, std::uint32_t at) noexcept {
  if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) return false;
  std::size_t next = at;
  return is_terminal(fold(next_code_point(text, next)));
}

}  // namespace

std::uint32_t find_stop(std::string_view text, Span span) noexcept {
  std::uint32_t at = span.begin;
  while (at < span.end && text.size() - at >= bytes_at_a_time + 2) {
    const std::size_t found = first_set(may_be_stops(text.data() + at));
    at += static_cast<std::uint32_t>(found);
    if (found == bytes_at_a_time) continue;
    if (at >= span.end || is_stop(text, at)) return std::min(at, span.end);
    ++at;
  }
  while (at < span.end && !is_stop(text, at)) ++at;
  return std::min(at, span.end);
}

}  // namespace shuzhi::detail
