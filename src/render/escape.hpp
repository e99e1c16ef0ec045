// What of a text JSON cannot hold as it stands.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace shuzhi::detail {

/// A character that is escaped: its bytes in the text, and what is written for it.
struct Escape {
  std::size_t size = 0;  ///< 0 where nothing is to be escaped
  std::array<char, 6> characters{};
  std::size_t length = 0;
  std::string_view written() const noexcept { return {characters.data(), length}; }
};

/// The escape of the character at `text[at]`. Beside what JSON asks for there are U+0085, U+2028
/// and U+2029: they end a line for many readers of text, and an object is to stay one line.
Escape escape_at(std::string_view text, std::size_t at) noexcept;

/// Where the first character at or behind `at` stands that is escaped; else the text's size.
/// Every line break is one.
std::size_t find_escaped(std::string_view text, std::size_t at) noexcept;

}  // namespace shuzhi::detail
