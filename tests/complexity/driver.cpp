// Parses, scans and writes each file named; callgrind counts the instructions of each step.
//   shuzhi_complexity FILE...
// Under callgrind there is one dump for each file and step, in this order.
#include <shuzhi/shuzhi.hpp>

#include <valgrind/callgrind.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

namespace {

template <class Step>
auto counted(const char* name, Step step) {
  CALLGRIND_ZERO_STATS;
  auto result = step();
  CALLGRIND_DUMP_STATS_AT(name);
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  const shuzhi::Parser parser;
  const std::string first = "2023年工作总结\n一、教育\n新建学校3所，比上年增长5%。\n";
  std::size_t rows = to_json(parser.parse(first)).size();  // what only the first call pays
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file) {
      std::fprintf(stderr, "cannot read %s\n", argv[i]);
      return 1;
    }
    const auto document = counted("parse", [&] { return parser.parse(text); });
    rows += counted("json", [&] { return to_json(document).size(); });
    rows += counted("scan", [&] { return parser.scan(text).items.size(); });
  }
  return rows == 0;
}
