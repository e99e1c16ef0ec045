// Measuring: stages and calls on all documents of one size.
#pragma once

#include "calls.hpp"
#include "stages.hpp"
#include "texts.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace bench {

/// All that is measured, with what it needs.
class Bench {
 public:
  Bench() : lexicon_(shuzhi::ParseOptions{}), calls_(make_calls(parser_)) {}
  Bench(const Bench&) = delete;  // the calls refer to the parser
  Bench& operator=(const Bench&) = delete;

  const std::vector<Call>& calls() const noexcept { return calls_; }
  const Call& call(std::string_view name) const;

  /// The figures of each stage, over all documents.
  std::array<Figures, stage_count> run_stages(const Texts& texts) const;
  std::size_t count_claims(const Texts& texts) const;

  /// Throws where the stages give another document than the parser.
  void check_stages(std::string_view document) const;

  /// How much sooner two threads with one parser are through all documents, each with half of
  /// them, than one.
  double threads_speed_up(const Texts& texts, int rounds) const;

 private:
  const shuzhi::Parser parser_;
  const shuzhi::detail::Lexicon lexicon_;
  const std::vector<Call> calls_;
};

/// Seconds of processor time for all documents.
double time_of(const Call& call, const Texts& texts);

/// Allocations and peak memory of all documents; no time.
Figures cost_of(const Call& call, const Texts& texts);

/// Counts the memory of this thread as long as it lives.
class Counting {
 public:
  Counting();
  ~Counting();
  Counting(const Counting&) = delete;
  Counting& operator=(const Counting&) = delete;
};

}  // namespace bench
