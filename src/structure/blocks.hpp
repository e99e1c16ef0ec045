// Paragraphs: lines put together where a converter cut a sentence.
#pragma once

#include "lexicon/lexicon.hpp"
#include "structure/furniture.hpp"
#include "text/reading.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace shuzhi::detail {

/// A paragraph, as the pieces of the text that it consists of.
struct Block {
  std::vector<Span> pieces;
  Span span() const { return {pieces.front().begin, pieces.back().end}; }
};

/// The paragraphs of a page. Holds one of them decoded at a time: stages go through them in
/// order, and many reports may share one paragraph.
class Blocks {
 public:
  Blocks(std::string_view text, std::vector<Block> blocks)
      : blocks_(std::move(blocks)), reading_(text) {}

  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(blocks_.size()); }
  bool empty() const noexcept { return blocks_.empty(); }
  Span span(std::uint32_t block) const { return blocks_[block].span(); }

  /// The characters of a paragraph; holds until another one is asked for.
  const Reading& reading(std::uint32_t block) {
    if (block != current_) {
      reading_.clear();
      for (const Span piece : blocks_[block].pieces) reading_.append(piece);
      current_ = block;
    }
    return reading_;
  }

 private:
  std::vector<Block> blocks_;
  Reading reading_;
  std::uint32_t current_ = UINT32_MAX;
};

Blocks join_lines(std::string_view text, const std::vector<BodyLine>& lines,
                  const Lexicon& lexicon);

}  // namespace shuzhi::detail
