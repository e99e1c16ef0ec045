// A document's text and its tables.

#include "handles.hpp"
#include "quantity.hpp"
#include "sized.hpp"

#include <shuzhi/json.hpp>

#include <vector>

using namespace shuzhi::capi;

namespace {

const shuzhi::Document& checked(const shuzhi_document* document) {
  require(document != nullptr, "document is null");
  return document->document;
}

template <class Row>
const Row& row_of(const std::vector<Row>& table, std::size_t index) {
  require(index < table.size(), "index is past the end of the table");
  return table[index];
}

bool within(shuzhi_span span, std::string_view text) noexcept {
  return span.begin <= span.end && span.end <= text.size();
}

shuzhi_report row(const shuzhi::Report& r) {
  return {.struct_size = 0,
          .kind = static_cast<shuzhi_report_kind>(r.kind),
          .span = to_c(r.span),
          .title = to_c(r.title),
          .issuer = to_c(r.issuer),
          .period = r.period,
          .first_section = r.first_section,
          .section_count = r.section_count,
          .first_claim = r.first_claim,
          .claim_count = r.claim_count,
          .first_measure = r.first_measure,
          .measure_count = r.measure_count,
          .signature = to_c(r.signature),
          .signed_on = r.signed_on};
}

shuzhi_section row(const shuzhi::Section& s) {
  return {.struct_size = 0,
          .kind = static_cast<shuzhi_section_kind>(s.kind),
          .scheme = static_cast<shuzhi_scheme>(s.scheme),
          .level = s.level,
          .ordinal = s.ordinal,
          .title_certain = s.title_certain ? 1 : 0,
          .span = to_c(s.span),
          .marker = to_c(s.marker),
          .title = to_c(s.title),
          .parent = s.parent,
          .descendants = s.descendants,
          .first_paragraph = s.first_paragraph,
          .paragraph_count = s.paragraph_count};
}

shuzhi_claim row(const shuzhi::Claim& c) {
  return {.struct_size = 0,
          .direction = static_cast<shuzhi_direction>(c.direction),
          .basis = static_cast<shuzhi_basis>(c.basis),
          .modality = static_cast<shuzhi_modality>(c.modality),
          .period_source = static_cast<shuzhi_period_source>(c.period_source),
          .confidence = static_cast<shuzhi_confidence>(confidence(c)),
          .inferences = c.inferences,
          .span = to_c(c.quantity.span),
          .subject = to_c(c.subject.span),
          .subject_topic = to_c(c.subject.topic),
          .sentence = to_c(c.sentence),
          .change_words = to_c(c.change_words),
          .scope = to_c(c.scope),
          .section = c.section,
          .period = c.period,
          .part_of = c.part_of};
}

shuzhi_measure row(const shuzhi::Measure& m) {
  return {.struct_size = 0,
          .status = static_cast<shuzhi_measure_status>(m.status),
          .span = to_c(m.span),
          .verb = to_c(m.verb),
          .object = to_c(m.object),
          .section = m.section,
          .period = m.period,
          .first_claim = m.first_claim,
          .claim_count = m.claim_count};
}

shuzhi_finding row(const shuzhi::Finding& f) {
  return {.struct_size = 0,
          .kind = static_cast<shuzhi_finding_kind>(f.kind),
          .severity = static_cast<shuzhi_severity>(f.severity),
          .reserved = 0,
          .span = to_c(f.span),
          .message = to_c(f.message),
          .expected = to_c(f.expected),
          .found = to_c(f.found),
          .claims = f.claims.data(),
          .claim_count = f.claims.size()};
}

shuzhi_furniture row(const shuzhi::Furniture& f) {
  return {
      .struct_size = 0, .kind = static_cast<shuzhi_furniture_kind>(f.kind), .span = to_c(f.span)};
}

}  // namespace

void shuzhi_document_free(shuzhi_document* document) { delete document; }

shuzhi_str shuzhi_document_text(const shuzhi_document* document) {
  return document != nullptr ? to_c(document->document.text) : shuzhi_str{};
}

shuzhi_str shuzhi_document_slice(const shuzhi_document* document, shuzhi_span span) {
  if (document == nullptr || !within(span, document->document.text)) return {};
  return to_c(document->document.slice({span.begin, span.end}));
}

shuzhi_status shuzhi_document_read(const shuzhi_document* document, shuzhi_span span,
                                   shuzhi_buffer** out, shuzhi_error* error) {
  return make(out, error, [&] {
    const auto& from = checked(document);
    require(within(span, from.text), "span is not within the text");
    return make_buffer(from.read(shuzhi::Span{span.begin, span.end}), document->allocator);
  });
}

shuzhi_status shuzhi_document_subject(const shuzhi_document* document, size_t index,
                                      shuzhi_buffer** out, shuzhi_error* error) {
  return make(out, error, [&] {
    const auto& from = checked(document);
    return make_buffer(from.read(row_of(from.claims, index).subject), document->allocator);
  });
}

size_t shuzhi_document_char_offset(const shuzhi_document* document, size_t byte) {
  if (document == nullptr) return 0;
  return document->chars.chars_before(document->document.text, byte);
}

size_t shuzhi_document_byte_offset(const shuzhi_document* document, size_t index) {
  if (document == nullptr) return 0;
  return document->chars.byte_of(document->document.text, index);
}

shuzhi_status shuzhi_document_source(const shuzhi_document* document, shuzhi_source* out) {
  return guard(nullptr, [&] {
    const auto& s = checked(document).source;
    put(out, {.struct_size = 0,
              .reserved = 0,
              .name = to_c(s.name),
              .encoding = to_c(s.encoding),
              .bytes = s.bytes,
              .replaced = s.replaced});
  });
}

size_t shuzhi_document_count(const shuzhi_document* document, shuzhi_table table) {
  if (document == nullptr) return 0;
  const auto& from = document->document;
  switch (table) {
    case SHUZHI_TABLE_REPORTS:
      return from.reports.size();
    case SHUZHI_TABLE_SECTIONS:
      return from.sections.size();
    case SHUZHI_TABLE_PARAGRAPHS:
      return from.paragraphs.size();
    case SHUZHI_TABLE_CLAIMS:
      return from.claims.size();
    case SHUZHI_TABLE_MEASURES:
      return from.measures.size();
    case SHUZHI_TABLE_FINDINGS:
      return from.findings.size();
    case SHUZHI_TABLE_FURNITURE:
      return from.furniture.size();
    case SHUZHI_TABLE_PERIODS:
      return from.periods.size();
    default:
      return 0;
  }
}

shuzhi_status shuzhi_document_report(const shuzhi_document* document, size_t index,
                                     shuzhi_report* out) {
  return guard(nullptr, [&] { put(out, row(row_of(checked(document).reports, index))); });
}

shuzhi_status shuzhi_document_section(const shuzhi_document* document, size_t index,
                                      shuzhi_section* out) {
  return guard(nullptr, [&] { put(out, row(row_of(checked(document).sections, index))); });
}

shuzhi_status shuzhi_document_claim(const shuzhi_document* document, size_t index,
                                    shuzhi_claim* out) {
  return guard(nullptr, [&] { put(out, row(row_of(checked(document).claims, index))); });
}

shuzhi_status shuzhi_document_measure(const shuzhi_document* document, size_t index,
                                      shuzhi_measure* out) {
  return guard(nullptr, [&] { put(out, row(row_of(checked(document).measures, index))); });
}

shuzhi_status shuzhi_document_finding(const shuzhi_document* document, size_t index,
                                      shuzhi_finding* out) {
  return guard(nullptr, [&] { put(out, row(row_of(checked(document).findings, index))); });
}

shuzhi_status shuzhi_document_furniture(const shuzhi_document* document, size_t index,
                                        shuzhi_furniture* out) {
  return guard(nullptr, [&] { put(out, row(row_of(checked(document).furniture, index))); });
}

shuzhi_status shuzhi_document_period(const shuzhi_document* document, size_t index,
                                     shuzhi_period* out) {
  return guard(nullptr, [&] { put(out, to_c(row_of(checked(document).periods, index))); });
}

shuzhi_status shuzhi_document_quantity(const shuzhi_document* document, size_t index,
                                       shuzhi_quantity* out) {
  return guard(nullptr, [&] {
    const auto& from = checked(document);
    const auto& quantity = row_of(from.claims, index).quantity;
    put(out, to_c(quantity, from.unit(quantity.unit)));
  });
}

shuzhi_span shuzhi_document_paragraph(const shuzhi_document* document, size_t index) {
  if (document == nullptr || index >= document->document.paragraphs.size()) return {};
  return to_c(document->document.paragraphs[index]);
}

namespace {

bool is_pretty(std::uint32_t flags) {
  require((flags & ~unsigned{SHUZHI_JSON_PRETTY}) == 0, "unknown flag");
  return (flags & SHUZHI_JSON_PRETTY) != 0;
}

shuzhi::Write to_callback(shuzhi_write write, void* user) {
  require(write != nullptr, "write is null");
  return [=](std::string_view piece) { return write(user, piece.data(), piece.size()) == 0; };
}

}  // namespace

shuzhi_status shuzhi_document_json(const shuzhi_document* document, uint32_t flags,
                                   shuzhi_buffer** out, shuzhi_error* error) {
  return make(out, error, [&] {
    const auto& from = checked(document);
    const bool pretty = is_pretty(flags);
    return written_buffer(document->allocator, [&](const shuzhi::Write& write) {
      shuzhi::write_json(from, write, pretty);
    });
  });
}

shuzhi_status shuzhi_document_ndjson(const shuzhi_document* document, shuzhi_buffer** out,
                                     shuzhi_error* error) {
  return make(out, error, [&] {
    const auto& from = checked(document);
    return written_buffer(document->allocator,
                          [&](const shuzhi::Write& write) { shuzhi::write_ndjson(from, write); });
  });
}

shuzhi_status shuzhi_document_write_json(const shuzhi_document* document, uint32_t flags,
                                         shuzhi_write write, void* user, shuzhi_error* error) {
  return guard(error, [&] {
    const auto& from = checked(document);
    const bool pretty = is_pretty(flags);
    shuzhi::write_json(from, to_callback(write, user), pretty);
  });
}

shuzhi_status shuzhi_document_write_ndjson(const shuzhi_document* document, shuzhi_write write,
                                           void* user, shuzhi_error* error) {
  return guard(error, [&] { shuzhi::write_ndjson(checked(document), to_callback(write, user)); });
}
