#include "measure.hpp"

#include "clock.hpp"
#include "memory.hpp"

#include <shuzhi/json.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <stdexcept>
#include <thread>

namespace bench {
namespace {

// By the wall's clock.
template <class Work>
double wall_seconds(const Work& work) {
  using clock = std::chrono::steady_clock;
  const auto start = clock::now();
  work();
  return std::chrono::duration<double>(clock::now() - start).count();
}

// Keeps a result from being optimized away.
void keep(std::size_t result) { benchmark::DoNotOptimize(result); }

}  // namespace

const Call& Bench::call(std::string_view name) const {
  const auto found =
      std::find_if(calls_.begin(), calls_.end(), [&](const Call& c) { return c.name == name; });
  if (found == calls_.end()) throw std::logic_error("no such call");
  return *found;
}

std::array<Figures, stage_count> Bench::run_stages(const Texts& texts) const {
  Stopwatch watch;
  for (const std::string_view document : texts.documents) {
    keep(bench::run_stages(document, lexicon_, watch).claims);
  }
  return watch.figures();
}

std::size_t Bench::count_claims(const Texts& texts) const {
  std::size_t claims = 0;
  for (const std::string_view document : texts.documents) {
    claims += parser_.parse(document).claims.size();
  }
  return claims;
}

void Bench::check_stages(std::string_view document) const {
  Stopwatch watch;
  if (bench::run_stages(document, lexicon_, watch).json != to_json(parser_.parse(document))) {
    throw std::runtime_error("the stages of the bench give another document than the parser");
  }
}

double Bench::threads_speed_up(const Texts& texts, int rounds) const {
  const auto parse = [&](std::size_t begin, std::size_t step) {
    for (std::size_t i = begin; i < texts.documents.size(); i += step) {
      keep(parser_.parse(texts.documents[i]).claims.size());
    }
  };
  double one = std::numeric_limits<double>::max();
  double two = one;
  for (int i = 0; i < rounds; ++i) {
    one = std::min(one, wall_seconds([&] { parse(0, 1); }));
    two = std::min(two, wall_seconds([&] {
                     std::thread other(parse, 1, 2);
                     parse(0, 2);
                     other.join();
                   }));
  }
  return one / two;
}

double time_of(const Call& call, const Texts& texts) {
  const double begin = processor_seconds();
  for (const std::string_view document : texts.documents) keep(call.run(document));
  return processor_seconds() - begin;
}

Figures cost_of(const Call& call, const Texts& texts) {
  const Counting counting;
  Figures figures;
  for (const std::string_view document : texts.documents) {
    const std::int64_t base = memory.live;
    memory.most = base;
    keep(call.run(document));
    figures.peak = std::max(figures.peak, static_cast<std::uint64_t>(memory.most - base));
  }
  figures.allocations = memory.allocations;
  return figures;
}

Counting::Counting() { memory = {.counting = true}; }
Counting::~Counting() { memory.counting = false; }

}  // namespace bench
