#include "document.hpp"

#include "commands.hpp"
#include "io.hpp"
#include "table.hpp"

#include <shuzhi/parser.hpp>

#include <algorithm>
#include <charconv>

namespace cli {

using shuzhi::Approximation;

std::optional<shuzhi::Date> read_date(const std::string& text) {
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = -1;
    const char* const end = text.data() + at + size;
    const auto result = std::from_chars(text.data() + at, end, value);
    return result.ec == std::errc() && result.ptr == end ? value : -1;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const shuzhi::Date date{number(0, 4), number(5, 2), number(8, 2)};
  static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1) return std::nullopt;
  const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  if (date.day > days[date.month - 1] + (date.month == 2 && leap)) return std::nullopt;
  return date;
}

std::string input_name(const std::string& file) { return file == "-" ? "standard input" : file; }

shuzhi::ParseOptions parse_options(const InputOptions& input) {
  shuzhi::ParseOptions options;
  options.encoding = input.encoding;
  options.max_bytes = input.max_bytes;
  options.max_nodes = input.max_nodes;
  if (input.refuse_invalid) options.invalid_bytes = shuzhi::InvalidBytes::refuse;
  options.reference_date = read_date(input.reference_date);
  return options;
}

shuzhi::Document parse_input(const InputOptions& input) {
  const shuzhi::Parser parser(parse_options(input));
  const std::string bytes = read_input(input.file, input.max_bytes);
  return parser.parse(bytes, input_name(input.file));
}

namespace {

// There are none as a rule, which `find` sees many bytes at a time.
std::size_t count_nuls(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = text.find('\0'); at != std::string::npos; at = text.find('\0', at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace

Verdict verdict_on(const shuzhi::Document& document) {
  const std::string& name = document.source.name;
  Verdict verdict;
  if (document.source.replaced != 0) {
    verdict.messages.push_back(name + ": invalid bytes were replaced by U+FFFD in " +
                               std::to_string(document.source.replaced) + " places");
    verdict.code = exit_damaged;
  }
  const std::size_t nuls = count_nuls(document.text);
  if (nuls != 0) {
    verdict.messages.push_back(name + ": there are " + std::to_string(nuls) +
                               " NUL characters in the text");
    verdict.code = exit_damaged;
  }
  if (document.reports.empty()) {
    const char* const why = document.text.empty()        ? "the input is empty"
                            : document.furniture.empty() ? "there is no report text in it"
                                                         : "there is only page furniture in it";
    verdict.messages.push_back(name + ": no report found (" + why + ")");
    verdict.code = exit_empty;
  }
  return verdict;
}

Verdict verdict_on(const shuzhi::Error& error, const std::string& file) {
  const shuzhi::Span at = error.span();
  std::string message = input_name(file) + ": " + error.what();
  if (!at.empty()) message += " (at byte " + std::to_string(at.begin) + ")";
  switch (error.code()) {
    case shuzhi::ErrorCode::argument:
      return {exit_usage, {message}};
    case shuzhi::ErrorCode::encoding:
    case shuzhi::ErrorCode::limit:
      return {exit_refused, {message}};
    default:
      return {exit_internal, {message}};
  }
}

int tell(const Verdict& verdict) {
  for (const std::string& message : verdict.messages) complain(message);
  return verdict.code;
}

std::string report_line(const shuzhi::Document& document, const shuzhi::Report& report) {
  std::string line = document.read(report.title);
  if (line.empty()) line = "(untitled)";
  line += std::string("  [") + to_string(report.kind);
  const std::string period = period_cell(document, report.period);
  if (!period.empty()) line += ' ' + period;
  return printable(line + ']');
}

std::string section_name(const shuzhi::Document& document, shuzhi::Id section) {
  const shuzhi::Section* const s = document.section(section);
  return s == nullptr ? std::string() : document.read(s->marker) + document.read(s->title);
}

std::string value_cell(const shuzhi::Quantity& quantity) {
  if (quantity.approximation == Approximation::masked) return "masked";
  if (quantity.approximation == Approximation::range) {
    return (quantity.has_lower ? quantity.lower.to_string() : "") + "–" +
           (quantity.has_upper ? quantity.upper.to_string() : "");
  }
  std::string sign;
  switch (quantity.approximation) {
    case Approximation::about:
      sign = "≈";
      break;
    case Approximation::over:
      sign = ">";
      break;
    case Approximation::nearly:
      sign = "<";
      break;
    case Approximation::at_least:
      sign = "≥";
      break;
    case Approximation::at_most:
      sign = "≤";
      break;
    default:
      break;
  }
  return sign + value_text(quantity);
}

std::string period_cell(const shuzhi::Document& document, shuzhi::Id period) {
  const shuzhi::Period* const p = document.period(period);
  if (p == nullptr) return {};
  return p->edtf.empty() ? document.read(p->span) : p->edtf;
}

}  // namespace cli
