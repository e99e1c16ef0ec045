// shuzhi_bench [--table] [--large] [--rounds=N] [--divide=N] [TEXT...]
//
// Measures every stage of a parse, parse and scan as a whole, and RE2, ICU and plain loops beside
// them, on report text in documents of 150 KB, 1 MB and 10 MB: the beginnings of the files named, or
// the shipped sample, repeated. docs/performance.md tells what the figures mean.
//   --table      Markdown tables of ratios instead of Google Benchmark's report
//   --large      100 MB too
//   --rounds=N   the best of N is taken
//   --divide=N   every size divided by N, for a quick look
#include "benchmarks.hpp"
#include "memory.hpp"
#include "table.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct Arguments {
  bool table = false;
  bool large = false;
  int rounds = 5;
  std::size_t divide = 1;
  std::vector<std::string> files;
};

// The number behind `name`, which is as "--rounds="; at least 1.
bool read_number(const std::string& argument, const std::string& name, int& number) {
  if (argument.compare(0, name.size(), name) != 0) return false;
  const long value = std::strtol(argument.c_str() + name.size(), nullptr, 10);
  number = static_cast<int>(std::clamp(value, 1L, 100'000L));
  return true;
}

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  int divide = 1;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--table") {
      arguments.table = true;
    } else if (argument == "--large") {
      arguments.large = true;
    } else if (!read_number(argument, "--rounds=", arguments.rounds) &&
               !read_number(argument, "--divide=", divide)) {
      arguments.files.push_back(argument);
    }
  }
  arguments.divide = static_cast<std::size_t>(divide);
  return arguments;
}

std::vector<std::string> read_files(std::vector<std::string> names) {
  if (names.empty()) names.emplace_back(SHUZHI_BENCH_SAMPLE);
  std::vector<std::string> files;
  for (const std::string& name : names) {
    files.push_back(bench::read_file(name));
    if (files.back().empty()) throw std::runtime_error(name + ": there is no text to measure with");
  }
  return files;
}

constexpr std::size_t sizes[] = {150'000, 1'000'000, 10'000'000, 100'000'000};
constexpr std::size_t reference = 2;  // of the sizes, the one that others are compared with

void measure(const bench::Bench& bench, const Arguments& arguments,
             const std::vector<std::string>& files) {
  const auto size_of = [&](std::size_t i) { return sizes[i] / arguments.divide; };
  const std::string base = bench::beginnings(files, size_of(0));
  const std::size_t count = std::size(sizes) - (arguments.large ? 0 : 1);
  std::vector<std::string> stores(count);
  std::vector<bench::Texts> all;
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back(bench::make_texts(base, size_of(i), size_of(reference), stores[i]));
  }
  bench.check_stages(base);
  if (arguments.table) {
    print_table(bench, all, reference, arguments.rounds, std::cout);
  } else {
    for (const bench::Texts& texts : all) register_benchmarks(bench, texts, arguments.rounds);
    benchmark::RunSpecifiedBenchmarks();
  }
}

// The last two lines are compared over time: the files whole, and more rounds.
void compare(const bench::Bench& bench, const Arguments& arguments,
             const std::vector<std::string>& files) {
  std::string unit, store;
  for (const std::string& file : files) unit += file;
  const std::size_t size = sizes[reference] / arguments.divide;
  store = bench::repeated(unit, size);
  print_ratios(bench, {{}, {store}, store.size()}, 3 * arguments.rounds, std::cout);
}

}  // namespace

int main(int argc, char** argv) {
  bench::count_icu();
  benchmark::Initialize(&argc, argv);
  try {
    const Arguments arguments = read_arguments(argc, argv);
    const std::vector<std::string> files = read_files(arguments.files);
    const bench::Bench bench;
    measure(bench, arguments, files);
    compare(bench, arguments, files);
  } catch (const std::exception& error) {
    std::cerr << "shuzhi_bench: " << error.what() << '\n';
    return 1;
  }
}
