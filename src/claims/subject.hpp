// What was measured.
#pragma once

#include "claims/draft.hpp"

namespace shuzhi::detail {

/// The subject that the clause itself names; empty where the clause leaves it out.
void find_subject(const Sentence& sentence, const Lexicon& lexicon, ClaimDraft& claim);

/// The phrase in front of token `at`: from where the clause's own content begins (behind
/// periods, 全市, 其中, adverbs) to the word that asserts. Empty where there is none.
Range phrase_before(const Sentence& sentence, const Clause& clause, At at);

}  // namespace shuzhi::detail
