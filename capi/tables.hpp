// The tables of docs/tables.md, one function each, and what several of them share.
#pragma once

#include "arrow_builder.hpp"
#include "handles.hpp"

#include <shuzhi/document.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuzhi::capi {

arrow::Table reports_table(const shuzhi_document&);
arrow::Table sections_table(const shuzhi_document&);
arrow::Table paragraphs_table(const shuzhi_document&);
arrow::Table claims_table(const shuzhi_document&);
arrow::Table measures_table(const shuzhi_document&);
arrow::Table findings_table(const shuzhi_document&);
arrow::Table furniture_table(const shuzhi_document&);
arrow::Table periods_table(const shuzhi_document&);
arrow::Table mentions_table(const shuzhi_mentions&);

// ---- Values ----

inline Id id_of(std::size_t row) noexcept { return static_cast<Id>(row + 1); }

/// Null for 0.
inline std::optional<Id> some(Id id) noexcept {
  return id != 0 ? std::optional<Id>(id) : std::nullopt;
}
/// Null for the empty text.
inline std::optional<std::string> some(std::string&& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(std::move(text));
}
/// Null for the empty span.
inline std::optional<Span> some(Span span) noexcept {
  return span.empty() ? std::nullopt : std::optional<Span>(span);
}

/// The bounds as JSON has them: those of a ratio hold its other terms and are none.
std::optional<Decimal> lower_bound(const Quantity&) noexcept;
std::optional<Decimal> upper_bound(const Quantity&) noexcept;
std::optional<std::string> text_of(const std::optional<Decimal>&);
std::optional<double> double_of(const std::optional<Decimal>&) noexcept;
/// The nearest double to the value; null for a ratio and where there is none.
std::optional<double> value_double(const Quantity&) noexcept;
/// Null where nothing says what the words count from.
std::optional<std::string_view> edtf_of(const Period*) noexcept;
/// The offset where `edtf_of` is null for it.
std::optional<std::int32_t> relative_years_of(const Period*) noexcept;

/// For each section its title behind those of the sections around it, with " / "
/// between; a section without title is named by its marker.
std::vector<std::string> section_paths(const Document&);

/// For each row of a table the id of the report whose run it lies in.
std::vector<Id> reports_of(const Document&, std::size_t rows, std::uint32_t Report::*first,
                           std::uint32_t Report::*count);

// ---- Columns ----

/// Columns `begin`, `end`, `char_begin` and `char_end`.
template <class SpanOf>
void add_place(arrow::Table& table, const CharIndex& chars, std::string_view text,
               SpanOf&& span_of) {
  const auto char_at = [&](std::uint32_t byte) {
    return static_cast<std::uint32_t>(chars.chars_before(text, byte));
  };
  table.add("begin", [&](std::size_t row) { return span_of(row).begin; });
  table.add("end", [&](std::size_t row) { return span_of(row).end; });
  table.add("char_begin", [&](std::size_t row) { return char_at(span_of(row).begin); });
  table.add("char_end", [&](std::size_t row) { return char_at(span_of(row).end); });
}

/// Two columns with a span that can be empty.
template <class SpanOf>
void add_span(arrow::Table& table, const char* begin, const char* end, SpanOf&& span_of) {
  using Offset = std::optional<std::uint32_t>;
  table.add(begin, [&](std::size_t row) {
    const Span span = span_of(row);
    return span.empty() ? Offset() : Offset(span.begin);
  });
  table.add(end, [&](std::size_t row) {
    const Span span = span_of(row);
    return span.empty() ? Offset() : Offset(span.end);
  });
}

/// Columns `section` and `section_path`.
template <class SectionOf>
void add_section(arrow::Table& table, const std::vector<std::string>& paths,
                 SectionOf&& section_of) {
  table.add("section", [&](std::size_t row) { return some(section_of(row)); });
  table.add_repeated("section_path", [&](std::size_t row) {
    const Id id = section_of(row);
    return id != 0 ? std::optional<std::string_view>(paths.at(id - 1)) : std::nullopt;
  });
}

/// Columns `period`, `period_text` and `relative_years`.
template <class PeriodOf>
void add_period(arrow::Table& table, const Document& document, PeriodOf&& period_of) {
  const auto row_of = [&](std::size_t row) { return document.period(period_of(row)); };
  table.add_repeated("period", [&](std::size_t row) { return edtf_of(row_of(row)); });
  table.add_repeated("period_text", [&](std::size_t row) {
    const Period* period = row_of(row);
    return period != nullptr ? some(document.read(period->span)) : std::nullopt;
  });
  table.add("relative_years", [&](std::size_t row) { return relative_years_of(row_of(row)); });
}

}  // namespace shuzhi::capi
