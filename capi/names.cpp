// The enumerators: equal on both sides, and their names.

#include "sized.hpp"

#include <shuzhi/document.hpp>
#include <shuzhi/parser.hpp>

using namespace shuzhi;

namespace {

template <class Enum>
constexpr bool same(Enum cpp, std::int32_t c) {
  return static_cast<std::int32_t>(cpp) == c;
}

static_assert(same(QuantityKind::money, SHUZHI_QUANTITY_MONEY));
static_assert(same(QuantityKind::count, SHUZHI_QUANTITY_COUNT));
static_assert(same(QuantityKind::number, SHUZHI_QUANTITY_NUMBER));
static_assert(same(QuantityKind::ordinal, SHUZHI_QUANTITY_ORDINAL));
static_assert(same(QuantityKind::percent, SHUZHI_QUANTITY_PERCENT));
static_assert(same(QuantityKind::percentage_point, SHUZHI_QUANTITY_PERCENTAGE_POINT));
static_assert(same(QuantityKind::area, SHUZHI_QUANTITY_AREA));
static_assert(same(QuantityKind::length, SHUZHI_QUANTITY_LENGTH));
static_assert(same(QuantityKind::mass, SHUZHI_QUANTITY_MASS));
static_assert(same(QuantityKind::volume, SHUZHI_QUANTITY_VOLUME));
static_assert(same(QuantityKind::duration, SHUZHI_QUANTITY_DURATION));
static_assert(same(QuantityKind::ratio, SHUZHI_QUANTITY_RATIO));
static_assert(same(QuantityKind::rank, SHUZHI_QUANTITY_RANK));
static_assert(same(QuantityKind::multiple, SHUZHI_QUANTITY_MULTIPLE));
static_assert(same(QuantityKind::rate, SHUZHI_QUANTITY_RATE));
static_assert(same(QuantityKind::score, SHUZHI_QUANTITY_SCORE));
static_assert(same(QuantityKind::other, SHUZHI_QUANTITY_OTHER));

static_assert(same(Approximation::exact, SHUZHI_APPROXIMATION_EXACT));
static_assert(same(Approximation::about, SHUZHI_APPROXIMATION_ABOUT));
static_assert(same(Approximation::over, SHUZHI_APPROXIMATION_OVER));
static_assert(same(Approximation::nearly, SHUZHI_APPROXIMATION_NEARLY));
static_assert(same(Approximation::at_least, SHUZHI_APPROXIMATION_AT_LEAST));
static_assert(same(Approximation::at_most, SHUZHI_APPROXIMATION_AT_MOST));
static_assert(same(Approximation::range, SHUZHI_APPROXIMATION_RANGE));
static_assert(same(Approximation::masked, SHUZHI_APPROXIMATION_MASKED));

static_assert(same(PeriodSource::explicit_, SHUZHI_PERIOD_EXPLICIT));
static_assert(same(PeriodSource::inherited, SHUZHI_PERIOD_INHERITED));
static_assert(same(PeriodSource::relative, SHUZHI_PERIOD_RELATIVE));

static_assert(same(ReportKind::summary, SHUZHI_REPORT_SUMMARY));
static_assert(same(ReportKind::duty, SHUZHI_REPORT_DUTY));
static_assert(same(ReportKind::plan, SHUZHI_REPORT_PLAN));
static_assert(same(ReportKind::work_report, SHUZHI_REPORT_WORK_REPORT));
static_assert(same(ReportKind::bulletin, SHUZHI_REPORT_BULLETIN));
static_assert(same(ReportKind::other, SHUZHI_REPORT_OTHER));

static_assert(same(SectionKind::heading, SHUZHI_SECTION_HEADING));
static_assert(same(SectionKind::item, SHUZHI_SECTION_ITEM));

static_assert(same(Scheme::none, SHUZHI_SCHEME_NONE));
static_assert(same(Scheme::chapter, SHUZHI_SCHEME_CHAPTER));
static_assert(same(Scheme::clause, SHUZHI_SCHEME_CLAUSE));
static_assert(same(Scheme::cjk_comma, SHUZHI_SCHEME_CJK_COMMA));
static_assert(same(Scheme::cjk_paren, SHUZHI_SCHEME_CJK_PAREN));
static_assert(same(Scheme::arabic_dot, SHUZHI_SCHEME_ARABIC_DOT));
static_assert(same(Scheme::arabic_comma, SHUZHI_SCHEME_ARABIC_COMMA));
static_assert(same(Scheme::arabic_paren, SHUZHI_SCHEME_ARABIC_PAREN));
static_assert(same(Scheme::arabic_half_paren, SHUZHI_SCHEME_ARABIC_HALF_PAREN));
static_assert(same(Scheme::circled, SHUZHI_SCHEME_CIRCLED));
static_assert(same(Scheme::roman, SHUZHI_SCHEME_ROMAN));
static_assert(same(Scheme::letter, SHUZHI_SCHEME_LETTER));
static_assert(same(Scheme::ordinal_is, SHUZHI_SCHEME_ORDINAL_IS));
static_assert(same(Scheme::sequence_word, SHUZHI_SCHEME_SEQUENCE_WORD));
static_assert(same(Scheme::ordinal_comma, SHUZHI_SCHEME_ORDINAL_COMMA));
static_assert(same(Scheme::one_hand, SHUZHI_SCHEME_ONE_HAND));
static_assert(same(Scheme::dash, SHUZHI_SCHEME_DASH));
static_assert(same(Scheme::bullet, SHUZHI_SCHEME_BULLET));

static_assert(same(Direction::none, SHUZHI_DIRECTION_NONE));
static_assert(same(Direction::increase, SHUZHI_DIRECTION_INCREASE));
static_assert(same(Direction::decrease, SHUZHI_DIRECTION_DECREASE));

static_assert(same(Basis::none, SHUZHI_BASIS_NONE));
static_assert(same(Basis::year_on_year, SHUZHI_BASIS_YEAR_ON_YEAR));
static_assert(same(Basis::period_on_period, SHUZHI_BASIS_PERIOD_ON_PERIOD));
static_assert(same(Basis::earlier_year, SHUZHI_BASIS_EARLIER_YEAR));
static_assert(same(Basis::target, SHUZHI_BASIS_TARGET));
static_assert(same(Basis::other_body, SHUZHI_BASIS_OTHER_BODY));

static_assert(same(Modality::actual, SHUZHI_MODALITY_ACTUAL));
static_assert(same(Modality::target, SHUZHI_MODALITY_TARGET));
static_assert(same(Modality::required, SHUZHI_MODALITY_REQUIRED));

static_assert(same(Confidence::high, SHUZHI_CONFIDENCE_HIGH));
static_assert(same(Confidence::medium, SHUZHI_CONFIDENCE_MEDIUM));
static_assert(same(Confidence::low, SHUZHI_CONFIDENCE_LOW));

static_assert(same(Status::done, SHUZHI_MEASURE_DONE));
static_assert(same(Status::ongoing, SHUZHI_MEASURE_ONGOING));
static_assert(same(Status::planned, SHUZHI_MEASURE_PLANNED));

static_assert(same(FindingKind::numbering_gap, SHUZHI_FINDING_NUMBERING_GAP));
static_assert(same(FindingKind::numbering_repeat, SHUZHI_FINDING_NUMBERING_REPEAT));
static_assert(same(FindingKind::misaligned_list, SHUZHI_FINDING_MISALIGNED_LIST));
static_assert(same(FindingKind::number_overflow, SHUZHI_FINDING_NUMBER_OVERFLOW));
static_assert(same(FindingKind::nesting_limit, SHUZHI_FINDING_NESTING_LIMIT));
static_assert(same(FindingKind::level_skipped, SHUZHI_FINDING_LEVEL_SKIPPED));
static_assert(same(FindingKind::wrong_scheme, SHUZHI_FINDING_WRONG_SCHEME));

static_assert(same(Severity::note, SHUZHI_SEVERITY_NOTE));
static_assert(same(Severity::warning, SHUZHI_SEVERITY_WARNING));
static_assert(same(Severity::error, SHUZHI_SEVERITY_ERROR));

static_assert(same(FurnitureKind::site_header, SHUZHI_FURNITURE_SITE_HEADER));
static_assert(same(FurnitureKind::breadcrumb, SHUZHI_FURNITURE_BREADCRUMB));
static_assert(same(FurnitureKind::blurb, SHUZHI_FURNITURE_BLURB));
static_assert(same(FurnitureKind::contents, SHUZHI_FURNITURE_CONTENTS));
static_assert(same(FurnitureKind::related, SHUZHI_FURNITURE_RELATED));
static_assert(same(FurnitureKind::site_footer, SHUZHI_FURNITURE_SITE_FOOTER));
static_assert(same(FurnitureKind::page_break, SHUZHI_FURNITURE_PAGE_BREAK));

static_assert(same(InvalidBytes::replace, SHUZHI_INVALID_REPLACE));
static_assert(same(InvalidBytes::refuse, SHUZHI_INVALID_REFUSE));

static_assert(same(ErrorCode::argument, SHUZHI_E_ARGUMENT));
static_assert(same(ErrorCode::memory, SHUZHI_E_MEMORY));
static_assert(same(ErrorCode::encoding, SHUZHI_E_ENCODING));
static_assert(same(ErrorCode::limit, SHUZHI_E_LIMIT));
static_assert(same(ErrorCode::internal, SHUZHI_E_INTERNAL));
static_assert(same(ErrorCode::lexicon, SHUZHI_E_LEXICON));
static_assert(same(ErrorCode::cancelled, SHUZHI_E_CANCELLED));

static_assert(same(Mention::Type::quantity, SHUZHI_MENTION_QUANTITY));
static_assert(same(Mention::Type::period, SHUZHI_MENTION_PERIOD));

static_assert(same(inferred_subject, SHUZHI_INFERRED_SUBJECT));
static_assert(same(inferred_period, SHUZHI_INFERRED_PERIOD));
static_assert(same(inferred_modality, SHUZHI_INFERRED_MODALITY));
static_assert(same(aligned_by_order, SHUZHI_ALIGNED_BY_ORDER));

/// The name of `value`, where it is not beyond the last that this library knows.
template <class Enum>
shuzhi_str name_up_to(Enum last, std::int32_t value) noexcept {
  if (value < 0 || value > static_cast<std::int32_t>(last)) return {};
  return capi::to_c(std::string_view(to_string(static_cast<Enum>(value))));
}

}  // namespace

shuzhi_str shuzhi_name(shuzhi_enumeration enumeration, int32_t value) {
  switch (enumeration) {
    case SHUZHI_NAMES_QUANTITY_KIND:
      return name_up_to(QuantityKind::other, value);
    case SHUZHI_NAMES_APPROXIMATION:
      return name_up_to(Approximation::masked, value);
    case SHUZHI_NAMES_PERIOD_SOURCE:
      return name_up_to(PeriodSource::relative, value);
    case SHUZHI_NAMES_REPORT_KIND:
      return name_up_to(ReportKind::other, value);
    case SHUZHI_NAMES_SECTION_KIND:
      return name_up_to(SectionKind::item, value);
    case SHUZHI_NAMES_SCHEME:
      return name_up_to(Scheme::bullet, value);
    case SHUZHI_NAMES_DIRECTION:
      return name_up_to(Direction::decrease, value);
    case SHUZHI_NAMES_BASIS:
      return name_up_to(Basis::other_body, value);
    case SHUZHI_NAMES_MODALITY:
      return name_up_to(Modality::required, value);
    case SHUZHI_NAMES_CONFIDENCE:
      return name_up_to(Confidence::low, value);
    case SHUZHI_NAMES_MEASURE_STATUS:
      return name_up_to(Status::planned, value);
    case SHUZHI_NAMES_FINDING_KIND:
      return name_up_to(FindingKind::wrong_scheme, value);
    case SHUZHI_NAMES_SEVERITY:
      return name_up_to(Severity::error, value);
    case SHUZHI_NAMES_FURNITURE_KIND:
      return name_up_to(FurnitureKind::page_break, value);
    default:
      return {};
  }
}
