#include "tables.hpp"

namespace shuzhi::capi {

arrow::Table sections_table(const shuzhi_document& from) {
  const Document& d = from.document;
  const std::vector<std::string> paths = section_paths(d);
  const std::vector<Id> reports =
      reports_of(d, d.sections.size(), &Report::first_section, &Report::section_count);
  const auto section = [&](std::size_t row) -> const Section& { return d.sections[row]; };

  arrow::Table t(d.sections.size(), from.allocator);
  t.add("id", id_of);
  t.add("report", [&](std::size_t row) { return some(reports[row]); });
  t.add("parent", [&](std::size_t row) { return some(section(row).parent); });
  t.add_repeated("kind", [&](std::size_t row) { return to_string(section(row).kind); });
  t.add("level", [&](std::size_t row) { return std::uint32_t{section(row).level}; });
  t.add_repeated("scheme", [&](std::size_t row) { return to_string(section(row).scheme); });
  t.add("ordinal", [&](std::size_t row) {
    const std::int32_t ordinal = section(row).ordinal;
    return ordinal != 0 ? std::optional<std::int32_t>(ordinal) : std::nullopt;
  });
  t.add("marker", [&](std::size_t row) { return some(d.marker_text(section(row))); });
  t.add("title", [&](std::size_t row) { return some(d.read(section(row).title)); });
  add_span(t, "title_begin", "title_end", [&](std::size_t row) { return section(row).title; });
  t.add("title_certain", [&](std::size_t row) { return section(row).title_certain; });
  t.add("path", [&](std::size_t row) { return std::string_view(paths[row]); });
  add_place(t, from.chars, d.text, [&](std::size_t row) { return section(row).span; });
  t.add("descendants", [&](std::size_t row) { return section(row).descendants; });
  t.add("paragraphs", [&](std::size_t row) { return section(row).paragraph_count; });
  return t;
}

arrow::Table paragraphs_table(const shuzhi_document& from) {
  const Document& d = from.document;
  std::vector<Id> sections(d.paragraphs.size());
  for (std::size_t i = 0; i < d.sections.size(); ++i) {
    const Section& s = d.sections[i];
    for (std::uint32_t k = 0; k < s.paragraph_count; ++k) {
      sections.at(s.first_paragraph + k) = id_of(i);
    }
  }
  arrow::Table t(d.paragraphs.size(), from.allocator);
  t.add("id", id_of);
  t.add("section", [&](std::size_t row) { return some(sections[row]); });
  add_place(t, from.chars, d.text, [&](std::size_t row) { return d.paragraphs[row]; });
  return t;
}

}  // namespace shuzhi::capi
