#include "claims/noun_behind.hpp"

#include "claims/phrase.hpp"
#include "claims/selection.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

using std::u32string_view;

// Longest noun phrase behind a classifier; what is longer is a clause of its own.
constexpr Pos longest_noun = 30;

template <class... Words>
bool is_any(u32string_view word, Words... words) {
  return ((word == words) || ...);
}

bool joins(u32string_view word) { return is_any(word, U"和", U"与", U"或", U"及", U"以及"); }

class NounBehind {
 public:
  NounBehind(const Sentence& s, const Clause& clause, At at)
      : s_(s), clause_(clause), first_(at + 1) {}

  Range read() const {
    if (first_ >= clause_.end) return {};
    const Token& first = s_.tokens[first_];
    const char32_t mark = s_.mark(first);
    if (first.type == TokenType::mark && mark != U'“' && mark != U'《') return {};
    if (s_.says(first, U"的") || is_function(first_) || tells_each(first_)) return {};
    if (s_.text(first).front() == U'/') return {};  // 5.8批次/千人
    if (first.is(asserting) && !first.is(word_verb)) return {};
    const bool money = s_.found(token(first_ - 1)).kind == QuantityKind::money;
    if (money && (opens_purpose(first_) || spends(first_))) return {};
    At from = first_;
    if (first.is(word_verb) && !is_noun_like(s_, token(first_))) {
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
  // 农户1.9万户户均增收: what each of them had.
  bool tells_each(At i) const {
    const u32string_view word = s_.text(token(i));
    return word.starts_with(U"户均") || word.starts_with(U"人均") || word.starts_with(U"生均");
  }
  // 260万元为42所幼儿园…: what the money was for.
  bool opens_purpose(At i) const {
    const u32string_view word = s_.text(token(i));
    return word.front() == U'为' && word != U"为民" && !word.starts_with(U"为期");
  }
  // 60万元开展维修项目3个: a verb, with something else that is counted.
  bool spends(At i) const {
    if (!token(i).is(word_verb | word_adverb)) return false;
    if (!is_noun_like(s_, token(i))) return true;
    return std::any_of(s_.tokens.begin() + i, s_.tokens.begin() + clause_.end,
                       [](const Token& t) { return t.type == TokenType::quantity; });
  }
  // 所具有鲜明特色的学校: behind the 的 that ends what opens with a verb; 0: none.
  At behind_relative_clause() const {
    for (At i = first_ + 1; i + 1 < clause_.end; ++i) {
      if (token(i).type == TokenType::quantity) return 0;
      if (s_.says(token(i), U"的")) return i + 1;
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
      if (s_.lexicon->heads().longest(end - length, end).length == length) return true;
    }
    return false;
  }

  // 为80个社区更新健身器材: for whom something is done, then the only verb of the clause.
  bool serves(At i) const {
    if (!token(i).is_verb(VerbClass::act) || i + 1 >= clause_.end) return false;
    if (token(i + 1).type != TokenType::text || token(i + 1).range.size() < 3) return false;
    bool for_somebody = false;
    for (At k = clause_.begin; k < first_ && !for_somebody; ++k) {
      const u32string_view word = s_.text(token(k));
      for_somebody = token(k).type != TokenType::period && word.front() == U'为' && word.size() < 4;
    }
    return for_somebody && std::none_of(s_.tokens.begin() + i + 1, s_.tokens.begin() + clause_.end,
                                        [](const Token& t) { return t.is(word_verb); });
  }

  bool ends_at(At i, At from) const {
    const Token& t = token(i);
    if (t.range.end - token(first_).range.begin > longest_noun) return true;
    switch (t.type) {
      case TokenType::quantity:
        // “高效办成一件事”; 12个一级预算单位
        return !(t.enclosed || s_.reading->view(s_.found(t).unit) == U"级") ||
               states_figure(s_, clause_, i);
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
    // 6个国家的教育机构: the bodies were counted.
    if (word == U"的" && i == from + 1 && s_.ends_in(token(from), affix_actor)) return true;
    // x亩土地的征收: behind the 的 stands what was done with it.
    if (word == U"的") return i + 1 >= clause_.end || token(i + 1).is_verb(VerbClass::act);
    if (t.is(word_function | word_distribute | word_part | word_target | word_level | word_ongoing |
             word_basis | word_done | word_negation)) {
      return true;
    }
    if (i == from) return false;
    if (is_noun_like(s_, token(i))) return serves(i);
    const bool last = i + 1 >= clause_.end || token(i + 1).type == TokenType::mark;
    if (t.is(word_verb) && i == from + 1 && s_.says(token(from), U"未")) return last;  // 未脱贫家庭
    if (t.is(word_verb)) return last || (!s_.says(token(i + 1), U"的") && !names_works(i + 1));
    // 重点 in 重点项目; in front of a verb it ends the phrase: 教师积极参加.
    if (t.is(word_adverb))
      return !last && token(i + 1).is(word_verb) && !is_noun_like(s_, token(i + 1));
    // 增长贡献: a word of change in front of a noun is part of the phrase.
    if (t.is(word_increase | word_decrease)) return last || token(i + 1).type != TokenType::text;
    return t.is(word_predicate | word_rank_verb);
  }

  // 5名教师去北校区交流, 8名师范生到乡村学校任教: where the people that were counted went.
  Pos without_errand(Pos begin, Pos last) const {
    const u32string_view unit = s_.reading->view(s_.found(token(first_ - 1)).unit);
    if (!is_any(unit, U"人", U"名", U"位", U"人次")) return last;
    const Reading& r = *s_.reading;
    for (Pos p = begin + 2; p + 3 < last; ++p) {
      if (u32string_view(U"到去赴").find(r[p]) == u32string_view::npos) continue;
      const bool inside_word =
          u32string_view(U"达得来遇受看提感直过应实未签").find(r[p - 1]) != u32string_view::npos ||
          u32string_view(U"位期底达岗账世任场会年案的").find(r[p + 1]) != u32string_view::npos;
      if (!inside_word) return p;
    }
    return last;
  }

  // 8处房产出租未公开招租: what was not done is told of the thing. 12名未就业毕业生 are of that kind,
  // 300万元未及时下达 is not.
  Pos without_negation(Pos begin, Pos last) const {
    const Reading& r = *s_.reading;
    const bool money = s_.found(token(first_ - 1)).kind == QuantityKind::money;
    for (Pos p = begin + (money ? 0 : 1); p < last; ++p) {
      if (r[p] == U'未' && r.at(p + 1) != U'成' && r.at(p + 1) != U'来') return p;
    }
    return last;
  }

  // 112家学校食堂覆盖率达98%, 8个所人均经费…: what was measured of the things that were counted.
  Pos without_measure(Pos begin, Pos last, At end) const {
    if (end >= clause_.end || !(token(end).is(word_predicate | word_level | word_adverb) ||
                                token(end).type == TokenType::quantity))
      return last;
    const Lexicon& lexicon = *s_.lexicon;
    const Pos measure = lexicon.affix_at_end(s_.reading->view({begin, last}), affix_measure);
    if (measure == 0) return last;
    for (Pos p = begin + 2; p < last; ++p) {
      if ((*s_.reading)[p] == U'“') return p;
    }
    for (Pos p = begin + 2; p + measure <= last; ++p) {
      const u32string_view noun = s_.reading->view({begin, p});
      if (lexicon.ends_in_actor(noun, 2)) return p;
      for (Pos length = 2; length <= noun.size() && length <= 4; ++length) {
        const char32_t* const stop = noun.data() + noun.size();
        if (lexicon.heads().longest(stop - length, stop).length == length) return p;
      }
    }
    return last;
  }

  // 86个县中, 35个行业中: what a rank or a part is taken from. 高中 and 初中 are schools.
  bool names_field(Pos begin, Pos last) const {
    const Reading& r = *s_.reading;
    return last - begin > 1 && r[last - 1] == U'中' &&
           u32string_view(U"高初职完附一二三四五六七八九十").find(r[last - 2]) ==
               u32string_view::npos;
  }

  Range trimmed(Pos begin, At end) const {
    Pos last = token(end - 1).range.end;
    if (end == first_) return {};
    if (names_field(begin, last)) --last;
    if (opens_purpose(first_)) ++begin;  // 其中12名为女性
    last = without_negation(begin, last);
    last = without_measure(begin, last, end);
    last = without_errand(begin, last);
    if (last == begin) return {};
    while (last > begin &&
           u32string_view(U"的和与或及、(").find((*s_.reading)[last - 1]) != u32string_view::npos)
      --last;
    return {begin, last};
  }

  const Sentence& s_;
  const Clause& clause_;
  At first_;
};

}  // namespace

Range noun_behind(const Sentence& s, const Clause& clause, At at) {
  return NounBehind(s, clause, at).read();
}

}  // namespace shuzhi::detail
