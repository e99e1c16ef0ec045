// Prints what a report claims: c++ claims.cpp $(pkg-config --static --cflags --libs shuzhi)
#include <shuzhi/shuzhi.hpp>

#include <iostream>

int main() {
  const shuzhi::Document document = shuzhi::parse(
      "青禾县教育局2021年工作总结\n"
      "一、学校建设\n"
      "2021年，全县新建3所小学，投入资金800万元。其中财政拨款500万元。\n");

  for (const shuzhi::Claim& claim : document.claims) {
    const shuzhi::Unit* unit = document.unit(claim.quantity.unit);
    std::cout << document.read(claim.subject) << '\t' << value_text(claim.quantity) << ' '
              << (unit != nullptr ? unit->code : "") << '\n';
  }
}
