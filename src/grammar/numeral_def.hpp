// The rules of numeral.hpp.
#pragma once

#include "grammar/numeral.hpp"

#include <boost/fusion/include/adapt_struct.hpp>

BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::numeral, kind, text)

namespace shuzhi::detail::grammar {

namespace numeral_parts {

constexpr bool is_scale_word(char32_t c) noexcept { return is_scale(c); }
inline bool is_chinese_part(char32_t c) noexcept {
  return is_chinese_digit(c) || is_scale(c) || c == U'廿' || c == U'卅';
}
// 十 opens a number, 百 千 万 do not: 百姓, 千方百计, 万众.
inline bool opens_chinese(char32_t c) noexcept {
  return is_chinese_digit(c) || c == U'十' || c == U'廿' || c == U'卅' || c == U'拾';
}

/// A unit that begins with a scale word: 千瓦, 千米, 百帕, 兆瓦.
struct si_unit : x3::parser<si_unit> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <class Iterator, class Context, class RContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& ctx, const RContext&,
             Attribute&) const {
    if (first == last || !is_scale(*first)) return false;
    return static_cast<bool>(x3::get<lexicon_tag>(ctx).units().longest(first, last));
  }
};

inline const auto digit = x3::omit[char_if<is_digit>{}];
inline const auto scale_word = x3::omit[char_if<is_scale_word>{}] - si_unit{};
inline const auto chinese_digit = x3::omit[char_if<is_chinese_digit>{}];
inline const auto chinese_part = x3::omit[char_if<is_chinese_part>{}] - si_unit{};
inline const auto mask = x3::omit[char_if<is_mask>{}];

inline const auto sign = x3::omit[any_of{U"-负"}];
inline const auto separator = x3::omit[any_of{U", "}];
inline const auto grouped = x3::repeat(1, 3)[digit] >>
                            +(separator >> x3::repeat(3)[digit] >> !digit);
// A full stop between digits is a slip for the point only where a unit or scale follows
// directly: in 共3。2021年 it ends a sentence.
inline const auto stop_as_point = word{U"。"} >> +digit >> &(any_of{U"%‰万亿"});
inline const auto fraction_part = (x3::omit[any_of{U".·•"}] >> +digit) | stop_as_point;
inline const auto arabic = (grouped | +digit) >> -fraction_part;

inline const auto chinese_integer = &char_if<opens_chinese>{} >> +chinese_part >>
                                    -(word{U"几"} >> *scale_word);
inline const auto vague = x3::omit[any_of{U"几数"}] >> +scale_word;
inline const auto chinese_number = (vague | chinese_integer) >>
                                   -(word{U"点"} >> +chinese_digit >> *scale_word);
inline const auto masked = ((+mask >> -(x3::omit[any_of{U".·"}] >> +mask)) |
                            (+digit >> +(mask | digit) >> -(x3::omit[any_of{U".·"}] >> +mask)));
inline const auto part_of_hundred = arabic | chinese_number;

}  // namespace numeral_parts

inline const numeral_type numeral_rule{"numeral"};
inline const auto numeral_rule_def = [] {
  using namespace numeral_parts;
  using ast::numeral_kind;
  const auto as = [](numeral_kind kind) { return x3::attr(kind); };
  return (as(numeral_kind::percent) >> x3::raw[word{U"百分之"} >> part_of_hundred]) |
         (as(numeral_kind::permille) >> x3::raw[word{U"千分之"} >> part_of_hundred]) |
         (as(numeral_kind::fraction) >>
          x3::raw[(+digit | chinese_integer) >> word{U"分之"} >> (+digit | chinese_integer)]) |
         (as(numeral_kind::fraction) >>
          x3::raw[x3::repeat(1, 2)[digit] >> word{U"/"} >> x3::repeat(1, 2)[digit] >> !digit]) |
         (as(numeral_kind::tenths) >> x3::raw[chinese_digit >> -chinese_digit >> word{U"成"} >>
                                              -(chinese_digit | word{U"半"})]) |
         (as(numeral_kind::compound) >>
          x3::raw[arabic >> +scale_word >> +(arabic >> +scale_word) >> -arabic]) |
         (as(numeral_kind::compound) >>
          x3::raw[+digit >> +scale_word >> +digit >> !x3::omit[any_of{U".·"}]]) |
         (as(numeral_kind::masked) >> x3::raw[masked]) |
         (as(numeral_kind::arabic) >> x3::raw[-sign >> arabic]) |
         (as(numeral_kind::chinese) >> x3::raw[word{U"半"}] >> &any_of{U"年天"}) |
         (as(numeral_kind::chinese) >> x3::raw[-word{U"负"} >> chinese_number]);
}();

inline const bare_scale_type bare_scale_rule{"bare_scale"};
inline const auto bare_scale_rule_def =
    x3::attr(ast::numeral_kind::scale) >> x3::raw[+numeral_parts::scale_word];

BOOST_SPIRIT_DEFINE(numeral_rule, bare_scale_rule)

}  // namespace shuzhi::detail::grammar
