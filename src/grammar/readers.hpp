// Readers: one grammar run at one place, and what its words come to. Each gives false, and
// leaves `found` as it was or half filled, where it reads nothing.
#pragma once

#include "grammar/found.hpp"
#include "grammar/period.hpp"
#include "grammar/place.hpp"

namespace shuzhi::detail::grammar {

/// A date or period. A year that it names becomes `base`'s frame year.
bool read_period(const Place& place, PeriodBase& base, Found& found);
/// 全省第三位, 前五, 首位; 第二届 as an ordinal.
bool read_rank(const Place& place, Found& found);
/// 1:6.3; no time of day.
bool read_ratio(const Place& place, Found& found);
/// 翻一番
bool read_doubling(const Place& place, Found& found);
/// 减半, where something is told to have halved
bool read_halving(const Place& place, Found& found);
/// A numeral alone, without unit or approximator.
bool read_numeral(const Place& place, Found& found);
/// A number or quantity, or a range of them.
bool read_amount(const Place& place, Found& found);

}  // namespace shuzhi::detail::grammar
