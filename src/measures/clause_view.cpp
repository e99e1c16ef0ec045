#include "measures/clause_view.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

using std::u32string_view;

bool ends_in_measure(u32string_view word) {
  switch (word.back()) {
    case U'率':
    case U'额':
    case U'量':
    case U'值':
    case U'数':
      return true;
    case U'积':
      return word.ends_with(U"面积");
    case U'期':
      return word.ends_with(U"周期");
    case U'限':
      return word.ends_with(U"期限");
    case U'次':
      return word.ends_with(U"频次");
    default:
      return false;
  }
}

}  // namespace

bool ClauseView::is_link(At i) const {
  const Token& t = token(i);
  if (t.type != TokenType::text) return t.is(word_link);
  // A longer link is always found as a word.
  if (t.range.size() != 1) return false;
  const char32_t* const word = s_.text(t).data();
  return static_cast<bool>(lexicon_.word_of(word_link, word, word + 1));
}

bool ClauseView::leads_to_object(At i) const {
  const Token& t = token(i);
  if (t.enclosed || i + 1 >= clause_.end) return false;
  const Token& next = token(i + 1);
  if (t.is_verb(VerbClass::brief)) {
    if (i > 0 && token(i - 1).is(word_target)) return object_size(i) >= 2;  // 拟建养老院
    return next.type == TokenType::quantity || next.is(word_done);
  }
  // 公开招聘教师: in front of a verb it is an adverb.
  if (t.is(word_adverb) && next.is_verb(VerbClass::act, VerbClass::light)) return false;
  // 招标结束: what became of the act.
  if (next.is_verb(VerbClass::result) && i + 2 == clause_.end) return false;
  if (next.is(word_predicate) || s_.says_any(next, U"的", U"等", U"以下", U"如下")) return false;
  // 提高3.5个百分点 is a result; 新增360个学位 an act.
  if (t.is(word_increase | word_decrease) && next.type == TokenType::quantity &&
      s_.found(next).kind != QuantityKind::count) {
    return false;
  }
  return object_size(i) >= 2 && !is_time_behind(i + 1) && !tells_state(i) && !ends_in_state(i) &&
         !names_figure(i);
}

// 建成后, 实施以来: the act dates what follows.
bool ClauseView::is_time_behind(At i) const {
  const Pos begin = token(i).range.begin;
  const Pos end = token(clause_.end - 1).range.end;
  const u32string_view word = s_.reading->view({begin, std::min<Pos>(begin + 2, end)});
  switch (word[0]) {
    case U'以':
      return word == U"以来" || word == U"以后";
    case U'之':
      return word == U"之后" || word == U"之前";
    case U'期':
      return word == U"期间";
    case U'后':
      return word.size() == 1 ||
             u32string_view(U"勤备续台方期").find(word[1]) == u32string_view::npos;
    default:
      return false;
  }
}

bool ClauseView::ends_in_state(At verb) const {
  const bool pivot = token(verb).is(word_pivot);
  if (pivot && is_plain_verb(verb)) return false;
  const Token& last = token(clause_.end - 1);
  // 建成中心并投入使用, 投入资金用于…巩固提升
  const bool joined = stands_behind(facts_.and_end, verb) || stands_behind(facts_.use_end, verb);
  if (!joined && clause_.end - 1 > verb && !last.enclosed && last.type != TokenType::mark &&
      lexicon_.ends_in_state(s_.reading->view({token(verb).range.end, last.range.end})))
    return true;
  if (!stands_behind(facts_.turn_end, verb)) return false;
  for (At k = verb + 1; k + 1 < clause_.end; ++k) {
    const Token& t = token(k);
    if (t.type == TokenType::quantity && !s_.says_any(token(k - 1), U"由", U"从")) return false;
    if (s_.says_any(t, U"得到", U"有待")) return true;
    if (k > verb + 1 && t.is(word_increase | word_decrease | word_level) &&
        token(k + 1).type == TokenType::quantity && !pivot)
      return true;
  }
  return false;
}

// 播种面积48万亩, 建设达标率100%, 统一供种率达98%: verb and noun are what the figure is of.
bool ClauseView::names_figure(At verb) const {
  const Token& t = token(verb);
  if (t.is(word_increase | word_decrease | word_level | word_predicate | word_pivot)) return false;
  At figure = verb + 1;
  while (figure < clause_.end && figure < verb + 4 && token(figure).type != TokenType::quantity &&
         !token(figure).is(word_predicate | word_level | word_done))
    ++figure;
  if (figure >= clause_.end || figure == verb + 1 || s_.says(token(figure), U"了")) return false;
  const u32string_view word = s_.reading->view({t.range.end, token(figure - 1).range.end});
  if (!ends_in_measure(word) || word.find(U'的') != u32string_view::npos) return false;
  if (word.ends_with(U'率')) return true;
  const bool asserted = token(figure).type != TokenType::quantity;
  return asserted || word.size() <= 2 || word.starts_with(U'总') || word.starts_with(U"到位");
}

// 补助标准不断提高, 监管体系进一步完善: a noun and what became of it.
bool ClauseView::tells_state(At verb) const {
  if (clause_.end - verb < 3) return false;
  const Token& last = token(clause_.end - 1);
  const Token& before = token(clause_.end - 2);
  if (!last.is(word_verb) || !before.is(word_adverb) || before.is(word_verb)) return false;
  // 正在推进…信息化改造, 投入…用于…安全提升: the clause is about the act.
  if (verb > clause_.begin && token(verb - 1).is(word_ongoing)) return false;
  if (stands_behind(facts_.use_end, verb)) return false;
  return !is_plain_verb(verb) || lexicon_.is_affix(s_.text(before), affix_degree);
}

bool ClauseView::ends_actor(At i) const {
  const Token& t = token(i);
  if (t.is(word_self)) return true;
  if (t.type != TokenType::text && !t.is(word_whole)) return false;
  return lexicon_.ends_in_actor(s_.text(t));
}

}  // namespace shuzhi::detail
