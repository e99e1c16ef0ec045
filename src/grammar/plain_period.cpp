#include "grammar/plain_period.hpp"

#include <array>

namespace shuzhi::detail::grammar {
namespace {

// What may go on with a period behind its 年.
constexpr CharacterFilter goes_on{
    U" 0123456789xX×*_某╳Хх〇零○一壹壱二两贰貳三叁參叄四肆五伍六陆陸七柒八捌九玖十拾廿卅半"
    U"度学级制代轮月的第前首后头最上下全春秋暑寒初末底年起以至截止到之同-—~和与、/.“”\"「」"};
// 今 in 今年.
constexpr CharacterFilter relative_openings{U"今本去上前明来次后当同"};
constexpr std::array<std::u32string_view, 6> relative_words{U"过去一年", U"过去的一年", U"新的一年",
                                                            U"上一年",   U"下一年",     U"这一年"};
// What a plan may go on with, and what makes it none.
constexpr CharacterFilter goes_on_with_plan{U"期时规计以末初普"};
constexpr std::array<std::u32string_view, 5> count_leads{U"近", U"过去", U"今后", U"未来", U"最近"};
constexpr CharacterFilter count_openings{
    U"0123456789xX×*_某╳Хх〇零○一壹壱二两贰貳三叁參叄四肆五伍六陆陸七柒八捌九玖十拾廿卅"
    U"几数半负-百佰千仟万亿兆"};
// What a count may go on with, and the units that make it one of a period's.
constexpr CharacterFilter goes_on_with_count{
    U" 0123456789xX×*_某╳Хх〇零○一壹壱二两贰貳三叁參叄四肆五伍六陆陸七柒八捌九玖十拾廿卅"
    U".·•。,:/点分成半多余来几百佰千仟万兆亿年个月天"};

bool is_one_to_ten(char32_t c) { return c == U'十' || digit_value(c) > 0; }

// Behind the digits, or behind 三, 十二 and 三十; the beginning where there is another figure.
iterator behind_figure(const Place& place) {
  iterator p = place.first;
  if (is_digit(*p)) {
    while (is_digit(place.at(p))) ++p;
    return p;
  }
  if (!is_one_to_ten(*p)) return place.first;
  const char32_t next = place.at(p + 1);
  const bool tens = is_one_to_ten(next) && (*p == U'十') != (next == U'十');
  return p + (tens ? 2 : 1);
}

template <std::size_t N>
std::size_t length_of(const std::array<std::u32string_view, N>& words, const Place& place) {
  const auto rest = static_cast<std::size_t>(place.last - place.first);
  for (const std::u32string_view w : words) {
    if (w.front() == *place.first && w.size() <= rest &&
        std::u32string_view(place.first, w.size()) == w) {
      return w.size();
    }
  }
  return 0;
}

// Behind 今年 or 过去一年; the beginning where there is neither.
iterator behind_relative(const Place& place) {
  if (relative_openings.may_contain(*place.first) && place.at(place.first + 1) == U'年') {
    return place.first + 2;
  }
  return place.first + length_of(relative_words, place);
}

// “十四五”
std::optional<bool> match_plan(const Place& place, iterator& end, ast::period& ast) {
  const iterator number = place.first + 1;
  const auto is_part = [&](iterator p, std::u32string_view set) {
    return is_one_of(place.at(p), set);
  };
  const bool long_name =
      is_part(number, U"十") && is_part(number + 1, U"一二三四五六") && is_part(number + 2, U"五");
  const bool short_name = is_part(number, U"十六七八九") && is_part(number + 1, U"五");
  if (!long_name && !short_name) return std::nullopt;
  const iterator number_end = number + (long_name ? 3 : 2);
  if (!is_part(number_end, U"”\"」") || goes_on_with_plan.may_contain(place.at(number_end + 1))) {
    return std::nullopt;
  }
  ast.plan = text_range(number, number_end);
  end = number_end + 1;
  return true;
}

// 近三年, 过去10年来; not 近三百人.
std::optional<bool> match_count(const Place& place, iterator lead_end, iterator& end,
                                ast::period& ast) {
  Place behind = place;
  behind.first = place.skip_blanks(lead_end);
  if (!count_openings.may_contain(place.at(behind.first))) return false;
  const iterator count_end = behind_figure(behind);
  if (count_end == behind.first) return std::nullopt;
  if (place.at(count_end) != U'年') {
    return goes_on_with_count.may_contain(place.at(count_end)) ? std::nullopt
                                                               : std::optional(false);
  }
  ast.lead = text_range(place.first, lead_end);
  ast.count.kind = is_digit(*behind.first) ? ast::numeral_kind::arabic : ast::numeral_kind::chinese;
  ast.count.text = text_range(behind.first, count_end);
  end = count_end + (place.at(count_end + 1) == U'来' ? 2 : 1);
  ast.tail = text_range(count_end, end);
  return true;
}

}  // namespace

std::optional<bool> match_plain_period(const Place& place, iterator& end, ast::period& ast) {
  const iterator first = place.first;
  if (is_one_of(*first, U"“\"「")) return match_plan(place, end, ast);
  if (const iterator relative = behind_relative(place); relative != first) {
    if (goes_on.may_contain(place.at(relative))) return std::nullopt;
    ast.from.relative = text_range(first, relative);
    end = relative;
    return true;
  }
  if (const auto lead = length_of(count_leads, place)) {
    return match_count(place, first + lead, end, ast);
  }
  const bool whole_year = *first == U'全';
  const iterator year_end = whole_year ? first + 1 : behind_figure(place);
  if (year_end == first || place.at(year_end) != U'年' ||
      goes_on.may_contain(place.at(year_end + 1))) {
    return std::nullopt;
  }
  constexpr std::ptrdiff_t year_digits = 4;
  if (whole_year) {
    ast.from.in.part = text_range(first, year_end + 1);
  } else if (is_digit(*first) && year_end - first == year_digits) {
    ast.from.year = text_range(first, year_end);
  } else {
    // 07年 is a year, 21年 a duration.
    return *first == U'0' ? std::nullopt : std::optional(false);
  }
  end = year_end + 1;
  return true;
}

}  // namespace shuzhi::detail::grammar
