// What was measured.
#pragma once

#include "claims/draft.hpp"

namespace shuzhi::detail {

/// The subject that the clause itself names; empty where the clause leaves it out.
void find_subject(const Sentence& sentence, ClaimDraft& claim);

/// 下调缴费比例,各地可降至16%: what the clause in front names, where it has no figure.
Range named_before(const Sentence& sentence, const ClaimDraft& claim);

/// 财政收入28亿元,增速居全市第五位: completes a subject that says no more than how something
/// is measured with what the claim before it is of.
void take_up_subject(const Sentence& sentence, const ClaimDraft& before, ClaimDraft& claim);

}  // namespace shuzhi::detail
