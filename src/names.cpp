// The enumerators' names: what JSON, the tables and the bindings write.
#include <shuzhi/document.hpp>
#include <shuzhi/period.hpp>
#include <shuzhi/quantity.hpp>
#include <shuzhi/unit.hpp>

#include <cstddef>

namespace shuzhi {
inline namespace v1 {
namespace {

// Tables in the order of the enumerators' values; a value outside is "unknown".
template <std::size_t size, class Enum>
const char* name(const char* const (&table)[size], Enum value) noexcept {
  const auto index = static_cast<std::size_t>(value);
  return index < size ? table[index] : "unknown";
}

constexpr const char* furniture_kinds[] = {"site_header", "breadcrumb",  "blurb",     "contents",
                                           "related",     "site_footer", "page_break"};
constexpr const char* report_kinds[] = {"summary",     "duty",     "plan",
                                        "work_report", "bulletin", "other"};
constexpr const char* section_kinds[] = {"heading", "item"};
constexpr const char* schemes[] = {
    "none",       "chapter",      "clause",       "cjk_comma",         "cjk_paren",
    "arabic_dot", "arabic_comma", "arabic_paren", "arabic_half_paren", "circled",
    "roman",      "letter",       "ordinal_is",   "sequence_word",     "ordinal_comma",
    "one_hand",   "dash",         "bullet"};
constexpr const char* directions[] = {"none", "increase", "decrease"};
constexpr const char* bases[] = {"none",         "year_on_year", "period_on_period",
                                 "earlier_year", "target",       "other_body"};
constexpr const char* modalities[] = {"actual", "target", "required"};
constexpr const char* statuses[] = {"done", "ongoing", "planned"};
constexpr const char* finding_kinds[] = {"numbering_gap",   "numbering_repeat", "misaligned_list",
                                         "number_overflow", "nesting_limit",    "level_skipped",
                                         "wrong_scheme"};
constexpr const char* severities[] = {"note", "warning", "error"};
constexpr const char* confidences[] = {"high", "medium", "low"};
constexpr const char* period_sources[] = {"explicit", "inherited", "relative"};
constexpr const char* approximations[] = {"exact",    "about",   "over",  "nearly",
                                          "at_least", "at_most", "range", "masked"};
constexpr const char* quantity_kinds[] = {
    "money", "count",    "number", "ordinal", "percent",  "percentage_point",
    "area",  "length",   "mass",   "volume",  "duration", "ratio",
    "rank",  "multiple", "rate",   "score",   "other"};

}  // namespace

const char* to_string(FurnitureKind value) noexcept { return name(furniture_kinds, value); }
const char* to_string(ReportKind value) noexcept { return name(report_kinds, value); }
const char* to_string(SectionKind value) noexcept { return name(section_kinds, value); }
const char* to_string(Scheme value) noexcept { return name(schemes, value); }
const char* to_string(Direction value) noexcept { return name(directions, value); }
const char* to_string(Basis value) noexcept { return name(bases, value); }
const char* to_string(Modality value) noexcept { return name(modalities, value); }
const char* to_string(Status value) noexcept { return name(statuses, value); }
const char* to_string(FindingKind value) noexcept { return name(finding_kinds, value); }
const char* to_string(Severity value) noexcept { return name(severities, value); }
const char* to_string(Confidence value) noexcept { return name(confidences, value); }
const char* to_string(PeriodSource value) noexcept { return name(period_sources, value); }
const char* to_string(Approximation value) noexcept { return name(approximations, value); }
const char* to_string(QuantityKind value) noexcept { return name(quantity_kinds, value); }

}  // namespace v1
}  // namespace shuzhi
