#include "render/escape.hpp"

#include "text/bytes.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

Escape escape(std::size_t size, std::string_view written) noexcept {
  Escape result{size, {}, written.size()};
  std::copy(written.begin(), written.end(), result.characters.begin());
  return result;
}

Escape control_escape(unsigned char c) noexcept {
  constexpr const char* digits = "0123456789ABCDEF";
  return {1, {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]}, 6};
}

// 0xC2 begins U+0085, and 0xE2 U+2028 and U+2029; but “ and ” as well.
Bytes may_be_escaped(Bytes bytes) noexcept {
  return Bytes((bytes < 0x20) | (bytes == '"') | (bytes == '\\') | (bytes == 0xC2) |
               (bytes == 0xE2));
}

}  // namespace

Escape escape_at(std::string_view text, std::size_t at) noexcept {
  const char c = text[at];
  const std::string_view rest = text.substr(at);
  if (c == '"') return escape(1, "\\\"");
  if (c == '\\') return escape(1, "\\\\");
  if (c == '\n') return escape(1, "\\n");
  if (static_cast<unsigned char>(c) < 0x20) return control_escape(static_cast<unsigned char>(c));
  if (rest.substr(0, 2) == "\xC2\x85") return escape(2, "\\u0085");
  if (rest.substr(0, 3) == "\xE2\x80\xA8") return escape(3, "\\u2028");
  if (rest.substr(0, 3) == "\xE2\x80\xA9") return escape(3, "\\u2029");
  return {};
}

std::size_t find_escaped(std::string_view text, std::size_t at) noexcept {
  for (;; ++at) {
    at = find_byte(text, at, may_be_escaped);
    if (at == text.size() || escape_at(text, at).size != 0) return at;
  }
}

}  // namespace shuzhi::detail
