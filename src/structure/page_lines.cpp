#include "structure/page_lines.hpp"

namespace shuzhi::detail {
namespace {

// A line longer than this is prose; only its head and tail can be furniture.
constexpr Pos longest_phrase_line = 160;
// The bytes that so many characters have at most, and one character more.
constexpr std::uint32_t longest_head = 4 * (longest_phrase_line + 1);
// What is as long and has a full stop is a sentence.
constexpr std::uint8_t shortest_prose = 30;

}  // namespace

bool has_stop(std::string_view text, Span span) {
  return text.substr(span.begin, span.size()).find("。") != std::string_view::npos;
}

PageLine::PageLine(std::string_view text, const Line& l) : line(l), begin(l.span.begin) {
  const std::size_t count = l.span.size() > longest_head
                                ? l.span.size()
                                : count_characters(text.substr(l.span.begin, l.span.size()));
  whole = count <= longest_phrase_line;
  if (whole) size = static_cast<std::uint8_t>(count);
  prose = !whole || (size >= shortest_prose && has_stop(text, l.span));
}

Span PageLine::head(std::string_view text) const {
  return beginning_of(text, line.span, longest_head);
}

PageLines::PageLines(std::string_view text, const std::vector<Line>& lines)
    : text_(text), head_(text) {
  lines_.reserve(lines.size());
  for (const Line& line : lines) lines_.emplace_back(text, line);
}

const Reading& PageLines::reading(std::size_t i) {
  if (i != head_line_) {
    head_.clear();
    head_.append(lines_[i].head(text_));
    head_line_ = i;
  }
  return head_;
}

std::u32string_view PageLines::squeezed(std::size_t i) {
  const std::u32string_view text = head(i);
  if (head_.next(0, head_.size(), trait_blank) == head_.size()) return text;
  squeezed_.clear();
  for (const char32_t c : text) {
    if (!is_blank(c)) squeezed_.push_back(c);
  }
  return squeezed_;
}

bool PageLines::ends_sentence(std::size_t i) const {
  const Span span = lines_[i].line.span;
  std::size_t at = span.end;
  do --at;
  while (at > span.begin && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80);
  return is_terminal(fold(next_code_point(text_, at)));
}

void PageLines::end_line(std::size_t i, std::uint32_t end) {
  lines_[i].line.span.end = end;
  if (i == head_line_) head_line_ = SIZE_MAX;
}

}  // namespace shuzhi::detail
