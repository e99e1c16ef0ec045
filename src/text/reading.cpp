#include "text/reading.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace shuzhi::detail {
namespace {

template <class Four, class To>
void store(const Four& four, To* to) noexcept {
  static_assert(sizeof(Four) == 4 * sizeof(To));
  std::memcpy(to, &four, sizeof four);
}

// How many characters a span can have at most: its bytes, where it is worth no count.
std::size_t most_characters(std::string_view bytes) noexcept {
  constexpr std::size_t worth_a_count = 64 * 1024;
  if (bytes.size() < worth_a_count) return bytes.size();
  const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), begins));
}

template <class T>
void grow(std::unique_ptr<T[]>& buffer, std::size_t used, std::size_t room) {
  std::unique_ptr<T[]> larger(new T[room]);
  std::copy_n(buffer.get(), used, larger.get());
  buffer = std::move(larger);
}

}  // namespace

// Buffers only grow: a reading that is used again touches no new memory.
void Reading::make_room(Span span) {
  constexpr std::size_t at_a_time = 4;  // characters are stored
  const std::size_t most =
      size_ + most_characters(text_.substr(span.begin, span.size())) + at_a_time;
  if (most <= room_) return;
  const std::size_t room = std::max(most, size_ == 0 ? 0 : room_ + room_ / 2);
  grow(chars_, size_, room);
  grow(offsets_, size_, room);
  grow(traits_, size_, room);
  room_ = room;
}

bool Reading::append(Span span) {
  make_room(span);
  const char* const text = text_.data();
  char32_t* chars = chars_.get() + size_;
  std::uint32_t* offsets = offsets_.get() + size_;
  std::uint8_t* traits = traits_.get() + size_;
  const auto add = [&](char32_t folded, std::size_t at) {
    *chars++ = folded;
    *offsets++ = static_cast<std::uint32_t>(at);
    *traits++ = traits_of(folded);
  };
  for (std::size_t at = span.begin; at < span.end;) {
    // Four at a time, as nearly all of Chinese text allows.
    while (at + four_sequences_bytes <= span.end) {
      const Lanes found = four_three_byte_sequences(text + at);
      const FourTraits four = traits_of(found);
      const unsigned plain = leading_plain(four);
      store(narrow(found), chars);
      store(static_cast<std::int32_t>(at) + Lanes{0, 3, 6, 9}, offsets);
      store(four, traits);
      chars += plain;
      offsets += plain;
      traits += plain;
      at += std::size_t{3} * plain;
      if (plain != 4) break;
    }
    if (at == span.end) break;
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      do {
        add(fold(static_cast<unsigned char>(text[at])), at);
        ++at;
      } while (at < span.end && static_cast<unsigned char>(text[at]) < 0x80);
      continue;
    }
    std::size_t next = at;
    const char32_t c = checked_code_point({text, span.end}, next);
    if (c == ill_formed) return false;
    add(fold(c), at);
    at = next;
  }
  size_ = static_cast<Pos>(chars - chars_.get());
  return true;
}

Range Reading::trim(Range r) const noexcept {
  while (!r.empty() && is_blank(chars_[r.begin])) ++r.begin;
  while (!r.empty() && is_blank(chars_[r.end - 1])) --r.end;
  return r;
}

}  // namespace shuzhi::detail
