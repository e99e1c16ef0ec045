#include "grammar/plain_period.hpp"

#include "grammar/plain_amount.hpp"

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
// What a plan may go on with behind 期间 and the like.
constexpr CharacterFilter goes_on_with_plan{U"以期末初"};
constexpr std::array<std::u32string_view, 4> plan_ends{U"期间", U"时期", U"规划", U"计划"};
// What a month or day may go on with, besides what a year does.
constexpr CharacterFilter goes_on_with_day{U"份季均旬周中点时分"};
constexpr std::array<std::u32string_view, 5> count_leads{U"近", U"过去", U"今后", U"未来", U"最近"};
constexpr CharacterFilter count_openings{
    U"0123456789xX×*_某╳Хх〇零○一壹壱二两贰貳三叁參叄四肆五伍六陆陸七柒八捌九玖十拾廿卅"
    U"几数半负-百佰千仟万亿兆"};
// The units that make a count one of a period's.
constexpr CharacterFilter period_units{U" 年个月天"};

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

// Whether anything may go on behind 年; 的 goes on only in front of what does so without it.
bool year_may_go_on(const Place& place, iterator p) {
  return goes_on.may_contain(place.at(p)) &&
         (place.at(p) != U'的' || goes_on.may_contain(place.at(p + 1)));
}

// Behind four characters of a year: 2024, 20xx, 一九七八; the beginning where there are no four.
iterator behind_year(const Place& place) {
  const auto run = [&](auto is_part) {
    iterator p = place.first;
    while (is_part(place.at(p))) ++p;
    return p - place.first == 4 ? p : place.first;
  };
  const iterator p = run([](char32_t c) { return is_digit(c) || is_mask(c); });
  return p != place.first ? p : run(is_chinese_digit);
}

// Behind 12 and the 月 or 日 that follows; where it is, if neither does.
iterator behind_part(const Place& place, iterator p, std::u32string_view signs) {
  iterator end = p;
  while (end - p < 2 && is_digit(place.at(end))) ++end;
  return end != p && is_one_of(place.at(end), signs) ? end + 1 : p;
}

// 5月, 5月3日 at `p`; false where there is none, or more of it.
bool match_month(const Place& place, iterator p, iterator& end, ast::in_year& in) {
  const iterator month_end = behind_part(place, p, U"月");
  if (month_end == p) return false;
  const iterator day_end = behind_part(place, month_end, U"日号");
  const char32_t next = place.at(day_end);
  if (goes_on.may_contain(next) || goes_on_with_day.may_contain(next)) return false;
  in.month = text_range(p, month_end - 1);
  if (day_end != month_end) in.day = text_range(month_end, day_end - 1);
  end = day_end;
  return true;
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

// 2024年, 2024年度, 2024年5月, 2024年5月3日; the year's figures end at `year_end`.
std::optional<bool> match_year(const Place& place, iterator year_end, iterator& end,
                               ast::period& ast) {
  if (place.at(year_end) != U'年') return std::nullopt;
  iterator p = year_end + 1;
  if (is_digit(place.at(p))) {
    if (!match_month(place, p, end, ast.from.in)) return std::nullopt;
  } else {
    if (place.at(p) == U'度') ++p;
    if (year_may_go_on(place, p)) return std::nullopt;
    end = p;
  }
  ast.from.year = text_range(place.first, year_end);
  return true;
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
  if (!long_name && !short_name) return false;
  const iterator number_end = number + (long_name ? 3 : 2);
  if (!is_part(number_end, U"”\"」")) return false;
  Place behind = place;
  behind.first = number_end + 1;
  if (behind.first != place.last) {
    if (*behind.first == U'普') return std::nullopt;
    behind.first += length_of(plan_ends, behind);
    if (goes_on_with_plan.may_contain(place.at(behind.first))) return std::nullopt;
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
  const auto figure = plain_figure(place, behind.first);
  if (!figure) {
    // 近2600万吨
    const iterator scale = behind_figure(behind);
    const bool scaled = is_digit(*behind.first) && is_one_of(place.at(scale), U"万亿") &&
                        !count_openings.may_contain(place.at(scale + 1));
    return scaled ? std::optional(false) : std::nullopt;
  }
  const iterator count_end = figure->end;
  if (place.at(count_end) != U'年') {
    return period_units.may_contain(place.at(count_end)) ? std::nullopt : std::optional(false);
  }
  ast.lead = text_range(place.first, lead_end);
  ast.count.kind = figure->kind;
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
    if (year_may_go_on(place, relative)) return std::nullopt;
    ast.from.relative = text_range(first, relative);
    end = relative;
    return true;
  }
  if (const auto lead = length_of(count_leads, place)) {
    return match_count(place, first + lead, end, ast);
  }
  if (const iterator year = behind_year(place); year != first) {
    return match_year(place, year, end, ast);
  }
  if (is_digit(*first) && match_month(place, first, end, ast.from.in)) return true;
  const bool whole_year = *first == U'全';
  const iterator year_end = whole_year ? first + 1 : behind_figure(place);
  if (year_end == first || place.at(year_end) != U'年') return std::nullopt;
  // 8年 is no year, whatever follows, but for 8年前.
  const bool one_digit = !whole_year && year_end - first == 1 && *first != U'0';
  if (one_digit && !is_one_of(place.at(year_end + 1), U"前后之以代")) return false;
  if (year_may_go_on(place, year_end + 1)) return std::nullopt;
  // 07年 is a year, 21年 a duration.
  if (!whole_year) return *first == U'0' ? std::nullopt : std::optional(false);
  ast.from.in.part = text_range(first, year_end + 1);
  end = year_end + 1;
  return true;
}

}  // namespace shuzhi::detail::grammar
