// scan: any bytes as one string; the short way for plain amounts against the grammar; the text
// line by line against the whole.
//   byte 0: bit 0 a reference date, bit 1 refuse invalid bytes
#include "checks.hpp"
#include "target.hpp"

#include "grammar/place.hpp"
#include "grammar/plain_amount.hpp"
#include "grammar/quantity.hpp"
#include "text/unicode.hpp"

namespace {

namespace rules = shuzhi::detail::grammar;
using shuzhi::Mention;
using shuzhi::Mentions;

shuzhi::ParseOptions options_of(bool refuse) {
  shuzhi::ParseOptions options;
  if (refuse) options.invalid_bytes = shuzhi::InvalidBytes::refuse;
  return options;
}

bool same(const rules::ast::measured& plain, const rules::ast::measured& full) {
  return full.first.number.kind == plain.first.number.kind &&
         rules::view(full.first.number.text) == rules::view(plain.first.number.text) &&
         rules::view(full.first.scale) == rules::view(plain.first.scale) &&
         full.unit.row == plain.unit.row && full.unit.infix == plain.unit.infix && !full.before &&
         !full.after && !full.to.whole && full.half.empty() && full.behind_unit.empty() &&
         full.first.inner.empty() && full.first.outer.empty();
}

// Wherever the short way reads something, the grammar reads the same.
void check_short_way(std::string_view utf8) {
  static const shuzhi::detail::Lexicon lexicon{shuzhi::ParseOptions{}};
  const shuzhi::detail::Reading reading(utf8, {0, static_cast<std::uint32_t>(utf8.size())});
  const rules::iterator origin = reading.data();
  const rules::iterator last = origin + reading.size();
  for (rules::iterator first = origin; first != last; ++first) {
    rules::ast::measured plain;
    rules::iterator plain_end = first;
    if (!rules::match_plain({lexicon, origin, first, last}, plain_end, plain)) continue;
    rules::ast::measured full;
    rules::iterator full_end = first;
    const bool matched = match(rules::measured(), full_end, last, lexicon, full);
    fuzz::require(matched && full_end == plain_end && same(plain, full),
                  "the short way reads what the grammar reads");
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
    const Mentions mentions =
        (choice & 1U) != 0 ? parser.scan(text, shuzhi::Date{2024, 2, 29}) : parser.scan(text);
    if (!fuzz::is_utf8(text)) return 0;
    fuzz::check(mentions, text);
    check_short_way(text);
  } catch (const shuzhi::Error& error) {
    fuzz::require(error.code() == shuzhi::ErrorCode::encoding && (choice & 2U) != 0,
                  "only invalid bytes are refused, and only on request");
    fuzz::require(!fuzz::is_utf8(text), "well-formed text is not refused");
  }
  return 0;
}
