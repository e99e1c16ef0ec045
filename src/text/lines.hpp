// Lines of a page.
#pragma once

#include <shuzhi/span.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace shuzhi::detail {

/// A line without the blanks around it; never empty. `gap` tells that a blank line, or
/// the beginning of the text, stands before it.
struct Line {
  Span span;
  bool gap = false;
};

/// Lines end at CR, LF, CRLF, U+0085, U+2028 and U+2029. Inside a line, a tab, two
/// ideographic spaces or four blanks part two lines as well: pages that lost their breaks
/// still have the indents of their paragraphs.
std::vector<Line> split_lines(std::string_view text);

/// The first `bytes` of `span`, and what is left of the character that they end in.
inline Span beginning_of(std::string_view text, Span span, std::uint32_t bytes) noexcept {
  if (bytes >= span.size()) return span;
  std::uint32_t end = span.begin + bytes;
  while (end < span.end && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return {span.begin, end};
}

}  // namespace shuzhi::detail
