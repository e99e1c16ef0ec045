#include "checks.hpp"

#include "target.hpp"

#include <shuzhi/json.hpp>

#include <rapidjson/document.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace fuzz {

void fail(const std::string& what) {
  std::fprintf(stderr, "does not hold: %s\n", what.c_str());
  std::abort();
}

bool is_utf8(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, text.data(), static_cast<int32_t>(text.size()), &status);
  return U_SUCCESS(status) != 0 || status == U_BUFFER_OVERFLOW_ERROR;
}

namespace {

using namespace shuzhi;

class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text) {}

  void span(Span s, const char* what) const {
    if (s.begin <= s.end && s.end <= text_.size() && border(s.begin) && border(s.end)) return;
    fail(std::string(what) + ": [" + std::to_string(s.begin) + ", " + std::to_string(s.end) +
         ") is no span of the text");
  }
  // Inside, or empty.
  void inside(Span outer, Span inner, const char* what) const {
    span(inner, what);
    if (inner.empty() || outer.contains(inner)) return;
    fail(std::string(what) + ": [" + std::to_string(inner.begin) + ", " +
         std::to_string(inner.end) + ") leaves [" + std::to_string(outer.begin) + ", " +
         std::to_string(outer.end) + ")");
  }
  void number(const Decimal& d, const char* what) const {
    const std::string text = d.to_string();
    if (Decimal::parse(text) != d) fail(std::string(what) + ": " + text + " reads otherwise");
  }
  void quantity(const Quantity& q, std::size_t units) const {
    span(q.span, "quantity");
    inside(q.span, q.number_span, "number");
    span(q.unit_span, "unit");  // 312、268人: both are of 人
    require(!q.span.empty(), "a quantity has characters");
    require(q.unit <= units, "a quantity's unit is a row");
    if (q.has_value) number(q.value, "value");
    if (q.has_lower) number(q.lower, "lower");
    if (q.has_upper) number(q.upper, "upper");
    const bool open =
        q.approximation == Approximation::range || q.approximation == Approximation::masked;
    require(!open || !q.has_value, "a range and a mask have no value");
    require(value_text(q).empty() != q.has_value, "a value has a text");
  }

 private:
  bool border(std::uint32_t at) const {
    return at == text_.size() || (static_cast<unsigned char>(text_[at]) & 0xC0U) != 0x80;
  }

  std::string_view text_;
};

void check_sections(const Document& d, const Report& report, const ParseOptions& options,
                    const Checker& checker) {
  require(report.first_section + std::size_t{report.section_count} <= d.sections.size(),
          "a report's sections are rows");
  std::uint32_t last = report.span.begin;
  for (std::uint32_t i = 0; i < report.section_count; ++i) {
    const std::uint32_t row = report.first_section + i;
    const Section& s = d.sections[row];
    checker.inside(report.span, s.span, "section");
    checker.inside(s.span, s.marker, "marker");
    checker.inside(s.span, s.title, "title");
    require(s.span.begin >= last, "sections stand in order");
    last = s.span.begin;
    require(s.level >= 1 && s.level <= options.max_depth, "a level is in the limits");
    require(i + s.descendants < report.section_count, "descendants are rows of the report");
    require(s.parent <= row, "a parent stands before its children");
    const Section* const parent = d.section(s.parent);
    require(parent == nullptr || s.parent > report.first_section, "a parent is in the report");
    require(s.level == (parent == nullptr ? 1 : parent->level + 1), "a child is one level deeper");
    if (parent != nullptr) checker.inside(parent->span, s.span, "child");
    require(s.first_paragraph + std::size_t{s.paragraph_count} <= d.paragraphs.size(),
            "a section's paragraphs are rows");
    for (std::uint32_t p = 0; p < s.paragraph_count; ++p) {
      checker.inside(s.span, d.paragraphs[s.first_paragraph + p], "paragraph");
    }
  }
}

void check_section_id(const Document& d, const Report& report, Id section, Span span,
                      const Checker& checker) {
  if (section == 0) return;
  require(section > report.first_section &&
              section <= std::size_t{report.first_section} + report.section_count,
          "a section named is one of the report");
  checker.inside(d.section(section)->span, span, "what a section holds");
}

void check_claims(const Document& d, const Report& report, const Checker& checker) {
  require(report.first_claim + std::size_t{report.claim_count} <= d.claims.size(),
          "a report's claims are rows");
  for (std::uint32_t i = 0; i < report.claim_count; ++i) {
    const Claim& c = d.claims[report.first_claim + i];
    checker.quantity(c.quantity, d.units.size());
    checker.inside(report.span, c.sentence, "sentence");
    checker.inside(c.sentence, c.quantity.span, "claim");
    checker.span(c.subject.span, "subject");
    checker.span(c.subject.topic, "topic");
    checker.span(c.change_words, "change");
    checker.span(c.scope, "scope");
    check_section_id(d, report, c.section, c.quantity.span, checker);
    require(c.period <= d.periods.size(), "a claim's period is a row");
    require(c.part_of <= d.claims.size() && c.part_of != report.first_claim + i + 1,
            "a claim is part of another");
    require(is_utf8(d.read(c.subject)), "a subject is text");
  }
}

void check_measures(const Document& d, const Report& report, const Checker& checker) {
  require(report.first_measure + std::size_t{report.measure_count} <= d.measures.size(),
          "a report's measures are rows");
  for (std::uint32_t i = 0; i < report.measure_count; ++i) {
    const Measure& m = d.measures[report.first_measure + i];
    checker.inside(report.span, m.span, "measure");
    checker.inside(m.span, m.verb, "verb");
    checker.span(m.object, "object");
    check_section_id(d, report, m.section, m.span, checker);
    require(m.period <= d.periods.size(), "a measure's period is a row");
    require(m.first_claim + std::size_t{m.claim_count} <= d.claims.size(),
            "a measure's claims are rows");
    for (std::uint32_t k = 0; k < m.claim_count; ++k) {
      checker.inside(m.span, d.claims[m.first_claim + k].quantity.span, "a measure's claim");
    }
  }
}

void check_json(const std::string& json) {
  rapidjson::Document read;
  read.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(json.data(),
                                                                                     json.size());
  require(!read.HasParseError(), "JSON is well-formed");
}

}  // namespace

void check(const Document& d, const ParseOptions& options) {
  require(is_utf8(d.text), "the text is UTF-8");
  const Checker checker(d.text);
  std::uint32_t last = 0;
  for (const Furniture& f : d.furniture) {
    checker.span(f.span, "furniture");
    require(f.span.begin >= last, "furniture stands in order");
    last = f.span.end;
  }
  last = 0;
  for (const Report& report : d.reports) {
    checker.span(report.span, "report");
    require(report.span.begin >= last, "reports stand in order");
    last = report.span.end;
    checker.inside(report.span, report.title, "report title");
    checker.span(report.issuer, "issuer");
    checker.span(report.signature, "signature");
    require(std::max(report.period, report.signed_on) <= d.periods.size(),
            "a report's periods are rows");
    check_sections(d, report, options, checker);
    check_claims(d, report, checker);
    check_measures(d, report, checker);
  }
  for (const Period& p : d.periods) checker.span(p.span, "period");
  for (const Finding& f : d.findings) {
    checker.span(f.span, "finding");
    for (const Id id : f.claims) require(d.claim(id) != nullptr, "a finding's claims are rows");
  }
  check_json(to_json(d));
}

void check(const Mentions& mentions, std::string_view text) {
  const Checker checker(text);
  std::uint32_t last = 0;
  for (const Mention& m : mentions.items) {
    checker.span(m.span, "mention");
    require(m.span.begin >= last && !m.span.empty(), "mentions stand in order");
    last = m.span.end;
    if (m.type == Mention::Type::quantity) {
      checker.quantity(m.quantity, mentions.units.size());
      require(m.quantity.span == m.span, "a mention is its quantity");
    } else {
      require(m.period != 0 && m.period <= mentions.periods.size(), "a mention's period is a row");
    }
  }
  check_json(to_json(mentions, text));
}

std::string json_without_source(Document document) {
  document.source = {};
  return to_json(document);
}

}  // namespace fuzz
