// A short way for ranks and ordinals: 第九, 第22, 全省第三位, 前五, 首位.
#pragma once

#include "grammar/place.hpp"
#include "grammar/quantity.hpp"

#include <optional>

namespace shuzhi::detail::grammar {

/// What `rank()` gives there: true, with `end` moved and `ast` filled, or false; nothing where it
/// takes the grammar to tell. A test compares the two.
std::optional<bool> match_plain_rank(const Place& place, iterator& end, ast::rank& ast);

}  // namespace shuzhi::detail::grammar
