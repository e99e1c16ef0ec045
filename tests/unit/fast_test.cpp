// Short cuts against what they stand in front of.
#include "grammar/marker.hpp"
#include "structure/blocks.hpp"
#include "text/bytes.hpp"
#include "text/decode.hpp"
#include "text/lines.hpp"
#include "text/places.hpp"
#include "text/reading.hpp"
#include "text/wide_bytes.hpp"

#include "catch.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using shuzhi::Span;
using namespace shuzhi::detail;

namespace {

std::string random_text(std::mt19937& random, std::size_t size,
                        const std::vector<std::string>& characters) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += characters[random() % characters.size()];
  return text;
}

// Blanks and breaks, and what shares their first bytes.
const std::vector<std::string> blanks_and_marks{
    " ",  "\t", "　", "\u2003", "\u00A0", "\u1680", "\uFEFF", "\u205F", "\u2028", "\u0085",
    "。", "、", "《", "“",      "…",      "①",      "，",     "·",      "全",     "3"};

}  // namespace

TEST_CASE("where no marker may begin the grammar reads none", "[fast]") {
  const std::vector<std::string> characters{
      "第", "一", "二", "十", "拾", "壹", "1",  "2",  "0",  "(", "（", ")",  "、", ".",  ",",  "，",
      " ",  "章", "节", "部", "分", "编", "①",  "❷",  "Ⅲ",  "A", "B",  "是", "要", "为", "首", "先",
      "其", "次", "再", "者", "最", "后", "另", "方", "面", "—", "•",  "·",  "●",  "：", "总"};
  const Lexicon lexicon{shuzhi::ParseOptions()};
  std::mt19937 random(20261124);
  for (int round = 0; round < 200000; ++round) {
    const std::string text = random_text(random, 1 + random() % 6, characters);
    const Reading reading(text, {0, static_cast<std::uint32_t>(text.size())});
    const grammar::iterator first = reading.data(), last = first + reading.size();
    CAPTURE(text);
    grammar::ast::marker marker;
    grammar::iterator p = first;
    if (!grammar::may_be_heading_marker(first, last)) {
      REQUIRE_FALSE(match(grammar::heading_marker(), p, last, lexicon, marker));
    }
    p = first;
    if (!grammar::may_be_item_marker(first, last)) {
      REQUIRE_FALSE(match(grammar::item_marker(), p, last, lexicon, marker));
    }
  }
}

TEST_CASE("the next character with a trait is the first one", "[fast]") {
  std::mt19937 random(20261125);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random, random() % 40, blanks_and_marks);
    const Reading reading(text, {0, static_cast<std::uint32_t>(text.size())});
    const Pos end = reading.size() == 0 ? 0 : static_cast<Pos>(random() % reading.size());
    for (const unsigned any : {0u + trait_stop, 0u + trait_clause + trait_blank}) {
      for (Pos from = 0; from <= end; ++from) {
        Pos found = from;
        while (found < end && !reading.is(found, any)) ++found;
        REQUIRE(reading.next(from, end, any) == found);
      }
    }
  }
}

TEST_CASE("places with a bit are found, eight at a time or one", "[fast]") {
  std::mt19937 random(20261128);
  std::vector<std::uint8_t> bytes(100);
  for (int round = 0; round < 5000; ++round) {
    const std::size_t density = 1 + random() % 12;
    for (std::uint8_t& byte : bytes) {
      byte = static_cast<std::uint8_t>(random() % density == 0 ? random() : random() & 0xBFu);
    }
    const auto begin = static_cast<std::uint32_t>(random() % 50);
    const auto end = begin + static_cast<std::uint32_t>(random() % 50);
    std::vector<std::uint32_t> expected;
    for (std::uint32_t p = begin; p != end; ++p) {
      if ((bytes[p] & trait_opens) != 0) expected.push_back(p);
    }
    std::vector<std::uint32_t> found(end - begin + places_room);
    found.resize(places_with(trait_opens, bytes.data(), begin, end, found.data()));
    REQUIRE(found == expected);
  }
}

TEST_CASE("a part of a text is read as it is in the whole", "[fast]") {
  const std::vector<std::string> characters{"全", "市", "，", "。", "0",  "2",  "%",  " ",
                                            "\t", "\n", "·",  "𠮷", "　", "－", "萬", "年"};
  std::mt19937 random(20261129);
  for (int round = 0; round < 20000; ++round) {
    const std::string front = random_text(random, random() % 12, characters);
    const std::string part = random_text(random, random() % 30, characters);
    const std::string text = front + part + random_text(random, random() % 30, characters);
    const auto begin = static_cast<std::uint32_t>(front.size());
    const auto end = begin + static_cast<std::uint32_t>(part.size());
    const Reading reading(text, {begin, end});
    Pos i = 0;
    for (std::size_t at = begin; at < end; ++i) {
      REQUIRE(i < reading.size());
      REQUIRE(reading.begin_byte(i) == at);
      const char32_t c = fold(next_code_point(text, at));
      REQUIRE(reading[i] == c);
      REQUIRE(reading.traits()[i] == traits_of(c));
    }
    REQUIRE(i == reading.size());
  }
}

TEST_CASE("characters are counted", "[fast]") {
  for (const std::size_t size : {0, 3, 15, 16, 17, 300, 5000}) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += i % 5 == 0 ? "a" : "全";
    CHECK(count_characters(text) == size);
  }
}

// Pieces this short are read a character at a time, the page that they make is not.
TEST_CASE("a page has the lines of its pieces", "[fast]") {
  std::mt19937 random(20261126);
  for (int round = 0; round < 2000; ++round) {
    std::string page;
    std::vector<Span> expected;
    for (int piece = 0; piece < 12; ++piece) {
      std::string text = random_text(random, random() % 8, blanks_and_marks);
      if (text.size() > 17) continue;
      const auto begin = static_cast<std::uint32_t>(page.size());
      for (const Line& line : split_lines(text)) {
        expected.push_back({begin + line.span.begin, begin + line.span.end});
      }
      page += text + "\n";
    }
    std::vector<Span> found;
    for (const Line& line : split_lines(page)) found.push_back(line.span);
    REQUIRE(found == expected);
  }
}

TEST_CASE("UTF-8 is checked alike wherever a sequence stands", "[fast]") {
  const std::vector<std::string> characters{"全", "市", "，", "3",  "x",
                                            "é",  "𠮷", "กา", "한", "\n"};
  const std::vector<std::string> damages{
      "", "\x80", "\xE5\x85", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xC0\xAF"};
  std::mt19937 random(20261127);
  for (int round = 0; round < 20000; ++round) {
    const std::string front = random_text(random, random() % 20, characters);
    const std::string back = random_text(random, random() % 20, characters);
    const std::string& damage = damages[random() % damages.size()];
    REQUIRE(valid_utf8(front + damage + back) == front + valid_utf8(damage) + back);
  }
}

// Sequences of all lead bytes and of the tails that tell right from wrong, across every border of
// the blocks that are read at once.
TEST_CASE("the wide check of UTF-8 is that of a character at a time", "[fast]") {
  const WideUtf8Check is_utf8 = wide_utf8_check();
  if (is_utf8 == nullptr) return;
  const auto is_right = [](std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (checked_code_point(text, at) == ill_formed) return false;
    }
    return true;
  };
  const std::vector<unsigned> tails{0x20, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xF0};
  std::mt19937 random(20261128);
  for (unsigned lead = 0; lead < 256; ++lead) {
    for (const unsigned second : tails) {
      for (const unsigned third : tails) {
        for (const unsigned fourth : tails) {
          std::string text(random() % 70, 'x');
          for (const unsigned byte : {lead, second, third, fourth}) {
            text += static_cast<char>(byte);
          }
          text.resize(text.size() - random() % 4);
          text.append(random() % 3 == 0 ? random() % 40 : 0, 'x');
          REQUIRE(is_utf8(text) == is_right(text));
        }
      }
    }
  }
  CHECK(is_utf8({}));
}

// More paragraphs than are kept decoded, asked for as stages do and at random.
TEST_CASE("a paragraph reads alike whether it is kept or not", "[fast]") {
  const Lexicon lexicon{shuzhi::ParseOptions{}};
  std::mt19937 random(20261129);
  std::string text;
  std::vector<Span> paragraphs;
  for (std::size_t i = 0; i < 300; ++i) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += random_text(random, 1 + random() % 200, {"全", "市", "，", "3", "x", "。", "𠮷"});
    paragraphs.push_back({begin, static_cast<std::uint32_t>(text.size())});
    text += "\n";
  }
  Blocks blocks(text, lexicon);
  for (const Span paragraph : paragraphs) blocks.begin(paragraph);
  const auto check = [&](std::uint32_t block) {
    const Reading alone(text, paragraphs[block]);
    const Reading& found = blocks.reading(block);
    REQUIRE(found.view() == alone.view());
    REQUIRE(found.span({0, found.size()}) == paragraphs[block]);
    const Reading& head = blocks.head(block, 24).reading;
    const auto common = std::min(head.size(), alone.size());
    REQUIRE(head.view({0, common}) == alone.view({0, common}));
  };
  for (const std::uint32_t first : {0U, 100U, 20U, 290U}) {
    blocks.keep(first, blocks.size());
    for (int stage = 0; stage < 2; ++stage) {
      for (std::uint32_t b = first; b < blocks.size(); ++b) check(b);
    }
    for (int i = 0; i < 200; ++i) check(static_cast<std::uint32_t>(random() % blocks.size()));
  }
}
