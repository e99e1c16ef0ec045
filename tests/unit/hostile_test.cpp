// Text that no writer wrote: it must be read in bounded time and depth, and lose nothing.
#include <shuzhi/parser.hpp>

#include "catch.hpp"

#include <algorithm>
#include <string>

using shuzhi::Document;
using shuzhi::FindingKind;
using shuzhi::ParseOptions;
using shuzhi::Parser;

namespace {

// A megabyte; less where a sanitizer slows every step down.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t large = 1 << 15;
#else
constexpr std::size_t large = 1 << 20;
#endif

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + piece.size());
  while (out.size() < bytes) out += piece;
  return out;
}

std::uint16_t deepest(const Document& document) {
  std::uint16_t level = 0;
  for (const auto& section : document.sections) level = std::max(level, section.level);
  return level;
}

void check_tree(const Document& document) {
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    const auto& section = document.sections[i];
    CHECK(section.span.begin <= section.span.end);
    CHECK(i + section.descendants < document.sections.size());
    if (const auto* parent = document.section(section.parent)) {
      REQUIRE(parent->span.contains(section.span));
      REQUIRE(parent->level + 1 == section.level);
    }
  }
}

}  // namespace

TEST_CASE("a megabyte of markers in one line", "[hostile]") {
  for (const char* marker :
       {"一、", "(一)", "1.", "①", "第一,", "一是", "【篇一】", "——", "首先,"}) {
    CAPTURE(marker);
    const std::string text = repeated(marker, large);
    const Document document = Parser().parse(text);
    CHECK(document.text == text);
    CHECK(deepest(document) <= ParseOptions().max_depth);
  }
}

TEST_CASE("alternating schemes stay within the limit of depth", "[hostile]") {
  ParseOptions options;
  options.max_depth = 3;
  const Document document = Parser(options).parse(
      repeated("第一章 甲乙\n一、甲乙\n(一)甲乙\n1.甲乙\n(1)甲乙\n", large / 8));
  CHECK(deepest(document) == 3);
  CHECK(std::any_of(document.findings.begin(), document.findings.end(),
                    [](const auto& f) { return f.kind == FindingKind::nesting_limit; }));
  check_tree(document);
}

TEST_CASE("a heading of a megabyte is text", "[hostile]") {
  const Document document = Parser().parse("一、" + repeated("建设学校", large));
  REQUIRE(document.sections.size() == 1);
  CHECK(document.sections[0].title.empty());
}

TEST_CASE("headings alone", "[hostile]") {
  const Document document = Parser().parse(repeated("一、强化管理\n二、狠抓质量\n", large / 8));
  CHECK(document.sections.size() > large / 1000);
  check_tree(document);
}

TEST_CASE("a table of contents alone is no report", "[hostile]") {
  const Document document = Parser().parse("目录\n一、强化管理……1\n二、狠抓质量……5\n");
  CHECK(document.reports.empty());
  CHECK(document.furniture.size() == 3);
}

// As much of it as is looked at may end inside a character.
TEST_CASE("a table of contents of many pages in one line", "[hostile]") {
  std::string list = "文选目录";
  for (int page = 1; page < 400; ++page) {
    const std::string number = std::to_string(page);
    list += "沙河县第" + number + "小学工作总结……" + number;
  }
  const std::string report = "沙河县财政局2021年工作总结一、收入。全年完成收入17亿元。\n";
  for (const char* front : {"", "a", "ab"}) {
    CAPTURE(front);
    const Document document = Parser().parse(front + list + report);
    REQUIRE(document.furniture.size() == 1);
    CHECK(document.furniture[0].kind == shuzhi::FurnitureKind::contents);
    CHECK(document.furniture[0].span.begin == 0);
  }
}

TEST_CASE("one sentence of a megabyte", "[hostile]") {
  const Document document = Parser().parse(repeated("全县新建小学3所，投入资金800万元，", large));
  CHECK(document.claims.size() > large / 100);
}

TEST_CASE("open brackets and quotes that never close", "[hostile]") {
  for (const char* mark : {"(", "“", "《", "(一", "“其中"}) {
    CAPTURE(mark);
    CHECK(Parser().parse(repeated(mark, large / 4)).text.size() >= large / 4);
  }
}

namespace {

// The error's code; 0 where there is none.
template <class Work>
int code_of(Work work) {
  try {
    work();
  } catch (const shuzhi::Error& error) {
    return static_cast<int>(error.code());
  }
  return 0;
}

constexpr int limit = static_cast<int>(shuzhi::ErrorCode::limit);

}  // namespace

TEST_CASE("input beyond the limit of bytes", "[hostile]") {
  ParseOptions options;
  options.max_bytes = 6;
  const Parser parser(options);
  CHECK(code_of([&] { parser.parse("教育"); }) == 0);
  CHECK(code_of([&] { parser.scan("教育"); }) == 0);
  CHECK(code_of([&] { parser.parse("教育。"); }) == limit);
  CHECK(code_of([&] { parser.scan("教育。"); }) == limit);
}

TEST_CASE("more nodes than the limit", "[hostile]") {
  const std::string text = "2023年工作总结\n一、教育\n新建学校3所，投入800万元。\n";
  const Document document = Parser().parse(text);
  const std::size_t nodes = document.reports.size() + document.sections.size() +
                            document.paragraphs.size() + document.claims.size() +
                            document.measures.size();
  REQUIRE(nodes > 4);
  ParseOptions options;
  options.max_nodes = static_cast<std::uint32_t>(nodes);
  CHECK(code_of([&] { Parser(options).parse(text); }) == 0);
  for (std::uint32_t n = 0; n < nodes; ++n) {
    options.max_nodes = n;
    CHECK(code_of([&] { Parser(options).parse(text); }) == limit);
  }
  const std::size_t mentions = Parser().scan(text).items.size();
  options.max_nodes = static_cast<std::uint32_t>(mentions);
  CHECK(code_of([&] { Parser(options).scan(text); }) == 0);
  --options.max_nodes;
  CHECK(code_of([&] { Parser(options).scan(text); }) == limit);
}

TEST_CASE("no depth at all makes no sense", "[hostile]") {
  ParseOptions options;
  options.max_depth = 0;
  CHECK(code_of([&] { const Parser parser(options); }) ==
        static_cast<int>(shuzhi::ErrorCode::argument));
}
