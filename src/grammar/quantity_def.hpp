// The rules of quantity.hpp.
#pragma once

#include "grammar/numeral_def.hpp"
#include "grammar/quantity.hpp"

BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::amount, number, inner, scale, outer)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::range_end, dash, number, unit, whole)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::measured, before, code, first, unit, half,
                          to, behind_unit, after)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::change, number, open, unit, after)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::ratio, before, first, second, third, after)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::rank, field, lead, number, scale, suffix)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::doubling, verb, before, times, noun)

namespace shuzhi::detail::grammar {

namespace quantity_parts {

using namespace numeral_parts;

inline const auto blank = blanks{};
inline const word_in<&Lexicon::approximators_before> before{};
inline const word_in<&Lexicon::approximators_before_scale> before_scale{};
inline const word_in<&Lexicon::approximators_after> after{};
inline const unit_word unit{};

/// The scale words behind a number: 万 in 8400余万. A Chinese numeral has taken 十, 百 and 千
/// itself where they belong to it; those that follow it begin a word (七十百分位).
struct scale_tail : terminal<scale_tail> {
  bool read(iterator& first, iterator last, const Lexicon& lexicon) const {
    // A numeral stands in front, so there is a character to look back at.
    const bool chinese = is_chinese_digit(first[-1]) || is_scale(first[-1]);
    iterator p = first;
    while (p != last && is_scale(*p) && !(chinese && p == first && scale_exponent(*p) < 4) &&
           !begins_si_unit(p, last, lexicon)) {
      ++p;
    }
    if (p == first) return false;
    first = p;
    return true;
  }
};

// 多 and 余 make the number open; 几 and 来 only round numbers (十来个, 百几十).
inline const auto open = x3::raw[any_of{U"多余来"}];
// 2个亿: the classifier before a scale word is part of the number.
inline const auto scale = x3::raw[(word{U"个"} >> &any_of{U"亿万"} >> +scale_word) | scale_tail{}];
inline const auto tail = -open >> -(blank >> scale) >> -open;
// 和 and 与 make a range only with 之间 behind it, which the scan sees to.
inline const auto dash =
    x3::raw[-word{U"(含)"} >> blank >> (+any_of{U"-—~至到"} | any_of{U"和与"}) >> blank];

/// A currency's code or sign in front of the number: CNY 1.25, ¥300. Words stand behind it.
struct money_code : terminal<money_code, unit_mention> {
  bool read(iterator& first, iterator last, const Lexicon& lexicon, unit_mention& found) const {
    if (first == last || is_digit(*first) || is_han(*first)) return false;
    const Trie::Match match = lexicon.units().longest(first, last);
    if (!match || lexicon.unit(match.row).kind != QuantityKind::money) return false;
    found.row = match.row;
    found.text = text_range(first, first + match.length);
    first += match.length;
    return true;
  }
};

/// A word of non_numbers.tsv.
inline const auto other_word = x3::omit[word_in<&Lexicon::non_numbers>{}];

}  // namespace quantity_parts

inline const auto amount_rule = x3::rule<struct amount_id, ast::amount>{"amount"};
inline const auto amount_rule_def = numeral_rule >> quantity_parts::tail;

inline const auto bare_amount_rule = x3::rule<struct bare_amount_id, ast::amount>{"bare_amount"};
inline const auto bare_amount_rule_def = bare_scale_rule >> -quantity_parts::open >>
                                         x3::attr(text_range{}) >> x3::attr(text_range{});

inline const auto range_end_rule = x3::rule<struct range_end_id, ast::range_end>{"range_end"};
inline const auto range_end_rule_def =
    quantity_parts::dash >> amount_rule >>
    -(quantity_parts::blank >> quantity_parts::unit) >> x3::attr(true);

inline const measured_type measured_rule{"measured"};
inline const auto measured_rule_def = [] {
  using namespace quantity_parts;
  const auto none = x3::attr(unit_mention{});
  const auto nothing = x3::attr(text_range{});
  const auto no_end = x3::attr(ast::range_end{});
  const auto half = x3::raw[word{U"半"}] - other_word;
  const auto behind = -x3::raw[any_of{U"多余"} - (word{U"余"} >> any_of{U"下额"})] >> -after;
  return (-before >> blank >> (money_code{} | none) >> blank >> amount_rule >> -(blank >> unit) >>
          -half >> -range_end_rule >> behind) |
         ((before | before_scale) >> blank >> none >> bare_amount_rule >> unit >> nothing >>
          no_end >> behind) |
         // 百余名: 余 makes a number of a scale word alone.
         (x3::attr(Trie::Match{}) >> none >> &(bare_scale_rule >> any_of{U"余多"}) >>
          bare_amount_rule >> unit >> nothing >> no_end >> behind);
}();

inline const change_type change_rule{"change"};
inline const auto change_rule_def = -x3::omit[any_of{U"又零"}] >> numeral_rule >>
                                    -quantity_parts::open >> quantity_parts::unit >>
                                    -quantity_parts::after;

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
  const auto scale_run = x3::raw[+scale_word];
  const auto place = x3::raw[x3::omit[any_of{U"位名"}] | (word{U"强"} >> !char_if<is_han>{})];
  const auto top = x3::raw[word{U"首位"} | word{U"榜首"} | word{U"之首"}];
  return (-field >> x3::raw[any_of{U"第前"}] >> blank >> numeral_rule >> -scale_run >> -place) |
         (-field >> top >> no_number >> nothing >> nothing);
}();

inline const doubling_type doubling_rule{"doubling"};
inline const auto doubling_rule_def = x3::raw[word{U"翻"} >> -word{U"了"}] >>
                                      -quantity_parts::before >>
                                      -(numeral_rule >> &word{U"番"}) >> x3::raw[word{U"番"}];

BOOST_SPIRIT_DEFINE(amount_rule, bare_amount_rule, range_end_rule, measured_rule, change_rule,
                    ratio_rule, rank_rule, doubling_rule)

}  // namespace shuzhi::detail::grammar
