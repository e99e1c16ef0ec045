#include "claims/change.hpp"

#include "claims/comparison.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

// Words that may stand between a verb of change and its amount.
constexpr std::uint32_t between = word_adverb | word_basis | word_distribute | word_done |
                                  word_target | word_predicate | word_required;

bool is_single(const Token& t) { return t.range.size() == 1; }

// 净增企业102家、新认定中小企业58家: another act behind a 、 in between.
bool acts_anew(const Sentence& s, At verb, At figure) {
  bool listed = false;
  for (At i = verb + 1; i < figure; ++i) {
    const Token& t = s.tokens[i];
    if (s.mark(t) == U'、') {
      listed = true;
    } else if (listed) {
      if (t.is_verb(VerbClass::act) && !t.is(word_increase | word_decrease)) return true;
      listed = t.is(word_adverb);
    }
  }
  return false;
}

bool changes(const Token& t) { return t.is(word_increase | word_decrease) && !is_single(t); }

}  // namespace

void find_change(const Sentence& s, ClaimDraft& claim) {
  const grammar::Found& found = s.found(s.tokens[claim.at]);
  const Comparison comparison = find_comparison(s, claim.clause, claim.at);
  claim.basis = comparison.basis;
  claim.change_words = comparison.words;
  if (found.kind == QuantityKind::rank || found.kind == QuantityKind::ratio) return;
  // 翻一番, 减半
  const char32_t first = s.reading->at(found.range.begin);
  if (first == U'翻' || first == U'减') {
    claim.direction = first == U'翻' ? Direction::increase : Direction::decrease;
    claim.change_words = found.range;
    return;
  }
  if ((s.all_classes & (word_increase | word_decrease)) == 0) return;
  // 高于全国1.7个百分点 changes nothing, 比旧址增加两倍 does.
  if (comparison.names_other && !changes(s.tokens[claim.at - 1])) return;
  const auto set = [&](const Token& t) {
    claim.direction = t.is(word_increase) ? Direction::increase : Direction::decrease;
    claim.change_words =
        claim.change_words.empty()
            ? t.range
            : Range{claim.change_words.begin, std::max(claim.change_words.end, t.range.end)};
  };
  // 比上年增长8.5%: the verb touches the amount, but for adverbs and the like.
  for (At i = claim.at; i-- > claim.clause.begin;) {
    const Token& t = s.tokens[i];
    if (t.is(word_level) || t.is(word_compare)) return;
    if (t.is(word_increase | word_decrease)) {
      if (is_single(t) && i + 1 != claim.at) break;  // 多, 少, 增: only directly before
      return set(t);
    }
    const bool listed = s.mark(t) == U'、' || t.type == TokenType::quantity;
    if (!t.is(between) && !listed && !s.says(t, U"和") && !s.says(t, U"各")) break;
  }
  // 城镇新增就业50万人, 增设警示牌103处: what is new or gone stands behind the verb.
  for (At i = claim.at; i-- > claim.clause.begin;) {
    const Token& t = s.tokens[i];
    if (t.type == TokenType::quantity || t.is(word_predicate | word_level)) break;
    if (t.enclosed || found.kind == QuantityKind::percent) continue;
    if (t.is(word_increase | word_decrease) && s.is_affix(t, affix_adding)) return set(t);
  }
  // 新增高铁运营里程81公里: the verb opens the clause and the thing stands between.
  for (At i = claim.clause.begin; i < claim.at; ++i) {
    const Token& t = s.tokens[i];
    if (t.is(word_increase | word_decrease) && !is_single(t)) {
      if (found.kind == QuantityKind::percent || t.is(word_level)) return;
      if (acts_anew(s, i, claim.at)) return;
      // A verb of action with an amount of its own object: 提高补助标准500元 is a change too.
      return set(t);
    }
    if (t.is(word_increase | word_decrease) && is_single(t) && i > claim.clause.begin &&
        s.tokens[i - 1].is(word_target)) {
      return set(t);  // 应增教师95人
    }
    if (!t.is(word_adverb | word_self | word_scope | word_target | word_done | word_part) &&
        t.type != TokenType::period) {
      return;
    }
  }
}

void take_over_change(const Sentence& s, const ClaimDraft& before, ClaimDraft& claim) {
  if (claim.at == claim.clause.begin) return;
  const bool aims =
      std::all_of(s.tokens.begin() + claim.clause.begin, s.tokens.begin() + claim.at,
                  [](const Token& t) { return t.is(word_target | word_required | word_adverb); });
  const bool alike = s.found(s.tokens[claim.at]).kind == s.found(s.tokens[before.at]).kind;
  if (aims && alike) claim.direction = before.direction;
}

}  // namespace shuzhi::detail
