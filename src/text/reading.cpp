#include "text/reading.hpp"

#include <algorithm>

namespace shuzhi::detail {

void Reading::append(Span span) {
  // There are no more characters than bytes. Buffers only grow: a reading that is used again
  // touches no new memory.
  const std::size_t most = size_ + span.size();
  if (chars_.size() < most) {
    chars_.resize(std::max(most, chars_.size() * 2));
    offsets_.resize(chars_.size());
  }
  std::size_t size = size_;
  for (std::size_t at = span.begin; at < span.end; ++size) {
    offsets_[size] = static_cast<std::uint32_t>(at);
    chars_[size] = fold(next_code_point(text_, at));
  }
  size_ = static_cast<Pos>(size);
}

Range Reading::trim(Range r) const noexcept {
  while (!r.empty() && is_blank(chars_[r.begin])) ++r.begin;
  while (!r.empty() && is_blank(chars_[r.end - 1])) --r.end;
  return r;
}

}  // namespace shuzhi::detail
