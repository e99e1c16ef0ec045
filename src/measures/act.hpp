// The verb of a clause that tells of an act.
#pragma once

#include "measures/clause_facts.hpp"

#include <optional>

namespace shuzhi::detail {

struct Act {
  At begin = 0;  ///< where the measure begins: its verb, or 将 of a fronted object
  At verb = 0;
  std::optional<Range> fronted;
};

/// The act that the clause tells of its subject; none where it tells a state, a figure, a
/// guiding phrase, or what others do to the reporting body.
std::optional<Act> read_act(const Sentence& sentence, const Clause& clause,
                            const ClauseFacts& facts, const Lexicon& lexicon);

}  // namespace shuzhi::detail
