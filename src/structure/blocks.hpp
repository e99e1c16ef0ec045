// Paragraphs: lines put together where a converter cut a sentence.
#pragma once

#include "lexicon/lexicon.hpp"
#include "structure/furniture.hpp"
#include "text/reading.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace shuzhi::detail {

/// The paragraphs of a page, each as the pieces of the text that it consists of. Stages go through
/// them in order, one behind the other: the first paragraphs of a report are kept decoded, up to
/// some hundred kilobytes, and of the others one at a time. Many reports may share a paragraph.
class Blocks {
 public:
  /// Facts are read from the paragraphs: they have the traits of `lexicon`.
  Blocks(std::string_view text, const Lexicon& lexicon)
      : text_(text),
        kept_(text, &lexicon.traits()),
        other_(text, &lexicon.traits()),
        shown_(text),
        head_(text),
        kept_head_(text) {}

  void reserve(std::size_t pieces) { pieces_.reserve(pieces); }
  /// Adds a paragraph that begins with `piece`.
  void begin(Span piece) {
    first_.push_back(static_cast<std::uint32_t>(pieces_.size()));
    pieces_.push_back(piece);
  }
  /// Adds a piece to the last paragraph.
  void join(Span piece) { pieces_.push_back(piece); }

  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(first_.size()); }
  bool empty() const noexcept { return first_.empty(); }
  std::span<const Span> pieces(std::uint32_t block) const {
    const std::size_t end = block + 1 < size() ? first_[block + 1] : pieces_.size();
    return std::span(pieces_).subspan(first_[block], end - first_[block]);
  }
  Span span(std::uint32_t block) const {
    const std::span<const Span> all = pieces(block);
    return {all.front().begin, all.back().end};
  }

  /// The characters of a paragraph; holds until another one is asked for.
  const Reading& reading(std::uint32_t block);
  /// Keeps the paragraphs from `first` to in front of `end`, or as many as there is room for.
  void keep(std::uint32_t first, std::uint32_t end);

  /// The first characters of a paragraph, `count` of them at least where there are as many, and
  /// all where it is kept; holds until another head or paragraph is asked for.
  struct Head {
    const Reading& reading;
    bool whole;  ///< nothing stands behind them
  };
  Head head(std::uint32_t block, Pos count);

 private:
  bool is_kept(std::uint32_t block);
  void show(std::uint32_t kept_block, Reading& in) const;
  void decode(std::uint32_t block, Reading& into) const;

  std::string_view text_;
  std::vector<Span> pieces_;
  std::vector<std::uint32_t> first_;  // row of each paragraph's first piece

  Reading kept_;                  // paragraphs one behind the other
  std::vector<Pos> kept_begins_;  // of each of them, and of the next
  std::uint32_t first_kept_ = 0;
  Reading other_;  // one that is not kept
  Reading shown_;
  Reading head_;
  Reading kept_head_;
  std::uint32_t current_ = UINT32_MAX;
};

/// A place in the blocks of a page.
struct Place {
  std::uint32_t block = 0;
  Pos pos = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

Blocks join_lines(std::string_view text, const std::vector<BodyLine>& lines,
                  const Lexicon& lexicon);

}  // namespace shuzhi::detail
