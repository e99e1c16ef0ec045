#include "text/reading.hpp"

#include "text/wide_decode.hpp"

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

bool is_ascii(char byte) noexcept { return static_cast<unsigned char>(byte) < 0x80; }

// How many characters a span can have at most: its bytes, where it is worth no count.
std::size_t most_characters(std::string_view bytes) noexcept {
  constexpr std::size_t worth_a_count = 65536;
  if (bytes.size() < worth_a_count) return bytes.size();
  const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), begins));
}

// As nearly all of Chinese text allows; the portable form of `wide_decode`.
void decode_four_at_a_time(const char* text, std::size_t& at, std::size_t end,
                           const TraitTable& table, DecodeTarget& to) {
  while (at + four_sequences_bytes <= end) {
    const Lanes found = four_three_byte_sequences(text + at);
    const FourTraits four = traits_of(found, table);
    const unsigned plain = leading_plain(four);
    store(narrow(found), to.chars);
    store(static_cast<std::int32_t>(at) + Lanes{0, 3, 6, 9}, to.offsets);
    store(four, to.traits);
    to.chars += plain;
    to.offsets += plain;
    to.traits += plain;
    at += std::size_t{3} * plain;
    if (plain != 4) return;
  }
}

template <class T>
void move_to(std::unique_ptr<T[]> larger, std::unique_ptr<T[]>& own, T*& buffer, std::size_t used) {
  std::copy_n(buffer, used, larger.get());
  own = std::move(larger);
  buffer = own.get();
}
template <class T>
void grow(std::unique_ptr<T[]>& own, T*& buffer, std::size_t used, std::size_t room) {
  move_to(std::unique_ptr<T[]>(new T[room]), own, buffer, used);
}

}  // namespace

// Buffers only grow: a reading that is used again touches no new memory.
void Reading::make_room(Span span) {
  const std::size_t most =
      size_ + most_characters(text_.substr(span.begin, span.size())) + wide_room;
  if (most > room_) change_room(std::max(most, size_ == 0 ? 0 : room_ + room_ / 2));
}

void Reading::change_room(std::size_t room) {
  grow(own_chars_, chars_, size_, room);
  grow(own_offsets_, offsets_, size_, room);
  move_to(std::make_unique<std::uint8_t[]>(room + bytes_at_a_time), own_traits_, traits_, size_);
  room_ = room;
}

bool Reading::append(Span span) {
  make_room(span);
  const char* const text = text_.data();
  const TraitTable& table = *table_;
  const WideDecode decode_wide = wide_decode();
  DecodeTarget to{chars_ + size_, offsets_ + size_, traits_ + size_};
  const auto add = [&](char32_t folded, std::size_t at) {
    *to.chars++ = folded;
    *to.offsets++ = static_cast<std::uint32_t>(at);
    *to.traits++ = traits_of(folded, table);
  };
  for (std::size_t at = span.begin; at < span.end;) {
    if (decode_wide != nullptr) {
      decode_wide(text_, at, span.end, table, to);
      if (at >= span.end) break;
    }
    if (is_ascii(text[at])) {
      do {
        add(fold(static_cast<unsigned char>(text[at])), at);
        ++at;
      } while (at < span.end && is_ascii(text[at]));
      continue;
    }
    const std::size_t begin = at;
    decode_four_at_a_time(text, at, span.end, table, to);
    if (at != begin) continue;
    const char32_t c = checked_code_point({text, span.end}, at);
    if (c == ill_formed) return false;
    add(fold(c), begin);
  }
  size_ = static_cast<Pos>(to.chars - chars_);
  return true;
}

Range Reading::trim(Range r) const noexcept {
  while (!r.empty() && is_blank(chars_[r.begin])) ++r.begin;
  while (!r.empty() && is_blank(chars_[r.end - 1])) --r.end;
  return r;
}

}  // namespace shuzhi::detail
