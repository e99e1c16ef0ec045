// The verb of a clause that tells of an act.
#pragma once

#include "claims/sentence.hpp"

#include <optional>

namespace shuzhi::detail {

struct Act {
  At begin = 0;  ///< where the measure begins: its verb, or 将 of a fronted object
  At verb = 0;
  std::optional<Range> fronted;
};

/// Where one coordinated act ends and the next begins.
struct Cut {
  At end = 0;
  At next = 0;
};

/// The act that the clause tells of its subject; none where it tells a state, a figure, a
/// guiding phrase, or what others do to the reporting body.
std::optional<Act> read_act(const Sentence& sentence, const Clause& clause, const Lexicon& lexicon);

/// 扩大内需、优化供给; 印发要点并召开动员会: where the next coordinated act of the clause stands.
/// In front of `list_end` verbs are elements of a list: 通过减免学费、发放助学金等方式.
Cut next_act(const Sentence& sentence, const Clause& clause, const Lexicon& lexicon, At list_end);

}  // namespace shuzhi::detail
