#include "claims/modality.hpp"

namespace shuzhi::detail {

namespace {

// 将培育和践行…贯穿…, 将课程纳入…: a verb that puts the fronted object somewhere.
bool places_object(const Sentence& s, At i) {
  constexpr At longest_object = 60;  // in tokens
  for (At k = i + 2; k < s.tokens.size() && k < i + longest_object; ++k) {
    const Token& t = s.tokens[k];
    if (is_clause_mark(s.mark(t))) return false;
    if (t.enclosed) continue;
    if (s.begins_with(t, affix_placing)) return true;
    // 将价值观贯穿全过程: no list knows the verb and it is read as text.
    for (auto text = s.text(t); t.type == TokenType::text && !text.empty(); text.remove_prefix(1)) {
      if (s.lexicon->affix_at_front(text, affix_placing) != 0) return true;
    }
  }
  return false;
}

// Whether a word of the sentence can tell an intention: most sentences have none.
bool may_intend(const Sentence& s) { return (s.all_classes & (word_target | word_required)) != 0; }

// Whether the word at `i`, in front of what is asked about, makes an intention of it.
bool sets_intention(const Sentence& s, const Clause& clause, At i) {
  const Token& t = s.tokens[i];
  // 计划完成: a verb that tells it itself.
  if (t.is(word_planned) && i >= clause.begin && !t.enclosed) return true;
  // 要求: what others must do, or a noun.
  if (!t.is(word_target | word_required) || s.says(t, U"要求")) return false;
  // Words of obligation reach to the end of their clause; 将, 计划, 力争 to the end of the sentence.
  if (i < clause.begin && s.says_any(t, U"要", U"应", U"需", U"须")) return false;
  return tells_intention(s, i);
}

// 计划总投资…,目前已完成…: what is told as done ends the intention.
bool ends_intention(const Sentence& s, At i) {
  const Token& t = s.tokens[i];
  return (t.is(word_done) || (t.is(word_adverb) && s.says(t, U"目前"))) && !inside_phrase(s, i);
}

}  // namespace

bool tells_intention(const Sentence& s, At i) {
  const Token& t = s.tokens[i];
  if (!t.is(word_target | word_required) || t.enclosed) return false;
  if (i + 1 >= s.tokens.size()) return false;
  const Token& next = s.tokens[i + 1];
  if (next.type == TokenType::mark) {
    const auto word = s.text(t);
    return word.ends_with(U'是') || word.ends_with(U'为');
  }
  if (s.says(next, U"的")) return false;
  if (s.says(t, U"将")) {
    // 将原村办小学纳入: an object follows; 将继续推进, 将于年底: a verb, an adverb, a time.
    return (next.is(word_verb | word_adverb | word_predicate | word_increase | word_decrease |
                    word_level | word_plan_frame) ||
            next.type == TokenType::period ||
            s.says_any(next, U"在", U"于", U"以", U"按照", U"围绕")) &&
           !places_object(s, i);
  }
  if (s.says(t, U"计划")) {
    if (i > 0) {
      // 改善计划补助资金: behind a noun it is one.
      const Token& before = s.tokens[i - 1];
      if (before.range.end == t.range.begin && before.type != TokenType::mark &&
          before.type != TokenType::period && !before.is(word_self | word_scope | word_adverb)) {
        return false;
      }
    }
    return next.is(word_verb | word_adverb | word_increase | word_predicate) ||
           next.type == TokenType::quantity || next.type == TokenType::period ||
           s.text(next).starts_with(U'总') || s.says(next, U"各");
  }
  if (s.says(t, U"要")) {
    return next.is(word_verb | word_adverb | word_fronting | word_function | word_predicate);
  }
  if (s.says_any(t, U"应", U"需")) {
    return next.is(word_verb | word_increase | word_decrease | word_predicate) ||
           next.type == TokenType::quantity;
  }
  return true;
}

// 已编制的预案: the aspect belongs to a phrase, not to the clause.
bool inside_phrase(const Sentence& s, At i) {
  for (At k = i + 1; k < s.tokens.size() && k <= i + 4; ++k) {
    const Token& t = s.tokens[k];
    if (s.says(t, U"的")) return true;
    if (t.type == TokenType::mark || t.type == TokenType::quantity) break;
  }
  return false;
}

bool intends(const Sentence& s, const Clause& clause, At at) {
  if (!may_intend(s) && (s.all_classes & word_planned) == 0) return false;
  // 58所学校建设也将于年底完成: the word stands behind the figure.
  if (may_intend(s)) {
    for (At i = at; i < clause.end; ++i) {
      if (s.tokens[i].is(word_target) && s.says_any(s.tokens[i], U"将", U"拟") &&
          tells_intention(s, i))
        return true;
    }
  }
  constexpr std::uint32_t telling =
      word_planned | word_target | word_required | word_done | word_adverb;
  // What stands nearest tells; verbs tell of their own clause alone.
  const At first = may_intend(s) ? 0 : clause.begin;
  for (At i = at; i > first; --i) {
    if (!s.tokens[i - 1].is(telling)) continue;
    if (sets_intention(s, clause, i - 1)) return true;
    if (ends_intention(s, i - 1)) return false;
  }
  return false;
}

bool announces_plan(const Sentence& s) {
  if (!may_intend(s)) return false;
  const auto size = static_cast<At>(s.tokens.size());
  for (At i = 0; i < size; ++i) {
    const Token& t = s.tokens[i];
    if (!t.is(word_target | word_required)) continue;
    const bool ours = i > 0 && s.tokens[i - 1].is(word_self) && s.says(t, U"将");
    if ((ours || s.text(t).ends_with(U"目标是")) && tells_intention(s, i)) return true;
  }
  return false;
}

namespace {

bool is_required(const Sentence& s, const ClaimDraft& claim) {
  if (claim.modality == Modality::required) return true;
  if ((s.all_classes & word_required) != 0) {
    for (At i = claim.clause.begin; i < claim.at; ++i) {
      if (s.tokens[i].is(word_required)) return true;
    }
  }
  // 不低于97%: the word is read with the figure.
  const auto figure = s.reading->view(s.found(s.tokens[claim.at]).range);
  return figure.starts_with(U'不') &&
         (figure.starts_with(U"不低于") || figure.starts_with(U"不少于") ||
          figure.starts_with(U"不得") || figure.starts_with(U"不高于"));
}

// 由68%提高到80%: where a change begins is told, and only its end intended.
bool is_start_of_change(const Sentence& s, const ClaimDraft& claim) {
  if (claim.at == claim.clause.begin || claim.at + 1 >= claim.clause.end) return false;
  if (!s.tokens[claim.at + 1].is(word_level)) return false;
  for (At i = claim.at; i-- > claim.clause.begin && claim.at - i <= 3;) {
    const auto word = s.text(s.tokens[i]);
    if (word.ends_with(U'由') || word.ends_with(U'从')) return true;
  }
  return false;
}

// 截至2022年底建成…, 现有…, 尚无…: a plan tells how things stand.
bool tells_present(const Sentence& s, const ClaimDraft& claim) {
  if (s.has_periods) {
    for (At i = 0; i < claim.at; ++i) {
      if (s.tokens[i].type == TokenType::period && s.text(s.tokens[i]).starts_with(U"截"))
        return true;
    }
  }
  for (At i = 0; i < claim.clause.end; ++i) {
    const Token& t = s.tokens[i];
    const auto word = s.text(t);
    if (t.is(word_negation | word_adverb | word_predicate) &&
        (word.front() == U'尚' || word.front() == U'仍'))
      return true;
    if (i < claim.clause.begin) continue;
    if (t.is(word_adverb) && word == U"目前") return true;
    if (t.is(word_predicate) && word == U"现有") return true;
  }
  return false;
}

}  // namespace

void find_modality(const Sentence& s, const Frame& frame, ClaimDraft& claim) {
  if (is_required(s, claim)) {
    claim.modality = Modality::required;
    return;
  }
  const bool intended = intends(s, claim.clause, claim.at);
  claim.before_intention = (intended || frame.planned) && is_start_of_change(s, claim);
  if (claim.before_intention) return;
  if (intended) {
    claim.modality = Modality::target;
    return;
  }
  if (!frame.planned) return;
  if (tells_present(s, claim)) return;
  // A result quoted in a plan: 目前已建成3所.
  for (At i = claim.clause.begin; i < claim.at; ++i) {
    if (s.tokens[i].is(word_done) && !inside_phrase(s, i)) return;
  }
  claim.modality = Modality::target;
  claim.inferences |= inferred_modality;
}

}  // namespace shuzhi::detail
