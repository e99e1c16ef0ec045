#include "text/sentences.hpp"

#include <algorithm>
#include <array>

namespace shuzhi::detail {
namespace {

// An opening mark that is not closed within this many characters is taken for a slip.
constexpr Pos longest_bracket = 120;
// Rules look back and forth inside a sentence. Text that goes on without a full stop for
// longer than any writer's sentence is cut at its next clause, so that the work for each
// character stays bounded.
constexpr Pos longest_sentence = 600;

// 他说:“….”会后: the stop in front of a closing quote that was opened behind a colon ends
// the sentence, unless the sentence goes on.
bool closes_speech(const Reading& reading, Range within, Pos stop) {
  if (stop + 1 >= within.end || reading[stop + 1] != U'”') return false;
  const char32_t behind = stop + 2 < within.end ? reading[stop + 2] : U'\0';
  if (is_clause_mark(behind) || behind == U'、' || behind == U'的') return false;
  for (Pos p = stop; p-- > within.begin && stop - p <= longest_bracket;) {
    if (reading[p] == U'“') return p > within.begin && reading[p - 1] == U':';
  }
  return false;
}

}  // namespace

void Brackets::find(const Reading& reading, Range within, Marks marks) {
  struct Open {
    Pos at;
    char32_t closes;
  };
  std::array<Open, 8> open;
  std::size_t depth = 0;
  for (Pos i = within.begin; i < within.end; ++i) {
    if (!reading.is(i, trait_bracket)) continue;
    const char32_t c = reading[i];
    // “…“: a slip for the closing quote.
    const bool closes_by_slip = c == U'“' && depth != 0 && open[depth - 1].closes == U'”';
    if (marks == Marks::quotes && (c == U'(' || c == U')')) continue;
    if (is_opening(c) && !closes_by_slip) {
      if (depth < open.size()) open[depth++] = {i, closing_of(c)};
      continue;
    }
    for (std::size_t k = depth; k-- > 0;) {
      if (open[k].closes != (closes_by_slip ? U'”' : c)) continue;
      if (i - open[k].at <= longest_bracket) add({open[k].at, i + 1});
      depth = k;
      break;
    }
  }
}

// What closes later takes in all that opened behind its own opening mark.
void Brackets::add(Range closed) {
  while (!outer_.empty() && outer_.back().begin > closed.begin) outer_.pop_back();
  outer_.push_back(closed);
}

std::vector<Range> split_sentences(const Reading& reading, Range within) {
  std::vector<Range> out;
  Brackets brackets(reading, within);
  Pos begin = within.begin;
  for (Pos i = within.begin; i < within.end; ++i) {
    const char32_t c = reading[i];
    const bool ends_nothing = !reading.is(i, trait_clause) && c != U'.';
    if (ends_nothing && i - begin < 4 * longest_sentence) continue;
    if (i - begin >= longest_sentence && (is_clause_mark(c) || i - begin >= 4 * longest_sentence) &&
        !is_digit(reading.at(std::int64_t{i} + 1))) {
      out.push_back({begin, i + 1});
      begin = i + 1;
      continue;
    }
    const char32_t next = reading.at(std::int64_t{i} + 1);
    // A half-width stop between Chinese characters: 3所.全县.
    const bool stop = is_terminal(c) || (c == U'.' && is_han(reading.at(std::int64_t{i} - 1)) &&
                                         (is_han(next) || next == U'\0'));
    if (!stop || (brackets.inside(i) && !closes_speech(reading, within, i))) continue;
    if (is_digit(reading.at(std::int64_t{i} - 1)) && is_digit(reading.at(std::int64_t{i} + 1))) {
      continue;
    }
    Pos end = i + 1;
    while (end < within.end && (is_terminal(reading[end]) || is_closing(reading[end]))) ++end;
    out.push_back({begin, end});
    begin = end;
    i = end - 1;
  }
  if (begin < within.end) out.push_back({begin, within.end});
  return out;
}

}  // namespace shuzhi::detail
