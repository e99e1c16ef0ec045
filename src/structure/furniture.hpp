// What of the page is not the report.
#pragma once

#include "lexicon/lexicon.hpp"
#include "progress.hpp"
#include "text/lines.hpp"

#include <shuzhi/document.hpp>

#include <string_view>
#include <vector>

namespace shuzhi::detail {

/// A line of report text: what is left of a line when furniture is taken away.
struct BodyLine {
  Span span;
  bool gap = false;        ///< a blank line stands before it
  bool continues = false;  ///< a page break stood before it: the sentence may read on
};

struct Page {
  std::vector<BodyLine> lines;
  std::vector<Furniture> furniture;  ///< in order
};

/// Parts the lines of a page into report text and furniture. The phrases are those of
/// src/lexicon/furniture.tsv; page numbers are told by their running count.
Page find_furniture(std::string_view text, std::vector<Line> lines, const Lexicon& lexicon,
                    Watch& watch);

}  // namespace shuzhi::detail
