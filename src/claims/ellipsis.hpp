// 加固校舍60栋,重建9栋: what a clause of a verb and a figure leaves out.
#pragma once

#include "claims/draft.hpp"

#include <vector>

namespace shuzhi::detail {

/// The claim in front of `claims[k]` whose object that claim's verb takes over; -1 where the
/// clause says for itself what it counts.
int taken_object(const Sentence& sentence, const std::vector<ClaimDraft>& claims, std::size_t k);

/// The claim in front of `claims[k]` that its subject is carried over from, where the clause
/// names none; -1: the last one of an earlier sentence.
int carried_from(const Sentence& sentence, const std::vector<ClaimDraft>& claims, std::size_t k);

}  // namespace shuzhi::detail
