// Rules for grammars of the caller's own.
#include <shuzhi/grammar/rules.hpp>

#include "catch.hpp"

#include <boost/spirit/home/x3.hpp>

#include <string>
#include <vector>

using namespace shuzhi;
using grammar::Amount;
using grammar::Marker;
namespace x3 = boost::spirit::x3;

TEST_CASE("a quantity stands at the beginning or not at all", "[rules]") {
  const Parser parser;
  Amount amount;
  const std::string text = "约8400余万元用于校舍";
  CHECK(parser.read_quantity(text, amount) == std::string("约8400余万元").size());
  CHECK(amount.quantity.value == Decimal{84000000});
  CHECK(amount.quantity.approximation == Approximation::about);
  CHECK(amount.unit.code == "CNY");
  CHECK(text.substr(amount.quantity.number_span.begin, amount.quantity.number_span.size()) ==
        "8400");
  for (const char* none : {"", "用于8400元", "一些", "2023年", "H5", "\xE5\xAD"}) {
    Amount untouched;
    CHECK(parser.read_quantity(none, untouched) == 0);
    CHECK(untouched.unit.code.empty());
  }
}

TEST_CASE("numerals leave their unit", "[rules]") {
  const Parser parser;
  Amount amount;
  CHECK(parser.read_numeral("三千二百所", amount) == std::string("三千二百").size());
  CHECK(amount.quantity.value == Decimal{3200});
  CHECK(amount.quantity.unit == 0);
  CHECK(parser.read_numeral("百分之九十五", amount) == std::string("百分之九十五").size());
  CHECK(amount.unit.code == "%");
  CHECK(parser.read_numeral("xx.x万元", amount) == 4);
  CHECK(amount.quantity.approximation == Approximation::masked);
}

TEST_CASE("periods count from the parser's reference date", "[rules]") {
  ParseOptions options;
  options.reference_date = Date{2024, 8, 15};
  Period period;
  CHECK(Parser(options).read_period("去年同期", period) == std::string("去年同期").size());
  CHECK(period.edtf == "2023");
  CHECK(Parser().read_period("2023年1—9月完成", period) == std::string("2023年1—9月").size());
  CHECK(period.edtf == "2023-01/2023-09");
  CHECK(Parser().read_period("35所", period) == 0);
}

TEST_CASE("markers tell their scheme and number", "[rules]") {
  const Parser parser;
  Marker marker;
  const std::string text = "（三）校园建设";
  CHECK(parser.read_marker(text, marker) == std::string("（三）").size());
  CHECK(marker.scheme == Scheme::cjk_paren);
  CHECK(marker.number == 3);
  CHECK(text.substr(marker.ordinal.begin, marker.ordinal.size()) == "三");
  CHECK(parser.read_marker("一是加强领导", marker) == std::string("一是").size());
  CHECK(marker.scheme == Scheme::ordinal_is);
  CHECK(parser.read_marker("加强领导", marker) == 0);
}

TEST_CASE("the name of the money belongs to the amount", "[rules]") {
  const Parser parser;
  Amount amount;
  const std::string_view text = "人民币 5万元用于";
  CHECK(parser.read_quantity(text, amount) == std::string("人民币 5万元").size());
  CHECK(amount.quantity.value == Decimal{50000});
  CHECK(amount.quantity.span.begin == 0);
  CHECK(parser.read_quantity("人民币存款5万元", amount) == 0);
}

TEST_CASE("rules stand in grammars like any parser", "[rules]") {
  const Parser parser;
  const grammar::Rules rules(parser);
  std::vector<Amount> amounts;
  const std::string list = "35所，1.2万人，98%";
  auto at = list.begin();
  CHECK(x3::parse(at, list.end(), rules.quantity % "，", amounts));
  CHECK(at == list.end());
  REQUIRE(amounts.size() == 3);
  CHECK(amounts[1].quantity.value == Decimal{12000});

  const std::string_view spaced = "  2023年 :  35所";
  auto from = spaced.begin();
  Amount amount;
  CHECK(x3::phrase_parse(from, spaced.end(), x3::omit[rules.period] >> ':' >> rules.quantity,
                         x3::char_(' '), amount));
  CHECK(amount.quantity.value == Decimal{35});
}

TEST_CASE("a rule reads as far as its words go", "[rules]") {
  const Parser parser;
  Amount amount;
  const std::string digits = "123,456,789" + std::string(600, ' ') + "以后";
  CHECK(parser.read_quantity(digits, amount) == 11);
  CHECK(parser.read_quantity(std::string(5000, '1'), amount) == 0);
}
