#include "claims/comparison.hpp"

namespace shuzhi::detail {
namespace {

// 高, 多, 高出, 高了, 增加: how far, where the other stands in front of it.
bool is_degree(const Sentence& s, const Token& t) {
  if (t.is(word_increase | word_decrease)) return true;
  if (t.range.size() == 1) return t.is(word_compare);
  return t.is(word_compare) && (s.text(t).back() == U'出' || s.text(t).back() == U'了');
}

bool is_than(std::u32string_view word) { return word == U"比" || word == U"较"; }

// 比2019年, 高于去年: a year to compare with.
Basis basis_of_year(const grammar::Found& period) {
  if (period.relative && period.relative_years == -1) return Basis::year_on_year;
  return period.edtf.size() == 4 ? Basis::earlier_year : Basis::none;
}

}  // namespace

Comparison find_comparison(const Sentence& s, const Clause& clause, At at) {
  // A degree directly before the figure waits for its 比; 翻一番 has it in itself.
  bool higher = s.reading->at(s.tokens[at].range.begin) == U'翻';
  for (At i = at; i-- > clause.begin;) {
    const Token& t = s.tokens[i];
    if (t.type == TokenType::quantity) break;
    if (t.is(word_basis)) {
      const auto basis = static_cast<Basis>(t.word->detail);
      return {basis, i, t.range, basis == Basis::other_body};
    }
    const bool touches = i + 1 == at && is_degree(s, t);
    higher = higher || touches;
    const bool compares = t.is(word_compare) && !touches && t.range.size() > 1;
    if (!compares && !is_than(s.text(t))) continue;
    const Token& next = s.tokens[i + 1];
    if (next.type == TokenType::period) {
      const Basis basis = basis_of_year(s.found(next));
      if (basis != Basis::none) return {basis, i, {t.range.begin, next.range.end}, false};
    } else if (compares || higher) {
      return {Basis::other_body, i, t.range, true};
    }
  }
  return {};
}

}  // namespace shuzhi::detail
