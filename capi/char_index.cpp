#include "char_index.hpp"

#include <algorithm>

namespace shuzhi::capi {
namespace {

constexpr std::size_t block = 256;

bool begins_code_point(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::size_t count(std::string_view bytes) noexcept {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), begins_code_point));
}

}  // namespace

CharIndex::CharIndex(std::string_view text) {
  before_.reserve(text.size() / block + 1);
  std::size_t chars = 0;
  for (std::size_t at = 0; at <= text.size(); at += block) {
    before_.push_back(static_cast<std::uint32_t>(chars));
    chars += count(text.substr(at, block));
  }
}

std::size_t CharIndex::chars_before(std::string_view text, std::size_t byte) const noexcept {
  byte = std::min(byte, text.size());
  const std::size_t begin = byte / block * block;
  return before_[byte / block] + count(text.substr(begin, byte - begin));
}

std::size_t CharIndex::byte_of(std::string_view text, std::size_t index) const noexcept {
  // The last block with at most `index` code points before it holds the one wanted.
  const auto past = std::upper_bound(before_.begin(), before_.end(), index);
  const auto at = static_cast<std::size_t>(past - before_.begin()) - 1;
  std::size_t chars = before_[at];
  for (std::size_t byte = at * block; byte < text.size(); ++byte)
    if (begins_code_point(text[byte]) && chars++ == index) return byte;
  return text.size();
}

}  // namespace shuzhi::capi
