#include "structure/notes.hpp"

#include "grammar/marker.hpp"

#include <string_view>

namespace shuzhi::detail {
namespace {

using std::optional;
using std::u32string_view;

// [1]本公报数据….
bool is_footnote(const Reading& reading, Range range) {
  if (reading[range.begin] != U'[') return false;
  Pos p = range.begin + 1;
  while (is_digit(reading.at(p))) ++p;
  return p > range.begin + 1 && reading.at(p) == U']';
}

// Behind 注:, 附件: or 注1:; the range's beginning where none stands there.
Pos behind_note_word(const Reading& reading, Range range) {
  const char32_t first = reading[range.begin];
  if (first != U'注' && first != U'附' && first != U'备') return range.begin;
  for (const u32string_view word : {U"注释", U"附注", U"备注", U"注", U"附件", U"附表", U"附"}) {
    if (!reading.view(range).starts_with(word)) continue;
    Pos p = range.begin + static_cast<Pos>(word.size());
    while (p < range.end && is_digit(reading[p])) ++p;
    if (p < range.end && reading[p] == U':') return p + 1;
  }
  return range.begin;
}

// What the marker counts to that the text opens with; 0: none, or one of a heading.
int note_number(const Reading& reading, Range range, const Lexicon& lexicon) {
  grammar::iterator p = reading.data() + range.begin;
  grammar::ast::marker marker;
  const bool found = grammar::read_heading_marker(p, reading.data() + range.end, lexicon, marker) &&
                     marker.scheme != Scheme::cjk_comma && marker.scheme != Scheme::chapter;
  return found ? grammar::ordinal_of(marker) : 0;
}

}  // namespace

optional<int> note_at(const Reading& reading, Range paragraph, int next, const Lexicon& lexicon) {
  if (is_footnote(reading, paragraph)) return 0;
  Pos p = behind_note_word(reading, paragraph);
  const bool opens = p != paragraph.begin;
  if (!opens && next == 0) return std::nullopt;
  while (p < paragraph.end && is_blank(reading[p])) ++p;
  if (p == paragraph.end) return 1;  // 注释: on a line of its own
  const int number = note_number(reading, {p, paragraph.end}, lexicon);
  if (opens) return number == 0 ? 0 : number + 1;
  return number == next ? optional<int>(number + 1) : std::nullopt;
}

}  // namespace shuzhi::detail
