// A short way for the amounts that stand most often: digits, a Chinese numeral, a share of a
// hundred or a mask, a unit right behind, and around them an approximator at most (35所, 7.35亿元,
// 三个, 二, 近30%, 95%以上, 100多个, 百分之三点五, xx所).
#pragma once

#include "grammar/place.hpp"
#include "grammar/quantity.hpp"

#include <optional>

namespace shuzhi::detail::grammar {

/// The parts of such an amount; each begins where the one in front ends.
struct PlainAmount {
  Trie::Match before;  ///< approximator
  ast::numeral_kind kind = ast::numeral_kind::arabic;
  iterator figure;
  iterator figure_end;
  iterator inner_end;  ///< behind the 多 of 6300多亿元
  iterator scale_end;
  iterator outer_end;  ///< behind the 多 of 26万多户
  iterator unit_end;
  std::uint32_t unit_row = unit_mention::none;
  Trie::Match after;  ///< approximator
  iterator end;

  bool has_unit() const noexcept { return unit_row != unit_mention::none; }
  /// 多 or 余
  bool is_open() const noexcept { return inner_end != figure_end || outer_end != scale_end; }
};

/// Gives what `measured()` gives there, or false where it takes the grammar to tell. Scanning
/// 10 MB of reports takes a fifth longer without it; a test compares the two.
bool match_plain(const Place& place, PlainAmount& plain);
/// Behind the figure that stands at `p`, with its kind: digits or a Chinese numeral. Nothing where
/// it takes the grammar to tell.
struct PlainFigure {
  ast::numeral_kind kind = ast::numeral_kind::arabic;
  iterator end;
};
std::optional<PlainFigure> plain_figure(const Place& place, iterator p);
/// The same for the readers of what the grammar gives.
ast::measured as_measured(const PlainAmount& plain);

}  // namespace shuzhi::detail::grammar
