// Numerals: 149,242; 1·5; 三千二百; 三分之二; xx.x.
#pragma once

#include "grammar/config.hpp"

#include <shuzhi/decimal.hpp>

#include <optional>

namespace shuzhi::detail::grammar {

namespace ast {

enum class numeral_kind : std::uint8_t {
  arabic,    ///< digits, separators, a point, and what scale words join: 3亿5千万, 13万2
  chinese,   ///< 三千二百, 二〇二一, 三点五
  masked,    ///< xx.x, **
  percent,   ///< 百分之九十五
  permille,  ///< 千分之三
  parts,     ///< 万分之五, 百万分之二: told in percent
  fraction,  ///< 三分之二, 7/12, 一半
  tenths,    ///< 七成半, 2.5成
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

/// The scale words at the end of a Chinese numeral that a range may share with its other end:
/// 万 in 一百五十万, 百万 in 三百万, 千 in 五千. Empty where there is none.
std::u32string_view trailing_scale(std::u32string_view numeral) noexcept;

/// 10^k for a run of scale words (万亿); nothing for a run that is none.
std::optional<Decimal> evaluate_scale(std::u32string_view words);

/// Value of one Chinese digit (plain, formal or 两), or -1.
int digit_value(char32_t c) noexcept;

constexpr bool is_mask(char32_t c) noexcept {
  return c == U'x' || c == U'X' || c == U'×' || c == U'*' || c == U'_' || c == U'某' || c == U'○' ||
         c == U'╳' || c == U'Х' || c == U'х';
}
/// The power of ten that a scale word stands for, or -1.
constexpr int scale_exponent(char32_t c) noexcept {
  switch (c) {
    case U'十':
    case U'拾':
      return 1;
    case U'百':
    case U'佰':
      return 2;
    case U'千':
    case U'仟':
      return 3;
    case U'万':
      return 4;
    case U'兆':
      return 6;
    case U'亿':
      return 8;
    default:
      return -1;
  }
}
constexpr bool is_scale(char32_t c) noexcept { return scale_exponent(c) >= 0; }
bool is_chinese_digit(char32_t c) noexcept;

}  // namespace shuzhi::detail::grammar
