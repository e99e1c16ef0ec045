// Which period a quantity is of.
#pragma once

#include "claims/draft.hpp"

namespace shuzhi::detail {

/// The period that the sentence states for the claim, if it does: the nearest one before
/// it that is no base of a comparison.
void find_period(const Sentence& sentence, ClaimDraft& claim);

}  // namespace shuzhi::detail
