#include "measures/measures.hpp"

#include "measures/act.hpp"
#include "measures/status.hpp"

namespace shuzhi::detail {
namespace {

using std::u32string_view;

// 制定并出台, 新建、改扩建: verbs side by side that share one object.
At last_of_verbs(const Sentence& s, const Clause& clause, At verb) {
  At last = verb;
  while (last + 3 < clause.end) {
    const u32string_view joint = s.text(s.tokens[last + 1]);
    const bool joined = joint == U"、" || joint == U"并" || joint == U"和" || joint == U"及" ||
                        joint == U"与" || joint == U"或";
    const Token& next = s.tokens[last + 2];
    if (!joined || !next.is_verb(VerbClass::act) || next.enclosed) break;
    if (s.text(s.tokens[last + 3]) == U"的") break;
    last += 2;
  }
  return last;
}

void add_measure(const Sentence& s, const Lexicon& lexicon, const Clause& clause, Id section,
                 const Frame& frame, std::uint32_t first_claim, Document& document) {
  const auto act = read_act(s, clause, lexicon);
  if (!act) return;
  const Reading& r = *s.reading;
  const Pos end = s.tokens[clause.end - 1].range.end;
  Measure measure;
  measure.span = r.span({s.tokens[act->begin].range.begin, end});
  const At last = last_of_verbs(s, clause, act->verb);
  measure.verb = r.span({s.tokens[act->verb].range.begin, s.tokens[last].range.end});
  Pos object = s.tokens[last].range.end;
  if (last + 1 < clause.end && s.text(s.tokens[last + 1]) == U"了") ++object;
  measure.object = act->fronted   ? r.span(*act->fronted)
                   : object < end ? r.span({object, end})
                                  : Span{};
  measure.section = section;
  measure.status = status_of(s, clause, act->verb, frame);
  measure.period = frame.period;
  for (std::uint32_t c = first_claim; c < document.claims.size(); ++c) {
    const Claim& claim = document.claims[c];
    if (!measure.span.contains(claim.quantity.span)) continue;
    if (measure.claim_count++ == 0) measure.first_claim = c;
    measure.period = claim.period;
  }
  document.measures.push_back(measure);
}

}  // namespace

void read_measures(const Sentence& s, const Lexicon& lexicon, Id section, const Frame& frame,
                   std::uint32_t first_claim, Document& document) {
  for (const Clause& whole : s.clauses) {
    At list_end = whole.begin;
    for (At k = whole.begin; k < whole.end; ++k) {
      if (s.text(s.tokens[k]).find(U'等') != u32string_view::npos) list_end = k;
    }
    for (At begin = whole.begin; begin < whole.end;) {
      const Clause rest{begin, whole.end};
      const Cut cut = next_act(s, rest, lexicon, list_end);
      add_measure(s, lexicon, {begin, cut.end}, section, frame, first_claim, document);
      begin = cut.next;
    }
  }
}

}  // namespace shuzhi::detail
