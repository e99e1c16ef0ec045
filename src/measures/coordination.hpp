// 扩大内需、优化供给; 制定并出台: acts and verbs that stand side by side.
#pragma once

#include "measures/clause_facts.hpp"

namespace shuzhi::detail {

/// Where one coordinated act ends and the next begins.
struct Cut {
  At end = 0;
  At next = 0;
};

/// 扩大内需、优化供给; 印发要点并召开动员会: where the next coordinated act of the clause stands.
/// In front of 等 verbs are elements of a list: 通过减免学费、发放助学金等方式.
Cut next_act(const Sentence& sentence, const Clause& clause, const ClauseFacts& facts,
             const Lexicon& lexicon);

/// 制定并出台, 新建、改扩建: the last of the verbs side by side that share one object.
At last_of_verbs(const Sentence& sentence, const Clause& clause, At verb);

}  // namespace shuzhi::detail
