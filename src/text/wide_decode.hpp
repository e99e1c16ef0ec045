// Eight characters at a time, where the machine can.
#pragma once

#include "text/unicode.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace shuzhi::detail {

/// Where decoded characters go: each folded, with its offset and traits.
struct DecodeTarget {
  char32_t* chars;
  std::uint32_t* offsets;
  std::uint8_t* traits;
};
/// So much is stored at a time, whatever of it counts.
constexpr std::size_t wide_room = 8;

/// Decodes what `text` holds from `at` to `end` of ASCII and of sequences of three bytes, as long
/// as none is special, and moves `target` and `at` behind it. May stop early; the four at a time
/// of unicode.hpp go on.
using WideDecode = void (*)(std::string_view text, std::size_t& at, std::size_t end,
                            const TraitTable& table, DecodeTarget& target);

/// The one for this machine, or null. Decoding takes a third of the instructions with it.
WideDecode wide_decode() noexcept;

}  // namespace shuzhi::detail
