// Where a mention can begin. The guards look a few characters ahead and keep the grammars,
// which try one alternative after another, from places where none can match. They let
// through all that might match.
#pragma once

#include "grammar/place.hpp"

namespace shuzhi::detail::grammar {

bool may_be_period(const Place& place);
/// Digits or one numeral that begin neither period nor ratio, told by the character behind them:
/// most figures.
bool is_amount_alone(const Place& place);
bool may_be_number(const Place& place);
bool may_be_ratio(const Place& place);
bool may_be_rank(const Place& place);

}  // namespace shuzhi::detail::grammar
