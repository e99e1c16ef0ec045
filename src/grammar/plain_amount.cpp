#include "grammar/plain_amount.hpp"

#include "grammar/numeral_def.hpp"

namespace shuzhi::detail::grammar {
namespace {

// What may go on with a figure, and with an amount, whatever else it begins.
constexpr CharacterFilter goes_on_with_figure{
    U"0123456789〇零○一壹壱二两贰貳三叁參叄四肆五伍六陆陸七柒八捌九玖十拾百佰千仟万兆亿廿卅"
    U"xX×*_某╳Хх .·•。,/:几点分成半多余来"};
// 亿 behind 个: 5个亿.
constexpr CharacterFilter goes_on_with_amount{U" 半多余来-—~至到和与万亿"};

// What goes on with a figure only in front of another: the point of 7.35, no 1. of a list.
constexpr CharacterFilter points{U".·•。,"};

bool figure_may_go_on(const Place& place, iterator p) {
  const char32_t c = place.at(p);
  if (!goes_on_with_figure.may_contain(c)) return false;
  const char32_t next = place.at(p + 1);
  return !points.may_contain(c) || is_digit(next) || is_mask(next);
}

bool amount_may_go_on(const Place& place, iterator p) {
  const char32_t c = place.at(p);
  // 个来月, but not 一年来
  if (c == U'来') return p[-1] == U'个';
  return goes_on_with_amount.may_contain(c) || (c == U'(' && place.at(p + 1) == U'含');
}

// Behind 35 or 7.35.
iterator behind_digits(const Place& place, iterator p) {
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

// Behind 三, 十, 十三, 三十, 三十五 or 三千二百万, and 零; where it is, if another figure stands there.
iterator behind_numeral(const Place& place, iterator p) {
  const iterator begin = p;
  if (place.at(p) == U'零') return place.at(p + 1) == U'下' ? p : p + 1;
  if (digit_value(place.at(p)) > 0) ++p;
  if (place.at(p) == U'十') p += digit_value(place.at(p + 1)) > 0 ? 2 : 1;
  if (p != begin && is_chinese_figure(place.at(p))) {
    p = begin;
    numeral_parts::chinese_run{}.read(p, place.last, place.lexicon);
  }
  return p;
}

// Behind 七 or 七点八 of 百分之七点八.
iterator behind_share(const Place& place, iterator p) {
  if (is_digit(place.at(p))) return behind_digits(place, p);
  const iterator begin = p;
  p = behind_numeral(place, p);
  if (p == begin || place.at(p) != U'点') return p;
  iterator end = p + 1;
  while (is_chinese_digit(place.at(end))) ++end;
  return end == p + 1 ? p : end;
}
constexpr std::u32string_view share_words = U"百分之";
bool is_share_ahead(const Place& place, iterator p) {
  return place.at(p) == share_words[0] && place.at(p + 1) == share_words[1] &&
         place.at(p + 2) == share_words[2];
}

// Behind xx, where it is no word for money.
iterator behind_mask(const Place& place, iterator p) {
  if (place.lexicon.units().longest(p, place.last)) return p;
  while (is_mask(place.at(p))) ++p;
  return p;
}

// Fills the figure; false where none stands that is plain.
bool read_figure(const Place& place, PlainAmount& plain) {
  const iterator p = plain.figure = place.first + plain.before.length;
  const char32_t c = place.at(p);
  if (is_digit(c)) {
    plain.figure_end = behind_digits(place, p);
  } else if (is_share_ahead(place, p)) {
    plain.kind = ast::numeral_kind::percent;
    const iterator share = p + share_words.size();
    plain.figure_end = behind_share(place, share);
    return plain.figure_end != share;
  } else if (plain.before) {
    return false;
  } else if (is_mask(c) && !is_chinese_digit(c)) {
    plain.kind = ast::numeral_kind::masked;
    plain.figure_end = behind_mask(place, p);
  } else {
    plain.kind = ast::numeral_kind::chinese;
    plain.figure_end = behind_numeral(place, p);
  }
  return plain.figure_end != p;
}

iterator behind_open(const Place& place, iterator p) {
  return place.at(p) == U'多' || place.at(p) == U'余' ? p + 1 : p;
}

// 万, 亿 or 万亿 behind digits, with the 多 or 余 in front or behind. A Chinese numeral has taken its
// scale words itself, and a share or a mask has none.
void read_scale(const Place& place, PlainAmount& plain) {
  plain.inner_end = plain.scale_end = plain.outer_end = plain.figure_end;
  const bool digits = plain.kind == ast::numeral_kind::arabic;
  if (!digits && plain.kind != ast::numeral_kind::chinese) return;
  iterator p = plain.inner_end = behind_open(place, plain.figure_end);
  if (digits || p != plain.figure_end) {
    while (place.at(p) == U'万' || place.at(p) == U'亿') ++p;
  }
  plain.scale_end = p;
  plain.outer_end = p == plain.inner_end ? p : behind_open(place, p);
}

bool may_be_figure(char32_t c) {
  return is_digit(c) || is_chinese_digit(c) || c == U'十' || is_mask(c) || c == share_words[0];
}

}  // namespace

bool match_plain(const Place& place, PlainAmount& plain) {
  const Lexicon& lexicon = place.lexicon;
  if (!may_be_figure(*place.first)) {
    plain.before = lexicon.approximators_before().longest(place.first, place.last);
    if (!plain.before) return false;
  }
  if (!read_figure(place, plain)) return false;
  read_scale(place, plain);
  plain.unit_end = plain.outer_end;
  if (figure_may_go_on(place, plain.outer_end)) return false;
  const auto unit = lexicon.units().longest(plain.outer_end, place.last);
  if (unit && lexicon.not_units().longest(plain.outer_end, place.last).length <= unit.length) {
    if (plain.kind == ast::numeral_kind::percent) return false;
    plain.unit_row = unit.row;
    plain.unit_end += unit.length;
  }
  // 三个半小时, 三至五所
  if (amount_may_go_on(place, plain.unit_end)) return false;
  plain.after = lexicon.approximators_after().longest(plain.unit_end, place.last);
  plain.end = plain.unit_end + plain.after.length;
  return true;
}

std::optional<PlainFigure> plain_figure(const Place& place, iterator p) {
  PlainFigure figure;
  if (is_digit(place.at(p))) {
    figure.end = behind_digits(place, p);
  } else if (!is_mask(place.at(p))) {
    figure.kind = ast::numeral_kind::chinese;
    figure.end = behind_numeral(place, p);
  } else {
    return std::nullopt;
  }
  if (figure.end == p || figure_may_go_on(place, figure.end)) return std::nullopt;
  return figure;
}

ast::measured as_measured(const PlainAmount& plain) {
  ast::measured ast;
  ast.before = plain.before;
  ast.first.number.kind = plain.kind;
  ast.first.number.text = text_range(plain.figure, plain.figure_end);
  ast.first.inner = text_range(plain.figure_end, plain.inner_end);
  ast.first.scale = text_range(plain.inner_end, plain.scale_end);
  ast.first.outer = text_range(plain.scale_end, plain.outer_end);
  if (plain.has_unit()) {
    ast.unit.row = plain.unit_row;
    ast.unit.text = text_range(plain.outer_end, plain.unit_end);
  }
  ast.after = plain.after;
  return ast;
}

}  // namespace shuzhi::detail::grammar
