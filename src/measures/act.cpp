#include "measures/act.hpp"

#include "claims/modality.hpp"
#include "measures/clause_view.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

using std::u32string_view;

// What may stand between the beginning of a clause and its verb.
constexpr std::uint32_t before_verb = word_adverb | word_self | word_scope | word_target |
                                      word_required | word_done | word_ongoing | word_distribute |
                                      word_part | word_link;
// What makes a verb of the word behind it.
constexpr std::uint32_t aspect =
    word_done | word_ongoing | word_target | word_link | word_distribute;
// Another body that acts is named in a few characters: 教研室, 各中小学. Behind an adverb or a
// preposition a verb is one even after a longer name.
constexpr Pos longest_actor = 12;
constexpr Pos longest_subject = 24;

class ClauseReader : ClauseView {
 public:
  using ClauseView::ClauseView;

  std::optional<Act> read() const {
    if (!facts_.may_act()) return std::nullopt;
    const At i = skip_leading(clause_.begin);
    if (i >= clause_.end || token(i).enclosed) return std::nullopt;
    if (token(i).is(word_verb) && is_name(i)) return behind_actor(i);
    if (opens_fronting(i)) return fronted(i);
    if (token(i).is(word_function) || opens_for(i)) return behind_phrase(i);
    if (leads(i) && (is_plain_verb(i) || !asserts_figure(i))) return Act{i, i, std::nullopt};
    // 其中财政拨款500万元: a part of what the clause before told.
    if (tells_part(i)) return std::nullopt;
    return behind_actor(i);
  }

 private:
  At skip_leading(At i) const {
    while (i < clause_.end) {
      const Token& t = token(i);
      if (t.is(word_verb) && !t.is(before_verb)) break;
      const bool intention = t.is(word_target) && tells_intention(s_, i);
      const bool adverb = t.is(before_verb) && !t.is(word_target) && !leads_as_verb(i);
      if (!(t.type == TokenType::period || intention || adverb || is_link(i) || behind_adverb(i) ||
            is_ours(i) || behind_period(i) || tells_times(i) || s_.mark(t) == U'、'))
        break;
      ++i;
    }
    return i;
  }
  bool tells_part(At i) const {
    return (facts_.classes & word_part) != 0 &&
           std::any_of(s_.tokens.begin() + clause_.begin, s_.tokens.begin() + i,
                       [](const Token& t) { return t.is(word_part); });
  }
  // 较好地完成
  bool behind_adverb(At i) const {
    return i > clause_.begin && s_.says(token(i), U"地") && token(i - 1).is(word_adverb);
  }
  // 我站, 本中心
  bool is_ours(At i) const {
    if (token(i).type != TokenType::text) return false;
    const u32string_view word = s_.text(token(i));
    return (word[0] == U'我' || word[0] == U'本') && word.size() <= 6 &&
           lexicon_.ends_in_actor(word);
  }
  // 先后6次召开专题会议
  bool tells_times(At i) const {
    return token(i).type == TokenType::quantity && i + 2 < clause_.end && leads(i + 1) &&
           is_plain_verb(i + 1) && s_.reading->view(s_.found(token(i)).unit) == U"次";
  }
  // 6月底前, 5月中旬起
  bool behind_period(At i) const {
    if (i == clause_.begin || token(i - 1).type != TokenType::period) return false;
    const Token& t = token(i);
    return t.type == TokenType::text && t.range.size() == 1 &&
           u32string_view(U"前后内间起底").find(s_.text(t)[0]) != u32string_view::npos;
  }
  // 加快 and 加强 are adverbs in front of a verb, verbs in front of a noun.
  bool leads_as_verb(At i) const {
    const Token& t = token(i);
    if (!t.is(word_verb)) return false;
    if (!t.is(word_adverb)) return true;
    return i + 1 >= clause_.end || !token(i + 1).is(word_verb);
  }

  // 援助中心, 调研组: the verb is the first part of a name, with another verb to come.
  bool is_name(At i) const {
    if (i + 2 >= clause_.end) return false;
    const Token& next = token(i + 1);
    return (next.type == TokenType::text || next.is(word_self)) && !next.enclosed &&
           is_name_before_verb(i);
  }
  bool is_name_before_verb(At i) const {
    const Token& next = token(i + 1);
    const Token& behind = token(i + 2);
    if (!behind.is(word_verb | word_adverb | word_fronting | word_function | aspect) ||
        s_.says(behind, U"的"))
      return false;
    const u32string_view name = s_.text(next).substr(0, s_.text(next).find(U'为'));
    if (name.empty() ||
        lexicon_.actors().longest(name.data(), name.data() + name.size()).length != name.size())
      return false;
    // 强化局长联系点制度: the second verb is a noun too.
    const bool acts = !behind.is(word_verb) || is_plain_verb(i + 2);
    return name.size() == 1 || (acts && !is_plain_verb(i) && !token(i).is(word_pivot));
  }

  bool opens_fronting(At i) const { return token(i).is(word_fronting) && !tells_intention(s_, i); }

  // 将…纳入…, 把…作为…: from the preposition. 对…进行…: from the verb.
  std::optional<Act> fronted(At i) const {
    const bool with_object = !s_.says(token(i), U"对");
    constexpr At none = 0;  // the preposition stands in front of every verb
    At verb = with_object ? placed(i + 2).value_or(none) : none;
    for (At k = i + 2; k < clause_.end && !(verb != none && is_plain_verb(verb)); ++k) {
      const Token& t = token(k);
      if (t.enclosed || !t.is(word_verb)) continue;
      if (t.range.size() < 2 && !t.is_verb(VerbClass::brief)) continue;
      const bool act = t.is_verb(VerbClass::act, VerbClass::light);
      if (!act && !with_object) continue;
      if (k + 1 < clause_.end && s_.says(token(k + 1), U"的")) continue;
      // Inside a noun phrase the verb is no verb: 对…建设工作进行检查; the last light verb wins.
      if (!with_object && t.is_verb(VerbClass::act) && has_light_verb(k + 1)) continue;
      // 将公路养护纳入考核: a verb that is a noun as well gives way to one that is not.
      // 对道路实施亮化改造: it is not the object of the verb before.
      if (verb == none || (is_plain_verb(k) && (with_object || k > verb + 1))) verb = k;
    }
    if (verb == none || ends_in_state(verb)) return std::nullopt;
    if (!with_object && verb + 1 < clause_.end) return Act{verb, verb, std::nullopt};
    At last = verb;
    while (last > i + 2 && token(last - 1).is(word_adverb | word_link) && is_adverb_only(last - 1))
      --last;
    const Range object{token(i + 1).range.begin, token(last - 1).range.end};
    return Act{with_object ? i : verb, verb, object};
  }

  // 将320名脱贫人口纳入监测: what places the object is the verb, whatever the object is made of.
  std::optional<At> placed(At from) const {
    for (At k = from; k + 1 < clause_.end; ++k) {
      const Token& t = token(k);
      if (t.is(word_verb) && !t.enclosed && (t.word->affixes & affix_placing) != 0 &&
          !s_.says(token(k + 1), U"的"))
        return k;
    }
    return std::nullopt;
  }

  // 为职工, 为312名老人: for whom something is done. 为解决…, 为进一步…: a purpose, no act.
  bool opens_for(At i) const {
    const Token& t = token(i);
    const u32string_view word = s_.text(t);
    if (!word.starts_with(U"为") || i + 1 >= clause_.end) return false;
    const Token& next = token(i + 1);
    if (word.size() > 1) return t.type == TokenType::text && !word.starts_with(U"为期");
    return !next.is(word_verb) && (!next.is(word_adverb) || next.is(word_function | word_part));
  }

  // 与…签订…, 在…开展…, 按照…制定…: the verb behind the phrase.
  std::optional<Act> behind_phrase(At i) const {
    if (!stands_behind(facts_.act_end, i)) return std::nullopt;
    const u32string_view lead = s_.text(token(i));
    if (lead == U"的" || lead == U"使" || lead == U"让" || lead == U"被" || lead == U"如")
      return std::nullopt;
    At begin = i + (lead.size() > 1 && lead.starts_with(U"为") ? 1 : 2);
    // 以提高能力为手段: up to 为 it is a guiding phrase.
    for (At k = i + 1; lead == U"以" && k < clause_.end; ++k) {
      if (s_.text(token(k)).find(U'为') != u32string_view::npos) begin = k + 1;
    }
    // 在…基础上, 在…下: all of the clause is the phrase.
    const u32string_view last = s_.text(token(clause_.end - 1));
    if (lead == U"在" && (last.ends_with(U"上") || last.ends_with(U"下") || last.ends_with(U"中") ||
                          last.ends_with(U"时") || last.ends_with(U"方面") ||
                          last.ends_with(U"后") || last.ends_with(U"前"))) {
      return std::nullopt;
    }
    const bool of_means = lead == U"以" || lead == U"按照" || lead == U"根据" || lead == U"依据" ||
                          lead == U"随着" || lead == U"为了" || lead == U"按" || lead == U"围绕" ||
                          lead == U"针对";
    if (lead == U"针对" && last.ends_with(U"问题")) return std::nullopt;
    const bool to_somebody =
        lead == U"由" || lead == U"向" || lead == U"给" || lead == U"面向" || lead == U"利用";
    const bool for_somebody = lead.starts_with(U"为") && !of_means && !ends_in_benefit();
    // 通过政府购买服务方式聘请…: up to 方式 it is the means.
    for (At k = begin; lead == U"通过" && k < clause_.end; ++k) {
      if (names_way(k)) begin = k + 1;
    }
    std::optional<Act> noun_like;
    for (At k = begin; k < clause_.end; ++k) {
      if (!leads(k) || token(k).range.size() < 2 || is_name(k)) continue;
      if (s_.says_any(token(k - 1), U"的", U"、") || (of_means && object_size(k) < 4)) continue;
      // 由财政安排资金, 通过各种形式组织学习: behind an agent or a means a verb is one.
      const bool behind_agent = lead == U"由" && ends_actor(k - 1);
      const bool behind_means = names_way(k - 1);
      if (!behind_agent && !behind_means && !is_plain_verb(k) && !moves_others(k)) {
        if (to_somebody && !noun_like && object_size(k) >= 4) noun_like = Act{k, k, std::nullopt};
        if ((for_somebody && does_for_somebody(k)) || (!of_means && is_counted(k)))
          noun_like = Act{k, k, std::nullopt};
        continue;
      }
      const bool brief = object_size(k) < 3 && token(k + 1).type != TokenType::quantity;
      if (lead.starts_with(U"为") && (brief || ends_in_benefit())) continue;
      if (token(k).is_verb(VerbClass::act) && has_light_verb(k + 1)) continue;
      return Act{k, k, std::nullopt};
    }
    return noun_like;  // 向学生宣传防溺水知识
  }

  // 为60个村更新器材1套, 为老人免费实施手术: a verb that may be a noun, with what was done behind
  // it. 为教育发展投入资金30万元: the first of two is the noun.
  bool does_for_somebody(At k) const {
    if (token(k + 1).is(word_verb)) return false;
    if (token(k - 1).is(word_adverb) && is_adverb_only(k - 1)) return true;
    return token(clause_.end - 1).type == TokenType::quantity && is_nominal(k + 1);
  }

  // 从高校引进博士12名, 赴外地招商32次: nothing but what was counted stands behind the verb.
  bool is_counted(At k) const {
    const At last = clause_.end - 1;
    if (last != k + 1 && last != k + 2) return false;
    if (token(last).type != TokenType::quantity) return false;
    const QuantityKind kind = s_.found(token(last)).kind;
    return (kind == QuantityKind::count || kind == QuantityKind::money) &&
           (last == k + 1 || (is_nominal(k + 1) && !is_place_behind(k + 1)));
  }
  // 在培训中300人…: 培训 is the noun of the phrase.
  bool is_place_behind(At i) const {
    return u32string_view(U"中上下时后前内").find(s_.text(token(i))[0]) != u32string_view::npos;
  }

  bool names_way(At i) const { return s_.ends_in(token(i), affix_way); }

  // 为教育发展提供了有力保障: what an act was good for.
  bool ends_in_benefit() const { return s_.ends_in(token(clause_.end - 1), affix_benefit); }

  // 教研室组织…, 七中派出…: somebody who acts, then the verb.
  std::optional<Act> behind_actor(At i) const {
    // 荣获省级表彰8项, 得到领导批示12次: what others did.
    if (token(i).is_verb(VerbClass::result) &&
        s_.says_any(token(i), U"荣获", U"获得", U"喜获", U"得到", U"受到", U"赢得", U"收到"))
      return std::nullopt;
    // 请各位代表提出意见
    if (s_.text(token(i)).starts_with(U'请')) return std::nullopt;
    std::optional<Act> weak;
    bool counted = false;  // 全县56个行政村全部…, 12人被…
    const At end = facts_.has_fronting() ? clause_.end : facts_.act_end;
    for (At k = i; k < end; ++k) {
      const Token& t = token(k);
      const Pos distance = t.range.begin - token(i).range.begin;
      if (distance > longest_subject || t.is(word_negation) || is_average(k)) break;
      if (t.type == TokenType::text) {
        if (s_.text(t).ends_with(U'是')) break;
        if (k != i && !t.enclosed && !counted && !weak && opens_phrase(k))
          return of_ours(i, behind_phrase(k));
        continue;
      }
      counted = counted || (t.type == TokenType::quantity && !is_duration(k));
      if (t.is(word_predicate | word_increase | word_decrease | word_level) && !t.is(word_verb))
        break;
      if (k == i || t.enclosed) continue;
      if (!counted && !weak && opens_fronting(k)) return of_ours(i, fronted(k));
      if (!counted && !weak && opens_phrase(k)) return of_ours(i, behind_phrase(k));
      if (!leads(k) || is_name(k) || asserts_figure(k) || is_negated(k) || reaches_figure(k))
        continue;
      if (t.is(word_increase | word_decrease) && !adds(k)) continue;
      if (counted) {
        if (is_done_to_counted(i, k)) return Act{k, k, std::nullopt};
        continue;
      }
      const At actor = before_brackets(i, k - 1);
      const Token& before = token(actor);
      const bool told = tells_act(k - 1) ||
                        (before.is(word_adverb) && !(k >= 2 && s_.says(token(k - 2), U"的")) &&
                         (is_plain_verb(k) || is_adverb_only(k - 1)));
      if (weak) {
        // 雨污分流项目正在进行…: the aspect shows that the first verb was a noun.
        if (before.is(word_done | word_ongoing)) return Act{k, k, std::nullopt};
        continue;
      }
      // 评优评先予以倾斜: no noun, and its object may be short.
      if (s_.says(t, U"予以")) return of_ours(i, Act{k, k, std::nullopt});
      if (told && (distance <= longest_actor || tells_act(k - 1) || (k >= 2 && ends_actor(k - 2))))
        return of_ours(i, Act{k, k, std::nullopt});
      if (before.type != TokenType::text && !before.is(word_whole) && !ends_actor(actor)) continue;
      if (is_name_with_figure(k) || is_works(k)) continue;
      if (distance > longest_actor && !ends_actor(actor)) continue;
      if (!acts(actor, k) && !is_act_of(actor, k)) continue;
      weak = Act{k, k, std::nullopt};
      const Token& next = token(k + 1);
      if (next.type == TokenType::quantity || s_.says(next, U"了")) break;
    }
    return of_ours(i, weak);
  }
  // 一般公共预算收入完成8亿元: what came in.
  bool reaches_figure(At k) const {
    return s_.says_any(token(k), U"完成", U"实现", U"入库", U"到账") && k + 1 < clause_.end &&
           token(k + 1).type == TokenType::quantity;
  }
  // 各村(社区): what stands in front of brackets.
  At before_brackets(At first, At i) const {
    while (i > first &&
           (token(i).enclosed || s_.mark(token(i)) == U')' || s_.mark(token(i)) == U'('))
      --i;
    return i;
  }
  // 已, 正在, 分别, 较好地, 用90天: what shows that a verb follows. 了 stands behind verbs.
  bool tells_act(At i) const {
    const Token& t = token(i);
    if (t.type == TokenType::quantity) return is_duration(i);
    return (t.is(aspect) && !s_.says_any(t, U"了", U"过")) || behind_adverb(i);
  }
  bool is_duration(At i) const {
    return token(i).type == TokenType::quantity &&
           s_.found(token(i)).kind == QuantityKind::duration;
  }
  // 气象局增设自动站6个: 增设 is an act; 城镇新增就业5800人 and 标准提高10% are changes.
  bool adds(At k) const {
    const Token& last = token(clause_.end - 1);
    return s_.text(token(k)).ends_with(U"设") && ends_actor(k - 1) && is_nominal(k + 1) &&
           last.type == TokenType::quantity && token(k + 1).type != TokenType::quantity &&
           s_.found(last).kind == QuantityKind::count;
  }
  // Behind any noun: a verb that is no noun as well, and that has a figure, 了, or an object of
  // some length.
  bool acts(At actor, At k) const {
    const Token& t = token(k);
    const Token& next = token(k + 1);
    if (t.is_verb(VerbClass::brief)) return ends_actor(actor) || next.is(word_done);
    return is_plain_verb(k) && (token(actor).range.size() >= 2 || ends_actor(actor)) &&
           (next.type == TokenType::quantity || s_.says(next, U"了") ||
            t.word->status == static_cast<std::int8_t>(Status::done) ||
            object_size(k) >= (is_guide(actor) ? 4 : 6));
  }
  // 结合主题教育开展调研32次: the clause begins with a stance, and its noun stands behind it.
  bool is_guide(At actor) const {
    return actor > clause_.begin && token(actor - 1).word->verb == VerbClass::guide;
  }
  // Behind a word for who acts: any object will do; 后勤科维修课桌800套 has a figure at its end
  // and no noun that the verb could be a part of (学校建设资金300万元).
  bool is_act_of(At actor, At k) const {
    if (!ends_actor(actor)) return false;
    if (is_plain_verb(k) || moves_others(k)) return true;
    const At last = clause_.end - 1;
    // 中心校投入60万元改造食堂: the money has a use behind it.
    const Token& next = token(k + 1);
    if (next.type == TokenType::quantity && s_.found(next).kind == QuantityKind::money &&
        k + 2 < last && token(k + 2).is(word_verb))
      return true;
    return token(last).type == TokenType::quantity && last == k + 2 && is_nominal(k + 1) &&
           (token(k).is(word_pivot) || !ends_head(k + 1) || ends_actor(k + 1)) &&
           (token(k).is(word_pivot) || s_.found(token(last)).kind == QuantityKind::count);
  }
  // 公路改建工程开工建设: what became of the works.
  bool is_works(At k) const {
    return s_.says_any(token(k + 1), U"工程", U"项目", U"工作") && k + 2 < clause_.end &&
           token(k + 2).is(word_verb | word_adverb | aspect);
  }
  // 各乡镇组织农户抢收小麦: a verb that may be a noun, with another one behind its object.
  bool moves_others(At k) const {
    if (!token(k).is(word_pivot) || !is_nominal(k + 1)) return false;
    for (At i = k + 2; i + 1 < clause_.end; ++i) {
      if (token(i).is_verb(VerbClass::act, VerbClass::light)) return true;
    }
    return false;
  }
  // 教师参与奖97人: the verb and one character are a noun.
  bool is_name_with_figure(At k) const {
    const Token& next = token(k + 1);
    return next.type == TokenType::text && next.range.size() == 1 && k + 2 < clause_.end &&
           token(k + 2).type == TokenType::quantity;
  }
  bool ends_head(At i) const {
    const u32string_view text = s_.text(token(i));
    const char32_t* const last = text.data() + text.size();
    for (std::size_t length = 2; length <= text.size() && length <= 5; ++length) {
      if (lexicon_.heads().longest(last - length, last).length == length) return true;
    }
    return false;
  }
  // 县妇联向…捐赠: a preposition behind who acts.
  bool opens_phrase(At k) const {
    const Token& t = token(k);
    return (t.is(word_function | word_predicate) || t.type == TokenType::text) &&
           t.range.size() <= 2 &&
           s_.says_any(t, U"向", U"给", U"在", U"由", U"从", U"按照", U"根据", U"针对", U"通过",
                       U"围绕", U"依托", U"为", U"与", U"同") &&
           ends_actor(k - 1);
  }
  // 尚未建立, 未设立: 未 clings to the text before.
  bool is_negated(At k) const {
    const u32string_view before = s_.text(token(k - 1));
    return token(k - 1).is(word_negation) || before.ends_with(U"未") || before.ends_with(U"不");
  }
  // 全县56个行政村全部纳入…, 12名违纪人员被给予处分.
  bool is_done_to_counted(At i, At k) const {
    const Token& before = token(k - 1);
    const bool ours = i > clause_.begin && token(i - 1).is(word_scope | word_self);
    if (s_.says(before, U"被")) return !ours && token(k).is_verb(VerbClass::light);
    return ours && is_plain_verb(k) &&
           (before.is(word_adverb) || tells_act(k - 1) || token(k).is_verb(VerbClass::light) ||
            token(k).word->status == static_cast<std::int8_t>(Status::done));
  }
  // 市电视台播出了我校的专题片, 兄弟单位到我校参观, 上级部门给予肯定: what others do to the
  // reporting body is no measure of it.
  std::optional<Act> of_ours(At i, std::optional<Act> act) const {
    if (!act || (i > clause_.begin && token(i - 1).is(word_self))) return act;
    At last = act->verb + 1;
    if (last < clause_.end && s_.says(token(last), U"了")) ++last;
    for (At k = i + 2; k <= last && k < clause_.end; ++k) {
      const Token& before = token(k - 1);
      const bool met = before.is(word_function | word_fronting | word_verb | word_done);
      if (token(k).is(word_self) && met) return std::nullopt;
    }
    const u32string_view actor = s_.text(token(i));
    if (actor.starts_with(U"上级") || actor.starts_with(U"省委") || actor.starts_with(U"中央"))
      return std::nullopt;
    return act;
  }
};

}  // namespace

std::optional<Act> read_act(const Sentence& s, const Clause& clause, const ClauseFacts& facts,
                            const Lexicon& lexicon) {
  return ClauseReader(s, clause, facts, lexicon).read();
}

}  // namespace shuzhi::detail
