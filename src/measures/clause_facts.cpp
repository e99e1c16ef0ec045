#include "measures/clause_facts.hpp"

namespace shuzhi::detail {
namespace {

constexpr std::uint32_t change = word_increase | word_decrease | word_level;
// In front of a figure, an adverb or 了 these assert.
constexpr std::uint32_t assertion = change | word_predicate | word_compare | word_rank_verb;

// 得到改善, 有待加强, 由20天缩短到5天: what became of something. 有待 is read as text.
bool tells_turn(const Sentence& s, At i) {
  const Token& t = s.tokens[i];
  if (t.is(change) && s.tokens[i + 1].type == TokenType::quantity) return true;
  return (t.is(word_verb) || t.type == TokenType::text) && s.says_any(t, U"得到", U"有待");
}

// 普及率达99%, 人均15本, 取得实效: a figure or a result is told, nothing is done.
bool asserts(const Sentence& s, At i) {
  const Token& t = s.tokens[i];
  const Token& next = s.tokens[i + 1];
  if (t.is(word_verb) && s.says(t, U"取得")) return true;
  const bool figure = next.type == TokenType::quantity;
  if (t.is(assertion)) return figure || next.is(word_adverb) || s.says(next, U"了");
  return figure && t.is(word_whole) && s.says(t, U"人均");
}

}  // namespace

// Asked of every token: its class comes before its text, which most of them need not be asked for.
ClauseFacts::ClauseFacts(const Sentence& s, const Clause& clause) : first_joint(clause.end) {
  for (At i = clause.begin; i < clause.end; ++i) {
    const Token& t = s.tokens[i];
    classes |= t.classes;
    if (may_lead(t)) act_end = i + 1;
    if (t.is_verb(VerbClass::light)) light_end = i + 1;
    // 并 may be read as text.
    const bool is_and =
        (t.is(word_link) || t.type == TokenType::text) && s.says_any(t, U"并", U"并且");
    if (is_and) and_end = i + 1;
    if (t.is(word_function) && s.says(t, U"用于")) use_end = i + 1;
    if ((is_and || s.mark(t) == U'、') && !t.enclosed && first_joint == clause.end) first_joint = i;
    if (i + 1 == clause.end) break;
    if (tells_turn(s, i)) turn_end = i + 1;
    if (asserts(s, i)) assertion_end = i + 1;
  }
}

}  // namespace shuzhi::detail
