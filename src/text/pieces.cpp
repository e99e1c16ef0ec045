#include "text/pieces.hpp"

#include <algorithm>

namespace shuzhi::detail {

Span piece_at(std::string_view text, std::uint32_t begin) noexcept {
  constexpr std::size_t usual = 2 * 1024;  // what was read stays in the first caches
  constexpr std::size_t long_line = 4 * usual;
  const std::size_t from = std::min(text.size(), begin + usual);
  std::size_t end = std::min(text.find('\n', from), text.size());
  if (end - from > long_line) {
    // Behind 。 a Han character begins a sentence; a digit might be part of 95。32%.
    constexpr std::string_view stop = "。";
    for (std::size_t at = text.find(stop, from); at < end; at = text.find(stop, at + 1)) {
      const std::size_t next = at + stop.size();
      if (next < text.size() && text[next] >= '\xE4' && text[next] <= '\xE9') {
        end = next;
        break;
      }
    }
  }
  return {begin, static_cast<std::uint32_t>(end)};
}

}  // namespace shuzhi::detail
