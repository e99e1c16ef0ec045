// 增长, 下降, 比上年: whether a quantity is a change, in which direction, against what.
#pragma once

#include "claims/draft.hpp"

namespace shuzhi::detail {

void find_change(const Sentence& sentence, ClaimDraft& claim);

/// 增长8%,力争8.5%: a claim without a verb of its own tells another value of the change before.
void take_over_change(const Sentence& sentence, const ClaimDraft& before, ClaimDraft& claim);

}  // namespace shuzhi::detail
