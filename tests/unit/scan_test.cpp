// Scan: dates, long texts in pieces, ill-formed bytes, units of the caller's own.
#include <shuzhi/json.hpp>
#include <shuzhi/parser.hpp>

#include "catch.hpp"

#include <string>

using namespace shuzhi;

TEST_CASE("a word of the line above makes no ratio of a time of day", "[scan]") {
  const Parser parser;
  CHECK(parser.scan("师生比为15:30").items.size() == 1);
  CHECK(parser.scan("师生比\n14:30—16:30").items.empty());
}

TEST_CASE("the reference date makes no period and takes none away", "[scan]") {
  const Parser parser;
  for (const char* text : {"上世纪八六十年代", "上世纪八九十年代", "本世纪初", "上月", "5月中旬"}) {
    CAPTURE(text);
    CHECK(parser.scan(text).items.size() == parser.scan(text, Date{2024, 2, 29}).items.size());
  }
}

TEST_CASE("a long text is read in pieces that cut no mention", "[scan]") {
  const std::string sentence =
      "全县投入1.25亿元，新建学校35所，入学率达99。32%。其中三至五年级2,400人；";
  const Parser parser;
  const auto once = parser.scan(sentence).items;
  REQUIRE(once.size() > 3);
  std::string text;
  constexpr std::size_t copies = 2000;
  for (std::size_t i = 0; i < copies; ++i) text += sentence;
  const auto all = parser.scan(text).items;
  REQUIRE(all.size() == copies * once.size());
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto shift = static_cast<std::uint32_t>(i / once.size() * sentence.size());
    const Mention& expected = once[i % once.size()];
    wrong += all[i].span.begin != expected.span.begin + shift ||
             all[i].span.end != expected.span.end + shift;
  }
  CHECK(wrong == 0);
}

TEST_CASE("ill-formed bytes keep the offsets of what stands around them", "[scan]") {
  const std::string good(100, 'a');
  const std::string text = good + "\xE5\xAD 新建35所\xFF。";
  const auto items = Parser().scan(text).items;
  REQUIRE(items.size() == 1);
  CHECK(text.substr(items[0].span.begin, items[0].span.size()) == "35所");
  ParseOptions strict;
  strict.invalid_bytes = InvalidBytes::refuse;
  CHECK_THROWS_AS(Parser(strict).scan(text), Error);
}

TEST_CASE("callers add units, and a clash is an error that says where", "[scan]") {
  ParseOptions options;
  options.extra_units = "客位\tcount\t{客位}\t1\n";
  const Mentions found = Parser(options).scan("新增7.5万客位");
  REQUIRE(found.items.size() == 1);
  CHECK(found.units[found.items[0].quantity.unit - 1].code == "{客位}");
  CHECK(found.items[0].quantity.value == Decimal{75000});

  options.extra_units = "客位\tcount\t{客位}\t1\n亩\tarea\tm2\t600\n";
  try {
    const Parser parser(options);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::lexicon);
    CHECK(std::string(error.what()).find("extra_units line 2") != std::string::npos);
    CHECK(std::string(error.what()).find("亩") != std::string::npos);
  }
}

TEST_CASE("tables of the caller's that are no UTF-8", "[scan]") {
  // What is cut inside a character must not be read past its end.
  for (const char* bad : {"\xF0", "\xE5\xAE", "\xFF\tcount\tx\t1", "箱\tcount\t\xC0\xAF\t1"}) {
    CAPTURE(bad);
    for (const bool units : {true, false}) {
      ParseOptions options;
      (units ? options.extra_units : options.extra_verbs) = std::string("# 1\n") + bad;
      try {
        const Parser parser(options);
        FAIL("no error");
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::lexicon);
        CHECK(std::string(error.what()).find(" line 2: no UTF-8") != std::string::npos);
      }
    }
  }
}
