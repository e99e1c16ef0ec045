#include "text/wide_bytes.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

// As in wide_decode.cpp: of single functions, and none of them a lambda.
#define SHUZHI_WITH_AVX2 __attribute__((target("avx2")))
#endif

namespace shuzhi::detail {

#if defined(__x86_64__)
namespace {

constexpr std::size_t wide = 32;

SHUZHI_WITH_AVX2 __m256i load(const char* from) noexcept {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}
SHUZHI_WITH_AVX2 __m256i each(unsigned byte) noexcept {
  return _mm256_set1_epi8(static_cast<char>(byte));
}
SHUZHI_WITH_AVX2 __m256i is(__m256i bytes, unsigned byte) noexcept {
  return _mm256_cmpeq_epi8(bytes, each(byte));
}

// ---- UTF-8 ------------------------------------------------------------------------------
// Each byte is judged with the one before it, by the halves of the two. What a half allows of
// the faults below are bits in a table of sixteen; a fault stands where all halves allow it
// (Keiser and Lemire, Validating UTF-8 in less than one instruction per byte, 2021).

enum Fault : unsigned {
  too_short = 1,     // a lead byte, and no tail behind it
  too_long = 2,      // a tail behind ASCII
  overlong_3 = 4,    // E0 80 to E0 9F
  too_large = 8,     // F4 90 and above
  surrogate = 16,    // ED A0 and above
  overlong_2 = 32,   // C0, C1
  too_large_8 = 64,  // F5 80 and above, but for what `too_large` tells
  overlong_4 = 64,   // F0 80 to F0 8F
  two_tails = 128,   // right only as the third or fourth byte of a sequence
};
using Halves = std::array<std::uint8_t, 16>;

constexpr Halves before_high() {
  Halves table{};
  for (std::size_t half = 0; half < 8; ++half) table[half] = too_long;
  for (std::size_t half = 8; half < 12; ++half) table[half] = two_tails;
  table[0xC] = too_short | overlong_2;
  table[0xD] = too_short;
  table[0xE] = too_short | overlong_3 | surrogate;
  table[0xF] = too_short | too_large | too_large_8 | overlong_4;
  return table;
}
constexpr Halves before_low() {
  constexpr unsigned whatever_half = too_short | too_long | two_tails;
  Halves table{};
  for (std::size_t half = 0; half < 16; ++half) {
    unsigned faults = whatever_half;
    if (half == 0) faults |= overlong_3 | overlong_4;
    if (half < 2) faults |= overlong_2;
    if (half > 3) faults |= too_large;
    if (half > 4) faults |= too_large_8;
    if (half == 0xD) faults |= surrogate;
    table[half] = static_cast<std::uint8_t>(faults);
  }
  return table;
}
constexpr Halves here_high() {
  constexpr unsigned any_tail = too_long | overlong_2 | two_tails;
  Halves table{};
  table.fill(too_short);
  table[0x8] = static_cast<std::uint8_t>(any_tail | overlong_3 | too_large_8 | overlong_4);
  table[0x9] = static_cast<std::uint8_t>(any_tail | overlong_3 | too_large);
  table[0xA] = table[0xB] = static_cast<std::uint8_t>(any_tail | surrogate | too_large);
  return table;
}
constexpr Halves before_high_faults = before_high();
constexpr Halves before_low_faults = before_low();
constexpr Halves here_high_faults = here_high();

SHUZHI_WITH_AVX2 __m256i look_up(const Halves& table, __m256i halves) noexcept {
  const __m128i row = _mm_loadu_si128(reinterpret_cast<const __m128i*>(table.data()));
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(row), halves);
}
SHUZHI_WITH_AVX2 __m256i high_half(__m256i bytes) noexcept {
  return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), each(0x0F));
}

// Not 0 where one of the bytes at `s` is wrong behind the three in front of it.
SHUZHI_WITH_AVX2 __m256i faults_at(const char* s) noexcept {
  const __m256i here = load(s);
  const __m256i before = load(s - 1);
  const __m256i faults = _mm256_and_si256(
      _mm256_and_si256(look_up(before_high_faults, high_half(before)),
                       look_up(before_low_faults, _mm256_and_si256(before, each(0x0F)))),
      look_up(here_high_faults, high_half(here)));
  // The highest bit where a sequence of three has its third byte, or one of four a tail.
  const __m256i third = _mm256_subs_epu8(load(s - 2), each(0xE0 - 0x80));
  const __m256i fourth = _mm256_subs_epu8(load(s - 3), each(0xF0 - 0x80));
  const __m256i inner = _mm256_and_si256(_mm256_or_si256(third, fourth), each(two_tails));
  return _mm256_xor_si256(faults, inner);
}

constexpr std::size_t bytes_before = 3;

SHUZHI_WITH_AVX2 bool is_utf8(std::string_view bytes) {
  // The beginning with zeros in front of it, and the end with zeros behind it: what a sequence
  // lacks is missed there.
  std::array<char, bytes_before + wide> beginning{};
  std::array<char, bytes_before + wide> end{};
  const std::size_t first = std::min(wide, bytes.size());
  std::copy_n(bytes.data(), first, beginning.data() + bytes_before);
  __m256i faults = faults_at(beginning.data() + bytes_before);
  std::size_t at = first;
  for (; bytes.size() - at >= wide; at += wide) {
    faults = _mm256_or_si256(faults, faults_at(bytes.data() + at));
  }
  const std::size_t known = std::min(at, bytes_before);
  std::copy(bytes.data() + (at - known), bytes.data() + bytes.size(),
            end.data() + (bytes_before - known));
  faults = _mm256_or_si256(faults, faults_at(end.data() + bytes_before));
  return _mm256_testz_si256(faults, faults) != 0;
}

// ---- blanks -----------------------------------------------------------------------------

// The test of lines.cpp.
SHUZHI_WITH_AVX2 __m256i may_part(const char* s) noexcept {
  const __m256i first = load(s);
  const __m256i second = load(s + 1);
  const __m256i third = load(s + 2);
  const __m256i ascii = _mm256_cmpeq_epi8(_mm256_min_epu8(first, each(' ')), first);
  const __m256i quote = _mm256_and_si256(
      is(second, 0x80),
      _mm256_or_si256(is(_mm256_and_si256(third, each(0xF0)), 0x90), is(third, 0xA6)));
  const __m256i general = _mm256_andnot_si256(quote, is(first, 0xE2));
  const __m256i ideographic =
      _mm256_and_si256(is(first, 0xE3), is(_mm256_or_si256(second, third), 0x80));
  const __m256i mark = _mm256_and_si256(is(first, 0xEF), is(second, 0xBB));
  const __m256i other = _mm256_or_si256(is(first, 0xC2), is(first, 0xE1));
  return _mm256_or_si256(_mm256_or_si256(_mm256_or_si256(ascii, other), general),
                         _mm256_or_si256(ideographic, mark));
}

SHUZHI_WITH_AVX2 std::size_t find_blank(std::string_view text, std::size_t at) {
  while (text.size() - at >= wide + 2) {
    const auto found = static_cast<unsigned>(_mm256_movemask_epi8(may_part(text.data() + at)));
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
    at += wide;
  }
  return at;
}

bool has_avx2() noexcept { return __builtin_cpu_supports("avx2") != 0; }

}  // namespace

WideUtf8Check wide_utf8_check() noexcept {
  static const WideUtf8Check check = has_avx2() ? &is_utf8 : nullptr;
  return check;
}

WideBlankSearch wide_blank_search() noexcept {
  static const WideBlankSearch search = has_avx2() ? &find_blank : nullptr;
  return search;
}

#else

WideUtf8Check wide_utf8_check() noexcept { return nullptr; }
WideBlankSearch wide_blank_search() noexcept { return nullptr; }

#endif

}  // namespace shuzhi::detail
