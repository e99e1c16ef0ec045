// The rules of marker.hpp.
#pragma once

#include "grammar/marker.hpp"
#include "grammar/numeral_def.hpp"

BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::marker, scheme, ordinal)

namespace shuzhi::detail::grammar {

namespace marker_parts {

using namespace numeral_parts;

constexpr bool is_ordinal_char(char32_t c) noexcept {
  return c == U'一' || c == U'二' || c == U'三' || c == U'四' || c == U'五' || c == U'六' ||
         c == U'七' || c == U'八' || c == U'九' || c == U'十';
}
constexpr bool is_circled(char32_t c) noexcept {
  return (c >= 0x2460 && c <= 0x2473) || (c >= 0x2776 && c <= 0x277F);
}
constexpr bool is_roman(char32_t c) noexcept { return c >= 0x2160 && c <= 0x216B; }
constexpr bool is_bullet(char32_t c) noexcept {
  return c == U'•' || c == U'●' || c == U'◆' || c == U'■' || c == U'▲' || c == U'★' || c == U'○' ||
         c == U'◇' || c == U'□' || c == U'➢' || c == U'·';
}
constexpr bool is_upper(char32_t c) noexcept { return c >= U'A' && c <= U'H'; }

inline const auto blank = blanks{};
inline const auto cjk = x3::raw[x3::repeat(1, 3)[x3::omit[char_if<is_ordinal_char>{}]]];
inline const auto number = x3::raw[x3::repeat(1, 2)[digit]];
inline const auto dot = x3::omit[any_of{U"."}] >> !digit;
inline const auto nothing = x3::attr(text_range{});
inline auto as(Scheme scheme) { return x3::attr(scheme); }

}  // namespace marker_parts

inline const heading_marker_type heading_marker_rule{"heading_marker"};
inline const auto heading_marker_rule_def = [] {
  using namespace marker_parts;
  const auto open = word{U"("} >> blank;
  const auto close = blank >> word{U")"};
  const auto counted = cjk | number;
  return (as(Scheme::chapter) >> word{U"第"} >> blank >> counted >> blank >>
          (word{U"部分"} | word{U"章"} | word{U"编"}) >> -x3::omit[any_of{U":"}]) |
         (as(Scheme::clause) >> word{U"第"} >> blank >> counted >> blank >> word{U"节"}) |
         (as(Scheme::cjk_comma) >> cjk >> blank >> x3::omit[any_of{U"、.,"}]) |
         (as(Scheme::cjk_comma) >> x3::raw[x3::omit[any_of{U"壹贰叁肆伍陆柒捌玖拾"}]] >> blank >>
          word{U"、"}) |
         (as(Scheme::cjk_paren) >> open >> cjk >> close >> -word{U"、"}) |
         (as(Scheme::arabic_paren) >> open >> number >> close >> -word{U"、"}) |
         (as(Scheme::arabic_half_paren) >> number >> close) |
         (as(Scheme::arabic_dot) >> number >> blank >> dot) |
         (as(Scheme::arabic_comma) >> number >> blank >> word{U"、"}) |
         (as(Scheme::circled) >> x3::raw[char_if<is_circled>{}]) |
         (as(Scheme::roman) >> x3::raw[char_if<is_roman>{}] >> blank >> x3::omit[any_of{U".、"}]) |
         (as(Scheme::letter) >> x3::raw[char_if<is_upper>{}] >> blank >> x3::omit[any_of{U".、"}] >>
          !digit);
}();

inline const item_marker_type item_marker_rule{"item_marker"};
inline const auto item_marker_rule_def = [] {
  using namespace marker_parts;
  const auto comma = x3::omit[any_of{U",:"}];
  return (as(Scheme::ordinal_is) >> cjk >> (word{U"是"} | word{U"要"} | word{U"为"}) >>
          -x3::omit[any_of{U","}]) |
         (as(Scheme::sequence_word) >>
          x3::raw[word{U"首先"} | word{U"其次"} | word{U"再次"} | word{U"再者"} | word{U"最后"}] >>
          -comma) |
         (as(Scheme::ordinal_comma) >> word{U"第"} >> cjk >> (comma | word{U"、"} | word{U"是"})) |
         (as(Scheme::ordinal_comma) >> word{U"其"} >> cjk >> comma) |
         (as(Scheme::one_hand) >> x3::raw[word{U"另一方面"} | word{U"一方面"}] >> -comma) |
         (as(Scheme::circled) >> x3::raw[char_if<is_circled>{}]) |
         (as(Scheme::dash) >> (word{U"——"} | word{U"—"}) >> nothing) |
         (as(Scheme::bullet) >> x3::omit[char_if<is_bullet>{}] >> nothing);
}();

BOOST_SPIRIT_DEFINE(heading_marker_rule, item_marker_rule)

}  // namespace shuzhi::detail::grammar
