#include "text/wide_decode.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>

// Of single functions, and none of them a lambda, so that nothing else uses what a machine may
// not have.
#define SHUZHI_WITH_AVX2 __attribute__((target("avx2")))
// Once in each of the two ways on, with what they know of the step.
#define SHUZHI_INLINE_AVX2 __attribute__((target("avx2"), always_inline)) inline
#endif

namespace shuzhi::detail {

#if defined(__x86_64__)
namespace {

// Two loads of sixteen bytes hold four sequences each.
constexpr std::size_t half_bytes = 12;
constexpr std::size_t bytes_read = half_bytes + 16;

SHUZHI_WITH_AVX2 __m128i load(const char* from) noexcept {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
}
SHUZHI_WITH_AVX2 void store(void* to, __m256i value) noexcept {
  _mm256_storeu_si256(static_cast<__m256i*>(to), value);
}

// The code points of what may be eight sequences of three bytes at `s`; 0 where one is none.
SHUZHI_WITH_AVX2 __m256i eight_sequences(const char* s) noexcept {
  const __m256i bytes =
      _mm256_inserti128_si256(_mm256_castsi128_si256(load(s)), load(s + half_bytes), 1);
  // The lead byte to the top of each lane and the tails below it.
  const __m256i order = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1));
  const __m256i words = _mm256_shuffle_epi8(bytes, order);
  const __m256i formed = _mm256_cmpeq_epi32(_mm256_and_si256(words, _mm256_set1_epi32(0xF0C0C0)),
                                            _mm256_set1_epi32(0xE08080));
  // Tail and 64 times the tail in front of it, then the lead 4096 times.
  const __m256i bits = _mm256_and_si256(words, _mm256_set1_epi32(0x0F3F3F));
  const __m256i tails = _mm256_maddubs_epi16(bits, _mm256_set1_epi32(0x01'40'01));
  const __m256i code = _mm256_madd_epi16(tails, _mm256_set1_epi32(0x1000'0001));
  const __m256i not_too_long = _mm256_cmpgt_epi32(code, _mm256_set1_epi32(0x7FF));
  return _mm256_and_si256(code, _mm256_and_si256(formed, not_too_long));
}

SHUZHI_WITH_AVX2 __m256i narrow_eight(__m256i code) noexcept {
  const __m256i full_width = _mm256_and_si256(_mm256_cmpgt_epi32(code, _mm256_set1_epi32(0xFF00)),
                                              _mm256_cmpgt_epi32(_mm256_set1_epi32(0xFF5F), code));
  return _mm256_sub_epi32(code, _mm256_and_si256(full_width, _mm256_set1_epi32(0xFEE0)));
}

// The code points of the ASCII characters at `s`, with other bytes among them or not.
SHUZHI_WITH_AVX2 __m256i eight_bytes(const char* s) noexcept {
  return _mm256_cvtepu8_epi32(load(s));
}
SHUZHI_WITH_AVX2 std::size_t leading_ascii(const char* s) noexcept {
  constexpr unsigned behind_eight = 1u << wide_room;
  const auto others = static_cast<unsigned>(_mm_movemask_epi8(load(s)));
  return static_cast<std::size_t>(std::countr_zero(others | behind_eight));
}

// Stores what `codes` say, for characters `step` bytes apart, which are `chars` folded. How many of
// them, from the first on, are not special.
SHUZHI_INLINE_AVX2 std::size_t store_eight(__m256i codes, __m256i chars, std::size_t at, int step,
                                           const TraitTable& table,
                                           const DecodeTarget& to) noexcept {
  alignas(32) std::array<std::uint32_t, wide_room> lanes;
  store(lanes.data(), codes);
  unsigned all = 0;
#pragma GCC unroll 8
  for (std::size_t i = 0; i < wide_room; ++i) {
    const std::uint8_t traits = table[lanes[i]];
    to.traits[i] = traits;
    all |= traits;
  }
  const __m256i steps =
      _mm256_mullo_epi16(_mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7), _mm256_set1_epi32(step));
  store(to.chars, chars);
  store(to.offsets, _mm256_add_epi32(_mm256_set1_epi32(static_cast<int>(at)), steps));
  if ((all & trait_special) == 0) return wide_room;
  constexpr std::uint64_t special = 0x0101010101010101 * trait_special;
  std::uint64_t eight = 0;
  std::memcpy(&eight, to.traits, sizeof eight);
  return static_cast<std::size_t>(std::countr_zero(eight & special)) / 8;
}

SHUZHI_WITH_AVX2 void decode_eight_at_a_time(std::string_view text, std::size_t& at,
                                             std::size_t end, const TraitTable& table,
                                             DecodeTarget& target) {
  DecodeTarget to = target;  // in registers: the bytes that are stored might be anything's
  std::size_t p = at;
  while (p < end && p + bytes_read <= text.size()) {
    const char* const s = text.data() + p;
    std::size_t plain = 0;
    std::size_t length = 1;
    if (static_cast<unsigned char>(*s) < 0x80) {
      const __m256i codes = eight_bytes(s);
      plain = std::min({store_eight(codes, codes, p, 1, table, to), leading_ascii(s), end - p});
    } else {
      length = 3;
      const __m256i codes = eight_sequences(s);
      plain = store_eight(codes, narrow_eight(codes), p, 3, table, to);
      if (p + 3 * plain > end) plain = (end - p) / 3;
    }
    if (plain == 0) break;
    to.chars += plain;
    to.offsets += plain;
    to.traits += plain;
    p += length * plain;
  }
  target = to;
  at = p;
}

}  // namespace

WideDecode wide_decode() noexcept {
  static const WideDecode decode =
      __builtin_cpu_supports("avx2") != 0 ? &decode_eight_at_a_time : nullptr;
  return decode;
}

#else

WideDecode wide_decode() noexcept { return nullptr; }

#endif

}  // namespace shuzhi::detail
