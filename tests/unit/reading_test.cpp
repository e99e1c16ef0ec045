// The fast decoder against the obvious one: a character at a time.
#include "text/reading.hpp"
#include "grammar/numeral.hpp"
#include "text/unicode.hpp"

#include "catch.hpp"

#include <random>
#include <string>
#include <vector>

using namespace shuzhi;
using namespace shuzhi::detail;

namespace {

// What reports are made of, with what the fast way must look at: look-alikes, full-width forms,
// characters of one, two and four bytes.
const std::vector<std::string> characters{"全", "市", "校", "，", "。", "（", "５",
                                          "萬", "億", "　", "3",  "7",  "\n", "é",
                                          "·",  "𠮷", "—",  "﹐", "x"};
// Ill-formed: a lone tail, a cut sequence, too long a form of '/', a surrogate, beyond U+10FFFF.
const std::vector<std::string> damages{"\x80", "\xE5\x85", "\xE0\x80\xAF", "\xED\xA0\x80",
                                       "\xF5\x80\x80\x80"};

std::string random_text(std::mt19937& random, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += characters[random() % characters.size()];
  return text;
}

}  // namespace

TEST_CASE("a reading holds each character folded, with its place", "[reading]") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random, random() % 24);
    Reading reading(text);
    REQUIRE(reading.append({0, static_cast<std::uint32_t>(text.size())}));
    Pos i = 0;
    for (std::size_t at = 0; at < text.size(); ++i) {
      REQUIRE(i < reading.size());
      REQUIRE(reading.begin_byte(i) == at);
      REQUIRE(reading[i] == fold(next_code_point(text, at)));
    }
    REQUIRE(i == reading.size());
  }
}

TEST_CASE("the traits of a character are what it is", "[reading]") {
  for (char32_t c = 1; c < 0x20000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string text = to_utf8(std::u32string(1, c));
    Reading reading(text);
    REQUIRE(reading.append({0, static_cast<std::uint32_t>(text.size())}));
    const char32_t folded = reading[0];
    CAPTURE(static_cast<std::uint32_t>(c));
    REQUIRE(reading.is(0, trait_stop) == (is_terminal(folded) || folded == U'.'));
    REQUIRE(reading.is(0, trait_clause) == is_clause_mark(folded));
    REQUIRE(reading.is(0, trait_bracket) == (is_opening(folded) || is_closing(folded)));
    REQUIRE(reading.is(0, trait_mark) == is_mark(folded));
    REQUIRE(reading.is(0, trait_blank) == is_blank(folded));
    const bool numeral = is_digit(folded) || shuzhi::detail::grammar::is_chinese_digit(folded);
    REQUIRE((!numeral || reading.is(0, trait_marker)));
  }
}

TEST_CASE("a reading of ill-formed text is refused wherever the damage stands", "[reading]") {
  std::mt19937 random(20261123);
  for (const std::string& damage : damages) {
    for (int round = 0; round < 500; ++round) {
      const std::string text =
          random_text(random, random() % 12) + damage + random_text(random, random() % 12);
      Reading reading(text);
      REQUIRE_FALSE(reading.append({0, static_cast<std::uint32_t>(text.size())}));
      REQUIRE(reading.size() == 0);
    }
  }
}
