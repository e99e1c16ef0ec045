// A program that sets its locale, as many do that use the library: JSON of each file named.
#include <shuzhi/shuzhi.hpp>

#include <clocale>
#include <fstream>
#include <iostream>
#include <iterator>
#include <locale>
#include <string>

int main(int argc, char** argv) {
  if (std::setlocale(LC_ALL, "") == nullptr) {
    std::cerr << "there is no such locale\n";
    return 1;
  }
  std::locale::global(std::locale(""));
  std::cout.imbue(std::locale::classic());
  const shuzhi::Parser parser;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const shuzhi::Document document = parser.parse(text, argv[i]);
    std::cout << to_json(document, true) << to_ndjson(document) << to_json(parser.scan(text), text)
              << '\n';
  }
  return std::cout.flush() ? 0 : 1;
}
