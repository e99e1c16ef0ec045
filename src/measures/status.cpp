#include "measures/status.hpp"

#include "claims/modality.hpp"

namespace shuzhi::detail {

Status status_of(const Sentence& s, const Clause& clause, At verb, const Frame& frame) {
  bool done = false;
  for (At i = clause.begin; i < clause.end; ++i) {
    const Token& t = s.tokens[i];
    if (t.enclosed) continue;
    if (t.is(word_ongoing)) return Status::ongoing;
    if (t.is(word_done) && s.text(t) != U"过") done = true;
  }
  if (done) return Status::done;
  if (intends(s, clause, verb) || frame.planned) return Status::planned;
  const Word* word = s.tokens[verb].word;
  if (word != nullptr && word->status >= 0) return static_cast<Status>(word->status);
  return Status::done;
}

}  // namespace shuzhi::detail
