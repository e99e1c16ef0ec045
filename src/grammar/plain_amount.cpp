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

std::optional<PlainAmount> match_plain(const Place& place) {
  PlainAmount plain;
  plain.figure_end = behind_figure(place);
  if (plain.figure_end == place.first) return std::nullopt;
  plain.scale_end = behind_scale(place, plain.figure_end);
  if (goes_on_with_figure.may_contain(place.at(plain.scale_end))) return std::nullopt;
  plain.end = plain.scale_end;
  const auto unit = place.lexicon.units().longest(plain.scale_end, place.last);
  if (unit &&
      place.lexicon.not_units().longest(plain.scale_end, place.last).length <= unit.length) {
    plain.unit_row = unit.row;
    plain.end += unit.length;
  }
  // 三个半小时, 三所以上, 三至五所
  if (amount_may_go_on(place, plain.end)) return std::nullopt;
  return plain;
}

ast::measured as_measured(const Place& place, const PlainAmount& plain) {
  ast::measured ast;
  ast.first.number.kind =
      is_digit(*place.first) ? ast::numeral_kind::arabic : ast::numeral_kind::chinese;
  ast.first.number.text = text_range(place.first, plain.figure_end);
  ast.first.scale = text_range(plain.figure_end, plain.scale_end);
  if (plain.unit_row != unit_mention::none) {
    ast.unit.row = plain.unit_row;
    ast.unit.text = text_range(plain.scale_end, plain.end);
  }
  return ast;
}

}  // namespace shuzhi::detail::grammar
