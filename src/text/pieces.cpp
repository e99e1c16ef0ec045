#include "text/pieces.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

// Behind the first 。 with a Han character behind it, which begins a sentence; a digit might be
// part of 95。32%.
std::size_t sentence_end(std::string_view text) noexcept {
  constexpr std::string_view stop = "。";
  for (std::size_t at = text.find(stop); at != text.npos; at = text.find(stop, at + 1)) {
    const std::size_t next = at + stop.size();
    if (next < text.size() && text[next] >= '\xE4' && text[next] <= '\xE9') return next;
  }
  return text.npos;
}

}  // namespace

Span piece_at(std::string_view text, std::uint32_t begin) noexcept {
  constexpr std::size_t usual = 4 * 1024;  // what was read stays in the first cache
  const std::size_t from = std::min(text.size(), begin + usual);
  const std::string_view window = text.substr(from, usual);
  std::size_t length = window.find('\n');
  if (length == window.npos) length = sentence_end(window);
  // No end in sight: one piece up to the line's end, however far.
  const std::size_t end = length != window.npos ? from + length : text.find('\n', from);
  return {begin, static_cast<std::uint32_t>(std::min(end, text.size()))};
}

}  // namespace shuzhi::detail
