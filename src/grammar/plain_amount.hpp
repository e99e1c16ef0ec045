// A short way for the amounts that stand most often: digits or one Chinese digit, a unit right
// behind, and nothing around them that changes their sense (35所, 7.35亿元, 三个, 二).
#pragma once

#include "grammar/place.hpp"
#include "grammar/quantity.hpp"

namespace shuzhi::detail::grammar {

/// Gives what `measured()` gives there and moves `end`, or false where it takes the grammar to
/// tell. Scanning 10 MB of reports takes a fifth longer without it; a test compares the two.
bool match_plain(const Place& place, iterator& end, ast::measured& ast);

}  // namespace shuzhi::detail::grammar
