// 全市, 全系统: what body of things a figure is about.
#pragma once

#include "claims/draft.hpp"

namespace shuzhi::detail {

void find_scope(const Sentence& sentence, ClaimDraft& claim);

}  // namespace shuzhi::detail
