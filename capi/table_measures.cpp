#include "tables.hpp"

#include <numeric>

namespace shuzhi::capi {

arrow::Table measures_table(const shuzhi_document& from) {
  const Document& d = from.document;
  const std::vector<std::string> paths = section_paths(d);
  const std::vector<Id> reports =
      reports_of(d, d.measures.size(), &Report::first_measure, &Report::measure_count);
  const auto measure = [&](std::size_t row) -> const Measure& { return d.measures[row]; };

  arrow::Table t(d.measures.size(), from.allocator);
  t.add("id", id_of);
  t.add("report", [&](std::size_t row) { return some(reports[row]); });
  add_section(t, paths, [&](std::size_t row) { return measure(row).section; });
  add_place(t, from.chars, d.text, [&](std::size_t row) { return measure(row).span; });
  t.add("text", [&](std::size_t row) { return d.read(measure(row).span); });
  t.add("verb", [&](std::size_t row) { return d.read(measure(row).verb); });
  add_span(t, "verb_begin", "verb_end", [&](std::size_t row) { return measure(row).verb; });
  t.add("object", [&](std::size_t row) { return d.read(measure(row).object); });
  add_span(t, "object_begin", "object_end", [&](std::size_t row) { return measure(row).object; });
  t.add_repeated("status", [&](std::size_t row) { return to_string(measure(row).status); });
  add_period(t, d, [&](std::size_t row) { return measure(row).period; });
  t.add("claims", [&](std::size_t row) {
    std::vector<Id> ids(measure(row).claim_count);
    std::iota(ids.begin(), ids.end(), id_of(measure(row).first_claim));
    return ids;
  });
  return t;
}

}  // namespace shuzhi::capi
