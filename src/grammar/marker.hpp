// Markers of headings and items: 一、 (一) 1. ① 第一章 一是 首先, ——
#pragma once

#include "grammar/numeral.hpp"

#include <shuzhi/document.hpp>

namespace shuzhi::detail::grammar {

namespace ast {
struct marker {
  Scheme scheme = Scheme::none;
  text_range ordinal;
};
}  // namespace ast

using heading_marker_type = x3::rule<struct heading_marker_id, ast::marker>;
using item_marker_type = x3::rule<struct item_marker_id, ast::marker>;
BOOST_SPIRIT_DECLARE(heading_marker_type, item_marker_type)

/// 标题序号: what can number a heading.
const heading_marker_type& heading_marker();
/// 列举词: what can open an item inside running text or a paragraph.
const item_marker_type& item_marker();

/// Whether a marker may begin at `first`. Most places of running text begin none, and this tells
/// so in some ten instructions, where the grammar takes hundreds.
bool may_be_heading_marker(iterator first, iterator last) noexcept;
bool may_be_item_marker(iterator first, iterator last) noexcept;

/// Reads a marker at `first`; true, and `first` moved, where there is one.
bool read_heading_marker(iterator& first, iterator last, const Lexicon& lexicon,
                         ast::marker& marker);
bool read_item_marker(iterator& first, iterator last, const Lexicon& lexicon, ast::marker& marker);

/// What the ordinal counts to; 0 for markers that say no number.
int ordinal_of(const ast::marker& marker);

}  // namespace shuzhi::detail::grammar
