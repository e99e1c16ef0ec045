#include "claims/subject.hpp"

#include "claims/comparison.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

using std::u32string_view;

// Longest noun phrase behind a classifier; what is longer is a clause of its own.
constexpr Pos longest_noun = 30;

// What may stand between a subject and its quantity.
constexpr std::uint32_t asserting = word_predicate | word_increase | word_decrease | word_level |
                                    word_basis | word_distribute | word_done | word_target |
                                    word_required | word_ongoing | word_compare | word_rank_verb;
// What may stand in front of a clause's own content.
constexpr std::uint32_t leading = word_adverb | word_self | word_scope | word_part | word_target |
                                  word_done | word_ongoing | word_distribute | word_basis |
                                  word_required;

template <class... Words>
bool is_any(u32string_view word, Words... words) {
  return ((word == words) || ...);
}

bool joins(u32string_view word) { return is_any(word, U"和", U"与", U"或", U"及", U"以及"); }

// ---- the noun behind the classifier: 撤并18所麻雀学校 -----------------------------------

class NounBehind {
 public:
  NounBehind(const Sentence& s, const Lexicon& lexicon, const Clause& clause, At at)
      : s_(s), lexicon_(lexicon), clause_(clause), first_(at + 1) {}

  Range read() const {
    if (first_ >= clause_.end) return {};
    const Token& first = s_.tokens[first_];
    const char32_t mark = s_.mark(first);
    if (first.type == TokenType::mark && mark != U'“' && mark != U'《') return {};
    if (s_.text(first) == U"的" || is_function(first_)) return {};
    if (first.is(asserting) && !first.is(word_verb)) return {};
    const bool money = s_.found(token(first_ - 1)).kind == QuantityKind::money;
    if (money && first.is(word_verb | word_adverb) && !is_noun_like(first_)) return {};
    At from = first_;
    if (first.is(word_verb) && !is_noun_like(first_)) {
      const At modified = behind_relative_clause();
      if (modified == 0 && !is_compound()) return {};
      if (modified != 0) from = modified;
    }
    At end = from;
    while (end < clause_.end && !ends_at(end, from)) ++end;
    return trimmed(s_.tokens[first_].range.begin, end);
  }

 private:
  const Token& token(At i) const { return s_.tokens[i]; }
  bool is_function(At i) const {
    const u32string_view word = s_.text(token(i));
    return token(i).is(word_function) && word != U"的" && !joins(word);
  }
  // 建设, 改造, 管理: verbs that are nouns as often.
  bool is_noun_like(At i) const {
    const u32string_view word = s_.text(token(i));
    return lexicon_.heads().longest(word.data(), word.data() + word.size()).length == word.size();
  }

  // 所具有鲜明特色的学校: behind the 的 that ends what opens with a verb; 0: none.
  At behind_relative_clause() const {
    for (At i = first_ + 1; i + 1 < clause_.end; ++i) {
      if (token(i).type == TokenType::quantity) return 0;
      if (s_.text(token(i)) == U"的") return i + 1;
    }
    return 0;
  }
  // 重建 in 学校灾后重建工程.
  bool names_works(At i) const {
    const u32string_view word = s_.text(token(i));
    return word.starts_with(U"工程") || word.starts_with(U"项目");
  }
  // 197个调整改造项目: verbs in front of a head noun that closes a short clause.
  bool is_compound() const {
    const Token& last = token(clause_.end - 1);
    if (last.range.end - token(first_).range.begin > 12 || clause_.end - first_ < 2) return false;
    const u32string_view unit = s_.reading->view(s_.found(token(first_ - 1)).unit);
    if (is_any(unit, U"人", U"人次", U"名", U"位")) return false;
    for (Pos length = 2; length <= 4 && length <= last.range.size(); ++length) {
      const char32_t* const end = s_.reading->data() + last.range.end;
      if (lexicon_.heads().longest(end - length, end).length == length) return true;
    }
    return false;
  }

  bool ends_at(At i, At from) const {
    const Token& t = token(i);
    if (t.range.end - token(first_).range.begin > longest_noun) return true;
    switch (t.type) {
      case TokenType::quantity:
      case TokenType::period:
        return true;
      case TokenType::text:
        return false;
      case TokenType::mark: {
        const char32_t c = s_.mark(t);
        return u32string_view(U"、“”《》()\"·").find(c) == u32string_view::npos;
      }
      case TokenType::word:
        break;
    }
    const u32string_view word = s_.text(t);
    if (t.enclosed || joins(word) || t.is(word_self | word_scope | word_whole)) return false;
    // x亩土地的征收: behind the 的 stands what was done with it.
    if (word == U"的") return i + 1 >= clause_.end || token(i + 1).is_verb(VerbClass::act);
    if (t.is(word_function | word_distribute | word_part | word_target | word_level | word_ongoing |
             word_basis | word_done)) {
      return true;
    }
    if (i == from || is_noun_like(i)) return false;
    const bool last = i + 1 >= clause_.end || token(i + 1).type == TokenType::mark;
    if (t.is(word_verb)) return last || (s_.text(token(i + 1)) != U"的" && !names_works(i + 1));
    // 重点 in 重点项目; in front of a verb it ends the phrase: 教师积极参加.
    if (t.is(word_adverb)) return !last && token(i + 1).is(word_verb) && !is_noun_like(i + 1);
    // 增长贡献: a word of change in front of a noun is part of the phrase.
    if (t.is(word_increase | word_decrease)) return last || token(i + 1).type != TokenType::text;
    return t.is(word_predicate | word_rank_verb);
  }

  Range trimmed(Pos begin, At end) const {
    Pos last = token(end - 1).range.end;
    if (end == first_) return {};
    // 14个县区中: the field of a rank.
    if (last - begin > 2 && (*s_.reading)[last - 1] == U'中' && end < clause_.end &&
        token(end).is(word_rank_verb)) {
      --last;
    }
    while (last > begin &&
           u32string_view(U"的和与或及、(").find((*s_.reading)[last - 1]) != u32string_view::npos)
      --last;
    return {begin, last};
  }

  const Sentence& s_;
  const Lexicon& lexicon_;
  const Clause& clause_;
  At first_;
};

// 85%的中小学有完善的校园网: all that follows, to the end of the clause.
Range share_behind(const Sentence& s, const Clause& clause, At at) {
  At i = at + 1;
  if (i + 1 >= clause.end || s.text(s.tokens[i]) != U"的") return {};
  const Pos begin = s.tokens[++i].range.begin;
  Pos end = begin;
  for (; i < clause.end && s.tokens[i].type != TokenType::quantity; ++i)
    end = s.tokens[i].range.end;
  return {begin, end};
}

bool takes_noun_behind(const grammar::Found& found) {
  switch (found.kind) {
    case QuantityKind::count:
    case QuantityKind::money:
    case QuantityKind::area:
    case QuantityKind::mass:
    case QuantityKind::length:
    case QuantityKind::volume:
      return true;
    default:
      return false;
  }
}

// ---- the phrase in front of the word that asserts ---------------------------------------

// A mark that is no part of a phrase; quotes and brackets are.
bool parts_words(const Sentence& s, const Token& t) {
  const char32_t c = s.mark(t);
  return c != 0 && !is_opening(c) && !is_closing(c) && c != U'"';
}

// Words that only lead in, at the very front of a phrase.
bool leads_in(const Sentence& s, At i) {
  const Token& t = s.tokens[i];
  const u32string_view word = s.text(t);
  // 专项资金: in front of a noun an adverb is its attribute.
  const bool attribute = t.classes_only(word_adverb) && i + 1 < s.tokens.size() &&
                         s.tokens[i + 1].type == TokenType::text;
  return (t.is(leading | word_predicate) && !attribute) || parts_words(s, t) ||
         is_any(word, U"的", U"比", U"较", U"由", U"从", U"到", U"至", U"自", U"并", U"各", U"均",
                U"都", U"也", U"内", U"及", U"和", U"与", U"以及", U"以来", U"期间", U"时期", U"末",
                U"起", U"前", U"后", U"在", U"于");
}
bool asserts(const Sentence& s, At i) {
  const Token& t = s.tokens[i];
  return t.is(asserting | word_scope) || t.is(word_adverb) || parts_words(s, t) ||
         is_any(s.text(t), U"比", U"较", U"由", U"从", U"到", U"至", U"均", U"各", U"的", U"都",
                U"也", U"在", U"于", U"以");
}

// A stretch of tokens without figures or periods in it.
struct Run {
  At begin;
  At end;
  bool has_noun;  // holds more than words that lead in or assert
};

std::vector<Run> runs_before(const Sentence& s, const Clause& clause, At at) {
  std::vector<Run> runs;
  At begin = clause.begin;
  const auto add = [&](At end) {
    At from = begin;
    while (from < end && leads_in(s, from)) ++from;
    // 共有各级各类学校186所: a word for the reporting body is the subject where nothing else is.
    if (from == end) {
      for (At i = begin; i < end; ++i) {
        if (s.tokens[i].is(word_self)) runs.push_back({i, i + 1, true});
      }
      return;
    }
    bool noun = false;
    for (At i = from; i < end; ++i) noun = noun || !asserts(s, i);
    if (from < end) runs.push_back({from, end, noun});
  };
  for (At i = clause.begin; i < at; ++i) {
    const TokenType type = s.tokens[i].type;
    if (type != TokenType::period && type != TokenType::quantity) continue;
    add(i);
    begin = i + 1;
  }
  add(at);
  return runs;
}

// 由…提高到…, 从…增加到…: what changed stands in front of the preposition.
At change_preposition(const Sentence& s, const Run& run) {
  for (At i = run.begin + 1; i < run.end; ++i) {
    const u32string_view word = s.text(s.tokens[i]);
    if ((word == U"由" || word == U"从") && !s.tokens[i].enclosed) return i;
  }
  return run.end;
}

// 涵盖学前教育、义务教育的“优质教育链”: what the attribute in front of 的 belongs to.
At behind_attribute(const Sentence& s, const Run& run) {
  for (At i = run.end - 1; i-- > run.begin;) {
    if (s.text(s.tokens[i]) != U"的" || s.tokens[i].enclosed) continue;
    return s.tokens[i].range.begin - s.tokens[run.begin].range.begin >= 6 ? i + 1 : run.begin;
  }
  return run.begin;
}

}  // namespace

Range phrase_before(const Sentence& s, const Clause& clause, At at) {
  std::vector<Run> runs = runs_before(s, clause, at);
  while (!runs.empty() && !runs.back().has_noun) runs.pop_back();
  // 在14个县区中名列第四: what stands behind the count is the field, not what is ranked.
  if (s.found(s.tokens[at]).kind == QuantityKind::rank && runs.size() > 1 &&
      runs.front().has_noun) {
    runs.resize(1);
  }
  if (runs.empty()) return {};
  Run run = runs.back();
  // 由十年前的不足百个发展到目前的1735个: the run in front of the first end of the change.
  for (const Run& earlier : runs) {
    if (earlier.has_noun && change_preposition(s, earlier) < earlier.end) {
      run = earlier;
      run.end = change_preposition(s, earlier);
      break;
    }
  }
  bool predicated = false;
  while (run.end > run.begin && asserts(s, run.end - 1)) {
    predicated =
        predicated || s.tokens[run.end - 1].is(word_predicate | word_level | word_increase |
                                               word_decrease | word_compare);
    // 投资 in 总投资, 开工 in 项目开工: a noun as well.
    if (s.tokens[run.end - 1].is(word_verb) && !s.tokens[run.end - 1].is(asserting)) break;
    --run.end;
  }
  if (run.begin >= run.end) return {};
  // A verb in front has the phrase as its object: 投入免费义务教育经费5,877万元. With a word
  // that asserts it is part of a noun: 投资金额达5800万元.
  const Token& head = s.tokens[run.begin];
  const bool verb_head =
      (head.is(word_verb) && head.range.size() >= 2) || head.is(word_increase | word_decrease);
  if (verb_head && !predicated && run.end - run.begin > 1 &&
      s.text(s.tokens[run.begin + 1]) != U"的") {
    At object = run.begin + 1;
    while (run.end - object > 1 && s.tokens[object].is(word_done)) ++object;
    // 办结率, 到位金额: a verb and a word that measures are one noun.
    const Range left{s.tokens[object].range.begin, s.tokens[run.end - 1].range.end};
    if (left.size() >= 2 && !s.lexicon->is_affix(s.reading->view(left), affix_measure))
      run.begin = object;
    run.begin = behind_attribute(s, run);
  }
  // 对…进行资助11460人次: what stands before the verb is measured.
  if (s.tokens[run.begin].is(word_fronting) && run.end - run.begin > 1) ++run.begin;
  // 由局领导带头参加…; 在可能发生事故的地段增设警示牌103处: behind the last verb with an object.
  if (s.tokens[run.begin].is(word_function) || clause.begin < run.begin) {
    for (At i = run.end; i-- > run.begin + 1;) {
      const Token& t = s.tokens[i];
      if (t.enclosed || i + 1 >= run.end) continue;
      const bool acts = t.is_verb(VerbClass::act) && s.tokens[i + 1].type == TokenType::text &&
                        s.tokens[run.begin].is(word_function) && !t.is(word_adverb);
      if ((t.is(word_increase | word_decrease) || acts) && t.range.size() >= 2) {
        run.begin = i + 1;
        break;
      }
    }
  }
  return {s.tokens[run.begin].range.begin, s.tokens[run.end - 1].range.end};
}

namespace {

bool is_asserted(const Sentence& s, const ClaimDraft& claim) {
  if (claim.at == claim.clause.begin) return false;
  if (s.tokens[claim.at - 1].is(word_predicate | word_level | word_compare)) return true;
  // 突破, 迈上 and 超过 are read with the figure as approximators.
  const auto words = s.reading->view(s.found(s.tokens[claim.at]).range);
  return words.starts_with(U"突破") || words.starts_with(U"迈上") || words.starts_with(U"跃上") ||
         words.starts_with(U"超过");
}

// 有师生504人获奖: people are counted behind their noun.
bool counted_before(const Sentence& s, const ClaimDraft& claim) {
  if (s.reading->view(s.found(s.tokens[claim.at]).unit) != U"人" || claim.at == claim.clause.begin)
    return false;
  const Token& before = s.tokens[claim.at - 1];
  return before.type == TokenType::text && before.range.size() >= 2;
}

}  // namespace

void find_subject(const Sentence& s, const Lexicon& lexicon, ClaimDraft& claim) {
  const grammar::Found& found = s.found(s.tokens[claim.at]);
  if (found.kind == QuantityKind::percent) {
    claim.subject = share_behind(s, claim.clause, claim.at);
    if (!claim.subject.empty()) return;
  }
  // 为期一个月的专项行动: what lasts so long.
  if (found.kind == QuantityKind::duration) {
    claim.subject = share_behind(s, claim.clause, claim.at);
    if (!claim.subject.empty()) return;
  }
  // 地区生产总值迈上6万亿元台阶: an amount that is asserted of what stands before it.
  if (found.kind != QuantityKind::count && takes_noun_behind(found) && is_asserted(s, claim)) {
    claim.subject = phrase_before(s, claim.clause, claim.at);
    if (!claim.subject.empty()) return;
  }
  if (takes_noun_behind(found) && !counted_before(s, claim)) {
    claim.subject = NounBehind(s, lexicon, claim.clause, claim.at).read();
    if (!claim.subject.empty()) return;
    // 长达4000公里的管道: with nothing in front, the noun behind 的.
    if (claim.at + 2 < claim.clause.end && s.text(s.tokens[claim.at + 1]) == U"的" &&
        phrase_before(s, claim.clause, claim.at).size() <= 1) {
      claim.subject = share_behind(s, claim.clause, claim.at);
      return;
    }
  }
  // 在三圈层排第2位: the field of a rank is no subject.
  const bool rank_in_field =
      found.kind == QuantityKind::rank &&
      is_any(s.text(s.tokens[claim.clause.begin]), U"在", U"位居", U"居", U"位列", U"名列");
  if (!rank_in_field) claim.subject = phrase_before(s, claim.clause, claim.at);
  // 师生比1:15: the word belongs to the subject.
  if (found.kind == QuantityKind::ratio && !claim.subject.empty() &&
      s.reading->at(claim.subject.end) == U'比') {
    ++claim.subject.end;
  }
}

}  // namespace shuzhi::detail
