#include "text/lines.hpp"

#include "text/unicode.hpp"

#include <array>

namespace shuzhi::detail {
namespace {

constexpr bool is_break(char32_t c) {
  return c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == U'\f' ||
         c == U'\v';
}

// How much of an indent a blank is worth; a run worth 4 or more parts paragraphs.
constexpr unsigned indent_weight(char32_t c) { return c == U'\t' ? 4 : c == 0x3000 ? 2 : 1; }

// How far a byte that begins no blank and no break leads; 0 for those that may begin one. Most
// of a page is told by its lead bytes alone.
constexpr std::array<std::uint8_t, 256> make_plain_steps() {
  std::array<std::uint8_t, 256> steps{};
  for (std::size_t lead = 0; lead < steps.size(); ++lead) {
    steps[lead] = static_cast<std::uint8_t>(sequence_length(static_cast<unsigned char>(lead)));
  }
  for (std::size_t lead = 0; lead <= U' '; ++lead) steps[lead] = 0;
  for (const std::size_t lead : {0xC2u, 0xE1u, 0xE2u, 0xE3u, 0xEFu}) steps[lead] = 0;
  return steps;
}
constexpr std::array<std::uint8_t, 256> plain_steps = make_plain_steps();

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
    const auto here = static_cast<std::uint32_t>(at);
    if (open && indent == 0) {
      while (const unsigned step = plain_steps[static_cast<unsigned char>(text[at])]) {
        at += step;
        if (at == text.size()) break;
      }
      end = static_cast<std::uint32_t>(at);
      if (at == text.size()) break;
      if (at != here) continue;
    }
    const char32_t c = next_code_point(text, at);
    if (is_break(c)) {
      close();
      ++breaks;
      if (c == U'\r' && at < text.size() && text[at] == '\n') ++at;
      indent = 0;
    } else if (is_blank(fold(c))) {
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
