#include <shuzhi/document.hpp>

#include "catch.hpp"

#include <string>

using namespace shuzhi;

namespace {

Document with_text(std::string text) {
  Document d;
  d.text = std::move(text);
  return d;
}

Span whole(const Document& d) { return {0, static_cast<std::uint32_t>(d.text.size())}; }

std::string read_all(std::string text) {
  const Document d = with_text(std::move(text));
  return d.read(whole(d));
}

// The span of the first place where `part` stands.
Span span_of(const Document& d, const std::string& part) {
  const auto at = d.text.find(part);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
}

Quantity quantity(QuantityKind kind, const char* value) {
  Quantity q;
  q.kind = kind;
  q.has_value = true;
  q.value = *Decimal::parse(value);
  return q;
}

}  // namespace

TEST_CASE("line breaks go with the blanks around them", "[document]") {
  CHECK(read_all("加快\n发展") == "加快发展");
  CHECK(read_all("加快 \r\n\r\n\t 发展") == "加快发展");
  CHECK(read_all("加快　\n　　发展") == "加快发展");
  CHECK(read_all("加快\u2028发展\u2029了\u0085吗") == "加快发展了吗");
  CHECK(read_all("\n　加快\n") == "加快");
  CHECK(read_all("\n") == "");
  CHECK(read_all("") == "");
}

TEST_CASE("other blanks stay", "[document]") {
  CHECK(read_all("Windows 10 系统") == "Windows 10 系统");
  CHECK(read_all("　　加快 发展 ") == "　　加快 发展 ");
  CHECK(read_all("“加快”—发展") == "“加快”—发展");
  CHECK(read_all(std::string("a\0b", 3)) == std::string("a\0b", 3));
}

TEST_CASE("page furniture is left out", "[document]") {
  Document d = with_text("当前位置首页 加快农村 2、 学校发展 相关文章");
  for (const char* part : {"当前位置首页 ", " 2、 ", " 相关文章"}) {
    d.furniture.push_back({FurnitureKind::page_break, span_of(d, part)});
  }
  CHECK(d.read(whole(d)) == "加快农村学校发展");
  CHECK(d.read(span_of(d, "农村 2、 学校")) == "农村学校");
  CHECK(d.read(span_of(d, "、 学校")) == "学校");
  CHECK(d.read(span_of(d, "加快农村 2")) == "加快农村");
  CHECK(d.read(span_of(d, "发展")) == "发展");
  CHECK(d.read(span_of(d, "2、")) == "");
}

TEST_CASE("a break may have its blanks on the other side of furniture", "[document]") {
  Document d = with_text("加快 [7] \n发展");
  d.furniture.push_back({FurnitureKind::page_break, span_of(d, "[7]")});
  CHECK(d.read(whole(d)) == "加快发展");
}

TEST_CASE("spans outside the text are cut", "[document]") {
  const Document d = with_text("发展");
  CHECK(d.read(Span{3, 600}) == "展");
  CHECK(d.read(Span{600, 700}) == "");
  CHECK(d.read(Span{}) == "");
}

TEST_CASE("a subject reads topic, then phrase", "[document]") {
  const Document d = with_text("小学入学率达到100%,\n巩固率99%");
  CHECK(d.read(Subject{span_of(d, "巩固率"), span_of(d, "小学")}) == "小学巩固率");
  CHECK(d.read(Subject{span_of(d, "巩固率"), {}}) == "巩固率");
  CHECK(Subject{}.empty());
}

TEST_CASE("rows are counted from one", "[document]") {
  Document d;
  d.claims.resize(2);
  CHECK(d.claim(0) == nullptr);
  CHECK(d.claim(1) == &d.claims[0]);
  CHECK(d.claim(2) == &d.claims[1]);
  CHECK(d.claim(3) == nullptr);
}

TEST_CASE("confidence follows from what was inferred", "[document]") {
  Claim c;
  CHECK(confidence(c) == Confidence::high);
  c.inferences = inferred_period;
  CHECK(confidence(c) == Confidence::medium);
  c.inferences = inferred_period | inferred_modality;
  CHECK(confidence(c) == Confidence::medium);
  c.inferences = aligned_by_order;
  CHECK(confidence(c) == Confidence::low);
  c.inferences = inferred_subject | inferred_period;
  CHECK(confidence(c) == Confidence::low);
}

TEST_CASE("values as text", "[document]") {
  CHECK(value_text(quantity(QuantityKind::money, "84000000")) == "84000000");
  CHECK(value_text(Quantity()) == "");

  Quantity ratio = quantity(QuantityKind::ratio, "1");
  ratio.upper = *Decimal::parse("6.3");
  CHECK(value_text(ratio) == "1:6.3");

  Quantity third = quantity(QuantityKind::number, "1");
  third.upper = Decimal(3);
  CHECK(value_text(third) == "1/3");
  third.approximation = Approximation::at_least;
  CHECK(value_text(third) == "1/3");

  Quantity nearly = quantity(QuantityKind::money, "84000000");
  nearly.approximation = Approximation::nearly;
  nearly.has_upper = true;
  nearly.upper = nearly.value;
  CHECK(value_text(nearly) == "84000000");
}
