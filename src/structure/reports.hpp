// Where one report ends and the next begins.
#pragma once

#include "grammar/period.hpp"
#include "lexicon/lexicon.hpp"
#include "structure/blocks.hpp"

#include <shuzhi/document.hpp>

#include <string_view>
#include <vector>

namespace shuzhi::detail {

/// A report and where it lies.
struct ReportDraft {
  Place begin;  ///< its title, or where its text begins
  Place body;   ///< behind title and report marker
  Place end;
  Span title;  ///< empty: none
  Span issuer;
  Span signature;
  std::string signed_on;  ///< EDTF of the signature's date; may be empty
  Span signed_on_span;
  ReportKind kind = ReportKind::other;
  std::string period;  ///< EDTF of the title's or the text's year; may be empty
  Span period_span;
  grammar::PeriodBase base;  ///< what 今年 counts from
};

/// The reports of a page: by 【篇一】 and its like, by title lines, by titles that stand in
/// the middle of unbroken text. A page with text but no sign of a report has one.
std::vector<ReportDraft> find_reports(std::string_view text, Blocks& blocks, const Lexicon& lexicon,
                                      const grammar::PeriodBase& base);

}  // namespace shuzhi::detail
