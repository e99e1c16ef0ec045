#include "measures/status.hpp"

#include "claims/modality.hpp"

#include <algorithm>
#include <optional>

namespace shuzhi::detail {

namespace {

// 要加强领导,落实责任: what the clause before obliges to goes on in one that begins with its verb.
bool goes_on_with_duty(const Sentence& s, const Clause& clause, At verb) {
  if ((s.all_classes & (word_target | word_required)) == 0) return false;
  for (At i = clause.begin; i < verb; ++i) {
    if (!s.tokens[i].is(word_adverb | word_link)) return false;
  }
  for (At i = clause.begin; i > 0; --i) {
    const Token& t = s.tokens[i - 1];
    if (t.is(word_done | word_ongoing | word_self) || t.type == TokenType::period) return false;
    if (t.is(word_target | word_required) && s.says_any(t, U"要", U"应", U"须") &&
        tells_intention(s, i - 1))
      return true;
  }
  return false;
}

// What 已, 了 and 正在 tell of the clause.
std::optional<Status> told_aspect(const Sentence& s, const Clause& clause, At verb) {
  std::optional<Status> told;
  for (At i = clause.begin; i < clause.end; ++i) {
    const Token& t = s.tokens[i];
    if (!t.is(word_done | word_ongoing) || t.enclosed || inside_phrase(s, i)) continue;
    if (t.is(word_ongoing)) {
      // 建设中 closes its clause; inside a phrase it is a place.
      const bool closes = i + 1 == clause.end || s.text(t).find(U'正') != std::u32string_view::npos;
      if (closes) return Status::ongoing;
    }
    // 推进已开工项目建设: behind the verb 已 belongs to its object.
    const bool in_object = i > verb && s.text(t).starts_with(U'已');
    if (t.is(word_done) && !s.says(t, U"过") && !in_object) told = Status::done;
  }
  return told;
}

// “十三五”以来,完成投资96亿元;治理河流318公里: what stands in a plan, of the time before it.
bool looks_back(const Sentence& s, At verb) {
  constexpr At opening = 4;
  for (At i = 0; i < std::min(verb, opening); ++i) {
    const Token& t = s.tokens[i];
    if (t.type != TokenType::period && !t.is(word_adverb)) continue;
    const std::u32string_view word = s.text(t);
    if (word.ends_with(U"以来") || word.ends_with(U"年来") || word.starts_with(U'截')) return true;
  }
  return false;
}

}  // namespace

Status status_of(const Sentence& s, const Clause& clause, At verb, const Frame& frame) {
  if ((s.all_classes & (word_done | word_ongoing)) != 0) {
    const auto told = told_aspect(s, clause, verb);
    if (told) return *told;
  }
  if ((frame.planned && !looks_back(s, verb)) || intends(s, clause, verb) ||
      goes_on_with_duty(s, clause, verb)) {
    return Status::planned;
  }
  // 继续实施: begun before and not ended.
  for (At i = clause.begin; i < verb; ++i) {
    const Token& t = s.tokens[i];
    if (t.is(word_adverb) && s.says(t, U"继续")) return Status::ongoing;
  }
  const std::int8_t own = s.tokens[verb].word->status;
  if (own >= 0) return static_cast<Status>(own);
  return Status::done;
}

}  // namespace shuzhi::detail
