// The noun behind a classifier: 撤并18所麻雀学校.
#pragma once

#include "claims/draft.hpp"

namespace shuzhi::detail {

/// The noun phrase behind the quantity at token `at`; empty where none follows.
Range noun_behind(const Sentence& sentence, const Clause& clause, At at);

}  // namespace shuzhi::detail
