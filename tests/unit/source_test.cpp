// The way back from the text to the bytes that it was parsed from.
#include <shuzhi/parser.hpp>

#include "catch.hpp"

#include <string>

using shuzhi::Parser;

TEST_CASE("offsets of UTF-8 text are those of the input, behind the byte order mark", "[source]") {
  const std::string bytes =
      "\xEF\xBB\xBF"
      "新建3所小学。";
  const auto document = Parser().parse(bytes);
  const auto at = static_cast<std::uint32_t>(document.text.find('3'));
  CHECK(source_offsets(document, bytes, {at, 0}) == std::vector<std::uint64_t>{bytes.find('3'), 3});
}

TEST_CASE("offsets of UTF-16 text count two bytes a character", "[source]") {
  std::string bytes = "\xFF\xFE";
  for (const char16_t c : std::u16string(u"新建3所小学。")) {
    bytes += static_cast<char>(c & 0xFF);
    bytes += static_cast<char>(c >> 8);
  }
  const auto document = Parser().parse(bytes);
  REQUIRE(document.text == "新建3所小学。");
  const auto end = static_cast<std::uint32_t>(document.text.size());
  CHECK(source_offsets(document, bytes, {0, 6, 7, end}) ==
        std::vector<std::uint64_t>{2, 6, 8, bytes.size()});
}

TEST_CASE("bytes of another text are refused", "[source]") {
  const auto document = Parser().parse("新建3所小学。");
  CHECK_THROWS_AS(source_offsets(document, "扩建3所小学。", {9}), shuzhi::Error);
  CHECK_THROWS_AS(source_offsets(document, "新建3所小学。", {1}), shuzhi::Error);
}
