#include "claims/ellipsis.hpp"

#include "claims/phrase.hpp"

namespace shuzhi::detail {
namespace {

using std::u32string_view;

// How many claims back the object of a verb can stand.
constexpr std::size_t farthest = 4;

bool is_act(const Token& t) { return t.is_verb(VerbClass::act, VerbClass::light); }

// Things that are acted on: not shares and ranks.
bool measures_things(QuantityKind kind) {
  return kind == QuantityKind::count || kind == QuantityKind::area || kind == QuantityKind::mass ||
         kind == QuantityKind::length || kind == QuantityKind::volume ||
         kind == QuantityKind::money;
}

bool same_unit(const grammar::Found& a, const grammar::Found& b) {
  if (a.kind != b.kind || a.unit_row == grammar::Found::no_unit) return false;
  return a.unit_row == b.unit_row || a.kind != QuantityKind::count;
}

bool tells_deed(const Sentence& s, const Token& t) {
  return (is_act(t) && t.range.size() >= 2) || s.is_affix(t, affix_deed);
}

// The verb that is all of the claim's subject, with its adverbs; null where there is more to it.
const Token* bare_verb(const Sentence& s, const ClaimDraft& claim) {
  const Token* verb = nullptr;
  for (At i = claim.clause.begin; i < claim.at; ++i) {
    const Token& t = s.tokens[i];
    const bool inside = t.range.begin >= claim.subject.begin;
    if (inside && t.range.end == claim.subject.end) {
      verb = tells_deed(s, t) && !t.enclosed ? &t : nullptr;
    } else if (is_act(t) || (inside && !t.is(word_adverb))) {
      return nullptr;  // 办理减税: it is the object
    } else if (t.range.begin > claim.subject.end) {
      break;
    }
  }
  return verb;
}

// 培训12场, 奖励20万元: a verb that is a noun as well is what was counted.
bool names_event(const Sentence& s, const Token& verb, const grammar::Found& found) {
  if (!is_noun_like(s, verb)) return false;
  return found.kind == QuantityKind::money ||
         s.lexicon->is_affix(s.reading->view(found.unit), affix_event);
}

// Whether the claim's subject is a thing that something can be done with. Money has to be the
// object of a verb itself: 财政收入3亿元,投入8000万元.
bool names_things(const Sentence& s, const ClaimDraft& claim) {
  bool verb = false;
  for (At i = claim.clause.begin; i < claim.at; ++i) {
    const Token& t = s.tokens[i];
    if (t.range.begin == claim.subject.begin && t.range.end == claim.subject.end && is_act(t))
      return false;  // 签约12家
    verb = verb || (is_act(t) && t.range.end <= claim.subject.begin);
  }
  return verb || s.found(s.tokens[claim.at]).kind != QuantityKind::money;
}

}  // namespace

int taken_object(const Sentence& s, const std::vector<ClaimDraft>& claims, std::size_t k) {
  const ClaimDraft& claim = claims[k];
  const grammar::Found& own = s.found(s.tokens[claim.at]);
  if (!claim.topic.empty() || !measures_things(own.kind)) return -1;
  const Token* const verb = bare_verb(s, claim);
  if (verb == nullptr || s.lexicon->affix_at_end(s.text(*verb), affix_intransitive) != 0 ||
      names_event(s, *verb, own)) {
    return -1;
  }
  // 案件98件,审结90件: closing is said of what the topic named.
  const bool closes = s.text(*verb).ends_with(U'结');
  for (std::size_t i = k; i-- > 0 && k - i <= farthest;) {
    const ClaimDraft& before = claims[i];
    if (before.subject.empty() || before.clause.begin == claim.clause.begin) continue;
    // 案件98件(含旧存6件),审结90件
    if (s.tokens[before.at].enclosed && !s.tokens[claim.at].enclosed) continue;
    if (!same_unit(own, s.found(s.tokens[before.at]))) continue;
    const bool carried = (before.inferences & inferred_subject) != 0;
    return closes || carried || names_things(s, before) ? static_cast<int>(i) : -1;
  }
  return -1;
}

int carried_from(const Sentence& s, const std::vector<ClaimDraft>& claims, std::size_t k) {
  const grammar::Found& own = s.found(s.tokens[claims[k].at]);
  // 签约项目48个,总投资126亿元,去年同期为32个: of what the same unit counted.
  for (std::size_t i = k; measures_things(own.kind) && i-- > 0 && k - i <= farthest;) {
    if (same_unit(own, s.found(s.tokens[claims[i].at]))) return static_cast<int>(i);
  }
  // 在26个县中名列前五: what is ranked is not the field that its own clause counts.
  const bool rank = own.kind == QuantityKind::rank;
  std::size_t i = k;
  while (rank && i > 0 && claims[i - 1].clause.begin == claims[k].clause.begin) --i;
  // 教师263名(研究生38名)增长5%: a bracket tells more of what stands in front of it.
  const auto enclosed = [&](std::size_t c) { return s.tokens[claims[c].at].enclosed; };
  std::size_t outside = i;
  while (!enclosed(k) && outside > 0 && enclosed(outside - 1)) --outside;
  return static_cast<int>(outside > 0 ? outside : i) - 1;
}

}  // namespace shuzhi::detail
