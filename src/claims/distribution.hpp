// 分别: values spread in order over subjects, or over periods.
#pragma once

#include "claims/draft.hpp"

#include <shuzhi/document.hpp>

#include <vector>

namespace shuzhi::detail {

/// Aligns the values of every list behind 分别 with as many subjects or periods in front of
/// it. A list that does not come out even is left as it is and reported.
void distribute(const Sentence& sentence, std::vector<ClaimDraft>& claims,
                std::vector<Finding>& findings);

}  // namespace shuzhi::detail
