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

}  // namespace

bool tells_intention(const Sentence& s, At i) {
  const Token& t = s.tokens[i];
  if (!t.is(word_target | word_required) || t.enclosed) return false;
  if (i + 1 >= s.tokens.size()) return false;
  const Token& next = s.tokens[i + 1];
  const auto word = s.text(t);
  if (next.type == TokenType::mark) return word.ends_with(U"是") || word.ends_with(U"为");
  if (s.text(next) == U"的") return false;
  if (word == U"将") {
    // 将原村办小学纳入: an object follows; 将继续推进, 将于年底: a verb, an adverb, a time.
    return (next.is(word_verb | word_adverb | word_predicate | word_increase | word_decrease |
                    word_level | word_plan_frame) ||
            next.type == TokenType::period || s.text(next) == U"在" || s.text(next) == U"于" ||
            s.text(next) == U"以" || s.text(next) == U"按照" || s.text(next) == U"围绕") &&
           !places_object(s, i);
  }
  if (word == U"计划" && i > 0) {
    // 改善计划补助资金: behind a noun it is one.
    const Token& before = s.tokens[i - 1];
    if (before.range.end == t.range.begin && before.type != TokenType::mark &&
        before.type != TokenType::period && !before.is(word_self | word_scope | word_adverb)) {
      return false;
    }
  }
  if (word == U"计划") {
    return next.is(word_verb | word_adverb | word_increase | word_predicate) ||
           next.type == TokenType::quantity || next.type == TokenType::period ||
           s.text(next).starts_with(U"总") || s.text(next) == U"各";
  }
  if (word == U"要") {
    return next.is(word_verb | word_adverb | word_fronting | word_function | word_predicate);
  }
  if (word == U"应" || word == U"需") {
    return next.is(word_verb | word_increase | word_decrease | word_predicate) ||
           next.type == TokenType::quantity;
  }
  return true;
}

// 已编制的预案: the aspect belongs to a phrase, not to the clause.
bool inside_phrase(const Sentence& s, At i) {
  for (At k = i + 1; k < s.tokens.size() && k <= i + 4; ++k) {
    if (s.text(s.tokens[k]) == U"的") return true;
    if (s.tokens[k].type == TokenType::mark || s.tokens[k].type == TokenType::quantity) break;
  }
  return false;
}

bool intends(const Sentence& s, const Clause& clause, At at) {
  bool intended = false;
  for (At i = 0; i < clause.end; ++i) {
    const Token& t = s.tokens[i];
    // 计划总投资…,目前已完成…: what is told as done ends the intention.
    if (i < at && (t.is(word_done) || s.text(t) == U"目前") && !inside_phrase(s, i))
      intended = false;
    // 计划完成: a verb that tells it itself.
    if (i >= clause.begin && i < at && t.is(word_verb) && !t.enclosed &&
        t.word->status == static_cast<std::int8_t>(Status::planned)) {
      intended = true;
    }
    if (!tells_intention(s, i)) continue;
    // 要求: what others must do, or a noun.
    if (s.text(t) == U"要求") continue;
    // Words of obligation reach to the end of their clause; 将, 计划, 力争 to the end of the
    // sentence. 将 may stand behind the figure: 58所学校建设也将于年底完成.
    const auto word = s.text(t);
    const bool wide = !(word == U"要" || word == U"应" || word == U"需" || word == U"须");
    if (i < at ? wide || i >= clause.begin : word == U"将" || word == U"拟") intended = true;
  }
  return intended;
}

bool announces_plan(const Sentence& s) {
  for (At i = 0; i < s.tokens.size(); ++i) {
    const Token& t = s.tokens[i];
    if (t.enclosed) continue;
    const auto word = s.text(t);
    if (word.ends_with(U"目标是") && tells_intention(s, i)) return true;
    if (word == U"将" && i > 0 && s.tokens[i - 1].is(word_self) && tells_intention(s, i))
      return true;
  }
  return false;
}

void find_modality(const Sentence& s, const Frame& frame, ClaimDraft& claim) {
  for (At i = claim.clause.begin; i < claim.at; ++i) {
    if (s.tokens[i].is(word_required)) claim.modality = Modality::required;
  }
  // 不低于97%: the word is read with the figure.
  const auto figure = s.reading->view(s.found(s.tokens[claim.at]).range);
  for (const std::u32string_view word : {U"不低于", U"不少于", U"不得", U"不高于"}) {
    if (figure.starts_with(word)) claim.modality = Modality::required;
  }
  if (claim.modality == Modality::required) return;
  if (intends(s, claim.clause, claim.at)) {
    claim.modality = Modality::target;
    return;
  }
  if (!frame.planned) return;
  // A result quoted in a plan: 目前已建成3所.
  for (At i = claim.clause.begin; i < claim.at; ++i) {
    if (s.tokens[i].is(word_done) && !inside_phrase(s, i)) return;
  }
  claim.modality = Modality::target;
  claim.inferences |= inferred_modality;
}

}  // namespace shuzhi::detail
