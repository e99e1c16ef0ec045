// What a section says of everything in it: whether it tells results or intentions, and of
// which period.
#pragma once

#include "claims/sentence.hpp"
#include "grammar/mentions.hpp"
#include "structure/reports.hpp"

#include <shuzhi/document.hpp>

#include <vector>

namespace shuzhi::detail {

struct Frame {
  bool planned = false;
  Id period = 0;
  Id titled = 0;  ///< the period that the title or the report has, whatever a sentence says
};

/// The frames of a report's sections: from their titles, the titles above them and the
/// kind of the report.
class Frames {
 public:
  Frames(const ReportDraft& draft, const Report& report, const Document& document,
         const Lexicon& lexicon, Interner& interner);

  const Frame& of(Id section) const noexcept {
    return section < first_ ? outer_ : frames_[section - first_];
  }
  /// 我们将按照…: a sentence of the section's own tells that all of it is intended.
  void plan(Id section);
  /// 2024年是…: the opening words of a section of intentions date what is inside it.
  void date(Id section, Id period);

 private:
  Frame outer_;
  Id first_;
  std::vector<Frame> frames_;
  const Document& document_;
};

}  // namespace shuzhi::detail
