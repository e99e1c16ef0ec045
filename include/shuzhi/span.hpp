// A half-open range of UTF-8 bytes of a document's text.
#pragma once

#include <cstdint>

namespace shuzhi {
inline namespace v1 {

/// Half-open range [begin, end) of byte offsets into `Document::text`. Both ends
/// always lie on the boundary of a code point.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr bool empty() const noexcept { return begin == end; }
  constexpr std::uint32_t size() const noexcept { return end - begin; }
  constexpr bool contains(Span other) const noexcept {
    return begin <= other.begin && other.end <= end;
  }
  friend constexpr bool operator==(Span a, Span b) noexcept {
    return a.begin == b.begin && a.end == b.end;
  }
  friend constexpr bool operator!=(Span a, Span b) noexcept { return !(a == b); }
};

}  // namespace v1
}  // namespace shuzhi
