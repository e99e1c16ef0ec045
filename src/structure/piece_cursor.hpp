// A way through the bytes of a paragraph, without decoding what is passed over.
#pragma once

#include "text/lines.hpp"
#include "text/reading.hpp"
#include "text/stops.hpp"

#include <shuzhi/span.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace shuzhi::detail {

class PieceCursor {
 public:
  PieceCursor(std::string_view text, std::span<const Span> pieces)
      : text_(text), rest_(pieces), at_(pieces.front().begin) {}

  bool done() const noexcept { return rest_.empty(); }

  /// The character here, folded; moves behind it.
  char32_t next() noexcept {
    std::size_t at = at_;
    const char32_t c = next_code_point(text_, at);
    move_to(static_cast<std::uint32_t>(at));
    return fold(c);
  }

  /// Moves behind the next mark that ends a sentence, or to the end.
  void pass_stop() noexcept {
    while (!done()) {
      const std::uint32_t end = rest_.front().end;
      const std::uint32_t stop = find_stop(text_, {at_, end});
      if (stop != end) {
        move_to(stop + sequence_length(static_cast<unsigned char>(text_[stop])));
        return;
      }
      move_to(end);
    }
  }

  /// Decodes `count` characters or more from here on, as many as there are.
  void read(Pos count, Reading& into) const {
    constexpr std::uint32_t longest_sequence = 4;
    std::uint32_t wanted = longest_sequence * count;
    into.clear();
    std::uint32_t begin = at_;
    for (std::size_t i = 0; i < rest_.size() && wanted != 0; ++i) {
      if (i != 0) begin = rest_[i].begin;
      const Span part = beginning_of(text_, {begin, rest_[i].end}, wanted);
      into.append(part);
      wanted -= std::min(wanted, part.size());
    }
  }

 private:
  void move_to(std::uint32_t at) noexcept {
    at_ = at;
    if (at_ != rest_.front().end) return;
    rest_ = rest_.subspan(1);
    if (!rest_.empty()) at_ = rest_.front().begin;
  }

  std::string_view text_;
  std::span<const Span> rest_;  // the first of them is where it stands
  std::uint32_t at_;
};

}  // namespace shuzhi::detail
