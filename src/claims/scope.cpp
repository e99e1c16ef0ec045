#include "claims/scope.hpp"

namespace shuzhi::detail {

void find_scope(const Sentence& s, ClaimDraft& claim) {
  // The nearest in front of the figure; 高于全省 names the base, not the scope.
  for (At i = claim.at; i-- > 0;) {
    const Token& t = s.tokens[i];
    if (!t.is(word_scope)) continue;
    const auto before = i == 0 ? std::u32string_view() : s.text(s.tokens[i - 1]);
    if (before == U"于" || before == U"比" || before == U"较" || before.ends_with(U"于")) continue;
    claim.scope = i;
    return;
  }
}

}  // namespace shuzhi::detail
