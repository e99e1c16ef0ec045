// Sentences and clauses of a passage.
#pragma once

#include "text/reading.hpp"

#include <vector>

namespace shuzhi::detail {

/// For every position of `within` whether it is inside brackets or quotes that are
/// closed again within a sentence's length.
class Brackets {
 public:
  enum class Marks : bool { all, quotes };
  Brackets(const Reading& reading, Range within, Marks marks = Marks::all);
  bool inside(Pos p) const noexcept { return depth_[p - begin_] != 0; }

 private:
  Pos begin_;
  std::vector<std::uint8_t> depth_;
};

/// The sentences of `within`, in order and without gaps: each from behind the last one to
/// behind its closing mark (in text without any, behind a clause) and the quotes that close after it. A mark inside 《》, “” or
/// brackets ends nothing, nor does 。 between digits (95。32%).
std::vector<Range> split_sentences(const Reading& reading, Range within);

}  // namespace shuzhi::detail
