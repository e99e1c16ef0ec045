// A clause and what is asked of its tokens when an act is looked for.
#pragma once

#include "measures/clause_facts.hpp"

namespace shuzhi::detail {

class ClauseView {
 public:
  ClauseView(const Sentence& sentence, const Clause& clause, const ClauseFacts& facts,
             const Lexicon& lexicon)
      : s_(sentence), clause_(clause), facts_(facts), lexicon_(lexicon) {}

 protected:
  const Token& token(At i) const { return s_.tokens[i]; }

  /// A verb of action that has an object.
  bool leads(At i) const { return may_lead(token(i)) && leads_to_object(i); }
  /// 培训内容丰富多样, 创新意识不强, 办理时限由20天缩短到5天: what the verb's noun is like.
  bool ends_in_state(At verb) const;
  /// 接待旅居养老人次增长25%, 普及率达99%: a figure is asserted, nothing is done.
  bool asserts_figure(At verb) const { return stands_behind(facts_.assertion_end, verb); }
  bool has_light_verb(At from) const { return facts_.light_end > from; }

  /// A verb that is no noun as well.
  bool is_plain_verb(At i) const {
    return token(i).is_verb(VerbClass::light) || !token(i).word->noun;
  }
  /// An adverb that is no noun as well: 先后, 进一步; not 安全, 重点.
  bool is_adverb_only(At i) const { return !token(i).word->noun; }
  bool is_and(At i) const { return s_.says_any(token(i), U"并", U"并且"); }
  bool is_average(At i) const {
    return s_.says_any(token(i), U"人均", U"户均", U"生均", U"校均", U"亩均", U"次均");
  }
  /// 共 and 再 cling to no word and may be read as text.
  bool is_link(At i) const;
  /// What can be an object's head.
  bool is_nominal(At i) const {
    const Token& t = token(i);
    return t.type != TokenType::mark &&
           !t.is(word_verb | word_adverb | word_function | word_done) && !is_link(i);
  }
  Pos object_size(At verb) const {
    return token(clause_.end - 1).range.end - token(verb).range.end;
  }

  /// 教研室, 局主要领导: text whose end is a word for who acts.
  bool ends_actor(At i) const;

  const Sentence& s_;
  const Clause& clause_;
  const ClauseFacts& facts_;
  const Lexicon& lexicon_;

 private:
  bool leads_to_object(At i) const;
  bool is_time_behind(At i) const;
  bool is_attribute(At verb) const;
  bool counts_people() const;
  bool completes_share(At verb) const;
  bool opens_nouns(At verb) const;
  bool names_figure(At verb) const;
  bool tells_state(At verb) const;
};

}  // namespace shuzhi::detail
