// Which quantities are claims.
#pragma once

#include "claims/sentence.hpp"

namespace shuzhi::detail {

/// Whether the quantity at token `at` states how much or how many of something there was,
/// is or will be: not a slogan that counts its parts, a name, an article, an age, or a
/// limit that defines a category.
bool states_figure(const Sentence& sentence, const Clause& clause, At at);

/// 保持第一, 位列全省第一: an ordinal that closes its clause behind a word of rank is a rank.
void recognise_ranks(Sentence& sentence);

/// Gives numbers what the text leaves out: the unit of a list that writes it once
/// (686、598人), the yuan of money (投入800万), the nothing of 学生数1570.
void complete_units(Sentence& sentence, const Lexicon& lexicon);

}  // namespace shuzhi::detail
