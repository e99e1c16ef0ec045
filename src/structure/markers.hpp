// Where markers of headings and items stand in a paragraph.
#pragma once

#include "lexicon/lexicon.hpp"
#include "text/reading.hpp"

#include <shuzhi/document.hpp>

#include <optional>
#include <vector>

namespace shuzhi::detail {

/// A marker that was found at a place, not yet accepted.
struct Candidate {
  Range marker;
  Scheme scheme = Scheme::none;
  int ordinal = 0;
  bool at_start = false;    ///< first thing of its block
  bool after_stop = false;  ///< behind a mark that ends a sentence, or a blank
};

/// The markers of headings in `range` of a paragraph, in order.
std::vector<Candidate> heading_candidates(const Reading& reading, Range range,
                                          const Lexicon& lexicon);

/// The marker of an item at `p`, in front of `end`. `start` tells that the text begins there.
std::optional<Candidate> item_at(const Reading& reading, Pos p, Pos end, bool start,
                                 const Lexicon& lexicon);

/// The first place from `from` on, inside running text, where an item may open: behind a mark
/// that parts clauses or elements, behind a blank, or at ①. `end` where there is none.
Pos next_item_place(const Reading& reading, Pos from, Pos end);

}  // namespace shuzhi::detail
