// A short way for the periods that stand most often, and for the durations that look like them:
// 2024年, 今年, 全年, “十四五”, 近三年; 3年, 十年, 近三百人.
#pragma once

#include "grammar/period.hpp"
#include "grammar/place.hpp"

#include <optional>

namespace shuzhi::detail::grammar {

/// What `period()` gives there: true, with `end` moved and `ast` filled, or false; nothing where
/// it takes the grammar to tell. A test compares the two.
std::optional<bool> match_plain_period(const Place& place, iterator& end, ast::period& ast);

}  // namespace shuzhi::detail::grammar
