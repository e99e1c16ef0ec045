// Notes to a report: 注:…, 附件:…, [1]….
#pragma once

#include "lexicon/lexicon.hpp"
#include "text/reading.hpp"

#include <optional>

namespace shuzhi::detail {

/// Whether a paragraph is a note, or goes on with the one above it, whose next number is `next`
/// (0: none goes on with it). Gives the number with which the paragraph below goes on, or 0.
std::optional<int> note_at(const Reading& reading, Range paragraph, int next,
                           const Lexicon& lexicon);

}  // namespace shuzhi::detail
