#include "claims/subject.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

using std::u32string_view;

// Longest noun phrase behind a classifier; what is longer is a clause of its own.
constexpr Pos longest_noun = 30;

// What may stand between a subject and its quantity.
constexpr std::uint32_t asserting = word_predicate | word_increase | word_decrease | word_level |
                                    word_basis | word_distribute | word_done | word_target |
                                    word_required | word_ongoing | word_adverb | word_compare |
                                    word_rank_verb;
// What may stand in front of a clause's own content.
constexpr std::uint32_t leading = word_adverb | word_self | word_scope | word_part | word_target |
                                  word_done | word_ongoing | word_distribute | word_basis;

bool is_function(const Sentence& s, const Token& t, u32string_view word) { return s.text(t) == word; }

// Words that end a noun phrase. Many verbs are nouns as well (建设, 培训): inside a phrase
// they end it only where an object of their own follows.
bool ends_noun(const Sentence& s, const Clause& clause, At i) {
  const Token& t = s.tokens[i];
  if (t.type == TokenType::quantity || t.type == TokenType::period) return true;
  if (t.type == TokenType::mark) {
    const char32_t c = s.mark(t);
    return !(c == U'、' || c == U'“' || c == U'”' || c == U'《' || c == U'》' || c == U'(' || c == U')' || c == U'"');
  }
  if (t.type == TokenType::text || t.enclosed) return false;
  const u32string_view word = s.text(t);
  if (word == U"的" || word == U"和" || word == U"与" || word == U"或" || word == U"及") return false;
  if (t.is(word_self | word_scope | word_whole)) return false;
  if (t.is(word_function | word_distribute | word_part | word_target | word_level | word_ongoing | word_basis)) return true;
  if (t.range.size() == 1) {
    // 有 and 为 inside a word; at a phrase's end they assert.
    return t.is(word_predicate | word_done) || t.is_verb(VerbClass::brief);
  }
  if (t.is(word_verb)) {
    // A verb with text behind it: 学校作为试点, 教师参加培训; without it a noun: 课程建设.
    if (i + 1 >= clause.end) return false;
    const Token& next = s.tokens[i + 1];
    if (t.is_verb(VerbClass::act, VerbClass::light) && !t.is(word_adverb)) {
      return !(next.type == TokenType::mark || s.text(next) == U"的" || next.type == TokenType::quantity) &&
             i + 2 < clause.end;
    }
    return next.type != TokenType::mark;
  }
  return t.is(word_predicate | word_increase | word_decrease | word_adverb | word_rank_verb);
}

// 撤并18所麻雀学校: the noun behind the classifier.
Range noun_behind(const Sentence& s, const Clause& clause, At at) {
  At i = at + 1;
  if (i >= clause.end) return {};
  if (s.tokens[i].type == TokenType::mark && s.mark(s.tokens[i]) != U'“' && s.mark(s.tokens[i]) != U'《') return {};
  const Pos begin = s.tokens[i].range.begin;
  Pos end = begin;
  for (; i < clause.end && !ends_noun(s, clause, i); ++i) {
    if (s.tokens[i].range.end - begin > longest_noun) break;
    end = s.tokens[i].range.end;
  }
  // A phrase does not end in 的 or a conjunction.
  while (end > begin && u32string_view(U"的和与或及、、").find((*s.reading)[end - 1]) != u32string_view::npos) --end;
  return {begin, end};
}

// 85%的中小学有完善的校园网: all that follows, to the end of the clause.
Range share_behind(const Sentence& s, const Clause& clause, At at) {
  At i = at + 1;
  if (i + 1 >= clause.end || !is_function(s, s.tokens[i], U"的")) return {};
  ++i;
  const Pos begin = s.tokens[i].range.begin;
  Pos end = begin;
  for (; i < clause.end && s.tokens[i].type != TokenType::quantity; ++i) end = s.tokens[i].range.end;
  return {begin, end};
}

bool takes_noun_behind(const grammar::Found& found) {
  switch (found.kind) {
    case QuantityKind::count:
    case QuantityKind::money:
    case QuantityKind::area:
    case QuantityKind::mass:
    case QuantityKind::length:
    case QuantityKind::volume: return true;
    default: return false;
  }
}

}  // namespace

Range phrase_before(const Sentence& s, const Clause& clause, At at) {
  // Forward over what only leads in.
  At begin = clause.begin;
  for (At i = clause.begin; i < at; ++i) {
    const Token& t = s.tokens[i];
    const u32string_view word = s.text(t);
    if (t.type == TokenType::period || t.type == TokenType::quantity) {
      begin = i + 1;
      // 2009年的, 3所学校的: what hangs on a number is not the subject's beginning.
      continue;
    }
    if (i == begin && (t.is(leading) || t.type == TokenType::mark || word == U"的" || word == U"由" ||
                       word == U"从" || word == U"到" || word == U"至" || word == U"和" || word == U"以及" ||
                       word == U"以来" || word == U"并" || word == U"各" || word == U"及" || word == U"均" ||
                       word == U"都" || word == U"也" || word == U"内" || word == U"与" || word == U"期间")) {
      begin = i + 1;
    }
  }
  // Backward over what asserts.
  At end = at;
  while (end > begin) {
    const Token& t = s.tokens[end - 1];
    const u32string_view word = s.text(t);
    const bool verb_only = t.is(word_verb) && !t.is(asserting & ~word_adverb);
    if ((t.is(asserting) && !verb_only) || t.type == TokenType::mark || word == U"由" || word == U"从" ||
        word == U"到" || word == U"至" || word == U"均" || word == U"各" || word == U"的" || word == U"都") {
      --end;
      continue;
    }
    break;
  }
  if (begin >= end) return {};
  // A verb in front has the phrase as its object: 投入免费义务教育经费5,877万元.
  if (end - begin > 1 && s.tokens[begin].is(word_verb) && s.tokens[begin].range.size() >= 2 &&
      !(s.tokens[begin + 1].type == TokenType::word && s.text(s.tokens[begin + 1]) == U"的")) {
    ++begin;
    while (end - begin > 1 && (s.tokens[begin].is(word_done) || s.tokens[begin].is(word_verb))) ++begin;
  } else if (end - begin > 1 && s.tokens[begin].is(word_increase | word_decrease)) {
    ++begin;
  }
  // 对…进行资助11460人次: what stands before the verb is measured.
  if (s.tokens[begin].is(word_fronting) && end - begin > 1) ++begin;
  return {s.tokens[begin].range.begin, s.tokens[end - 1].range.end};
}

void find_subject(const Sentence& s, ClaimDraft& claim) {
  const grammar::Found& found = s.found(s.tokens[claim.at]);
  if (found.kind == QuantityKind::percent) {
    claim.subject = share_behind(s, claim.clause, claim.at);
    if (!claim.subject.empty()) return;
  }
  if (takes_noun_behind(found)) {
    claim.subject = noun_behind(s, claim.clause, claim.at);
    if (!claim.subject.empty()) return;
  }
  claim.subject = phrase_before(s, claim.clause, claim.at);
}

}  // namespace shuzhi::detail
