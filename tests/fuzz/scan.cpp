// scan: any bytes as one string; the short ways against their grammars; the text line by line
// against the whole.
//   byte 0: bit 0 a reference date, bit 1 refuse invalid bytes
#include "checks.hpp"
#include "target.hpp"

#include "../short_way.hpp"
#include "text/reading.hpp"

#include <algorithm>
#include <vector>

namespace {

namespace rules = short_way::rules;
using shuzhi::Mention;
using shuzhi::Mentions;

shuzhi::ParseOptions options_of(bool refuse) {
  shuzhi::ParseOptions options;
  if (refuse) options.invalid_bytes = shuzhi::InvalidBytes::refuse;
  return options;
}

// Wherever a short way reads something, its grammar reads the same.
void check_short_ways(std::string_view utf8) {
  static const shuzhi::detail::Lexicon lexicon{shuzhi::ParseOptions{}};
  const shuzhi::detail::Reading reading(utf8, {0, static_cast<std::uint32_t>(utf8.size())});
  const rules::iterator origin = reading.data();
  const rules::iterator last = origin + reading.size();
  for (rules::iterator first = origin; first != last; ++first) {
    const rules::Place place{lexicon, origin, first, last};
    for (const auto compare :
         {short_way::amount, short_way::period, short_way::rank, short_way::amount_alone}) {
      fuzz::require(compare(place).value_or(true), "a short way reads what its grammar reads");
    }
  }
}

// A text of several lines gives the quantities of its lines, wherever no mention reaches over a
// line's end. Periods may differ: a year read in one line is the year spoken of in the next.
template <class Scan>
void check_lines(const Mentions& whole, std::string_view text, const Scan& scan) {
  for (std::size_t at = 0, end = 0; at < text.size(); at = end + 1) {
    end = std::min(text.find('\n', at), text.size());
    const auto begins = [&](const Mention& m) { return m.span.begin >= at && m.span.begin < end; };
    std::vector<shuzhi::Span> expected;
    for (const Mention& m : whole.items) {
      if (begins(m) && m.span.end > end) return;
      if (begins(m)) expected.push_back(m.span);
    }
    const Mentions line = scan(text.substr(at, end - at));
    fuzz::require(line.items.size() == expected.size(), "a line has the mentions of the whole");
    for (std::size_t i = 0; i < expected.size(); ++i) {
      fuzz::require(line.items[i].span.begin + at == expected[i].begin &&
                        line.items[i].span.end + at == expected[i].end,
                    "a line has the mentions of the whole");
    }
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const shuzhi::Parser lenient(options_of(false));
  static const shuzhi::Parser strict(options_of(true));
  fuzz::Input input(data, size);
  const unsigned choice = input.byte();
  const shuzhi::Parser& parser = (choice & 2U) != 0 ? strict : lenient;
  const std::string_view text = input.rest();
  try {
    const auto scan = [&](std::string_view part) {
      return (choice & 1U) != 0 ? parser.scan(part, shuzhi::Date{2024, 2, 29}) : parser.scan(part);
    };
    const Mentions mentions = scan(text);
    if (!fuzz::is_utf8(text)) return 0;
    fuzz::check(mentions, text);
    check_short_ways(text);
    check_lines(mentions, text, scan);
  } catch (const shuzhi::Error& error) {
    fuzz::require(error.code() == shuzhi::ErrorCode::encoding && (choice & 2U) != 0,
                  "only invalid bytes are refused, and only on request");
    fuzz::require(!fuzz::is_utf8(text), "well-formed text is not refused");
  }
  return 0;
}
