// 举措: what the reporting body did, does or will do.
#pragma once

#include "claims/frame.hpp"
#include "claims/sentence.hpp"

#include <shuzhi/document.hpp>

namespace shuzhi::detail {

/// Reads the measures of a sentence, clause by clause, and appends them to the document.
/// The sentence's claims are the document's last ones, from row `first_claim` on.
void read_measures(const Sentence& sentence, const Lexicon& lexicon, Id section, const Frame& frame,
                   std::uint32_t first_claim, Document& document);

}  // namespace shuzhi::detail
