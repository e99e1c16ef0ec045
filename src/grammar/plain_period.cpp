#include "grammar/plain_period.hpp"

namespace shuzhi::detail::grammar {
namespace {

// What may go on with a period behind its 年.
constexpr CharacterFilter goes_on{
    U" 0123456789xX×*_某╳Хх〇零○一壹壱二两贰貳三叁參叄四肆五伍六陆陸七柒八捌九玖十拾廿卅"
    U"度学级制代轮月的第前首后头最上下全春秋暑寒初末底年起以至截止到来之同-—~和与、/.“”\"「」"};
// 今 in 今年.
constexpr CharacterFilter relative_openings{U"今本去上前明来次后当同"};

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

}  // namespace

std::optional<bool> match_plain_period(const Place& place, iterator& end, ast::period& ast) {
  const iterator first = place.first;
  const bool relative = relative_openings.may_contain(*first);
  const iterator year_end = relative ? first + 1 : behind_figure(place);
  if (year_end == first || place.at(year_end) != U'年' ||
      goes_on.may_contain(place.at(year_end + 1))) {
    return std::nullopt;
  }
  constexpr std::ptrdiff_t year_digits = 4;
  if (relative) {
    ast.from.relative = text_range(first, year_end + 1);
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
