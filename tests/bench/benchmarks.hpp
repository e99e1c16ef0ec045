// Every stage and call of every size as a benchmark of Google Benchmark.
#pragma once

#include "measure.hpp"

namespace bench {

/// `bench` and `texts` must stay until the benchmarks have run.
void register_benchmarks(const Bench& bench, const Texts& texts, int rounds);

}  // namespace bench
