// Looking for bytes that are rare: sixteen at a time.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace shuzhi::detail {

/// Sixteen bytes side by side: the compilers' portable form of a vector register.
using Bytes = std::uint8_t __attribute__((vector_size(16)));
/// For each of them all bits or none.
using ByteMask = std::int8_t __attribute__((vector_size(16)));

inline bool any_of(const ByteMask& mask) noexcept {
  std::array<std::uint64_t, 2> halves{};
  std::memcpy(halves.data(), &mask, sizeof mask);
  return (halves[0] | halves[1]) != 0;
}

inline std::size_t first_of(const ByteMask& mask) noexcept {
  std::size_t lane = 0;
  while (mask[lane] == 0) ++lane;
  return lane;
}

/// Where the first byte at or behind `at` stands that `test`, which makes a mask of sixteen
/// bytes, finds; else the text's size. It does not find '0'.
template <class Test>
std::size_t find_byte(std::string_view text, std::size_t at, Test test) noexcept {
  constexpr std::size_t width = sizeof(Bytes);
  for (; at + width <= text.size(); at += width) {
    Bytes bytes;
    std::memcpy(&bytes, text.data() + at, width);
    const ByteMask found = test(bytes);
    if (any_of(found)) return at + first_of(found);
  }
  if (at >= text.size()) return text.size();
  std::array<char, width> padded;
  padded.fill('0');
  std::copy(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), padded.begin());
  Bytes bytes;
  std::memcpy(&bytes, padded.data(), width);
  const ByteMask found = test(bytes);
  return any_of(found) ? at + first_of(found) : text.size();
}

}  // namespace shuzhi::detail
