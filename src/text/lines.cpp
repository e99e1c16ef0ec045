#include "text/lines.hpp"

#include "text/bytes.hpp"
#include "text/unicode.hpp"
#include "text/wide_bytes.hpp"

namespace shuzhi::detail {
namespace {

constexpr bool is_break(char32_t c) {
  return c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == U'\f' ||
         c == U'\v';
}

// How much of an indent a blank is worth; a run worth 4 or more parts paragraphs.
constexpr char32_t ideographic_space = 0x3000;
constexpr unsigned indent_weight(char32_t c) {
  return c == U'\t' ? 4 : c == ideographic_space ? 2 : 1;
}

// What may begin a blank or a break. Of the marks that share their first bytes with blanks, those
// that Chinese text is full of are told apart: 。、《》 and “”—….
Bytes may_part(const char* s) noexcept {
  const Bytes first = load_bytes(s);
  const Bytes second = load_bytes(s + 1);
  const Bytes third = load_bytes(s + 2);
  const auto quote = (second == 0x80) & (((third & 0xF0) == 0x90) | (third == 0xA6));
  const auto ideographic = (second | third) == 0x80;  // E3 80 80
  return Bytes((first <= ' ') | (first == 0xC2) | (first == 0xE1) | ((first == 0xE2) & ~quote) |
               ((first == 0xE3) & ideographic) | ((first == 0xEF) & (second == 0xBB)));
}

// Where the next character stands, from the beginning of one at `at` on, that may be a blank or a
// break; near the text's end, some character before it.
std::size_t pass_plain(std::string_view text, std::size_t at) noexcept {
  if (const WideBlankSearch search = wide_blank_search()) at = search(text, at);
  while (text.size() - at >= bytes_at_a_time + 2) {
    const std::size_t found = first_set(may_part(text.data() + at));
    at += found;
    if (found != bytes_at_a_time) return at;
  }
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

}  // namespace

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // behind the last character that is no blank
  bool open = false;
  unsigned indent = 0;
  unsigned breaks = 2;  // line ends since the last line; the text's beginning counts as a gap

  const auto close = [&] {
    if (open) lines.push_back({{begin, end}, breaks > 1});
    if (open) breaks = 0;
    open = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (open && indent == 0) {
      at = pass_plain(text, at);
      end = static_cast<std::uint32_t>(at);
    }
    const auto here = static_cast<std::uint32_t>(at);
    const char32_t c = next_code_point(text, at);
    if (is_break(c)) {
      close();
      ++breaks;
      if (c == U'\r' && at < text.size() && text[at] == '\n') ++at;
      indent = 0;
    } else if (c == ideographic_space || is_blank(fold(c))) {
      indent += indent_weight(c);
    } else {
      if (open && indent >= 4) {
        close();
        ++breaks;
      }
      if (!open) begin = here;
      open = true;
      indent = 0;
      end = static_cast<std::uint32_t>(at);
    }
  }
  close();
  return lines;
}

}  // namespace shuzhi::detail
