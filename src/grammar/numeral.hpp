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

/// What Chinese numerals are made of: digits (plain, formal or 两) and scale words. Asked of most
/// characters near a number: one look-up without a branch, as each has a slot of its own.
class FigureTable {
 public:
  constexpr FigureTable() {
    entries_.fill(no_character);
    constexpr std::array digits{std::u32string_view(U"〇零○"),    std::u32string_view(U"一壹壱"),
                                std::u32string_view(U"二两贰貳"), std::u32string_view(U"三叁參叄"),
                                std::u32string_view(U"四肆"),     std::u32string_view(U"五伍"),
                                std::u32string_view(U"六陆陸"),   std::u32string_view(U"七柒"),
                                std::u32string_view(U"八捌"),     std::u32string_view(U"九玖")};
    for (std::uint32_t value = 0; value < digits.size(); ++value) add(digits[value], value);
    add(U"十拾", scale + 1);
    add(U"百佰", scale + 2);
    add(U"千仟", scale + 3);
    add(U"万", scale + 4);
    add(U"兆", scale + 6);
    add(U"亿", scale + 8);
  }
  constexpr bool has_clash() const noexcept { return has_clash_; }
  constexpr bool is_figure(char32_t c) const noexcept { return (entry(c) & no_character) == c; }
  /// The digit's value, or -1.
  constexpr int digit(char32_t c) const noexcept {
    const std::uint32_t value = entry(c) >> character_bits;
    return is_figure(c) && value < scale ? static_cast<int>(value) : -1;
  }
  /// The power of ten that a scale word stands for, or -1.
  constexpr int exponent(char32_t c) const noexcept {
    const std::uint32_t value = entry(c) >> character_bits;
    return is_figure(c) && value >= scale ? static_cast<int>(value - scale) : -1;
  }

 private:
  static constexpr unsigned character_bits = 21;
  static constexpr std::uint32_t no_character = 0x1FFFFF;
  static constexpr std::uint32_t scale = 16;
  static constexpr std::size_t slot(char32_t c) noexcept { return c * 0x53F2A7BFu >> 26; }
  constexpr std::uint32_t entry(char32_t c) const noexcept { return entries_[slot(c)]; }
  constexpr void add(std::u32string_view forms, std::uint32_t value) {
    for (const char32_t c : forms) {
      std::uint32_t& entry = entries_[slot(c)];
      has_clash_ = has_clash_ || entry != no_character;
      entry = value << character_bits | c;
    }
  }
  std::array<std::uint32_t, 64> entries_{};
  bool has_clash_ = false;
};
inline constexpr FigureTable figure_table;
static_assert(!figure_table.has_clash());

/// Value of one Chinese digit, or -1.
constexpr int digit_value(char32_t c) noexcept { return figure_table.digit(c); }
constexpr bool is_chinese_digit(char32_t c) noexcept { return digit_value(c) >= 0; }
/// The power of ten that a scale word stands for, or -1.
constexpr int scale_exponent(char32_t c) noexcept { return figure_table.exponent(c); }
constexpr bool is_scale(char32_t c) noexcept { return scale_exponent(c) >= 0; }
constexpr bool is_chinese_figure(char32_t c) noexcept { return figure_table.is_figure(c); }

constexpr bool is_mask(char32_t c) noexcept {
  return c == U'x' || c == U'X' || c == U'×' || c == U'*' || c == U'_' || c == U'某' || c == U'○' ||
         c == U'╳' || c == U'Х' || c == U'х';
}

}  // namespace shuzhi::detail::grammar
