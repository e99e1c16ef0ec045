// A grammar of one's own on shuzhi's rules: the lines of a budget, read into a struct.
//   c++ -std=c++17 budget.cpp $(pkg-config --static --cflags --libs shuzhi)
#include <shuzhi/grammar/rules.hpp>

#include <boost/fusion/include/adapt_struct.hpp>
#include <boost/spirit/home/x3.hpp>

#include <iostream>
#include <string>
#include <vector>

namespace x3 = boost::spirit::x3;
using shuzhi::grammar::Amount;

// （一）教育支出：7.35亿元，占一般公共预算支出的21.4%；2024年，安排7.8亿元
struct BudgetLine {
  shuzhi::grammar::Marker marker;
  std::string item;
  Amount amount;
  std::vector<Amount> shares;
};
BOOST_FUSION_ADAPT_STRUCT(BudgetLine, marker, item, amount, shares)

int main() {
  const shuzhi::Parser parser;
  const shuzhi::grammar::Rules rules(parser);

  const auto colon = x3::lit("：") | ':';
  const auto comma = x3::lit("，") | ',';
  const auto item = +(x3::char_ - colon);
  const auto share = x3::omit[comma >> +(x3::char_ - rules.quantity - comma)] >> rules.quantity;
  const auto line = x3::rule<struct line_id, BudgetLine>{"budget line"} =
      rules.marker >> item >> colon >> rules.quantity >> *share;

  const std::vector<std::string> lines = {
      "（一）教育支出：7.35亿元，占一般公共预算支出的21.4%，比上年增长8.6%",
      "（二）卫生健康支出：约3亿2千万元",
      "三、社会保障支出：XX.X亿元，同比增长5%左右",
      "其他支出按规定执行",
  };
  for (const std::string& text : lines) {
    BudgetLine budget;
    auto at = text.begin();
    if (!x3::parse(at, text.end(), line, budget)) {
      std::cout << "no budget line: " << text << '\n';
      continue;
    }
    std::cout << budget.marker.number << '\t' << budget.item << '\t'
              << value_text(budget.amount.quantity) << ' ' << budget.amount.unit.code;
    for (const Amount& each : budget.shares) {
      std::cout << '\t' << value_text(each.quantity) << ' ' << each.unit.code;
    }
    std::cout << '\n';
  }
}
