// Names that are figures: 12355热线, 985高校.
#pragma once

#include "grammar/place.hpp"

namespace shuzhi::detail::grammar {

/// Whether the digits from `place` up to `end`, which have no unit, are a name.
bool names_something(const Place& place, iterator end);

}  // namespace shuzhi::detail::grammar
