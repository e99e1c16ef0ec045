// The section tree of a report, and the passages of running text that hang on it.
#pragma once

#include "progress.hpp"
#include "structure/reports.hpp"

#include <shuzhi/document.hpp>

#include <string_view>
#include <vector>

namespace shuzhi::detail {

/// Running text of one section inside one block: what claims and measures are read from.
struct Passage {
  std::uint32_t block = 0;
  Range range;
  Id section = 0;
};

struct OutlineLimits {
  std::uint16_t max_depth = 32;
};

/// Finds the headings and items of `report` and appends to `document` its sections,
/// paragraphs and findings; gives its passages in order.
std::vector<Passage> find_sections(const ReportDraft& report, Blocks& blocks,
                                   const Lexicon& lexicon, OutlineLimits limits, Watch& watch,
                                   Document& document);

}  // namespace shuzhi::detail
