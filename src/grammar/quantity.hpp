// Quantities: 约8400余万元, 3—5人, 师生比1:15, 翻一番, 全省第三位.
#pragma once

#include "grammar/numeral.hpp"

#include <shuzhi/quantity.hpp>

namespace shuzhi::detail::grammar {

namespace ast {

/// A numeral with its scale words and the 多 or 余 between them.
struct amount {
  ast::numeral number;
  text_range inner;  ///< 余 in 8400余万
  text_range scale;  ///< 万
  text_range outer;  ///< 多 in 2万多
};

/// The other end of a range: dash number [unit].
struct range_end {
  text_range dash;
  amount number;
  unit_mention unit;
  bool whole = false;  ///< false: not all of it is there, and the rest says nothing
};

/// number unit, or number [unit] to number [unit].
struct measured {
  Trie::Match before;  ///< approximator in front; length 0: none
  unit_mention code;   ///< CNY in CNY 1.25, in front
  amount first;
  unit_mention unit;
  text_range half;  ///< 半 in 三年半
  range_end to;
  text_range behind_unit;  ///< 多 in 三年多
  Trie::Match after;       ///< approximator behind
};

/// What stands behind an amount in a smaller unit: 6角, 又三美分, 零3个月, 20多分钟.
struct change {
  ast::numeral number;
  text_range open;  ///< 多 in 20多分钟
  unit_mention unit;
  Trie::Match after;  ///< approximator behind
};

/// 1:6.3, 21.5:36.1:42.4
struct ratio {
  Trie::Match before;
  text_range first;
  text_range second;
  text_range third;
  Trie::Match after;
};

/// 第三位, 前五, 首位, with what it is a rank in: 全省第三位
struct rank {
  text_range field;
  text_range lead;  ///< 第, 前, or the whole word 首位
  ast::numeral number;
  text_range scale;   ///< 万 in 第3万
  text_range suffix;  ///< 位, 名
};

/// 翻一番, 翻了近两番, 翻番
struct doubling {
  text_range verb;
  Trie::Match before;  ///< approximator
  ast::numeral times;
  text_range noun;
};

}  // namespace ast

using measured_type = x3::rule<struct measured_id, ast::measured>;
using change_type = x3::rule<struct change_id, ast::change>;
using ratio_type = x3::rule<struct ratio_id, ast::ratio>;
using rank_type = x3::rule<struct rank_id, ast::rank>;
using doubling_type = x3::rule<struct doubling_id, ast::doubling>;
BOOST_SPIRIT_DECLARE(measured_type, change_type, ratio_type, rank_type, doubling_type)

const measured_type& measured();
const change_type& change();
const ratio_type& ratio();
const rank_type& rank();
const doubling_type& doubling();

}  // namespace shuzhi::detail::grammar
