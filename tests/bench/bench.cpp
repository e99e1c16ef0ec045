// shuzhi_bench [TEXT...]: scan and parse against RE2 over 10 MB of report text, and the ratios.
//
// The text is the files named on the command line, or the shipped sample, repeated. RE2 finds
// numbers with a unit by pattern.txt; it reads no value, no Chinese numeral's sense and no date,
// so its speed is a mark to measure against and no equal.
#include <shuzhi/parser.hpp>

#include <benchmark/benchmark.h>
#include <re2/re2.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::size_t text_size = 10'000'000;

std::string text;  // NOLINT: benchmarks are functions without a context of their own

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string pattern() {
  std::string line = read_file(SHUZHI_BENCH_PATTERN);
  while (!line.empty() && line.back() == '\n') line.pop_back();
  return line;
}

std::size_t scan_all(const shuzhi::Parser& parser) { return parser.scan(text).items.size(); }

std::size_t parse_all(const shuzhi::Parser& parser) { return parser.parse(text).claims.size(); }

std::size_t match_all(const RE2& re) {
  re2::StringPiece rest(text);
  std::size_t count = 0;
  while (RE2::FindAndConsume(&rest, re)) ++count;
  return count;
}

void scan(benchmark::State& state) {
  const shuzhi::Parser parser;
  for (auto _ : state) benchmark::DoNotOptimize(scan_all(parser));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void parse(benchmark::State& state) {
  const shuzhi::Parser parser;
  for (auto _ : state) benchmark::DoNotOptimize(parse_all(parser));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void re2(benchmark::State& state) {
  const RE2 re(pattern());
  for (auto _ : state) benchmark::DoNotOptimize(match_all(re));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

BENCHMARK(parse)->Unit(benchmark::kMillisecond);
BENCHMARK(scan)->Unit(benchmark::kMillisecond);
BENCHMARK(re2)->Unit(benchmark::kMillisecond);

// Taken in turns, so that what else the machine does falls on all; the best of each is what
// it can do undisturbed.
void print_ratios() {
  using clock = std::chrono::steady_clock;
  using seconds = std::chrono::duration<double>;
  const shuzhi::Parser parser;
  const RE2 re(pattern());
  const auto timed = [](const auto& work) {
    const auto start = clock::now();
    benchmark::DoNotOptimize(work());
    return seconds(clock::now() - start);
  };
  seconds scan = seconds::max();
  seconds parse = seconds::max();
  seconds re2 = seconds::max();
  constexpr int rounds = 15;
  for (int i = 0; i < rounds; ++i) {
    scan = std::min(scan, timed([&] { return scan_all(parser); }));
    parse = std::min(parse, timed([&] { return parse_all(parser); }));
    re2 = std::min(re2, timed([&] { return match_all(re); }));
  }
  std::cout << "scan runs at " << re2 / scan << " times the speed of RE2\n"
            << "parse runs at " << re2 / parse << " times the speed of RE2\n";
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::string unit;
  for (int i = 1; i < argc; ++i) unit += read_file(argv[i]);
  if (unit.empty()) unit = read_file(SHUZHI_BENCH_SAMPLE);
  if (unit.empty()) {
    std::cerr << "shuzhi_bench: there is no text to measure with\n";
    return 1;
  }
  while (text.size() < text_size) text += unit;
  benchmark::RunSpecifiedBenchmarks();
  print_ratios();
}
