#include "measures/clause_facts.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

constexpr std::uint32_t change = word_increase | word_decrease | word_level;
// In front of a figure, an adverb or 了 these assert.
constexpr std::uint32_t assertion = change | word_predicate | word_compare | word_rank_verb;

// 普及率达99%, 人均15本: a figure is told, nothing is done.
bool asserts(const Sentence& s, At i) {
  const Token& t = s.tokens[i];
  const Token& next = s.tokens[i + 1];
  const bool figure = next.type == TokenType::quantity;
  if (t.is(assertion)) return figure || next.is(word_adverb) || s.says(next, U"了");
  return figure && s.says(t, U"人均");
}

void note_joint(const Token& t, At i, ClauseFacts& facts) {
  if (!t.enclosed) facts.first_joint = std::min(facts.first_joint, i);
}

void note_and(const Token& t, At i, ClauseFacts& facts) {
  facts.and_end = i + 1;
  note_joint(t, i, facts);
}

// Asked of every word: its classes come before its text.
void note_word(const Sentence& s, const Clause& clause, At i, ClauseFacts& facts) {
  const Token& t = s.tokens[i];
  const bool last = i + 1 == clause.end;
  facts.classes |= t.classes;
  if (t.is(word_verb)) {
    if (may_lead(t)) facts.act_end = i + 1;
    if (t.word->verb == VerbClass::light) facts.light_end = i + 1;
    if (s.says_any(t, U"得到", U"有待")) facts.turn_end = i + 1;
    if (s.says(t, U"取得") && !last) facts.assertion_end = i + 1;
  }
  if (t.is(word_function)) {
    if (s.says_any(t, U"并", U"并且")) note_and(t, i, facts);
    if (s.says(t, U"用于")) facts.use_end = i + 1;
  }
  if (t.is(assertion | word_whole) && !last) {
    if (t.is(change) && s.tokens[i + 1].type == TokenType::quantity) facts.turn_end = i + 1;
    if (asserts(s, i)) facts.assertion_end = i + 1;
  }
}

}  // namespace

ClauseFacts facts_of(const Sentence& s, const Clause& clause) {
  ClauseFacts facts;
  facts.first_joint = clause.end;
  for (At i = clause.begin; i < clause.end; ++i) {
    const Token& t = s.tokens[i];
    if (t.type == TokenType::word) {
      note_word(s, clause, i, facts);
    } else if (t.type == TokenType::text) {
      // 并 and 有待 may be read as text.
      if (s.says(t, U"并")) note_and(t, i, facts);
      if (s.says(t, U"有待")) facts.turn_end = i + 1;
    } else if (s.mark(t) == U'、') {
      note_joint(t, i, facts);
    }
  }
  return facts;
}

}  // namespace shuzhi::detail
