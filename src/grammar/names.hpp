// Names that are figures: 12355热线, 985高校, 〔2023〕5号, 三年级.
#pragma once

#include "grammar/place.hpp"

namespace shuzhi::detail::grammar {

/// Whether the figures from `place` up to `end`, which have no unit, are a name or part of one.
bool names_something(const Place& place, iterator end);

}  // namespace shuzhi::detail::grammar
