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
  return figure && t.is(word_whole) && s.says(t, U"人均");
}

void note_joint(const Token& t, At i, ClauseFacts& facts) {
  if (!t.enclosed) facts.first_joint = std::min(facts.first_joint, i);
}

void note_and(const Token& t, At i, ClauseFacts& facts) {
  facts.and_end = i + 1;
  note_joint(t, i, facts);
}

// What is asked of words behind a verb alone.
void note_behind_verb(const Sentence& s, const Clause& clause, At i, ClauseFacts& facts) {
  const Token& t = s.tokens[i];
  if (t.is(word_verb)) {
    if (t.word->verb == VerbClass::light) facts.light_end = i + 1;
    if (s.says_any(t, U"得到", U"有待")) facts.turn_end = i + 1;
    if (s.says(t, U"取得") && i + 1 < clause.end) facts.assertion_end = i + 1;
  }
  if (t.is(word_function) && s.says(t, U"用于")) facts.use_end = i + 1;
  if (!t.is(assertion | word_whole) || i + 1 == clause.end) return;
  if (t.is(change) && s.tokens[i + 1].type == TokenType::quantity) facts.turn_end = i + 1;
  if (asserts(s, i)) facts.assertion_end = i + 1;
}

// One past the last verb that may lead an act; 0: none.
At end_of_acts(const Sentence& s, const Clause& clause) {
  At end = clause.end;
  while (end > clause.begin && !may_lead(s.tokens[end - 1])) --end;
  return end > clause.begin ? end : 0;
}

}  // namespace

ClauseFacts facts_of(const Sentence& s, const Clause& clause) {
  ClauseFacts facts;
  facts.first_joint = clause.end;
  facts.act_end = end_of_acts(s, clause);
  // Three clauses in ten tell no act, and nothing else is asked of them.
  if (facts.act_end == 0 && (s.all_classes & word_fronting) == 0) return facts;
  for (At i = clause.begin; i < clause.end; ++i) {
    const Token& t = s.tokens[i];
    if (t.type == TokenType::word) {
      if ((facts.classes & word_verb) != 0) note_behind_verb(s, clause, i, facts);
      if (t.is(word_link) && s.says_any(t, U"并", U"并且")) note_and(t, i, facts);
      facts.classes |= t.classes;
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
