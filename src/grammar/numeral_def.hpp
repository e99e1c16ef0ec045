// The rules of numeral.hpp.
#pragma once

#include "grammar/numeral.hpp"

#include <boost/fusion/include/adapt_struct.hpp>

BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::numeral, kind, text)

namespace shuzhi::detail::grammar {

namespace numeral_parts {

constexpr bool is_scale_word(char32_t c) noexcept { return is_scale(c); }
// 十 opens a number, 百 千 万 do not: 百姓, 千方百计, 万众.
inline bool opens_chinese(char32_t c) noexcept {
  return is_chinese_digit(c) || c == U'十' || c == U'廿' || c == U'卅' || c == U'拾';
}
constexpr bool is_tens_digit(char32_t c) noexcept { return c == U'廿' || c == U'卅'; }

/// True where a unit with a scale word of its own begins: 千瓦, 千米, 百帕, 兆瓦. Of the two
/// readings the longer unit wins: 千瓦时 over 瓦时, but 帕斯卡 over 百帕.
inline bool begins_si_unit(iterator first, iterator last, const Lexicon& lexicon) noexcept {
  if (first == last || (*first != U'千' && *first != U'百' && *first != U'兆')) return false;
  const auto with_scale = lexicon.units().longest(first, last);
  return with_scale && with_scale.length > lexicon.units().longest(first + 1, last).length;
}

/// A unit that begins with a scale word.
struct si_unit : terminal<si_unit> {
  bool read(iterator& first, iterator last, const Lexicon& lexicon) const {
    return begins_si_unit(first, last, lexicon);
  }
};

/// Digits and scale words as far as they make one number. Below 万 the scales of a number
/// fall: 三千五百 is one number, in 百分之七十百分位 and 三千五千 a second one begins. 两 stands
/// behind no digit but 一 (一两个) and 零: in 二两 it is a unit.
struct chinese_run : terminal<chinese_run> {
  bool read(iterator& first, iterator last, const Lexicon& lexicon) const {
    constexpr int highest = 4;
    int lowest = highest;
    iterator end = first;
    for (;;) {
      iterator p = end;
      while (p != last && (is_chinese_digit(*p) || is_tens_digit(*p)) &&
             !(*p == U'两' && p != end && p[-1] != U'一' && digit_value(p[-1]) != 0)) {
        ++p;
      }
      const int exponent = p == last ? -1 : scale_exponent(*p);
      if (exponent < 0 || begins_si_unit(p, last, lexicon)) {
        end = p;
        break;
      }
      if (exponent < highest && exponent >= lowest) break;
      lowest = exponent < highest ? exponent : highest;
      end = p + 1;
    }
    if (end == first) return false;
    first = end;
    return true;
  }
};

/// Digits, with or without separators: 149242; 149,242; 149 242.
struct integer_digits : terminal<integer_digits> {
  bool read(iterator& first, iterator last, const Lexicon&) const {
    constexpr std::ptrdiff_t group = 3;
    iterator end = behind_digits(first, last);
    if (end == first) return false;
    bool grouped = end - first <= group;
    while (grouped && last - end > group && (*end == U',' || *end == U' ')) {
      const iterator next = behind_digits(end + 1, last);
      grouped = next - end == group + 1;
      if (grouped) end = next;
    }
    first = end;
    return true;
  }

 private:
  template <class Iterator>
  static Iterator behind_digits(Iterator p, Iterator last) {
    while (p != last && is_digit(*p)) ++p;
    return p;
  }
};

/// A word that begins with 成 and is no 成 of a share: 成立, 成本.
struct tenths_sign : terminal<tenths_sign> {
  bool read(iterator& first, iterator last, const Lexicon& lexicon) const {
    if (first == last || *first != U'成') return false;
    if (lexicon.not_units().longest(first, last)) return false;
    ++first;
    return true;
  }
};

inline const auto spaces = blanks{};
inline const auto digit = x3::omit[char_if<is_digit>{}];
inline const auto scale_word = x3::omit[char_if<is_scale_word>{}] - si_unit{};
inline const auto chinese_digit = x3::omit[char_if<is_chinese_digit>{}];
inline const auto mask = x3::omit[char_if<is_mask>{}];

inline const auto minus_word = word{U"零下"} | (word{U"负"} >> spaces);
inline const auto minus = word{U"-"} | minus_word;
// A full stop between digits is a slip for the point only where a unit or scale follows
// directly: in 共3。2021年 it ends a sentence.
inline const auto stop_as_point = word{U"。"} >> +digit >> &(any_of{U"%‰万亿"});
inline const auto fraction_part = (x3::omit[any_of{U".·•"}] >> +digit) | stop_as_point;
inline const auto arabic = integer_digits{} >> -fraction_part;

inline const auto chinese_integer = &char_if<opens_chinese>{} >> chinese_run{} >>
                                    -(word{U"几"} >> *scale_word);
inline const auto vague = x3::omit[any_of{U"几数"}] >> +scale_word;
// 一百点123; one or two digits behind 点 are a time of day (8点30).
inline const auto chinese_fraction = word{U"点"} >> ((+chinese_digit >> *scale_word) |
                                                     (x3::repeat(3, 18)[digit] >> !digit));
inline const auto chinese_number = (vague | chinese_integer) >> -chinese_fraction;
inline const auto masked = ((+mask >> -(x3::omit[any_of{U".·"}] >> +mask)) |
                            (+digit >> +(mask | digit) >> -(x3::omit[any_of{U".·"}] >> +mask)));
inline const auto part_of_hundred = arabic | chinese_number | word{U"百"};

// 3亿5千万, 200亿零四千; 13万2, 3万4000. The first term stands in front of this.
inline const auto last_term = -word{U"零"} >> +digit >> !x3::omit[any_of{U".·年月日"}];
inline const auto terms = +scale_word >>
                          ((+(-word{U"零"} >> &char_if<is_digit>{} >> arabic >> +scale_word) >>
                            -(-word{U"零"} >> arabic)) |
                           (word{U"零"} >> &char_if<opens_chinese>{} >> chinese_run{} >>
                            -last_term) |
                           last_term);

// Guards: most numerals are no share, and each alternative would read their digits again.
constexpr bool opens_share(char32_t c) noexcept {
  return c == U'百' || c == U'千' || c == U'万' || c == U'亿' || c == U'十' || c == U'负' ||
         c == U'零' || c == U'-';
}
inline const auto share_lead = &x3::omit[char_if<opens_share>{}];
/// Stands where a figure is followed by 分之, a slash or 成.
struct share_sign_ahead : terminal<share_sign_ahead> {
  bool read(iterator& first, iterator last, const Lexicon&) const {
    // Bounded: a run of figures without an end is not walked from each of its characters.
    constexpr std::ptrdiff_t longest = 40;
    iterator p = first;
    while (p != last && p - first < longest &&
           (is_digit(*p) || is_chinese_digit(*p) || is_scale(*p) || *p == U'几' || *p == U'半' ||
            *p == U'点' || *p == U'.' || *p == U'·' || *p == U',' || is_tens_digit(*p))) {
      ++p;
    }
    while (p != last && *p == U' ') ++p;
    return p != first && p != last && (*p == U'分' || *p == U'/' || *p == U'成');
  }
};

inline const auto denominator =
    word{U"万"} | word{U"十万"} | word{U"百万"} | word{U"千万"} | word{U"亿"};
inline const auto whole = +digit | chinese_integer;

}  // namespace numeral_parts

inline const auto share_rule = x3::rule<struct share_id, ast::numeral>{"share"};
inline const auto share_rule_def = [] {
  using namespace numeral_parts;
  using ast::numeral_kind;
  return (x3::attr(numeral_kind::percent) >>
          x3::raw[-minus_word >> word{U"百分之"} >> part_of_hundred]) |
         (x3::attr(numeral_kind::permille) >>
          x3::raw[-minus_word >> word{U"千分之"} >> part_of_hundred]) |
         (x3::attr(numeral_kind::parts) >>
          x3::raw[denominator >> word{U"分之"} >> part_of_hundred]);
}();

inline const auto fraction_rule = x3::rule<struct fraction_id, ast::numeral>{"fraction"};
inline const auto fraction_rule_def = [] {
  using namespace numeral_parts;
  using ast::numeral_kind;
  return (x3::attr(numeral_kind::fraction) >> x3::raw[whole >> word{U"分之"} >> whole]) |
         (x3::attr(numeral_kind::fraction) >>
          x3::raw[x3::repeat(1, 2)[digit] >> spaces >> word{U"/"} >> spaces >>
                  x3::repeat(1, 2)[digit] >> !digit >> !scale_word]) |
         (x3::attr(numeral_kind::tenths) >>
          x3::raw[(arabic | word{U"十"} | word{U"半"} |
                   (chinese_digit >> -(chinese_digit | (word{U"点"} >> +chinese_digit)))) >>
                  spaces >> tenths_sign{} >> -(chinese_digit | word{U"半"})]);
}();

inline const numeral_type numeral_rule{"numeral"};
inline const auto numeral_rule_def = [] {
  using namespace numeral_parts;
  using ast::numeral_kind;
  const auto as = [](numeral_kind kind) { return x3::attr(kind); };
  return (share_lead >> share_rule) | (share_sign_ahead{} >> fraction_rule) |
         (as(numeral_kind::arabic) >> x3::raw[-minus >> arabic >> -terms] >> !mask) |
         (as(numeral_kind::masked) >> x3::raw[masked]) |
         (as(numeral_kind::fraction) >> x3::raw[word{U"一半"} | word{U"半数"}]) |
         (as(numeral_kind::chinese) >> x3::raw[word{U"半"}]) |
         (as(numeral_kind::chinese) >> x3::raw[-minus_word >> chinese_number]);
}();

inline const bare_scale_type bare_scale_rule{"bare_scale"};
inline const auto bare_scale_rule_def =
    x3::attr(ast::numeral_kind::scale) >> x3::raw[+numeral_parts::scale_word];

BOOST_SPIRIT_DEFINE(share_rule, fraction_rule, numeral_rule, bare_scale_rule)

}  // namespace shuzhi::detail::grammar
