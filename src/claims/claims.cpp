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

#include <algorithm>

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

void take_subject(const ClaimDraft& from, ClaimDraft& claim) {
  claim.subject = from.subject;
  claim.topic = from.topic;
  claim.carried = from.carried;
}

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
  if (drafts_.size() > 1) distribute(s, drafts_, document_.findings);
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

// 其中上半年500人, and 6月份增长9% among the figures of 1—6月: of that figure alone.
bool ClaimReader::is_aside(const Sentence& s, At period) const {
  const Period* spoken_of = document_.period(period_);
  const Token& t = s.tokens[period];
  if (spoken_of != nullptr && ends_with_month(spoken_of->edtf, s.found(t).edtf)) return true;
  // 截至8月31日: how things stand, not when what follows took place.
  if (s.text(t).starts_with(U"截") && s.found(t).edtf.size() > 4) return true;
  for (At i = period; i-- > 0 && !is_clause_mark(s.mark(s.tokens[i]));) {
    if (s.tokens[i].is(word_part)) return true;
  }
  return false;
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
    if (is_aside(s, i)) continue;
    period_ = interner_.period(to_period(found, *s.reading));
    return;
  }
}

void ClaimReader::carry_subjects(const Sentence& s, std::vector<ClaimDraft>& claims) {
  for (std::size_t k = 0; k < claims.size(); ++k) {
    ClaimDraft& claim = claims[k];
    if (claim.same_as >= 0) {
      take_subject(claims[static_cast<std::size_t>(claim.same_as)], claim);
      continue;
    }
    if (k > 0) take_up_subject(s, claims[k - 1], claim);
    int source = taken_object(s, claims, k);
    if (source < 0 && !claim.subject.empty()) continue;
    if (source < 0) source = carried_from(s, claims, k);
    claim.inferences |= inferred_subject;
    if (source < 0) {
      claim.subject = named_before(s, claim);
      if (claim.subject.empty()) claim.carried = subject_;
      continue;
    }
    const ClaimDraft& before = claims[static_cast<std::size_t>(source)];
    take_over_change(s, before, claim);
    take_subject(before, claim);
  }
  if (claims.empty()) return;
  const ClaimDraft& last = claims.back();
  subject_ = last.subject.empty() ? last.carried : s.reading->span(last.subject);
}

Id ClaimReader::opening_period(const Sentence& s) {
  // 2024年, 到2025年
  At at = 0;
  if (s.tokens.size() > 1 && s.says_any(s.tokens[0], U"到", U"至")) at = 1;
  if (at >= s.tokens.size() || s.tokens[at].type != TokenType::period) return 0;
  const grammar::Found& found = s.found(s.tokens[at]);
  return found.edtf.size() == 4 && !found.plan ? interner_.period(to_period(found, *s.reading)) : 0;
}

std::string ClaimReader::frame_year(const Frame& frame) const {
  const Period* period = document_.period(period_ != 0 ? period_ : frame.period);
  return period != nullptr && period->edtf.size() >= 4 ? period->edtf.substr(0, 4) : std::string();
}

// 2024年新建3所 in a plan for 2025: what is dated before the plan's own time is no intention.
void ClaimReader::tell_past(const Frame& frame, Claim& claim) const {
  const Period* plan = document_.period(frame.titled);
  const Period* own = document_.period(claim.period);
  if ((claim.inferences & inferred_modality) == 0 || plan == nullptr || own == nullptr) return;
  if (!ends_before(own->edtf, plan->edtf)) return;
  claim.modality = Modality::actual;
  claim.inferences &= static_cast<std::uint8_t>(~inferred_modality);
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
  // The time of an intention is not that of what it begins with.
  const bool undated =
      draft.before_intention && (draft.period == ClaimDraft::none || draft.at - draft.period > 3);
  if (undated) {
    claim.period_source = PeriodSource::inherited;
  } else if (draft.period != ClaimDraft::none) {
    const grammar::Found& period = s.found(s.tokens[draft.period]);
    claim.period = interner_.period(to_period(period, r));
    claim.period_source = period.relative ? PeriodSource::relative : PeriodSource::explicit_;
  } else {
    const Id inherited = period_ != 0 ? period_ : frame.period;
    claim.period = inherited != 0 && is_standing(s, draft) ? 0 : inherited;
    claim.period_source = PeriodSource::inherited;
    if (claim.period != 0) claim.inferences |= inferred_period;
  }
  tell_past(frame, claim);
  return claim;
}

}  // namespace shuzhi::detail
