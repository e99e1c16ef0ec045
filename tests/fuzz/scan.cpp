// scan: any bytes as one string; the short way for plain amounts against the grammar; the text
// line by line against the whole.
//   byte 0: bit 0 a reference date, bit 1 refuse invalid bytes
#include "checks.hpp"
#include "target.hpp"

#include "grammar/place.hpp"
#include "grammar/plain_amount.hpp"
#include "grammar/quantity.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <vector>

namespace {

namespace rules = shuzhi::detail::grammar;
using shuzhi::Mention;
using shuzhi::Mentions;

shuzhi::ParseOptions options_of(bool refuse) {
  shuzhi::ParseOptions options;
  if (refuse) options.invalid_bytes = shuzhi::InvalidBytes::refuse;
  return options;
}

bool same(const shuzhi::detail::Trie::Match& a, const shuzhi::detail::Trie::Match& b) {
  return a.length == b.length && a.row == b.row;
}

bool same(const rules::ast::measured& plain, const rules::ast::measured& full) {
  return full.first.number.kind == plain.first.number.kind &&
         rules::view(full.first.number.text) == rules::view(plain.first.number.text) &&
         rules::view(full.first.scale) == rules::view(plain.first.scale) &&
         full.unit.row == plain.unit.row && full.unit.infix == plain.unit.infix &&
         same(full.before, plain.before) && same(full.after, plain.after) && !full.to.whole &&
         full.half.empty() && full.behind_unit.empty() && full.first.inner.empty() &&
         full.first.outer.empty();
}

// Wherever the short way reads something, the grammar reads the same.
void check_short_way(std::string_view utf8) {
  static const shuzhi::detail::Lexicon lexicon{shuzhi::ParseOptions{}};
  const shuzhi::detail::Reading reading(utf8, {0, static_cast<std::uint32_t>(utf8.size())});
  const rules::iterator origin = reading.data();
  const rules::iterator last = origin + reading.size();
  for (rules::iterator first = origin; first != last; ++first) {
    const rules::Place place{lexicon, origin, first, last};
    const auto plain = rules::match_plain(place);
    if (!plain) continue;
    rules::ast::measured full;
    rules::iterator full_end = first;
    const bool matched = match(rules::measured(), full_end, last, lexicon, full);
    fuzz::require(matched && full_end == plain->end && same(rules::as_measured(*plain), full),
                  "the short way reads what the grammar reads");
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
    check_short_way(text);
    check_lines(mentions, text, scan);
  } catch (const shuzhi::Error& error) {
    fuzz::require(error.code() == shuzhi::ErrorCode::encoding && (choice & 2U) != 0,
                  "only invalid bytes are refused, and only on request");
    fuzz::require(!fuzz::is_utf8(text), "well-formed text is not refused");
  }
  return 0;
}
