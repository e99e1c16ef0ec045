// Signs that a report begins: its marker, its title.
#pragma once

#include "lexicon/lexicon.hpp"
#include "structure/blocks.hpp"

#include <shuzhi/document.hpp>

#include <string_view>
#include <vector>

namespace shuzhi::detail {

/// A sign of a beginning report: where it stands, where its text goes on, its title.
struct Sign {
  Place begin;
  Place body;
  Span title;  ///< empty: none
  ReportKind kind = ReportKind::other;
  bool marked = false;  ///< 【篇一】, 第二篇: certain
};

/// The signs of a page that count, in order: 【篇一】 and its like, title lines, titles that stand
/// in the middle of unbroken text.
std::vector<Sign> find_signs(std::string_view text, Blocks& blocks, const Lexicon& lexicon);

}  // namespace shuzhi::detail
