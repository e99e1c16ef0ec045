#include "text/reading.hpp"

namespace shuzhi::detail {

void Reading::append(Span span) {
  for (std::size_t at = span.begin; at < span.end;) {
    offsets_.push_back(static_cast<std::uint32_t>(at));
    chars_.push_back(fold(next_code_point(text_, at)));
  }
}

Range Reading::trim(Range r) const noexcept {
  while (!r.empty() && is_blank(chars_[r.begin])) ++r.begin;
  while (!r.empty() && is_blank(chars_[r.end - 1])) --r.end;
  return r;
}

}  // namespace shuzhi::detail
