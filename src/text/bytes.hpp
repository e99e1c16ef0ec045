// Sixteen bytes side by side: the compilers' portable form of a vector register.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace shuzhi::detail {

constexpr std::size_t bytes_at_a_time = 16;
using Bytes = std::uint8_t __attribute__((vector_size(16)));

inline Bytes load_bytes(const char* s) noexcept {
  Bytes bytes;
  std::memcpy(&bytes, s, sizeof bytes);
  return bytes;
}

/// Of a mask, whose bytes have their highest bit or are 0: which is the first that is not 0;
/// `bytes_at_a_time` where all are.
inline std::size_t first_set(Bytes bytes) noexcept {
#if defined(__SSE2__)
  const int bits_of_bytes = _mm_movemask_epi8(reinterpret_cast<__m128i>(bytes));
  if (bits_of_bytes == 0) return bytes_at_a_time;
  return static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(bits_of_bytes)));
#else
  std::array<std::uint64_t, 2> halves{};
  std::memcpy(halves.data(), &bytes, sizeof bytes);
  if ((halves[0] | halves[1]) == 0) return bytes_at_a_time;
  const std::size_t half = halves[0] != 0 ? 0 : 1;
  const int bits = std::endian::native == std::endian::little ? std::countr_zero(halves[half])
                                                              : std::countl_zero(halves[half]);
  return half * sizeof(std::uint64_t) + static_cast<std::size_t>(bits) / 8;
#endif
}

/// Where the first byte at or behind `at` stands that `test`, which gives a mask of sixteen bytes,
/// finds; else the text's size. For bytes that are rare, and never for '0'.
template <class Test>
std::size_t find_byte(std::string_view text, std::size_t at, Test test) noexcept {
  for (; at + bytes_at_a_time <= text.size(); at += bytes_at_a_time) {
    const std::size_t found = first_set(Bytes(test(load_bytes(text.data() + at))));
    if (found != bytes_at_a_time) return at + found;
  }
  if (at >= text.size()) return text.size();
  std::array<char, bytes_at_a_time> padded;
  padded.fill('0');
  std::copy(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), padded.begin());
  const std::size_t found = first_set(Bytes(test(load_bytes(padded.data()))));
  return std::min(at + found, text.size());
}

/// How many characters begin in `utf8`.
inline std::size_t count_characters(std::string_view utf8) noexcept {
  constexpr std::size_t most_steps = 255;  // each lane counts in a byte
  std::size_t count = 0;
  std::size_t at = 0;
  while (utf8.size() - at >= bytes_at_a_time) {
    Bytes lanes{};
    for (std::size_t step = 0; step < most_steps && utf8.size() - at >= bytes_at_a_time; ++step) {
      lanes -= Bytes((load_bytes(utf8.data() + at) & 0xC0) != 0x80);
      at += bytes_at_a_time;
    }
    for (std::size_t lane = 0; lane < bytes_at_a_time; ++lane) count += lanes[lane];
  }
  for (; at < utf8.size(); ++at) count += (static_cast<unsigned char>(utf8[at]) & 0xC0) != 0x80;
  return count;
}

}  // namespace shuzhi::detail
