// Byte offsets to code-point offsets and back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace shuzhi::capi {

/// Counts the code points before every 256th byte of a text once, so that any offset is
/// found by looking at 256 bytes at most. It keeps no pointer into the text: every
/// call is given the text that the index was made from.
class CharIndex {
 public:
  explicit CharIndex(std::string_view text);

  /// How many code points begin before `byte`.
  std::size_t chars_before(std::string_view text, std::size_t byte) const noexcept;
  /// Where code point `index` begins; the size of the text past the end.
  std::size_t byte_of(std::string_view text, std::size_t index) const noexcept;

 private:
  std::vector<std::uint32_t> before_;  // one entry for each block that has begun
};

}  // namespace shuzhi::capi
