// What was measured.
#pragma once

#include "claims/draft.hpp"

namespace shuzhi::detail {

/// The subject that the clause itself names; empty where the clause leaves it out.
void find_subject(const Sentence& sentence, ClaimDraft& claim);

}  // namespace shuzhi::detail
