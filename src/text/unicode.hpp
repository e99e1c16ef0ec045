// Characters: what the readers of the text stage need to know of them.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace shuzhi::detail {

/// A set of characters that is asked at every one of them: one bit each, no branch. It may
/// claim to hold a character beyond U+FFFF that it does not.
class CharacterFilter {
 public:
  constexpr CharacterFilter() noexcept = default;
  constexpr explicit CharacterFilter(std::u32string_view characters) noexcept {
    for (const char32_t c : characters) insert(c);
  }
  constexpr void insert(char32_t c) noexcept { bits_[c % size / 64] |= std::uint64_t{1} << c % 64; }
  constexpr bool may_contain(char32_t c) const noexcept { return (shifted(c) & 1) != 0; }
  constexpr bool may_contain_either(char32_t a, char32_t b) const noexcept {
    return ((shifted(a) | shifted(b)) & 1) != 0;
  }
  /// Whether this may contain `a`, or `other` may contain `b`.
  constexpr bool may_contain_either_of(char32_t a, const CharacterFilter& other,
                                       char32_t b) const noexcept {
    return ((shifted(a) | other.shifted(b)) & 1) != 0;
  }

 private:
  static constexpr std::size_t size = 0x10000;
  constexpr std::uint64_t shifted(char32_t c) const noexcept {
    return bits_[c % size / 64] >> c % 64;
  }
  std::array<std::uint64_t, size / 64> bits_{};
};

/// What `fold_look_alike` changes.
extern const CharacterFilter look_alikes;
char32_t fold_look_alike(char32_t c) noexcept;

/// ASCII for its full-width form.
constexpr char32_t narrow(char32_t c) noexcept {
  constexpr char32_t full_width = 0xFF01;
  constexpr char32_t count = 0x7F - 0x21;
  const char32_t ascii = c - full_width + U'!';
  return c - full_width < count ? ascii : c;
}
/// One form for what a reader takes as the same character: full-width ASCII and its
/// look-alikes become ASCII, every blank becomes U+0020, traditional scale words become
/// simplified ones. Always one character for one character, so positions do not move.
inline char32_t fold(char32_t c) noexcept {
  c = narrow(c);
  return look_alikes.may_contain(c) ? fold_look_alike(c) : c;
}

// The predicates below take folded characters.
constexpr bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }
constexpr bool is_letter(char32_t c) noexcept {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
constexpr bool is_blank(char32_t c) noexcept { return c == U' '; }
constexpr bool is_han(char32_t c) noexcept {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
         (c >= 0x20000 && c <= 0x3FFFF);
}
/// 。！？ and their half-width forms: what ends a sentence.
constexpr bool is_terminal(char32_t c) noexcept {
  return c == U'。' || c == U'!' || c == U'?' || c == U'｡';
}
constexpr bool is_opening(char32_t c) noexcept {
  return c == U'《' || c == U'“' || c == U'(' || c == U'「' || c == U'『' || c == U'【' ||
         c == U'〔' || c == U'‘' || c == U'[' || c == U'〈';
}
constexpr bool is_closing(char32_t c) noexcept {
  return c == U'》' || c == U'”' || c == U')' || c == U'」' || c == U'』' || c == U'】' ||
         c == U'〕' || c == U'’' || c == U']' || c == U'〉';
}
/// The mark that closes `open`, or 0.
constexpr char32_t closing_of(char32_t open) noexcept {
  switch (open) {
    case U'《':
      return U'》';
    case U'“':
      return U'”';
    case U'(':
      return U')';
    case U'「':
      return U'」';
    case U'『':
      return U'』';
    case U'【':
      return U'】';
    case U'〔':
      return U'〕';
    case U'‘':
      return U'’';
    case U'[':
      return U']';
    case U'〈':
      return U'〉';
    default:
      return 0;
  }
}
/// ，；：and sentence ends: what parts clauses. 、 parts elements of a list only.
constexpr bool is_clause_mark(char32_t c) noexcept {
  return c == U',' || c == U';' || c == U':' || is_terminal(c);
}
constexpr bool is_mark(char32_t c) noexcept {
  return is_clause_mark(c) || c == U'、' || is_opening(c) || is_closing(c) || c == U'…' ||
         c == U'—' || c == U'"' || c == U'·' || c == U'•' || c == U'-' || c == U'~';
}

/// What a character is, as bits. Of the characters up to U+FFFF one look-up tells it where they
/// are decoded, full-width forms included.
enum Trait : std::uint8_t {
  trait_special = 1,   ///< to be decoded by itself: look-alikes, surrogates, 0
  trait_stop = 2,      ///< may end a sentence: is_terminal, or a half-width stop
  trait_clause = 4,    ///< is_clause_mark
  trait_bracket = 8,   ///< is_opening or is_closing
  trait_mark = 16,     ///< is_mark
  trait_blank = 32,    ///< is_blank
  trait_opens = 64,    ///< a mention may begin with it: in a lexicon's table only
  trait_marker = 128,  ///< may open a section's marker: digits, numerals, ( and the like
};
/// Bytes of bits: where four are asked at a time, a set of bits takes three times as long.
using TraitTable = std::array<std::uint8_t, 0x10000>;
extern const TraitTable character_traits;
/// The same for a folded character: those are never special, but for 0.
inline std::uint8_t traits_of(char32_t folded,
                              const TraitTable& table = character_traits) noexcept {
  return folded < table.size() ? table[folded] : std::uint8_t{0};
}

/// Length in bytes of the UTF-8 sequence that begins with `lead` (valid UTF-8 only).
constexpr std::uint32_t sequence_length(unsigned char lead) noexcept {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// Four characters side by side: the compilers' portable form of a vector register.
using Lanes = std::int32_t __attribute__((vector_size(16)));
/// So many bytes are read to decode four sequences of three bytes.
constexpr std::size_t four_sequences_bytes = 13;
/// The code points of what may be four sequences of three bytes at `s`; 0 where one is none.
inline Lanes four_three_byte_sequences(const char* s) noexcept {
  const auto word = [s](std::size_t at) {
    if constexpr (std::endian::native == std::endian::little) {
      std::int32_t bytes = 0;
      std::memcpy(&bytes, s + at, sizeof bytes);
      return bytes;
    } else {
      const auto byte = [s, at](std::size_t i) { return static_cast<unsigned char>(s[at + i]); };
      return std::int32_t{byte(0) | byte(1) << 8 | byte(2) << 16};
    }
  };
  const Lanes words{word(0), word(3), word(6), word(9)};
  const Lanes code = (words & 0x0F) << 12 | (words >> 2 & 0xFC0) | (words >> 16 & 0x3F);
  return code & ((words & 0xC0C0F0) == 0x8080E0) & (code > 0x7FF);
}
/// Whether all four are there, and none is a surrogate.
inline bool all_scalar_values(Lanes code) noexcept {
  const Lanes wrong = (code == 0) | ((code & 0xF800) == 0xD800);
  std::array<std::uint64_t, 2> halves{};
  std::memcpy(halves.data(), &wrong, sizeof wrong);
  return (halves[0] | halves[1]) == 0;
}

/// Their traits.
using FourTraits = std::array<std::uint8_t, 4>;
inline FourTraits traits_of(Lanes code, const TraitTable& table) noexcept {
  const auto of = [&](int lane) { return table[static_cast<std::uint32_t>(code[lane])]; };
  return {of(0), of(1), of(2), of(3)};
}
/// How many of the four, from the first on, are not special.
inline unsigned leading_plain(const FourTraits& four) noexcept {
  if (((four[0] | four[1] | four[2] | four[3]) & trait_special) == 0) return 4;
  unsigned count = 0;
  while ((four[count] & trait_special) == 0) ++count;
  return count;
}
/// `narrow` for four.
inline Lanes narrow(Lanes code) noexcept {
  return code - ((code > 0xFF00) & (code < 0xFF5F) & 0xFEE0);
}

/// Decodes the code point at `text[at]` and moves `at` behind it. `text` is valid UTF-8.
inline char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto lead = byte(at);
  if (lead < 0x80) return text[at++] & 0x7F;
  const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
  char32_t c = 0;
  if (lead < 0xE0) {
    c = (static_cast<char32_t>(lead & 0x1F) << 6) | tail(at + 1);
    at += 2;
  } else if (lead < 0xF0) {
    c = (static_cast<char32_t>(lead & 0x0F) << 12) | (tail(at + 1) << 6) | tail(at + 2);
    at += 3;
  } else {
    c = (static_cast<char32_t>(lead & 0x07) << 18) | (tail(at + 1) << 12) | (tail(at + 2) << 6) |
        tail(at + 3);
    at += 4;
  }
  return c;
}

/// The same for text that may be ill-formed: U+FFFFFFFF stands for what is no code point.
constexpr char32_t ill_formed = 0xFFFFFFFF;
char32_t checked_code_point(std::string_view text, std::size_t& at) noexcept;

std::u32string to_u32(std::string_view utf8);
std::string to_utf8(std::u32string_view chars);

}  // namespace shuzhi::detail
