// The characters of a passage as a reader reads them, each with its place in the text.
#pragma once

#include "text/bytes.hpp"
#include "text/unicode.hpp"

#include <shuzhi/span.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>

namespace shuzhi::detail {

/// Positions in a reading.
using Pos = std::uint32_t;

/// A range of positions in a reading, half open.
struct Range {
  Pos begin = 0;
  Pos end = 0;
  bool empty() const noexcept { return begin >= end; }
  Pos size() const noexcept { return empty() ? 0 : end - begin; }
  bool contains(Pos p) const noexcept { return begin <= p && p < end; }
  friend bool operator==(Range, Range) = default;
};

/// A passage decoded once: folded characters, and for each of them its byte offset. What
/// is furniture or a converter's line break is left out, so a sentence that was cut reads
/// on, while every position still leads back to the original characters.
class Reading {
 public:
  /// `traits` is a lexicon's table where mentions are to be found soon, or the plain one.
  explicit Reading(std::string_view text, const TraitTable* traits = &character_traits)
      : text_(text), table_(traits) {}
  Reading(std::string_view text, Span span) : Reading(text) { append(span); }

  void clear() noexcept { size_ = 0; }
  /// Makes room for so many characters at once.
  void reserve(std::size_t characters) {
    if (characters > room_) change_room(characters);
  }
  /// Reads as `part` of `whole` does, without a copy: for as long as that is not changed.
  void show(const Reading& whole, Range part) noexcept;
  /// Adds the characters of `span`, which lies behind everything added before. False, and
  /// nothing added, where its bytes are not well-formed UTF-8.
  bool append(Span span);

  Pos size() const noexcept { return size_; }
  char32_t operator[](Pos i) const noexcept { return chars_[i]; }
  /// Whether the character at `i` has any of `traits`: cheaper than asking what it is.
  bool is(Pos i, unsigned any) const noexcept { return (traits_[i] & any) != 0; }
  const std::uint8_t* traits() const noexcept { return traits_; }
  bool has_traits_of(const TraitTable& table) const noexcept { return table_ == &table; }
  /// The first place from `from` on that has any of `traits`; `end` where none has.
  Pos next(Pos from, Pos end, unsigned any) const noexcept;
  /// The character at `i`, or 0 outside: lets rules look around without bounds checks.
  char32_t at(std::int64_t i) const noexcept {
    return i < 0 || i >= static_cast<std::int64_t>(size_) ? U'\0'
                                                          : chars_[static_cast<std::size_t>(i)];
  }
  const char32_t* data() const noexcept { return chars_; }
  std::u32string_view view() const noexcept { return {data(), size_}; }
  std::u32string_view view(Range r) const noexcept { return {data() + r.begin, r.size()}; }

  /// From positions to bytes of the document's text.
  std::uint32_t begin_byte(Pos i) const noexcept { return offsets_[i]; }
  std::uint32_t end_byte(Pos i) const noexcept {
    return offsets_[i] + sequence_length(static_cast<unsigned char>(text_[offsets_[i]]));
  }
  Span span(Range r) const noexcept {
    return r.empty() ? Span{} : Span{begin_byte(r.begin), end_byte(r.end - 1)};
  }

  /// `r` without blanks at either end.
  Range trim(Range r) const noexcept;

 private:
  void make_room(Span span);
  void change_room(std::size_t room);

  std::string_view text_;
  const TraitTable* table_;
  char32_t* chars_ = nullptr;
  std::uint32_t* offsets_ = nullptr;
  std::uint8_t* traits_ = nullptr;
  // Not vectors: what is to be written over is not to be zeroed first, but for traits, which
  // `next` reads beyond the end. Empty in a part of another.
  std::unique_ptr<char32_t[]> own_chars_;
  std::unique_ptr<std::uint32_t[]> own_offsets_;
  std::unique_ptr<std::uint8_t[]> own_traits_;
  std::size_t room_ = 0;
  Pos size_ = 0;
};

inline void Reading::show(const Reading& whole, Range part) noexcept {
  text_ = whole.text_;
  table_ = whole.table_;
  chars_ = whole.chars_ + part.begin;
  offsets_ = whole.offsets_ + part.begin;
  traits_ = whole.traits_ + part.begin;
  size_ = part.size();
}

// Sixteen characters at a time, and those behind `end` with them: most gaps between marks are one
// step, and there is no rest to be looked at one by one.
inline Pos Reading::next(Pos from, Pos end, unsigned any) const noexcept {
  if (from >= end) return from;
  const auto* const traits = reinterpret_cast<const char*>(traits_);
  do {
    const std::size_t found =
        first_set(Bytes((load_bytes(traits + from) & static_cast<std::uint8_t>(any)) != 0));
    if (found != bytes_at_a_time) return std::min(from + static_cast<Pos>(found), end);
    from += static_cast<Pos>(bytes_at_a_time);
  } while (from < end);
  return end;
}

}  // namespace shuzhi::detail
