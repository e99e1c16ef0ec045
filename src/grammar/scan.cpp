#include "grammar/scan.hpp"

#include "grammar/candidates.hpp"
#include "grammar/readers.hpp"
#include "text/places.hpp"

#include <algorithm>

namespace shuzhi::detail::grammar {
namespace {

// xx and XX.X are masks; letters of any other word are a name.
bool is_masked_run(const Place& place) {
  if (is_letter(place.before()) || is_digit(place.before())) return false;
  return std::all_of(place.first,
                     std::find_if_not(place.first, place.last,
                                      [](char32_t c) { return is_letter(c) || is_digit(c); }),
                     [](char32_t c) { return is_digit(c) || is_mask(c); });
}

// CNY 1.25, US$20: a currency's code with the number behind it.
bool is_money_code(const Place& place) {
  if (is_letter(place.before()) || is_digit(place.before())) return false;
  const auto code = place.lexicon.units().longest(place.first, place.last);
  if (!code || place.lexicon.unit(code.row).kind != QuantityKind::money) return false;
  return is_digit(place.at(place.skip_blanks(place.first + code.length)));
}

// H5, PM2.5, COVID-19, a-level
iterator skip_name(const Place& place) {
  iterator p = place.first;
  while (is_letter(place.at(p)) || is_digit(place.at(p)) ||
         (is_one_of(place.at(p), U".-+") &&
          (is_letter(place.at(p + 1)) || is_digit(place.at(p + 1))))) {
    ++p;
  }
  return p;
}

// Behind what no rule took: a run of digits with the letters that make it a name (5G), or a
// run of numerals or masks that is longer than any number.
iterator skip_unread(const Place& place) {
  const iterator first = place.first;
  if (is_digit(*first)) {
    return std::find_if_not(first, place.last,
                            [](char32_t c) { return is_digit(c) || is_letter(c); });
  }
  if (is_chinese_digit(*first) || is_mask(*first)) {
    constexpr std::ptrdiff_t longest = 64;
    const iterator end =
        std::find_if_not(first, place.last, is_mask(*first) ? is_mask : is_chinese_figure);
    if (end - first > longest) return end;
  }
  return first + 1;
}

// What begins with 翻 or 减 is nearly never asked for.
bool read_number(const Place& place, Found& found) {
  if (may_be_ratio(place) && read_ratio(place, found)) return true;
  if (*place.first == U'翻' && read_doubling(place, found)) return true;
  if (*place.first == U'减' && read_halving(place, found)) return true;
  return read_amount(place, found);
}

bool read_mention(const Place& place, std::uint8_t starts, PeriodBase& base, Found& found) {
  if ((starts & Lexicon::starts_rank) == 0 && is_amount_alone(place)) {
    return read_amount(place, found);
  }
  return ((starts & Lexicon::starts_period) != 0 && may_be_period(place) &&
          read_period(place, base, found)) ||
         ((starts & Lexicon::starts_rank) != 0 && may_be_rank(place) && read_rank(place, found)) ||
         ((starts & Lexicon::starts_number) != 0 && may_be_number(place) &&
          read_number(place, found));
}

// What goes on with a figure behind a word that hides it.
constexpr CharacterFilter figure_goes_on{U"0123456789 年月日号度季世"};

// Whether a mention can reach behind a word that begins with a numeral: its figure goes on
// there, or its unit begins inside the word. Most words are told by this from 三公里.
bool may_read_past(const Place& place, iterator word_end) {
  const char32_t next = place.at(word_end);
  if (figure_goes_on.may_contain(next) || is_chinese_figure(next)) return true;
  for (iterator p = place.first + 1; p != word_end; ++p) {
    if (p + place.lexicon.units().longest(p, place.last).length > word_end) return true;
  }
  return std::all_of(place.first, word_end, is_chinese_figure);
}

// 三公里, 一度电, 四季度: the longer word wins over what only looks like 三公 or 一度.
bool reads_past(const Place& place, std::uint8_t starts, iterator word_end, PeriodBase& base,
                Found& found) {
  if ((starts & (Lexicon::starts_number | Lexicon::starts_period)) == 0) return false;
  return may_read_past(place, word_end) && read_mention(place, starts, base, found) &&
         (found.is_period ? found.range.end : found.unit.end) > place.pos(word_end);
}

// A word that hides a numeral (一些), where one begins.
Trie::Match word_here(const Place& place) {
  const bool may = (place.lexicon.starts(*place.first) & Lexicon::starts_word) != 0;
  return may ? place.lexicon.non_numbers().longest(place.first, place.last) : Trie::Match{};
}

bool read_here(const Place& place, const Trie::Match& word, PeriodBase& base, Found& found) {
  const std::uint8_t starts = place.lexicon.starts(*place.first);
  if (word) return reads_past(place, starts, place.first + word.length, base, found);
  if (is_letter(*place.first) && !is_masked_run(place) && !is_money_code(place)) return false;
  return read_mention(place, starts, base, found);
}

}  // namespace

bool Scanner::read_first(const Reading& reading, Range within, Found& found) {
  const iterator origin = reading.data();
  Place place{lexicon_, origin, origin + within.begin, origin + within.end};
  // 人民币5万元: the amount behind takes the name of the money along.
  const auto money = lexicon_.units().longest(place.first, place.last);
  if (money.length > 1 && place.first[money.length - 1] == U'币') {
    place.first = place.skip_blanks(place.first + money.length);
  }
  return place.first != place.last &&
         lexicon_.may_open(place.first[0], place.at(place.first + 1)) &&
         read_here(place, word_here(place), base_, found) && found.range.begin == within.begin;
}

// Without a branch, as nothing foretells which characters these are: one in five begins some
// word, one in thirty what may be a mention.
void Scanner::find_openings(const Reading& reading, Range within) {
  const std::size_t room = within.size() + places_room;
  if (openings_.size() < room) openings_.resize(room);
  const iterator chars = reading.data();
  Pos* const out = openings_.data();
  std::size_t count = 0;
  if (reading.has_traits_of(lexicon_.traits())) {
    count = places_with(trait_opens, reading.traits(), within.begin, within.end, out);
  } else {
    for (Pos p = within.begin; p != within.end; ++p) {
      out[count] = p;
      count += lexicon_.starts(chars[p]) != 0 ? 1 : 0;
    }
  }
  std::size_t kept = 0;
  const auto keep_if = [&](Pos p, char32_t next) {
    out[kept] = p;
    kept += lexicon_.may_open(chars[p], next) ? 1 : 0;
  };
  for (std::size_t i = 0; i + 1 < count; ++i) keep_if(out[i], chars[out[i] + 1]);
  if (count != 0) {
    const Pos p = out[count - 1];
    keep_if(p, p + 1 < within.end ? chars[p + 1] : U'\0');
  }
  opening_count_ = kept;
}

void Scanner::run(const Reading& reading, Range within, std::vector<Found>& out) {
  find_openings(reading, within);
  const iterator origin = reading.data();
  Place place{lexicon_, origin, origin + within.begin, origin + within.end};
  Pos done = within.begin;
  for (std::size_t i = 0; i != opening_count_; ++i) {
    if (origin + openings_[i] < place.first) continue;
    place.first = origin + openings_[i];
    const Trie::Match word = word_here(place);
    Found& found = out.emplace_back();
    if (read_here(place, word, base_, found)) {
      // 六县之首 reaches back, but not into the mention before it.
      found.range.begin = std::max(found.range.begin, done);
      place.first = origin + found.range.end;
      done = found.range.end;
      continue;
    }
    out.pop_back();
    place.first = word                      ? place.first + word.length
                  : is_letter(*place.first) ? skip_name(place)
                                            : skip_unread(place);
  }
}

}  // namespace shuzhi::detail::grammar
