// Where bytes have a bit.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace shuzhi::detail {

/// So much is written behind the last place that counts.
constexpr std::size_t places_room = 8;

/// For each byte the places of its bits, and how many they are.
struct BitPlaces {
  constexpr BitPlaces() {
    for (std::size_t byte = 0; byte < count.size(); ++byte) {
      for (std::uint32_t bit = 0; bit < 8; ++bit) {
        if ((byte >> bit & 1) != 0) places[byte][count[byte]++] = bit;
      }
    }
  }
  std::array<std::array<std::uint32_t, 8>, 256> places{};
  std::array<std::uint8_t, 256> count{};
};
inline constexpr BitPlaces bit_places;

/// Writes to `out` at which of the places from `begin` to `end` `bytes` have `bit`, and gives how
/// many do. Eight at a time and without a branch, as nothing foretells which: a third of the steps.
inline std::size_t places_with(unsigned bit, const std::uint8_t* bytes, std::uint32_t begin,
                               std::uint32_t end, std::uint32_t* out) noexcept {
  using Four = std::uint32_t __attribute__((vector_size(16)));
  constexpr std::uint64_t first_bits = 0x0101010101010101;
  constexpr std::uint64_t gather = 0x0102040810204080;  // those of all bytes into the highest
  const auto shift = static_cast<unsigned>(std::countr_zero(bit));
  std::size_t count = 0;
  std::uint32_t p = begin;
  if constexpr (std::endian::native == std::endian::little) {
    for (; end - p >= 8; p += 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, bytes + p, sizeof eight);
      const std::size_t set = ((eight >> shift & first_bits) * gather) >> 56;
      std::array<Four, 2> places;
      std::memcpy(&places, &bit_places.places[set], sizeof places);
      places[0] += p;
      places[1] += p;
      std::memcpy(out + count, &places, sizeof places);
      count += bit_places.count[set];
    }
  }
  for (; p != end; ++p) {
    out[count] = p;
    count += (bytes[p] >> shift) & 1;
  }
  return count;
}

}  // namespace shuzhi::detail
