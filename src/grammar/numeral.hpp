// Numerals: 149,242; 1·5; 三千二百; 三分之二; xx.x.
#pragma once

#include "grammar/config.hpp"

#include <shuzhi/decimal.hpp>

#include <optional>

namespace shuzhi::detail::grammar {

namespace ast {

enum class numeral_kind : std::uint8_t {
  arabic,    ///< digits, separators, a point
  compound,  ///< 3亿5千万, 13万2
  chinese,   ///< 三千二百, 二〇二一, 三点五
  masked,    ///< xx.x, **
  percent,   ///< 百分之九十五
  permille,  ///< 千分之三
  fraction,  ///< 三分之二
  tenths,    ///< 七成半
  scale,     ///< 百, 万: a scale word alone, as in 突破百条
};

struct numeral {
  numeral_kind kind = numeral_kind::arabic;
  text_range text;
};

}  // namespace ast

using numeral_type = x3::rule<struct numeral_id, ast::numeral>;
BOOST_SPIRIT_DECLARE(numeral_type)
/// 数: any numeral but a scale word alone.
const numeral_type& numeral();

using bare_scale_type = x3::rule<struct bare_scale_id, ast::numeral>;
BOOST_SPIRIT_DECLARE(bare_scale_type)
/// 百, 千, 万, 百亿: counts only behind an approximator.
const bare_scale_type& bare_scale();

/// What a numeral says. Where the words leave it open (三四十, 十几, 数百) it is bounds.
struct NumeralValue {
  Decimal value;
  Decimal upper;  ///< the upper bound where `open`; `value` is then the lower one
  bool open = false;
  Decimal divisor{1};  ///< of a fraction whose decimal would not end (三分之二)
};

/// Nothing where the number is out of range or its parts do not make a number.
std::optional<NumeralValue> evaluate(const ast::numeral& numeral);

/// 10^k for a run of scale words (万亿); nothing for a run that is none.
std::optional<Decimal> evaluate_scale(std::u32string_view words);

/// Value of one Chinese digit (plain, formal or 两), or -1.
int digit_value(char32_t c) noexcept;

constexpr bool is_mask(char32_t c) noexcept {
  return c == U'x' || c == U'X' || c == U'×' || c == U'*' || c == U'_' || c == U'某' || c == U'○' ||
         c == U'╳' || c == U'Х' || c == U'х';
}
constexpr bool is_scale(char32_t c) noexcept {
  return c == U'十' || c == U'百' || c == U'千' || c == U'万' || c == U'亿' || c == U'拾' ||
         c == U'佰' || c == U'仟' || c == U'兆';
}
bool is_chinese_digit(char32_t c) noexcept;

}  // namespace shuzhi::detail::grammar
