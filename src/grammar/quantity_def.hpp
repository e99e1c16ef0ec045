// The rules of quantity.hpp.
#pragma once

#include "grammar/numeral_def.hpp"
#include "grammar/quantity.hpp"

BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::amount, number, inner, scale, outer)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::measured, before, first, first_unit, dash,
                          second, unit, behind_unit, after)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::ratio, before, first, second, third, after)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::rank, field, lead, number, suffix)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::doubling, verb, times, noun)

namespace shuzhi::detail::grammar {

namespace quantity_parts {

using namespace numeral_parts;

inline const auto blank = x3::omit[*any_of{U" "}];
inline const word_in<&Lexicon::approximators_before> before{};
inline const word_in<&Lexicon::approximators_before_scale> before_scale{};
inline const word_in<&Lexicon::approximators_after> after{};
inline const unit_word unit{};

// 多 and 余 make the number open; 几 and 来 only round numbers (十来个, 百几十).
inline const auto open = x3::raw[any_of{U"多余来"}];
// 2个亿: the classifier before a scale word is part of the number.
inline const auto scale = x3::raw[-(word{U"个"} >> &any_of{U"亿万"}) >> +scale_word];
inline const auto tail = -open >> blank >> -scale >> -open;
inline const auto dash = x3::raw[blank >> (+any_of{U"-—~至到"} | word{U"——"}) >> blank];

}  // namespace quantity_parts

inline const auto amount_rule = x3::rule<struct amount_id, ast::amount>{"amount"};
inline const auto amount_rule_def = numeral_rule >> quantity_parts::tail;

inline const auto bare_amount_rule = x3::rule<struct bare_amount_id, ast::amount>{"bare_amount"};
inline const auto bare_amount_rule_def = bare_scale_rule >> -quantity_parts::open >>
                                         x3::attr(text_range{}) >> x3::attr(text_range{});

inline const measured_type measured_rule{"measured"};
inline const auto measured_rule_def = [] {
  using namespace quantity_parts;
  const auto no_match = x3::attr(Trie::Match{});
  const auto nothing = x3::attr(text_range{});
  const auto no_amount = x3::attr(ast::amount{});
  const auto behind = -x3::raw[any_of{U"多余"} - (word{U"余"} >> any_of{U"下额"})] >> -after;
  return (-before >> blank >> amount_rule >> -unit >> dash >> amount_rule >> blank >> unit >>
          behind) |
         (-before >> blank >> amount_rule >> no_match >> nothing >> no_amount >> blank >> -unit >>
          behind) |
         ((before | before_scale) >> blank >> bare_amount_rule >> no_match >> nothing >>
          no_amount >> unit >> behind);
}();

inline const ratio_type ratio_rule{"ratio"};
inline const auto ratio_rule_def = [] {
  using namespace quantity_parts;
  const auto colon = x3::omit[blank >> any_of{U":"} >> blank];
  const auto term = x3::raw[+digit >> -(any_of{U".·"} >> +digit)];
  return -before >> term >> colon >> term >> -(colon >> term) >> -after;
}();

inline const rank_type rank_rule{"rank"};
inline const auto rank_rule_def = [] {
  using namespace quantity_parts;
  const auto field = x3::raw[word_in<&Lexicon::rank_fields>{}];
  const auto nothing = x3::attr(text_range{});
  const auto no_number = x3::attr(ast::numeral{});
  const auto place = x3::raw[any_of{U"位名"}];
  const auto top = x3::raw[word{U"首位"} | word{U"榜首"} | word{U"之首"} | word{U"第一方阵"}];
  return (-field >> x3::raw[any_of{U"第前"}] >> blank >> numeral_rule >> -place) |
         (-field >> top >> no_number >> nothing);
}();

inline const doubling_type doubling_rule{"doubling"};
inline const auto doubling_rule_def = x3::raw[word{U"翻"}] >>
                                      -(numeral_rule >> &word{U"番"}) >> x3::raw[word{U"番"}];

BOOST_SPIRIT_DEFINE(amount_rule, bare_amount_rule, measured_rule, ratio_rule, rank_rule,
                    doubling_rule)

}  // namespace shuzhi::detail::grammar
