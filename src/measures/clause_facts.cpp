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

constexpr std::uint32_t told = word_named | word_light | assertion | word_whole;

// 、 and what 并 and 有待 begin with, which may be read as text.
constexpr unsigned may_tell(char32_t c) {
  const auto is = [c](char32_t other) { return c == other ? 1u : 0u; };
  return is(U'、') | is(U'并') | is(U'有');
}

// What one walk over the tokens tells, without a branch for each: most clauses have none of the
// words that a second walk looks for.
struct Summary {
  std::uint32_t classes = 0;
  At act_end = 0;
  bool may_tell = false;
};

Summary summary_of(const Sentence& s, const Clause& clause) {
  Summary out;
  unsigned telling = 0;
  const char32_t* const chars = s.reading->data();
  for (At i = clause.begin; i < clause.end; ++i) {
    const Token& t = s.tokens[i];
    out.classes |= t.classes;
    out.act_end = may_lead(t) ? i + 1 : out.act_end;
    telling |= may_tell(chars[t.range.begin]);
  }
  out.may_tell = telling != 0;
  return out;
}

// 、 or 并 outside of brackets.
void note_joint(const Token& t, At i, ClauseFacts& facts) {
  if (!t.enclosed) facts.first_joint = std::min(facts.first_joint, i);
}

void note_and(const Token& t, At i, ClauseFacts& facts) {
  facts.and_end = i + 1;
  note_joint(t, i, facts);
}

// The words of that class.
void note_named(const Sentence& s, const Clause& clause, At i, ClauseFacts& facts) {
  const Token& t = s.tokens[i];
  if (t.is(word_link) && s.says_any(t, U"并", U"并且")) note_and(t, i, facts);
  if (t.is(word_function) && s.says(t, U"用于")) facts.use_end = i + 1;
  if (!t.is(word_verb)) return;
  if (s.says(t, U"得到")) facts.turn_end = i + 1;
  if (s.says(t, U"取得") && i + 1 < clause.end) facts.assertion_end = i + 1;
}

void note_word(const Sentence& s, const Clause& clause, At i, ClauseFacts& facts) {
  const Token& t = s.tokens[i];
  if (t.is(word_named)) note_named(s, clause, i, facts);
  if (t.is(word_light)) facts.light_end = i + 1;
  if (!t.is(assertion | word_whole) || i + 1 == clause.end) return;
  if (t.is(change) && s.tokens[i + 1].type == TokenType::quantity) facts.turn_end = i + 1;
  if (asserts(s, i)) facts.assertion_end = i + 1;
}

void note_text(const Sentence& s, At i, ClauseFacts& facts) {
  const Token& t = s.tokens[i];
  if (s.says(t, U"并")) note_and(t, i, facts);
  if (s.says(t, U"有待")) facts.turn_end = i + 1;
}

void note_all(const Sentence& s, const Clause& clause, ClauseFacts& facts) {
  for (At i = clause.begin; i < clause.end; ++i) {
    const Token& t = s.tokens[i];
    // One branch for most tokens.
    if (((t.classes & told) | may_tell((*s.reading)[t.range.begin])) == 0) continue;
    if (t.type == TokenType::word) {
      note_word(s, clause, i, facts);
    } else if (t.type == TokenType::text) {
      note_text(s, i, facts);
    } else if (s.mark(t) == U'、') {
      note_joint(t, i, facts);
    }
  }
}

}  // namespace

ClauseFacts facts_of(const Sentence& s, const Clause& clause) {
  const Summary summary = summary_of(s, clause);
  ClauseFacts facts;
  facts.classes = summary.classes;
  facts.first_joint = clause.end;
  facts.act_end = summary.act_end;
  // Three clauses in ten tell no act, and nothing else is asked of them.
  if (!facts.may_act()) return facts;
  if (summary.may_tell || (summary.classes & told) != 0) note_all(s, clause, facts);
  return facts;
}

}  // namespace shuzhi::detail
