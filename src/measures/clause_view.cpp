#include "measures/clause_view.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

using std::u32string_view;

// 灌溉水有效利用系数, 统一供种率: told with a figure, whatever stands in front of them.
bool names_degree(u32string_view word) {
  return word.ends_with(U'率') || word.ends_with(U"系数") || word.ends_with(U"指数") ||
         word.ends_with(U"强度") || word.ends_with(U"比例") || word.ends_with(U"比重") ||
         word.ends_with(U"占比");
}

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
      return word.ends_with(U"频次") || word.ends_with(U"人次");
    case U'准':
      return word.ends_with(U"标准");
    case U'程':
      return word.ends_with(U"里程");
    case U'模':
      return word.ends_with(U"规模");
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

// 完成年度预算的103%: how much of it was reached.
bool ClauseView::completes_share(At verb) const {
  if (!s_.says_any(token(verb), U"完成", U"实现")) return false;
  const At last = clause_.end - 1;
  return last > verb + 1 && token(last).type == TokenType::quantity &&
         s_.found(token(last)).kind == QuantityKind::percent && s_.says(token(last - 1), U"的");
}

bool ClauseView::leads_to_object(At i) const {
  const Token& t = token(i);
  if (t.enclosed || i + 1 >= clause_.end) return false;
  const Token& next = token(i + 1);
  if (t.is_verb(VerbClass::brief)) {
    if (i > 0 && token(i - 1).is(word_target)) return object_size(i) >= 2;  // 拟建养老院
    // 做了以下工作: what follows tells the acts.
    const bool announces = i + 2 < clause_.end && s_.says_any(token(i + 2), U"以下", U"如下");
    return next.type == TokenType::quantity || (next.is(word_done) && !announces);
  }
  if (completes_share(i)) return false;
  // 公开招聘教师: in front of a verb it is an adverb.
  if (t.is(word_adverb) && next.is_verb(VerbClass::act, VerbClass::light)) return false;
  // 招标结束: what became of the act.
  if (next.is_verb(VerbClass::result) && i + 2 == clause_.end) return false;
  // 巡河分别不少于2次: the verb is what the figures are of.
  if (next.is(word_predicate | word_distribute) ||
      s_.says_any(next, U"的", U"等", U"以下", U"如下"))
    return false;
  if (next.type == TokenType::quantity && is_attribute(i)) return false;
  if ((t.word->affixes & affix_attending) != 0 && counts_people()) return false;
  if (next.type == TokenType::mark && opens_nouns(i)) return false;
  // 提高3.5个百分点 is a result; 新增360个学位 an act.
  if (t.is(word_increase | word_decrease) && next.type == TokenType::quantity &&
      s_.found(next).kind != QuantityKind::count) {
    return false;
  }
  return object_size(i) >= 2 && !is_time_behind(i + 1) && !tells_state(i) && !ends_in_state(i) &&
         !names_figure(i);
}

// 投资3亿元的新校区主体封顶, 新建2公里的道路全部完工: the verb tells of the noun what it is, and
// what stands behind the noun what became of it.
bool ClauseView::is_attribute(At verb) const {
  if (verb + 3 >= clause_.end || !s_.says(token(verb + 2), U"的")) return false;
  if (stands_behind(facts_.and_end, verb) || stands_behind(facts_.use_end, verb)) return false;
  const At last = clause_.end - 1;
  if (!token(last).is(word_verb)) return false;
  // 完成3公里的道路标准化改造: the last verb is the noun.
  return is_plain_verb(last) ||
         (token(last - 1).is(word_adverb) && !s_.text(token(last - 1)).ends_with(U'化'));
}

// 宣传、文化部门联合举办…, 采购、仓储等板块实现…: the first noun of those who do it.
bool ClauseView::opens_nouns(At verb) const {
  if (s_.mark(token(verb + 1)) != U'、' || verb + 3 >= clause_.end) return false;
  if (token(verb + 2).type != TokenType::text) return false;
  // A list of doers is not longer than that.
  const At end = std::min(clause_.end, verb + 16);
  for (At k = verb + 2; k + 1 < end; ++k) {
    const Token& t = token(k);
    if (t.is(word_verb) && is_plain_verb(k)) return true;
    if (t.type == TokenType::text && s_.text(t).find(U'等') != u32string_view::npos) return true;
  }
  return false;
}

// 参加高考2946人, 参展企业320家: those who are counted did it.
bool ClauseView::counts_people() const {
  const Token& last = token(clause_.end - 1);
  if (last.type != TokenType::quantity) return false;
  const u32string_view unit = s_.reading->view(s_.found(last).unit);
  return unit == U"人" || unit == U"名" || unit == U"户" || unit == U"家";
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
  // 达标率达到要求 tells no figure, and is as rare as sentences without one are many.
  if (!s_.has_quantities && !asserts_figure(verb)) return false;
  const Token& t = token(verb);
  if (t.is(word_increase | word_decrease | word_level | word_predicate | word_pivot)) return false;
  At figure = verb + 1;
  while (figure < clause_.end && figure < verb + 7 && token(figure).type != TokenType::quantity &&
         !token(figure).is(word_predicate | word_level | word_done | word_distribute))
    ++figure;
  if (figure >= clause_.end || figure == verb + 1 || s_.says(token(figure), U"了")) return false;
  // 检查频次每月2次, 普及率平均98%
  At last = figure - 1;
  while (last > verb + 1 && token(last).is(word_adverb | word_whole)) --last;
  const u32string_view word = s_.reading->view({t.range.end, token(last).range.end});
  const bool degree = names_degree(word);
  if ((!degree && !ends_in_measure(word)) || word.find(U'的') != u32string_view::npos) return false;
  if (degree || s_.says_any(t, U"设计", U"规划")) return true;
  const bool asserted = token(figure).type != TokenType::quantity;
  // 合并资产总额412亿元
  const bool total = word.ends_with(U"总额") || word.ends_with(U"总量") || word.ends_with(U"总值");
  return asserted || total || word.size() <= 2 || word.starts_with(U'总') ||
         word.starts_with(U"到位");
}

// 补助标准不断提高, 监管体系进一步完善: a noun and what became of it.
bool ClauseView::tells_state(At verb) const {
  if (clause_.end - verb < 3) return false;
  const Token& last = token(clause_.end - 1);
  const Token& before = token(clause_.end - 2);
  if (!last.is(word_verb)) return false;
  // 质效明显改善
  if (last.is_verb(VerbClass::result) && s_.begins_with(last, affix_degree)) return true;
  if (before.is(word_verb)) return false;
  // 办理质效明显提升
  if (!before.is(word_adverb))
    return before.type == TokenType::text && s_.ends_in(before, affix_degree);
  // 正在推进…信息化改造, 投入…用于…安全提升: the clause is about the act.
  if (verb > clause_.begin && token(verb - 1).is(word_ongoing)) return false;
  if (stands_behind(facts_.use_end, verb)) return false;
  if (lexicon_.is_affix(s_.text(before), affix_degree)) return true;
  // 实施30所卫生室标准化改造: the verb at the end is the noun of its object.
  const bool takes_noun =
      s_.says(token(verb), U"实施") || token(verb + 1).type == TokenType::quantity;
  return !is_plain_verb(verb) && !(takes_noun && !is_plain_verb(clause_.end - 1));
}

bool ClauseView::ends_actor(At i) const {
  const Token& t = token(i);
  if (t.is(word_self)) return true;
  if (t.type != TokenType::text && !t.is(word_whole)) return false;
  return lexicon_.ends_in_actor(s_.text(t));
}

}  // namespace shuzhi::detail
