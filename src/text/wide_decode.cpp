#include "text/wide_decode.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

// Of single functions, and none of them a lambda, so that nothing else uses what a machine may
// not have.
#define SHUZHI_WITH_AVX2 __attribute__((target("avx2")))
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
  const __m256i low = _mm256_and_si256(words, _mm256_set1_epi32(0x3F));
  const __m256i middle = _mm256_and_si256(words, _mm256_set1_epi32(0x3F00));
  const __m256i high = _mm256_and_si256(words, _mm256_set1_epi32(0x0F0000));
  const __m256i code = _mm256_or_si256(
      low, _mm256_or_si256(_mm256_srli_epi32(middle, 2), _mm256_srli_epi32(high, 4)));
  const __m256i not_too_long = _mm256_cmpgt_epi32(code, _mm256_set1_epi32(0x7FF));
  return _mm256_and_si256(code, _mm256_and_si256(formed, not_too_long));
}

SHUZHI_WITH_AVX2 __m256i narrow_eight(__m256i code) noexcept {
  const __m256i full_width = _mm256_and_si256(_mm256_cmpgt_epi32(code, _mm256_set1_epi32(0xFF00)),
                                              _mm256_cmpgt_epi32(_mm256_set1_epi32(0xFF5F), code));
  return _mm256_sub_epi32(code, _mm256_and_si256(full_width, _mm256_set1_epi32(0xFEE0)));
}

SHUZHI_WITH_AVX2 void decode_eight_at_a_time(const char* text, std::size_t& at, std::size_t end,
                                             const TraitTable& table, DecodeTarget& target) {
  const __m256i steps = _mm256_setr_epi32(0, 3, 6, 9, 12, 15, 18, 21);
  while (at + bytes_read <= end) {
    const __m256i found = eight_sequences(text + at);
    alignas(32) std::array<std::uint32_t, wide_room> codes;
    store(codes.data(), found);
    unsigned all = 0;
#pragma GCC unroll 8
    for (std::size_t i = 0; i < wide_room; ++i) {
      const std::uint8_t traits = table[codes[i]];
      target.traits[i] = traits;
      all |= traits;
    }
    store(target.chars, narrow_eight(found));
    store(target.offsets, _mm256_add_epi32(_mm256_set1_epi32(static_cast<int>(at)), steps));
    std::size_t plain = wide_room;
    if ((all & trait_special) != 0) {
      plain = 0;
      while ((target.traits[plain] & trait_special) == 0) ++plain;
    }
    target.chars += plain;
    target.offsets += plain;
    target.traits += plain;
    at += 3 * plain;
    if (plain != wide_room) return;
  }
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
