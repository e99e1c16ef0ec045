#include "measures/coordination.hpp"

#include "measures/clause_view.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

using std::u32string_view;

class Coordination : ClauseView {
 public:
  using ClauseView::ClauseView;

  Cut next_act() const {
    // A joint that opens the clause has nothing in front of it to be parted.
    At k = std::max(facts_.first_joint, clause_.begin + 1);
    for (; k + 2 < clause_.end && k + 1 < facts_.act_end; ++k) {
      if (is_joint(k) && parts_acts(k) && has_acted(k) && has_object(k)) return {k, k + 1};
    }
    return {clause_.end, clause_.end};
  }

 private:
  bool is_joint(At k) const {
    const Token& t = token(k);
    return !t.enclosed && (s_.mark(t) == U'、' || is_and(k));
  }
  // Whether what stands in front of the joint tells an act, and names something.
  bool has_acted(At joint) const {
    bool acted = token(clause_.begin).is(word_verb | word_adverb | word_self);
    for (At k = clause_.begin; !acted && k < joint; ++k)
      acted = token(k).is(word_act | word_light) && is_plain_verb(k);
    return acted;
  }
  bool has_object(At joint) const {
    bool object = false;
    for (At k = clause_.begin + 1; !object && k < joint; ++k)
      object = token(k).enclosed || is_nominal(k);
    return object;
  }
  // Whether an act of its own stands behind the joint.
  bool parts_acts(At joint) const {
    const bool figure = token(joint - 1).type == TokenType::quantity;
    At verb = joint + 1;
    while (verb < clause_.end && token(verb).is(word_adverb | word_link) &&
           !token(verb).is(word_verb))
      ++verb;
    // 召开座谈会6次、走访企业52家: behind a figure a verb that may be a noun is none.
    if (verb + 1 >= clause_.end || !token(verb).is_verb(VerbClass::act, VerbClass::light) ||
        !(figure || is_plain_verb(verb)))
      return false;
    const Token& behind = token(verb + 1);
    if (behind.type == TokenType::mark && !behind.enclosed) return false;
    return !s_.says(behind, U"的") && !ends_nouns(joint) && (figure || !in_list(joint));
  }
  // In front of 等.
  bool in_list(At joint) const {
    const Range behind{token(joint + 1).range.begin, token(clause_.end - 1).range.end};
    return s_.reading->view(behind).find(U'等') != u32string_view::npos;
  }
  // 对隐患的排查、登记、监控制度: verbs used as nouns stand side by side.
  bool ends_nouns(At joint) const {
    return joint >= clause_.begin + 2 && token(joint - 1).is(word_verb) &&
           s_.says_any(token(joint - 2), U"的", U"、");
  }
};

}  // namespace

Cut next_act(const Sentence& s, const Clause& clause, const ClauseFacts& facts,
             const Lexicon& lexicon) {
  return Coordination(s, clause, facts, lexicon).next_act();
}

At last_of_verbs(const Sentence& s, const Clause& clause, At verb) {
  At last = verb;
  while (last + 3 < clause.end) {
    const Token& next = s.tokens[last + 2];
    if (!next.is_verb(VerbClass::act) || next.enclosed) break;
    if (!s.says_any(s.tokens[last + 1], U"、", U"并", U"和", U"及", U"与", U"或")) break;
    if (s.says(s.tokens[last + 3], U"的")) break;
    last += 2;
  }
  return last;
}

}  // namespace shuzhi::detail
