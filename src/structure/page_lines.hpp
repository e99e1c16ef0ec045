// The lines of a page while it is judged what of them is furniture.
#pragma once

#include "text/lines.hpp"
#include "text/reading.hpp"

#include <shuzhi/document.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuzhi::detail {

/// Whether a full stop stands in `span`.
bool has_stop(std::string_view text, Span span);

/// A page has many lines, so what a line says is read again where it is asked.
struct PageLine {
  static constexpr std::uint8_t long_line = 255;

  Line line;
  std::uint32_t begin = 0;  ///< where report text begins
  std::optional<FurnitureKind> kind;
  std::uint8_t size = long_line;  ///< in characters, of a line that is whole
  bool whole = false;             ///< short enough for the judgement to see all of it
  bool prose = false;             ///< a sentence of some length: report text
  bool continues = false;         ///< a page break stands before it: the sentence may read on

  PageLine(std::string_view text, const Line& l);

  /// As much of the line as is judged.
  Span head(std::string_view text) const;
};

class PageLines {
 public:
  PageLines(std::string_view text, const std::vector<Line>& lines);

  std::size_t size() const noexcept { return lines_.size(); }
  bool empty() const noexcept { return lines_.empty(); }
  PageLine& operator[](std::size_t i) { return lines_[i]; }
  const PageLine& operator[](std::size_t i) const { return lines_[i]; }
  auto begin() noexcept { return lines_.begin(); }
  auto end() noexcept { return lines_.end(); }

  /// The head of a line; holds until another line's is asked for.
  const Reading& reading(std::size_t i);
  std::u32string_view head(std::size_t i) { return reading(i).view(); }
  /// The same without blanks.
  std::u32string_view squeezed(std::size_t i);

  bool ends_sentence(std::size_t i) const;
  /// Moves the end of line `i` forward.
  void end_line(std::size_t i, std::uint32_t end);

 private:
  std::string_view text_;
  std::vector<PageLine> lines_;
  Reading head_;
  std::size_t head_line_ = SIZE_MAX;
  std::u32string squeezed_;
};

}  // namespace shuzhi::detail
