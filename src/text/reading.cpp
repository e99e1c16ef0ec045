#include "text/reading.hpp"

#include <algorithm>

namespace shuzhi::detail {

bool Reading::append(Span span) {
  // There are no more characters than bytes. Buffers only grow: a reading that is used again
  // touches no new memory.
  const std::size_t most = size_ + span.size();
  if (chars_.size() < most) {
    chars_.resize(std::max(most, chars_.size() * 2));
    offsets_.resize(chars_.size());
  }
  const char* const text = text_.data();
  char32_t* chars = chars_.data() + size_;
  std::uint32_t* offsets = offsets_.data() + size_;
  const auto put = [&](std::size_t at, char32_t c) {
    *offsets++ = static_cast<std::uint32_t>(at);
    *chars++ = fold(c);
  };
  for (std::size_t at = span.begin; at < span.end;) {
    // Two at a time, as nearly all of Chinese text allows.
    while (at + 8 <= span.end) {
      const auto [a, b] = two_three_byte_sequences(text + at);
      if (a == 0) break;
      put(at, a);
      put(at + 3, b);
      at += 6;
    }
    if (at == span.end) break;
    std::size_t end = at;
    const char32_t c = checked_code_point({text, span.end}, end);
    if (c == ill_formed) return false;
    put(at, c);
    at = end;
  }
  size_ = static_cast<Pos>(chars - chars_.data());
  return true;
}

Range Reading::trim(Range r) const noexcept {
  while (!r.empty() && is_blank(chars_[r.begin])) ++r.begin;
  while (!r.empty() && is_blank(chars_[r.end - 1])) --r.end;
  return r;
}

}  // namespace shuzhi::detail
