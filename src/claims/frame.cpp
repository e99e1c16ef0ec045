#include "claims/frame.hpp"

#include "claims/period.hpp"

namespace shuzhi::detail {
namespace {

// Whether the title may hold a period or a word for results or intentions: most hold neither.
bool may_tell(const Reading& title, const Lexicon& lexicon) {
  const char32_t* const last = title.data() + title.size();
  for (Pos p = 0; p < title.size(); ++p) {
    if (title.is(p, trait_opens) && lexicon.may_open(title[p], title.at(p + 1))) return true;
    if (lexicon.frame_words().may_begin(title.data() + p, last)) return true;
  }
  return false;
}

// What a title tells of its section. The last word counts: 总结和今后工作打算 plans.
void read_title(const Reading& title, const ReportDraft& draft, SentenceReader& reader,
                Interner& interner, std::string_view report, Sentence& sentence, Frame& frame) {
  reader.read(title, {0, title.size()}, draft.base.frame_year, sentence);
  bool period_said = false;
  for (const Token& token : sentence.tokens) {
    if (token.is(word_plan_frame)) frame.planned = true;
    if (token.is(word_past_frame)) frame.planned = false;
    if (token.type != TokenType::period || period_said) continue;
    const grammar::Found& found = sentence.found(token);
    if (found.edtf.empty() || found.plan) continue;
    frame.period = frame.titled = interner.period(to_period(found, title));
    // 2024年财政预算 in a report of 2023.
    frame.planned = frame.planned || (report.size() == 4 && ends_before(report, found.edtf));
    period_said = true;
  }
}

}  // namespace

Frames::Frames(const ReportDraft& draft, const Report& report, const Document& document,
               const Lexicon& lexicon, Interner& interner)
    : first_(report.first_section + 1), document_(document) {
  outer_.planned = report.kind == ReportKind::plan;
  outer_.period = outer_.titled = report.period;
  const Period* const period = document.period(report.period);
  const std::string year = period != nullptr ? period->edtf : std::string();
  frames_.reserve(report.section_count);
  Reading title(document.text, &lexicon.traits());
  SentenceReader reader(lexicon, draft.base);
  Sentence sentence;
  for (std::uint32_t i = 0; i < report.section_count; ++i) {
    const Section& section = document.sections[report.first_section + i];
    Frame frame = section.parent == 0 ? outer_ : of(section.parent);
    if (section.kind == SectionKind::heading) {
      title.clear();
      title.append(section.title);
      if (may_tell(title, lexicon))
        read_title(title, draft, reader, interner, year, sentence, frame);
    }
    frames_.push_back(frame);
  }
}

void Frames::date(Id section, Id period) {
  if (section < first_ || period == 0 || !of(section).planned) return;
  const std::uint32_t inside = document_.sections[section - 1].descendants;
  for (std::size_t i = section - first_; i <= section - first_ + inside; ++i) {
    frames_[i].period = period;
  }
}

void Frames::plan(Id section) {
  if (section < first_) {
    return;  // a report's opening words speak of the report, not of its sections
  }
  const std::size_t row = section - first_;
  const std::uint32_t inside = document_.sections[section - 1].descendants;
  for (std::size_t i = row; i <= row + inside; ++i) frames_[i].planned = true;
}

}  // namespace shuzhi::detail
