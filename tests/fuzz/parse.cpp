// parse: any bytes, with some options; its JSON; what it states against scans of its sentences; and
// the reports one by one.
//   byte 0: bit 0 a reference date, bit 1 refuse invalid bytes, bits 2-3 the depth allowed,
//   bit 4 say that it is UTF-8
#include "checks.hpp"
#include "target.hpp"

#include "text/lines.hpp"

#include <shuzhi/json.hpp>

#include <algorithm>
#include <memory>
#include <string_view>

namespace {

shuzhi::ParseOptions options_of(unsigned choice) {
  shuzhi::ParseOptions options;
  if ((choice & 1U) != 0) options.reference_date = shuzhi::Date{2024, 2, 29};
  if ((choice & 2U) != 0) options.invalid_bytes = shuzhi::InvalidBytes::refuse;
  if ((choice & 16U) != 0) options.encoding = "UTF-8";
  constexpr std::uint16_t depths[] = {32, 1, 2, 5};
  options.max_depth = depths[choice >> 2U & 3U];
  return options;
}

// A parser for each choice, made when it is first wanted.
const shuzhi::Parser& parser_of(unsigned choice) {
  static std::unique_ptr<shuzhi::Parser> parsers[32];
  auto& parser = parsers[choice % 32];
  if (!parser) parser = std::make_unique<shuzhi::Parser>(options_of(choice % 32));
  return *parser;
}

bool has_furniture(const shuzhi::Document& document, shuzhi::Span span) {
  return std::any_of(document.furniture.begin(), document.furniture.end(), [&](const auto& f) {
    return f.span.begin < span.end && span.begin < f.span.end;
  });
}

bool same_quantity(const shuzhi::Claim& a, const shuzhi::Claim& b, std::uint32_t shift) {
  const shuzhi::Quantity &p = a.quantity, &q = b.quantity;
  return p.span.begin == q.span.begin + shift && p.span.end == q.span.end + shift &&
         p.kind == q.kind && p.approximation == q.approximation && value_text(p) == value_text(q);
}

// Whether the report begins inside a line that may be cut, and goes on behind it. What stands in
// the line before the report tells as well whether the next line goes on in it, and alone the report
// has not got that: 开展整治46次。某局工作总结 / 全市58所学校.
bool begins_in_cut_line(const shuzhi::Document& document, shuzhi::Span report) {
  const auto lines = shuzhi::detail::split_lines(document.text);
  return std::any_of(lines.begin(), lines.end(), [&](const shuzhi::detail::Line& line) {
    constexpr std::string_view stop = "。";
    const bool inside = line.span.begin < report.begin && report.begin < line.span.end;
    const std::string_view text = document.slice(line.span);
    const bool stops = text.size() >= stop.size() && text.substr(text.size() - stop.size()) == stop;
    return inside && line.span.end < report.end && !stops;
  });
}

// A report alone states what it states among others, as long as its borders, its furniture,
// its lines and its sections are found to be the same: these depend on what stands around it.
void check_alone(const shuzhi::Document& document, const shuzhi::Report& report,
                 const shuzhi::Parser& parser) {
  const std::uint32_t shift = report.span.begin;
  if (has_furniture(document, report.span) || begins_in_cut_line(document, report.span)) return;
  const shuzhi::Document alone = parser.parse(document.slice(report.span));
  if (alone.reports.size() != 1 || !alone.furniture.empty()) return;
  const shuzhi::Report& other = alone.reports.front();
  if (other.span.begin != 0 || other.span.end != report.span.size() ||
      other.title.size() != report.title.size() || other.section_count != report.section_count) {
    return;
  }
  fuzz::require(other.claim_count == report.claim_count, "a report alone has the same claims");
  for (std::uint32_t i = 0; i < report.claim_count; ++i) {
    fuzz::require(same_quantity(document.claims[report.first_claim + i],
                                alone.claims[other.first_claim + i], shift),
                  "a report alone states the same quantities");
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const unsigned choice = input.byte();
  try {
    const shuzhi::Document document = parser_of(choice).parse(input.rest());
    fuzz::check(document, options_of(choice));
    fuzz::check_sentences(document, parser_of(choice));
    // The same text as what it is: nothing of the way from bytes to text may show.
    const shuzhi::Document again = parser_of((choice & ~2U) | 16U).parse(document.text);
    fuzz::require(again.source.replaced == 0, "a decoded text is UTF-8");
    if (document.text.substr(0, 3) != "\xEF\xBB\xBF") {
      fuzz::require(again.text == document.text, "a decoded text is read as it is");
      fuzz::require(fuzz::json_without_source(again) == fuzz::json_without_source(document),
                    "the same text gives the same document");
    }
    if (document.reports.size() < 2) return 0;
    for (const shuzhi::Report& report : document.reports) {
      check_alone(document, report, parser_of((choice & ~2U) | 16U));
    }
  } catch (const shuzhi::Error& error) {
    fuzz::require(error.code() == shuzhi::ErrorCode::encoding && (choice & 2U) != 0,
                  "only invalid bytes are refused, and only on request");
  }
  return 0;
}
