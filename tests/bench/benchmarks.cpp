#include "benchmarks.hpp"

#include <benchmark/benchmark.h>

#include <memory>
#include <string>

namespace bench {
namespace {

void report(benchmark::State& state, const Texts& texts, double claims, const Figures& cost) {
  using benchmark::Counter;
  const auto runs = static_cast<double>(state.iterations());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(texts.bytes));
  state.counters["time_per_claim"] =
      Counter(claims * runs, Counter::kIsRate | Counter::kInvert);  // as seconds: 1.2u are 1200 ns
  state.counters["allocations"] = static_cast<double>(cost.allocations);
  state.counters["peak_bytes"] = static_cast<double>(cost.peak);
}

// The runs of the stages over one size: each gives a figure to the benchmark of every stage.
class Runs {
 public:
  Runs(const Bench& bench, const Texts& texts) : bench_(bench), texts_(texts) {}

  const Figures& timed(std::size_t run, std::size_t stage) {
    while (timed_.size() <= run) timed_.push_back(bench_.run_stages(texts_));
    return timed_[run][stage];
  }
  const Figures& counted(std::size_t stage) {
    if (counted_.empty()) {
      const Counting counting;
      counted_.push_back(bench_.run_stages(texts_));
    }
    return counted_.front()[stage];
  }
  double claims() {
    if (claims_ == 0) claims_ = static_cast<double>(bench_.count_claims(texts_));
    return claims_;
  }

 private:
  const Bench& bench_;
  const Texts& texts_;
  std::vector<std::array<Figures, stage_count>> timed_, counted_;
  double claims_ = 0;
};

}  // namespace

void register_benchmarks(const Bench& bench, const Texts& texts, int rounds) {
  const auto runs = std::make_shared<Runs>(bench, texts);
  const std::string size = '/' + texts.name;
  for (std::size_t stage = 0; stage < stage_count; ++stage) {
    const auto run = [=, &texts](benchmark::State& state) {
      std::size_t round = 0;
      for (auto _ : state) state.SetIterationTime(runs->timed(round++, stage).seconds);
      report(state, texts, runs->claims(), runs->counted(stage));
    };
    benchmark::RegisterBenchmark((stage_names[stage] + size).c_str(), run)
        ->UseManualTime()
        ->Iterations(rounds)
        ->Unit(benchmark::kMillisecond);
  }
  for (const Call& call : bench.calls()) {
    const auto run = [=, &texts, &call](benchmark::State& state) {
      for (auto _ : state) {
        for (const std::string_view document : texts.documents) {
          benchmark::DoNotOptimize(call.run(document));
        }
      }
      report(state, texts, runs->claims(), cost_of(call, texts));
    };
    benchmark::RegisterBenchmark((call.name + size).c_str(), run)->Unit(benchmark::kMillisecond);
  }
}

}  // namespace bench
