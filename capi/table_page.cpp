// Reports, findings, and what else there is of a page.
#include "tables.hpp"

namespace shuzhi::capi {

arrow::Table reports_table(const shuzhi_document& from) {
  const Document& d = from.document;
  const auto report = [&](std::size_t row) -> const Report& { return d.reports[row]; };
  const auto signed_on = [&](std::size_t row) { return d.period(report(row).signed_on); };

  arrow::Table t(d.reports.size(), from.allocator);
  t.add("id", id_of);
  t.add_repeated("kind", [&](std::size_t row) { return to_string(report(row).kind); });
  t.add("title", [&](std::size_t row) { return some(d.read(report(row).title)); });
  t.add("issuer", [&](std::size_t row) { return some(d.read(report(row).issuer)); });
  add_period(t, d, [&](std::size_t row) { return report(row).period; });
  t.add("signed_on", [&](std::size_t row) { return edtf_of(signed_on(row)); });
  add_place(t, from.chars, d.text, [&](std::size_t row) { return report(row).span; });
  t.add("sections", [&](std::size_t row) { return report(row).section_count; });
  t.add("claims", [&](std::size_t row) { return report(row).claim_count; });
  t.add("measures", [&](std::size_t row) { return report(row).measure_count; });
  return t;
}

arrow::Table findings_table(const shuzhi_document& from) {
  const Document& d = from.document;
  const auto finding = [&](std::size_t row) -> const Finding& { return d.findings[row]; };

  arrow::Table t(d.findings.size(), from.allocator);
  t.add("id", id_of);
  t.add_repeated("kind", [&](std::size_t row) { return to_string(finding(row).kind); });
  t.add_repeated("severity", [&](std::size_t row) { return to_string(finding(row).severity); });
  t.add("message", [&](std::size_t row) { return std::string_view(finding(row).message); });
  add_place(t, from.chars, d.text, [&](std::size_t row) { return finding(row).span; });
  t.add("expected", [&](std::size_t row) { return some(std::string(finding(row).expected)); });
  t.add("found", [&](std::size_t row) { return some(std::string(finding(row).found)); });
  t.add("claims", [&](std::size_t row) { return finding(row).claims; });
  return t;
}

arrow::Table furniture_table(const shuzhi_document& from) {
  const Document& d = from.document;
  arrow::Table t(d.furniture.size(), from.allocator);
  t.add("id", id_of);
  t.add_repeated("kind", [&](std::size_t row) { return to_string(d.furniture[row].kind); });
  add_place(t, from.chars, d.text, [&](std::size_t row) { return d.furniture[row].span; });
  t.add("text", [&](std::size_t row) { return d.slice(d.furniture[row].span); });
  return t;
}

arrow::Table periods_table(const shuzhi_document& from) {
  const Document& d = from.document;
  arrow::Table t(d.periods.size(), from.allocator);
  t.add("id", id_of);
  add_period(t, d, id_of);
  add_place(t, from.chars, d.text, [&](std::size_t row) { return d.periods[row].span; });
  return t;
}

}  // namespace shuzhi::capi
