#include "structure/blocks.hpp"

#include "grammar/marker.hpp"

namespace shuzhi::detail {
namespace {

// A converter cuts lines of prose; lines shorter than this stand by themselves.
constexpr Pos shortest_cut_line = 25;

char32_t last_char(std::string_view text, Span span) {
  std::size_t at = span.end;
  do --at;
  while (at > span.begin && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return fold(next_code_point(text, at));
}

bool opens_heading(const Reading& line, const Lexicon& lexicon) {
  grammar::iterator p = line.data();
  grammar::ast::marker marker;
  return grammar::match(grammar::heading_marker(), p, line.data() + line.size(), lexicon, marker);
}

bool opens_section(const Reading& line, const Lexicon& lexicon) {
  if (opens_heading(line, lexicon)) return true;
  grammar::iterator p = line.data();
  grammar::ast::marker marker;
  return grammar::match(grammar::item_marker(), p, line.data() + line.size(), lexicon, marker);
}

// Whether a line of running text stops in the middle of a sentence.
bool is_cut(std::string_view text, const Block& block, const Lexicon& lexicon) {
  const Span last = block.pieces.back();
  const char32_t c = last_char(text, last);
  if (is_terminal(c) || c == U':' || c == U';' || is_closing(c) || c == U'…' || c == U'>')
    return false;
  const Reading line(text, {last.begin, last.end});
  if (line.size() < shortest_cut_line) return false;
  // Running text has clauses; a long title has none, and a marked one is a heading.
  const auto clauses = line.view().find_first_of(U",;。");
  if (clauses == std::u32string_view::npos) return false;
  return block.pieces.size() > 1 || !opens_heading(line, lexicon) ||
         line.view().find(U'。') != std::u32string_view::npos;
}

}  // namespace

Blocks join_lines(std::string_view text, const std::vector<BodyLine>& lines,
                  const Lexicon& lexicon) {
  std::vector<Block> blocks;
  for (const BodyLine& line : lines) {
    const bool joins = !blocks.empty() &&
                       (line.continues ||
                        (is_cut(text, blocks.back(), lexicon) &&
                         !opens_section(Reading(text, {line.span.begin, line.span.end}), lexicon)));
    if (!joins) blocks.emplace_back();
    blocks.back().pieces.push_back(line.span);
  }
  return Blocks(text, std::move(blocks));
}

}  // namespace shuzhi::detail
