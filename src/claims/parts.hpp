// 其中, and breakdowns in brackets: which claim is a part of which.
#pragma once

#include "claims/draft.hpp"

#include <vector>

namespace shuzhi::detail {

void find_parts(const Sentence& sentence, std::vector<ClaimDraft>& claims);

}  // namespace shuzhi::detail
