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
  for (std::size_t at = span.begin; at < span.end;) {
    // Two at a time, as nearly all of Chinese text allows.
    for (; at + 8 <= span.end; at += 6) {
      const auto [a, b] = two_three_byte_sequences(text + at);
      if (special.may_contain_either(a, b)) break;
      chars[0] = a;
      chars[1] = b;
      offsets[0] = static_cast<std::uint32_t>(at);
      offsets[1] = static_cast<std::uint32_t>(at + 3);
      chars += 2;
      offsets += 2;
    }
    if (at == span.end) break;
    *offsets++ = static_cast<std::uint32_t>(at);
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      *chars++ = fold(byte);
      ++at;
      continue;
    }
    std::size_t next = at;
    const char32_t c = checked_code_point({text, span.end}, next);
    if (c == ill_formed) return false;
    *chars++ = fold(c);
    at = next;
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
