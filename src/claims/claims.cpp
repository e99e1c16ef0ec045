#include "claims/claims.hpp"

#include "claims/change.hpp"
#include "claims/distribution.hpp"
#include "claims/ellipsis.hpp"
#include "claims/modality.hpp"
#include "claims/parts.hpp"
#include "claims/period.hpp"
#include "claims/scope.hpp"
#include "claims/selection.hpp"
#include "claims/subject.hpp"

namespace shuzhi::detail {

namespace {

// A number too long to be held exactly has no value; it is reported, never guessed.
void note_overflow(const Sentence& s, std::vector<Finding>& findings) {
  for (const grammar::Found& found : s.mentions) {
    if (!found.overflow) continue;
    Finding finding;
    finding.kind = FindingKind::number_overflow;
    finding.severity = Severity::warning;
    finding.span = s.reading->span(found.range);
    finding.message = "this number is too long to be held exactly and is kept as text";
    finding.found = to_utf8(s.reading->view(found.number));
    findings.push_back(std::move(finding));
  }
}

constexpr std::uint32_t bit_of(QuantityKind kind) { return 1u << static_cast<unsigned>(kind); }

// Of the sentence's figures: what none of them is need not be looked for.
std::uint32_t kinds_of(const Sentence& s) {
  std::uint32_t kinds = 0;
  for (const grammar::Found& found : s.mentions) {
    if (!found.is_period) kinds |= bit_of(found.kind);
  }
  return kinds;
}

}  // namespace

void ClaimReader::read(Sentence& s, Id section, const Frame& frame) {
  // Two sentences of three have no figure.
  if (s.has_periods) date_same_periods(s);
  if (s.has_quantities) read_figures(s, section, frame);
  if (s.has_periods) note_period(s);
}

void ClaimReader::read_figures(Sentence& s, Id section, const Frame& frame) {
  note_overflow(s, document_.findings);
  const std::uint32_t kinds = kinds_of(s);
  if ((kinds & (bit_of(QuantityKind::number) | bit_of(QuantityKind::percentage_point))) != 0)
    complete_units(s, lexicon_);
  if ((kinds & bit_of(QuantityKind::ordinal)) != 0) recognise_ranks(s);
  drafts_.clear();
  for (const Clause& clause : s.clauses) {
    for (At i = clause.begin; i < clause.end; ++i) {
      if (s.tokens[i].type != TokenType::quantity || !states_figure(s, clause, i)) continue;
      ClaimDraft draft;
      draft.at = i;
      draft.clause = clause;
      find_subject(s, draft);
      find_change(s, draft);
      find_modality(s, frame, draft);
      drafts_.push_back(draft);
    }
  }
  if (drafts_.empty()) return;
  if ((s.all_classes & word_distribute) != 0) distribute(s, drafts_, document_.findings);
  find_parts(s, drafts_);
  find_totals_before(s, document_, previous_claims_, drafts_);
  carry_subjects(s, drafts_);
  const auto first_id = static_cast<Id>(document_.claims.size() + 1);
  previous_claims_ = first_id;
  for (ClaimDraft& draft : drafts_) {
    if (s.has_periods) find_period(s, draft);
    if ((s.all_classes & word_scope) != 0) find_scope(s, draft);
    document_.claims.push_back(finish(s, draft, section, frame, first_id));
  }
}

// 2014年,…。全市…: a period that opens a sentence holds for the sentences behind it.
void ClaimReader::note_period(const Sentence& s) {
  for (At i = 0; i < s.tokens.size(); ++i) {
    const Token& t = s.tokens[i];
    if (t.type != TokenType::period || t.enclosed ||
        is_base(s, i, static_cast<At>(s.tokens.size())))
      continue;
    const grammar::Found& found = s.found(t);
    if (found.edtf.empty() || found.plan || found.edtf.ends_with("/..")) continue;
    period_ = interner_.period(to_period(found, *s.reading));
    return;
  }
}

void ClaimReader::carry_subjects(const Sentence& s, std::vector<ClaimDraft>& claims) {
  for (std::size_t k = 0; k < claims.size(); ++k) {
    ClaimDraft& claim = claims[k];
    if (k > 0) take_up_subject(s, claims[k - 1], claim);
    int source = taken_object(s, claims, k);
    if (source < 0 && !claim.subject.empty()) continue;
    if (source < 0) source = carried_from(s, claims, k);
    claim.inferences |= inferred_subject;
    if (source < 0) {
      claim.carried = subject_;
      continue;
    }
    const ClaimDraft& before = claims[static_cast<std::size_t>(source)];
    claim.subject = before.subject;
    claim.topic = before.topic;
    claim.carried = before.carried;
  }
  if (claims.empty()) return;
  const ClaimDraft& last = claims.back();
  subject_ = last.subject.empty() ? last.carried : s.reading->span(last.subject);
}

Id ClaimReader::opening_period(const Sentence& s) {
  if (s.tokens.empty() || s.tokens.front().type != TokenType::period) return 0;
  const grammar::Found& found = s.found(s.tokens.front());
  return found.edtf.size() == 4 && !found.plan ? interner_.period(to_period(found, *s.reading)) : 0;
}

std::string ClaimReader::frame_year(const Frame& frame) const {
  const Period* period = document_.period(period_ != 0 ? period_ : frame.period);
  return period != nullptr && period->edtf.size() >= 4 ? period->edtf.substr(0, 4) : std::string();
}

Claim ClaimReader::finish(const Sentence& s, const ClaimDraft& draft, Id section,
                          const Frame& frame, Id first_id) {
  const Reading& r = *s.reading;
  Claim claim;
  claim.quantity = to_quantity(s.found(s.tokens[draft.at]), r, interner_);
  claim.subject.span = draft.subject.empty() ? draft.carried : r.span(draft.subject);
  claim.subject.topic = draft.topic;
  claim.sentence = r.span(r.trim(s.range));
  claim.change_words = r.span(draft.change_words);
  claim.scope = draft.scope == ClaimDraft::none ? Span{} : r.span(s.tokens[draft.scope].range);
  claim.section = section;
  claim.direction = draft.direction;
  claim.basis = draft.basis;
  claim.modality = draft.modality;
  claim.inferences = draft.inferences;
  claim.part_of = draft.part_of < 0 ? draft.total : first_id + static_cast<Id>(draft.part_of);
  if (draft.period != ClaimDraft::none) {
    const grammar::Found& period = s.found(s.tokens[draft.period]);
    claim.period = interner_.period(to_period(period, r));
    claim.period_source = period.relative ? PeriodSource::relative : PeriodSource::explicit_;
  } else {
    const Id inherited = period_ != 0 ? period_ : frame.period;
    claim.period = inherited != 0 && is_standing(s, draft) ? 0 : inherited;
    claim.period_source = PeriodSource::inherited;
    if (claim.period != 0) claim.inferences |= inferred_period;
  }
  return claim;
}

}  // namespace shuzhi::detail
