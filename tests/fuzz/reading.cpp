// Reading: the decoder that takes four characters at a time against ICU's, one at a time. Any bytes.
//   byte 0: where the text is cut in two, in 256ths; its parts are appended one after the other
#include "checks.hpp"
#include "target.hpp"

#include "text/reading.hpp"
#include "text/unicode.hpp"

#include <unicode/utf8.h>

namespace {

using namespace shuzhi::detail;

void check_traits(const Reading& reading, Pos i) {
  const char32_t c = reading[i];
  fuzz::require(reading.is(i, trait_stop) == (is_terminal(c) || c == U'.'),
                "what may end a sentence");
  fuzz::require(reading.is(i, trait_clause) == is_clause_mark(c), "what ends a clause");
  fuzz::require(reading.is(i, trait_bracket) == (is_opening(c) || is_closing(c)), "a bracket");
  fuzz::require(reading.is(i, trait_mark) == is_mark(c), "a mark");
  fuzz::require(reading.is(i, trait_blank) == is_blank(c), "a blank");
}

// Each character where ICU finds it, folded.
void check_characters(const Reading& reading, std::string_view text) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  Pos i = 0;
  for (std::int32_t at = 0; at < size; ++i) {
    const auto begin = static_cast<std::uint32_t>(at);
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    fuzz::require(i < reading.size(), "no character is left out");
    fuzz::require(reading.begin_byte(i) == begin, "a character's first byte");
    fuzz::require(reading.end_byte(i) == static_cast<std::uint32_t>(at), "a character's last byte");
    fuzz::require(reading[i] == fold(static_cast<char32_t>(c)), "a character, folded");
    check_traits(reading, i);
  }
  fuzz::require(i == reading.size(), "no character is added");
}

// The beginning of a character near `share` 256ths of the text.
std::uint32_t border(std::string_view text, unsigned share) {
  std::size_t at = text.size() * share / 256;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
  return static_cast<std::uint32_t>(at);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const unsigned share = input.byte();
  const std::string_view text = input.rest();
  const shuzhi::Span all{0, static_cast<std::uint32_t>(text.size())};
  Reading reading(text);
  const bool read = reading.append(all);
  fuzz::require(read == fuzz::is_utf8(text), "what is not well-formed is refused");
  if (!read) {
    fuzz::require(reading.size() == 0, "what is refused leaves nothing");
    return 0;
  }
  check_characters(reading, text);
  if (text.empty()) return 0;
  const std::uint32_t cut = border(text, share);
  Reading parts(text);
  fuzz::require(parts.append({0, cut}) && parts.append({cut, all.end}), "parts are well-formed");
  check_characters(parts, text);
  return 0;
}
