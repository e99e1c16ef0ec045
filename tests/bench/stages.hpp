// A parse in its stages, each of them with its time and its memory.
#pragma once

#include "lexicon/lexicon.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bench {

/// What some work took.
struct Figures {
  double seconds = 0;  ///< of processor time
  std::uint64_t allocations = 0;
  std::uint64_t peak = 0;  ///< the most bytes live at a time, beyond the input
};

enum class Stage : std::uint8_t {
  decode,
  lines,
  paragraphs,
  sections,
  sentences,
  claims,
  measures,
  json,
};
constexpr std::size_t stage_count = 8;
constexpr std::array<const char*, stage_count> stage_names{
    "decode",
    "lines, furniture",
    "paragraphs, reports",
    "sections",
    "sentences, tokens",
    "claims",
    "measures",
    "JSON",
};

/// Adds up what passes while each stage is the current one.
class Stopwatch {
 public:
  Stopwatch();
  /// Begins a document.
  void start();
  /// Ends the stage before, if there is one, and begins another.
  void enter(Stage stage);
  /// Ends the last stage.
  void stop();

  const std::array<Figures, stage_count>& figures() const noexcept { return figures_; }

 private:
  void leave();

  std::array<Figures, stage_count> figures_{};
  Figures* current_ = nullptr;
  double entered_ = 0;
  double reading_;                 // how long the clock itself takes
  std::uint64_t allocations_ = 0;  // when the stage began
  std::int64_t base_ = 0;          // bytes live when the document began
};

struct Staged {
  std::size_t claims = 0;
  std::string json;
};

/// Parses `bytes` as Parser::parse does, and writes the document as JSON.
Staged run_stages(std::string_view bytes, const shuzhi::detail::Lexicon& lexicon, Stopwatch& watch);

}  // namespace bench
