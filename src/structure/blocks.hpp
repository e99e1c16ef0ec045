// Paragraphs: lines put together where a converter cut a sentence.
#pragma once

#include "lexicon/lexicon.hpp"
#include "structure/furniture.hpp"
#include "text/reading.hpp"

#include <string_view>
#include <vector>

namespace shuzhi::detail {

/// A paragraph, as the pieces of the text that it consists of.
struct Block {
  std::vector<Span> pieces;
  Reading read(std::string_view text) const {
    Reading reading(text);
    for (const Span piece : pieces) reading.append(piece);
    return reading;
  }
  Span span() const { return {pieces.front().begin, pieces.back().end}; }
};

std::vector<Block> join_lines(std::string_view text, const std::vector<BodyLine>& lines,
                              const Lexicon& lexicon);

}  // namespace shuzhi::detail
