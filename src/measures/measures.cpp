#include "measures/measures.hpp"

#include "measures/act.hpp"
#include "measures/coordination.hpp"
#include "measures/status.hpp"

namespace shuzhi::detail {
namespace {

void add_measure(const Sentence& s, const Lexicon& lexicon, const Clause& clause,
                 const ClauseFacts& facts, Id section, const Frame& frame,
                 std::uint32_t first_claim, Document& document) {
  const auto act = read_act(s, clause, facts, lexicon);
  if (!act) return;
  const Reading& r = *s.reading;
  const Pos end = s.tokens[clause.end - 1].range.end;
  Measure measure;
  measure.span = r.span({s.tokens[act->begin].range.begin, end});
  const At last = last_of_verbs(s, clause, act->verb);
  measure.verb = r.span({s.tokens[act->verb].range.begin, s.tokens[last].range.end});
  Pos object = s.tokens[last].range.end;
  if (last + 1 < clause.end && s.says(s.tokens[last + 1], U"了")) ++object;
  measure.object = act->fronted   ? r.span(*act->fronted)
                   : object < end ? r.span({object, end})
                                  : Span{};
  measure.section = section;
  measure.status = status_of(s, clause, act->verb, frame);
  measure.period = frame.period;
  bool intended = false;
  for (std::uint32_t c = first_claim; c < document.claims.size(); ++c) {
    const Claim& claim = document.claims[c];
    if (!measure.span.contains(claim.quantity.span)) continue;
    if (measure.claim_count++ == 0) measure.first_claim = c;
    measure.period = claim.period;
    intended = intended || claim.modality != Modality::actual;
  }
  // 2024年新建学校3所 in a plan for 2025: its figures tell that it was done.
  if (frame.planned && measure.claim_count != 0 && !intended) {
    Frame past = frame;
    past.planned = false;
    measure.status = status_of(s, clause, act->verb, past);
  }
  document.measures.push_back(measure);
}

}  // namespace

void read_measures(const Sentence& s, const Lexicon& lexicon, Id section, const Frame& frame,
                   std::uint32_t first_claim, Document& document) {
  if ((s.all_classes & word_verb) == 0) return;
  for (const Clause& whole : s.clauses) {
    for (At begin = whole.begin; begin < whole.end;) {
      Clause part{begin, whole.end};
      ClauseFacts facts = facts_of(s, part);
      if (!facts.may_act()) break;
      const Cut cut =
          facts.may_part() ? next_act(s, part, facts, lexicon) : Cut{part.end, part.end};
      if (cut.end != part.end) {
        part.end = cut.end;
        facts = facts_of(s, part);
      }
      add_measure(s, lexicon, part, facts, section, frame, first_claim, document);
      begin = cut.next;
    }
  }
}

}  // namespace shuzhi::detail
