// 将, 力争, 不低于: whether a quantity was so, is aimed at, or must be so.
#pragma once

#include "claims/draft.hpp"
#include "claims/frame.hpp"

namespace shuzhi::detail {

/// Whether the word at `i` tells an intention here: 将 as a verb's auxiliary and not in
/// front of an object, 计划 as a verb and not as the noun.
bool tells_intention(const Sentence& sentence, At i);

/// 已编制的预案: whether the aspect at `i` belongs to a phrase and not to its clause.
bool inside_phrase(const Sentence& sentence, At i);

/// The intention that stands before token `at` in its sentence.
bool intends(const Sentence& sentence, const Clause& clause, At at);

/// Whether the sentence speaks for its whole section: 我们将…, 今年…预期目标是….
bool announces_plan(const Sentence& sentence);

void find_modality(const Sentence& sentence, const Frame& frame, ClaimDraft& claim);

}  // namespace shuzhi::detail
