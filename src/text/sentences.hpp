// Sentences and clauses of a passage.
#pragma once

#include "text/reading.hpp"

#include <vector>

namespace shuzhi::detail {

/// The sentences of `within`, in order and without gaps: each from behind the last one to
/// behind its closing mark and the quotes that close after it. A mark inside 《》, “” or
/// brackets ends nothing, nor does 。 between digits (95。32%).
std::vector<Range> split_sentences(const Reading& reading, Range within);

/// For every position of a reading whether it is inside brackets or quotes that are
/// closed again within a sentence's length.
class Brackets {
 public:
  explicit Brackets(const Reading& reading);
  bool inside(Pos p) const noexcept { return depth_[p] != 0; }

 private:
  std::vector<std::uint8_t> depth_;
};

}  // namespace shuzhi::detail
