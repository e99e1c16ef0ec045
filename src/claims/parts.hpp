// 其中, and breakdowns in brackets: which claim is a part of which.
#pragma once

#include "claims/draft.hpp"

#include <vector>

namespace shuzhi::detail {

void find_parts(const Sentence& sentence, std::vector<ClaimDraft>& claims);

/// 其中 at the head of a sentence: the total is a claim of the sentence before, rows `first`
/// and on of the document.
void find_totals_before(const Sentence& sentence, const Document& document, Id first,
                        std::vector<ClaimDraft>& claims);

}  // namespace shuzhi::detail
