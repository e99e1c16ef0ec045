// What the tests of a clause look for again and again, found in one walk over it.
#pragma once

#include "claims/sentence.hpp"

namespace shuzhi::detail {

/// Where words stand in a clause. An `..._end` is one past the last such token, 0 where there is
/// none. All but the joints and the acts are asked of what stands behind a verb alone. Nothing but
/// the classes is known of a clause that tells no act.
struct ClauseFacts {
  std::uint32_t classes = 0;  ///< of its words
  At first_joint = 0;         ///< 、 or 并 outside of brackets; the clause's end where none is
  At act_end = 0;             ///< verbs that may lead an act
  At light_end = 0;           ///< 进行, 开展
  At and_end = 0;             ///< 并
  At use_end = 0;             ///< 用于
  At turn_end = 0;            ///< 得到, 有待, or a change with its figure
  At assertion_end = 0;       ///< 取得, 达99%, 人均15本

  /// 将…纳入…: behind a fronted object the verb may be of any class.
  bool has_fronting() const noexcept {
    return (classes & word_fronting) != 0 && (classes & word_verb) != 0;
  }
  /// What has no such verb tells no act.
  bool may_act() const noexcept { return act_end != 0 || has_fronting(); }
  /// Whether an act may stand behind another one.
  bool may_part() const noexcept { return act_end > first_joint + 1; }
};

ClauseFacts facts_of(const Sentence& sentence, const Clause& clause);

/// Whether one of the tokens that `end` was noted of stands behind token `i`.
inline bool stands_behind(At end, At i) noexcept { return end > i + 1; }

/// A verb of the classes that can lead an act.
inline bool may_lead(const Token& t) noexcept { return t.is(word_act | word_light | word_brief); }

}  // namespace shuzhi::detail
