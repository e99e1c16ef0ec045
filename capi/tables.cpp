// Which table is which, and what several of them share.
#include "tables.hpp"

namespace shuzhi::capi {

std::optional<Decimal> lower_bound(const Quantity& q) noexcept {
  if (!q.has_lower || q.kind == QuantityKind::ratio) return std::nullopt;
  return q.lower;
}

std::optional<Decimal> upper_bound(const Quantity& q) noexcept {
  if (!q.has_upper || q.kind == QuantityKind::ratio) return std::nullopt;
  return q.upper;
}

std::optional<std::string> text_of(const std::optional<Decimal>& decimal) {
  return decimal ? std::optional<std::string>(decimal->to_string()) : std::nullopt;
}

std::optional<double> double_of(const std::optional<Decimal>& decimal) noexcept {
  return decimal ? std::optional<double>(decimal->to_double()) : std::nullopt;
}

std::optional<double> value_double(const Quantity& q) noexcept {
  if (!q.has_value || q.kind == QuantityKind::ratio) return std::nullopt;
  const double value = q.value.to_double();
  // A fraction without finite decimal has its denominator in `upper`.
  const bool fraction = !q.has_upper && q.upper != Decimal();
  return fraction ? value / q.upper.to_double() : value;
}

std::optional<std::string_view> edtf_of(const Period* period) noexcept {
  if (period == nullptr || period->edtf.empty()) return std::nullopt;
  return period->edtf;
}

std::optional<std::int32_t> relative_years_of(const Period* period) noexcept {
  if (period == nullptr || !period->edtf.empty() || !period->relative) return std::nullopt;
  return period->relative_years;
}

std::vector<std::string> section_paths(const Document& document) {
  std::vector<std::string> paths;
  paths.reserve(document.sections.size());
  for (const Section& section : document.sections) {  // a parent before its children
    std::string path = section.parent != 0 ? paths.at(section.parent - 1) + " / " : std::string();
    path += section.title.empty() ? document.marker_text(section) : document.read(section.title);
    paths.push_back(std::move(path));
  }
  return paths;
}

std::vector<Id> reports_of(const Document& document, std::size_t rows, std::uint32_t Report::*first,
                           std::uint32_t Report::*count) {
  std::vector<Id> reports(rows);
  for (std::size_t i = 0; i < document.reports.size(); ++i) {
    const Report& report = document.reports[i];
    for (std::uint32_t k = 0; k < report.*count; ++k) reports.at(report.*first + k) = id_of(i);
  }
  return reports;
}

namespace {

arrow::Table table_of(const shuzhi_document* document, shuzhi_table table) {
  require(document != nullptr, "document is null");
  switch (table) {
    case SHUZHI_TABLE_REPORTS:
      return reports_table(*document);
    case SHUZHI_TABLE_SECTIONS:
      return sections_table(*document);
    case SHUZHI_TABLE_PARAGRAPHS:
      return paragraphs_table(*document);
    case SHUZHI_TABLE_CLAIMS:
      return claims_table(*document);
    case SHUZHI_TABLE_MEASURES:
      return measures_table(*document);
    case SHUZHI_TABLE_FINDINGS:
      return findings_table(*document);
    case SHUZHI_TABLE_FURNITURE:
      return furniture_table(*document);
    case SHUZHI_TABLE_PERIODS:
      return periods_table(*document);
    default:
      bad_argument("unknown table");
  }
}

arrow::Table table_of(const shuzhi_mentions* mentions) {
  require(mentions != nullptr, "mentions is null");
  return mentions_table(*mentions);
}

template <class MakeTable>
shuzhi_status give_table(ArrowSchema* schema, ArrowArray* array, shuzhi_error* error,
                         MakeTable make_table) noexcept {
  if (schema != nullptr) schema->release = nullptr;
  if (array != nullptr) array->release = nullptr;
  return guard(error, [&] {
    require(schema != nullptr || array != nullptr, "schema and array are null");
    arrow::hand_over(make_table(), schema, array);
  });
}

template <class MakeTable>
shuzhi_status give_stream(ArrowArrayStream* stream, shuzhi_error* error,
                          MakeTable make_table) noexcept {
  if (stream != nullptr) stream->release = nullptr;
  return guard(error, [&] {
    require(stream != nullptr, "stream is null");
    arrow::hand_over(make_table(), stream);
  });
}

}  // namespace
}  // namespace shuzhi::capi

using namespace shuzhi::capi;

shuzhi_status shuzhi_document_table(const shuzhi_document* document, shuzhi_table table,
                                    ArrowSchema* schema, ArrowArray* array, shuzhi_error* error) {
  return give_table(schema, array, error, [&] { return table_of(document, table); });
}

shuzhi_status shuzhi_document_stream(const shuzhi_document* document, shuzhi_table table,
                                     ArrowArrayStream* stream, shuzhi_error* error) {
  return give_stream(stream, error, [&] { return table_of(document, table); });
}

shuzhi_status shuzhi_mentions_table(const shuzhi_mentions* mentions, ArrowSchema* schema,
                                    ArrowArray* array, shuzhi_error* error) {
  return give_table(schema, array, error, [&] { return table_of(mentions); });
}

shuzhi_status shuzhi_mentions_stream(const shuzhi_mentions* mentions, ArrowArrayStream* stream,
                                     shuzhi_error* error) {
  return give_stream(stream, error, [&] { return table_of(mentions); });
}
