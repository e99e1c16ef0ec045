// The phrase in front of a figure that says what it is a figure of.
#pragma once

#include "claims/sentence.hpp"

namespace shuzhi::detail {

/// What may stand between a subject and its quantity.
constexpr std::uint32_t asserting = word_predicate | word_increase | word_decrease | word_level |
                                    word_basis | word_distribute | word_done | word_target |
                                    word_required | word_ongoing | word_compare | word_rank_verb;

/// 建设, 改造, 管理: verbs that are nouns as often.
bool is_noun_like(const Sentence& sentence, const Token& token);

/// The phrase in front of token `at`: from where the clause's own content begins (behind
/// periods, 全市, 其中, adverbs, verbs with their actors) to the word that asserts. `figure`
/// is the quantity that it is read for. Empty where there is none.
Range phrase_before(const Sentence& sentence, const Clause& clause, At at, At figure);

}  // namespace shuzhi::detail
