// 增长, 下降, 比上年: whether a quantity is a change, in which direction, against what.
#pragma once

#include "claims/draft.hpp"

namespace shuzhi::detail {

void find_change(const Sentence& sentence, ClaimDraft& claim);

}  // namespace shuzhi::detail
