#include "grammar/plain_amount.hpp"

namespace shuzhi::detail::grammar {
namespace {

// What may go on with a figure, and with an amount, whatever else it begins.
constexpr CharacterFilter goes_on_with_figure{
    U"0123456789〇零○一壹壱二两贰貳三叁參叄四肆五伍六陆陸七柒八捌九玖十拾百佰千仟万兆亿廿卅"
    U"xX×*_某╳Хх .·•。,/:几点分成半多余来"};
// 亿 behind 个: 5个亿.
constexpr CharacterFilter goes_on_with_amount{U" 半多余来-—~至到和与万亿"};

bool amount_may_go_on(const Place& place, iterator p) {
  const char32_t c = place.at(p);
  return goes_on_with_amount.may_contain(c) || (c == U'(' && place.at(p + 1) == U'含') ||
         place.lexicon.approximators_after().longest(p, place.last);
}

// Behind 35, 7.35 or 三; the beginning where another figure stands there.
iterator behind_figure(const Place& place) {
  iterator p = place.first;
  if (!is_digit(*p)) return digit_value(*p) > 0 ? p + 1 : p;
  const auto skip_digits = [&] {
    while (is_digit(place.at(p))) ++p;
  };
  skip_digits();
  if (place.at(p) == U'.' && is_digit(place.at(p + 1))) {
    ++p;
    skip_digits();
  }
  return p;
}

// Behind 万, 亿 or 万亿 that stand behind digits.
iterator behind_scale(const Place& place, iterator p) {
  if (!is_digit(*place.first)) return p;
  while (place.at(p) == U'万' || place.at(p) == U'亿') ++p;
  return p;
}

}  // namespace

bool match_plain(const Place& place, iterator& end, ast::measured& ast) {
  const iterator figure_end = behind_figure(place);
  if (figure_end == place.first) return false;
  const iterator scale_end = behind_scale(place, figure_end);
  if (goes_on_with_figure.may_contain(place.at(scale_end))) return false;
  auto unit = place.lexicon.units().longest(scale_end, place.last);
  if (unit && place.lexicon.not_units().longest(scale_end, place.last).length > unit.length) {
    unit = {};
  }
  const iterator unit_end = scale_end + unit.length;
  // 三个半小时, 三所以上, 三至五所
  if (amount_may_go_on(place, unit_end)) return false;
  ast.first.number.kind =
      is_digit(*place.first) ? ast::numeral_kind::arabic : ast::numeral_kind::chinese;
  ast.first.number.text = text_range(place.first, figure_end);
  ast.first.scale = text_range(figure_end, scale_end);
  if (unit) {
    ast.unit.row = unit.row;
    ast.unit.text = text_range(scale_end, unit_end);
  }
  end = unit_end;
  return true;
}

}  // namespace shuzhi::detail::grammar
