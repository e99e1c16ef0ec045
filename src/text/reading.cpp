#include "text/reading.hpp"

#include <algorithm>
#include <cstring>

namespace shuzhi::detail {
namespace {

void store(const Lanes& lanes, void* to) noexcept { std::memcpy(to, &lanes, sizeof lanes); }

}  // namespace

bool Reading::append(Span span) {
  // There are no more characters than bytes, and four are stored at a time. Buffers only grow:
  // a reading that is used again touches no new memory.
  const std::size_t most = size_ + span.size() + 4;
  if (chars_.size() < most) {
    chars_.resize(std::max(most, chars_.size() * 2));
    offsets_.resize(chars_.size());
  }
  const char* const text = text_.data();
  char32_t* chars = chars_.data() + size_;
  std::uint32_t* offsets = offsets_.data() + size_;
  for (std::size_t at = span.begin; at < span.end;) {
    // Four at a time, as nearly all of Chinese text allows.
    while (at + four_sequences_bytes <= span.end) {
      const Lanes found = four_three_byte_sequences(text + at);
      const unsigned plain = leading_plain(found);
      store(narrow(found), chars);
      store(static_cast<std::int32_t>(at) + Lanes{0, 3, 6, 9}, offsets);
      chars += plain;
      offsets += plain;
      at += std::size_t{3} * plain;
      if (plain != 4) break;
    }
    if (at == span.end) break;
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      do {
        *chars++ = fold(static_cast<unsigned char>(text[at]));
        *offsets++ = static_cast<std::uint32_t>(at);
        ++at;
      } while (at < span.end && static_cast<unsigned char>(text[at]) < 0x80);
      continue;
    }
    std::size_t next = at;
    const char32_t c = checked_code_point({text, span.end}, next);
    if (c == ill_formed) return false;
    *chars++ = fold(c);
    *offsets++ = static_cast<std::uint32_t>(at);
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
