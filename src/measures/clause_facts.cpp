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

// What one walk over the tokens tells, without a branch for each: most clauses have none of the
// words that a second walk looks for.
struct Summary {
  std::uint32_t classes = 0;
  bool joint = false;  // 、 or 并
  bool text = false;   // 并 or 有待 that was read as text may be there
};

Summary summary_of(const Sentence& s, const Clause& clause) {
  std::uint32_t classes = 0;
  unsigned joints = 0;
  unsigned texts = 0;
  const char32_t* const chars = s.reading->data();
  for (At i = clause.begin; i < clause.end; ++i) {
    const Token& t = s.tokens[i];
    const char32_t c = chars[t.range.begin];
    classes |= t.classes;
    joints |= static_cast<unsigned>(c == U'、') | static_cast<unsigned>(c == U'并');
    texts |= static_cast<unsigned>(t.type == TokenType::text) &
             (static_cast<unsigned>(c == U'并') | static_cast<unsigned>(c == U'有'));
  }
  return {classes, joints != 0, texts != 0};
}

void note_and(At i, ClauseFacts& facts) { facts.and_end = i + 1; }

// 并, 并且, 得到, 有待, 取得, 用于
void note_named(const Sentence& s, const Clause& clause, At i, ClauseFacts& facts) {
  const Token& t = s.tokens[i];
  if (t.is(word_link) && s.says_any(t, U"并", U"并且")) note_and(i, facts);
  if (t.is(word_function) && s.says(t, U"用于")) facts.use_end = i + 1;
  if (!t.is(word_verb)) return;
  if (s.says_any(t, U"得到", U"有待")) facts.turn_end = i + 1;
  if (s.says(t, U"取得") && i + 1 < clause.end) facts.assertion_end = i + 1;
}

void note_text(const Sentence& s, At i, ClauseFacts& facts) {
  const Token& t = s.tokens[i];
  if (s.says(t, U"并")) note_and(i, facts);
  if (s.says(t, U"有待")) facts.turn_end = i + 1;
}

void note_words(const Sentence& s, const Clause& clause, ClauseFacts& facts) {
  for (At i = clause.begin; i < clause.end; ++i) {
    const Token& t = s.tokens[i];
    if (t.type == TokenType::text) note_text(s, i, facts);
    if (!t.is(word_named | word_light | assertion | word_whole)) continue;
    if (t.is(word_named)) note_named(s, clause, i, facts);
    if (t.is(word_light)) facts.light_end = i + 1;
    if (!t.is(assertion | word_whole) || i + 1 == clause.end) continue;
    if (t.is(change) && s.tokens[i + 1].type == TokenType::quantity) facts.turn_end = i + 1;
    if (asserts(s, i)) facts.assertion_end = i + 1;
  }
}

// 、 or 并 outside of brackets.
bool is_joint(const Sentence& s, const Token& t) {
  const bool is_and = s.says(t, U"并") || (t.is(word_link) && s.says(t, U"并且"));
  return !t.enclosed && (is_and || s.mark(t) == U'、');
}

At first_joint(const Sentence& s, const Clause& clause, At end) {
  for (At i = clause.begin; i < end; ++i) {
    if (is_joint(s, s.tokens[i])) return i;
  }
  return clause.end;
}

// One past the last verb that may lead an act; there is one.
At end_of_acts(const Sentence& s, const Clause& clause) {
  At end = clause.end;
  while (!may_lead(s.tokens[end - 1])) --end;
  return end;
}

}  // namespace

ClauseFacts facts_of(const Sentence& s, const Clause& clause) {
  constexpr std::uint32_t leading = word_act | word_light | word_brief;
  constexpr std::uint32_t told = word_named | word_light | assertion | word_whole;
  const Summary summary = summary_of(s, clause);
  ClauseFacts facts;
  facts.classes = summary.classes;
  facts.first_joint = clause.end;
  if ((summary.classes & leading) != 0) facts.act_end = end_of_acts(s, clause);
  // Three clauses in ten tell no act, and nothing else is asked of them.
  if (!facts.may_act()) return facts;
  if (summary.joint) facts.first_joint = first_joint(s, clause, facts.act_end);
  if (summary.text || (summary.classes & told) != 0) note_words(s, clause, facts);
  return facts;
}

}  // namespace shuzhi::detail
