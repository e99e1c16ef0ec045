// Sentences and clauses of a passage.
#pragma once

#include "text/reading.hpp"

#include <boost/container/small_vector.hpp>

#include <vector>

namespace shuzhi::detail {

/// The brackets and quotes of a range that are closed again within a sentence's length.
class Brackets {
 public:
  enum class Marks : bool { all, quotes };
  Brackets(const Reading& reading, Range within, Marks marks = Marks::all) {
    find(reading, within, marks);
    if (!outer_.empty()) current_ = outer_.front();
  }

  /// Whether `p` is inside some, its marks included. Asked in order it takes a step at a time.
  bool inside(Pos p) noexcept {
    while (current_.end <= p) current_ = ++next_ < outer_.size() ? outer_[next_] : behind_all;
    return current_.begin <= p;
  }
  /// Whether it is inside some that do not begin with it.
  bool surround(Pos p) noexcept { return inside(p) && current_.begin != p; }

 private:
  void find(const Reading& reading, Range within, Marks marks);
  void add(Range closed);

  // In order, none inside another: few sentences have more than fit in here.
  boost::container::small_vector<Range, 8> outer_;
  static constexpr Range behind_all{UINT32_MAX, UINT32_MAX};
  std::size_t next_ = 0;
  Range current_ = behind_all;  // the row `next_`
};

/// The sentences of `within`, in order and without gaps, into `out`: each from behind the last one
/// to behind its closing mark (in text without any, behind a clause) and the quotes that close
/// after it. A mark inside 《》, “” or brackets ends nothing, nor does 。 between digits (95。32%).
void split_sentences(const Reading& reading, Range within, std::vector<Range>& out);
/// The first of them, of a range that is not empty.
Range first_sentence(const Reading& reading, Range within);

}  // namespace shuzhi::detail
