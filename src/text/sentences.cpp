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
constexpr Pos longest_clause = 4 * longest_sentence;

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

// The next place from `from` on that may end the sentence that began at `begin`: a stop; behind
// its length a clause's mark as well; and behind that of a clause whatever stands there.
Pos next_end(const Reading& reading, Pos begin, Pos from, Pos end) {
  const auto upto = [&](Pos length) { return end - begin > length ? begin + length : end; };
  const Pos any_mark = upto(longest_sentence);
  from = from < any_mark ? reading.next(from, any_mark, trait_stop) : from;
  if (from < any_mark) return from;
  const Pos any_place = upto(longest_clause);
  return from < any_place ? reading.next(from, any_place, trait_stop | trait_clause) : from;
}

}  // namespace

void Brackets::find(const Reading& reading, Range within, Marks marks) {
  struct Open {
    Pos at;
    char32_t closes;
  };
  std::array<Open, 8> open;
  std::size_t depth = 0;
  for (Pos i = reading.next(within.begin, within.end, trait_bracket); i < within.end;
       i = reading.next(i + 1, within.end, trait_bracket)) {
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

namespace {

// Gives each sentence to `add`, which tells whether to go on.
template <class Add>
void each_sentence(const Reading& reading, Range within, Add add) {
  Brackets brackets(reading, within);
  Pos begin = within.begin;
  for (Pos i = next_end(reading, begin, begin, within.end); i < within.end;
       i = next_end(reading, begin, i + 1, within.end)) {
    const char32_t c = reading[i];
    const char32_t next = reading.at(std::int64_t{i} + 1);
    if (i - begin >= longest_sentence && (c != U'.' || i - begin >= longest_clause) &&
        !is_digit(next)) {
      if (!add({begin, i + 1})) return;
      begin = i + 1;
      continue;
    }
    // A half-width stop between Chinese characters: 3所.全县.
    const bool stop = is_terminal(c) || (c == U'.' && is_han(reading.at(std::int64_t{i} - 1)) &&
                                         (is_han(next) || next == U'\0'));
    if (!stop || (brackets.inside(i) && !closes_speech(reading, within, i))) continue;
    if (is_digit(reading.at(std::int64_t{i} - 1)) && is_digit(next)) continue;
    Pos end = i + 1;
    while (end < within.end && (is_terminal(reading[end]) || is_closing(reading[end]))) ++end;
    if (!add({begin, end})) return;
    begin = end;
    i = end - 1;
  }
  if (begin < within.end) add({begin, within.end});
}

}  // namespace

void split_sentences(const Reading& reading, Range within, std::vector<Range>& out) {
  out.clear();
  each_sentence(reading, within, [&out](Range sentence) {
    out.push_back(sentence);
    return true;
  });
}

Range first_sentence(const Reading& reading, Range within) {
  Range first = within;
  each_sentence(reading, within, [&first](Range sentence) {
    first = sentence;
    return false;
  });
  return first;
}

}  // namespace shuzhi::detail
