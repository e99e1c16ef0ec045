// Whether a measure is done, under way, or intended.
#pragma once

#include "claims/frame.hpp"
#include "claims/sentence.hpp"

#include <shuzhi/document.hpp>

namespace shuzhi::detail {

/// The status of the measure whose verb is token `verb` of `clause`.
Status status_of(const Sentence& sentence, const Clause& clause, At verb, const Frame& frame);

}  // namespace shuzhi::detail
