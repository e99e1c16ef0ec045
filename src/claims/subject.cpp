#include "claims/subject.hpp"

#include "claims/noun_behind.hpp"
#include "claims/phrase.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

// 85%的中小学有完善的校园网: all that follows, to the end of the clause.
Range share_behind(const Sentence& s, const Clause& clause, At at) {
  At i = at + 1;
  if (i + 1 >= clause.end || !s.says(s.tokens[i], U"的")) return {};
  const Pos begin = s.tokens[++i].range.begin;
  Pos end = begin;
  for (; i < clause.end && s.tokens[i].type != TokenType::quantity; ++i) {
    // 16%的税率降至13%
    if (s.tokens[i].is(word_level)) break;
    end = s.tokens[i].range.end;
  }
  // 稳定在5%左右的较低水平: how high it is, not what.
  return s.reading->view({begin, end}).ends_with(U"水平") ? Range{} : Range{begin, end};
}

// 近半数教师, 九成以上家长: the noun follows without 的.
bool is_share_in_words(const Sentence& s, const grammar::Found& found) {
  const auto number = s.reading->view(found.number);
  return number.ends_with(U'成') || number == U"一半" || number == U"半数";
}

// 占营业收入的6.6%, 完成年度预算的52.8%: the verb whose object is the whole, behind what has
// the share; none where no whole is named.
At verb_of_whole(const Sentence& s, const Clause& clause, At at) {
  const QuantityKind kind = s.found(s.tokens[at]).kind;
  if (kind != QuantityKind::percent && kind != QuantityKind::multiple) return ClaimDraft::none;
  const bool of_whole = at > clause.begin && s.says(s.tokens[at - 1], U"的");
  for (At i = at; i-- > clause.begin;) {
    const Token& t = s.tokens[i];
    if (t.type == TokenType::quantity) break;
    if (s.says(t, U"占") || (of_whole && t.is(word_predicate | word_level))) return i;
  }
  return ClaimDraft::none;
}

bool takes_noun_behind(const grammar::Found& found) {
  switch (found.kind) {
    case QuantityKind::count:
    case QuantityKind::money:
    case QuantityKind::area:
    case QuantityKind::mass:
    case QuantityKind::length:
    case QuantityKind::volume:
      return true;
    default:
      return false;
  }
}

bool is_asserted(const Sentence& s, const ClaimDraft& claim) {
  if (claim.at == claim.clause.begin) return false;
  if (s.tokens[claim.at - 1].is(word_predicate | word_level | word_compare)) return true;
  // 突破, 迈上 and 超过 are read with the figure as approximators.
  const auto words = s.reading->view(s.found(s.tokens[claim.at]).range);
  return words.starts_with(U"突破") || words.starts_with(U"迈上") || words.starts_with(U"跃上") ||
         words.starts_with(U"超过");
}

// 有师生504人获奖: people are counted behind their noun.
bool counted_before(const Sentence& s, const ClaimDraft& claim) {
  if (s.reading->view(s.found(s.tokens[claim.at]).unit) != U"人" || claim.at == claim.clause.begin)
    return false;
  const Token& before = s.tokens[claim.at - 1];
  return before.type == TokenType::text && before.range.size() >= 2;
}

// 白酒(折65度)3150千升: what stands in front of a bracket that has a figure in it.
Range before_bracket(const Sentence& s, const ClaimDraft& claim) {
  const At begin = claim.clause.begin;
  if (begin == 0 || s.mark(s.tokens[begin - 1]) != U')') return {};
  for (const Clause& clause : s.clauses) {
    if (clause.end >= begin || s.mark(s.tokens[clause.end]) != U'(') continue;
    if (s.tokens[clause.end - 1].type == TokenType::quantity) continue;
    const bool closes_here =
        std::none_of(s.tokens.begin() + clause.end + 1, s.tokens.begin() + begin - 1,
                     [&](const Token& t) { return s.mark(t) == U'(' || s.mark(t) == U')'; });
    if (closes_here) return phrase_before(s, clause, clause.end, claim.at);
  }
  return {};
}

// 将84人纳入失信名单, 12人打破校纪录: with no noun in front or behind, what was done with them or
// by them.
Range deed_behind(const Sentence& s, const ClaimDraft& claim) {
  constexpr Pos longest = 30;
  const At first = claim.at + 1;
  if (first >= claim.clause.end || !s.tokens[first].is(word_verb)) return {};
  const bool fronted = claim.at > claim.clause.begin && s.tokens[claim.at - 1].is(word_fronting);
  const bool people = claim.at == claim.clause.begin && first + 1 < claim.clause.end &&
                      s.reading->view(s.found(s.tokens[claim.at]).unit) == U"人";
  if (!fronted && !people) return {};
  const Range deed{s.tokens[first].range.begin, s.tokens[claim.clause.end - 1].range.end};
  return deed.size() <= longest ? deed : Range{};
}

// What a clause without figure speaks of: 化工业 in 化工业因原料涨价效益下滑.
Range leading_noun(const Sentence& s, const Clause& clause) {
  Range noun{s.tokens[clause.begin].range.begin, s.tokens[clause.begin].range.begin};
  for (At i = clause.begin; i < clause.end; ++i) {
    const Token& t = s.tokens[i];
    const bool part = t.type == TokenType::text || t.is(word_whole | word_scope) ||
                      s.mark(t) == U'、' || (t.is(word_verb) && is_noun_like(s, t));
    if (!part) break;
    const std::size_t cause = s.text(t).find_first_of(U"因受随由");
    if (cause != std::u32string_view::npos) {
      noun.end = t.range.begin + static_cast<Pos>(cause);
      break;
    }
    noun.end = t.range.end;
  }
  return noun.size() >= 2 ? noun : Range{};
}

// 食品业产值56亿元;化工业效益下滑,产值31亿元: behind a semicolon a clause without figure may speak
// of something else.
Range new_topic(const Sentence& s, const ClaimDraft& before, const ClaimDraft& claim) {
  Range topic;
  bool parted = false;
  for (const Clause& clause : s.clauses) {
    if (clause.begin <= before.at) continue;
    if (clause.begin >= claim.clause.begin) break;
    parted = parted || s.mark(s.tokens[clause.begin - 1]) == U';';
    if (!parted) continue;
    if (const Range noun = leading_noun(s, clause); !noun.empty()) topic = noun;
  }
  return topic;
}

}  // namespace

void find_subject(const Sentence& s, ClaimDraft& claim) {
  const grammar::Found& found = s.found(s.tokens[claim.at]);
  if (found.kind == QuantityKind::percent) {
    claim.subject = share_behind(s, claim.clause, claim.at);
    if (claim.subject.empty() && claim.at == claim.clause.begin && is_share_in_words(s, found))
      claim.subject = noun_behind(s, claim.clause, claim.at);
    if (!claim.subject.empty()) return;
  }
  if (const At verb = verb_of_whole(s, claim.clause, claim.at); verb != ClaimDraft::none) {
    claim.subject = phrase_before(s, claim.clause, verb, claim.at);
    return;
  }
  // 为期一个月的专项行动: what lasts so long.
  if (found.kind == QuantityKind::duration) {
    claim.subject = share_behind(s, claim.clause, claim.at);
    if (!claim.subject.empty()) return;
  }
  // 地区生产总值迈上6万亿元台阶: an amount that is asserted of what stands before it.
  if (found.kind != QuantityKind::count && takes_noun_behind(found) && is_asserted(s, claim)) {
    claim.subject = phrase_before(s, claim.clause, claim.at, claim.at);
    if (claim.subject.size() > 1) return;
  }
  if (takes_noun_behind(found) && !counted_before(s, claim)) {
    claim.subject = noun_behind(s, claim.clause, claim.at);
    if (!claim.subject.empty()) return;
    // 长达4000公里的管道: with nothing in front, the noun behind 的.
    if (claim.at + 2 < claim.clause.end && s.says(s.tokens[claim.at + 1], U"的") &&
        phrase_before(s, claim.clause, claim.at, claim.at).size() <= 1) {
      claim.subject = share_behind(s, claim.clause, claim.at);
      return;
    }
  }
  // 在三圈层排第2位: the field of a rank is no subject.
  const std::u32string_view first = s.text(s.tokens[claim.clause.begin]);
  const bool rank_in_field = found.kind == QuantityKind::rank &&
                             (first == U"在" || s.tokens[claim.clause.begin].is(word_rank_verb));
  if (!rank_in_field) claim.subject = phrase_before(s, claim.clause, claim.at, claim.at);
  if (claim.subject.empty() && claim.at == claim.clause.begin)
    claim.subject = before_bracket(s, claim);
  if (claim.subject.empty()) claim.subject = deed_behind(s, claim);
}

Range named_before(const Sentence& s, const ClaimDraft& claim) {
  const Clause* const before = unmeasured_before(s, claim.clause);
  if (before == nullptr || s.mark(s.tokens[before->end]) != U',') return {};
  At end = before->begin;
  while (end < before->end && !s.tokens[end].is(word_basis)) ++end;
  return phrase_before(s, *before, end, claim.at);
}

void take_up_subject(const Sentence& s, const ClaimDraft& before, ClaimDraft& claim) {
  if (claim.subject.empty() || before.subject.empty() || !claim.topic.empty()) return;
  const Lexicon& lexicon = *s.lexicon;
  const auto own = s.reading->view(claim.subject);
  if (!lexicon.is_affix(own, affix_relational | affix_growth)) return;
  // 白酒(折65度)产量: of what stands in front of the bracket.
  if (const Range named = before_bracket(s, claim); !named.empty()) {
    claim.topic = s.reading->span(named);
    return;
  }
  // 财政收入总量, then 增速: of the same thing.
  if (!before.topic.empty()) {
    claim.topic = before.topic;
    return;
  }
  if (const Range opened = new_topic(s, before, claim); !opened.empty()) {
    claim.topic = s.reading->span(opened);
    return;
  }
  // 蔬菜种植面积, then 产量: one measure takes the place of the other.
  Range topic = before.subject;
  const bool rate = lexicon.is_affix(own, affix_growth | affix_total);
  topic.end -= lexicon.affix_at_end(s.reading->view(topic), rate ? affix_growth : affix_measure);
  for (const Token& t : s.tokens) {
    if (rate || t.range.end != topic.end || t.range.begin <= topic.begin) continue;
    if (t.is_verb(VerbClass::act)) topic.end = t.range.begin;
    break;
  }
  if (topic.size() >= 2) claim.topic = s.reading->span(topic);
}

}  // namespace shuzhi::detail
