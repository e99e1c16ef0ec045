#include "claims/phrase.hpp"

#include "claims/comparison.hpp"
#include "claims/modality.hpp"
#include "claims/selection.hpp"

#include <boost/container/small_vector.hpp>

#include <algorithm>

namespace shuzhi::detail {
namespace {

using std::u32string_view;

// What may stand in front of a clause's own content.
constexpr std::uint32_t leading = word_adverb | word_self | word_scope | word_part | word_target |
                                  word_done | word_ongoing | word_distribute | word_basis |
                                  word_required;

// A mark that is no part of a phrase; quotes and brackets are.
bool parts_words(const Sentence& s, const Token& t) {
  const char32_t c = s.mark(t);
  return c != 0 && !is_opening(c) && !is_closing(c) && c != U'"';
}

bool is_noun(const Token& t) { return t.type == TokenType::text || t.classes == word_whole; }

bool is_action(const Token& t) {
  return t.is_verb(VerbClass::act, VerbClass::light) && t.range.size() >= 2 && !t.enclosed;
}

// 招生计划, 在建项目: the words of a noun that are words of time and intention elsewhere.
bool is_attribute(const Sentence& s, At i) {
  const Token& t = s.tokens[i];
  if (i + 1 >= s.tokens.size()) return false;
  const Token& next = s.tokens[i + 1];
  const bool plain = t.classes == word_adverb || t.classes == word_ongoing;
  if (!plain || next.range.begin != t.range.end) return false;
  // 直接融资: in front of a verb that closes the phrase as well; 安全培训覆盖率.
  if (is_noun(next)) return true;
  if (is_noun_like(s, next) && i + 2 < s.tokens.size() && s.text(s.tokens[i + 2]).ends_with(U'率'))
    return true;
  return is_noun_like(s, next) && i + 2 < s.tokens.size() &&
         (s.tokens[i + 2].is(asserting) || s.tokens[i + 2].type == TokenType::quantity);
}

// Whether `t` is one character, and one of `characters`.
bool is_single_of(const Sentence& s, const Token& t, u32string_view characters) {
  return t.range.size() == 1 &&
         characters.find((*s.reading)[t.range.begin]) != u32string_view::npos;
}

// Words that only lead in, at the very front of a phrase.
bool leads_in(const Sentence& s, At i) {
  const Token& t = s.tokens[i];
  return (t.is(leading | word_predicate) && !is_attribute(s, i)) || parts_words(s, t) ||
         is_single_of(s, t, U"的比较由从到至自并各均都也内及和与末起前后在于可") ||
         s.says_any(t, U"以及", U"以来", U"期间", U"时期");
}

bool asserts(const Sentence& s, At i) {
  const Token& t = s.tokens[i];
  if (t.is(word_target) && !t.is(asserting & ~word_target) && i > 0 && !tells_intention(s, i) &&
      s.tokens[i - 1].range.end == t.range.begin) {
    return false;  // 招生计划
  }
  return t.is(asserting | word_scope) || t.is(word_adverb) || parts_words(s, t) ||
         is_single_of(s, t, U"比较由从到至均各的都也在于以");
}

// 年收入30万元以上的村占比: a limit that an attribute ends with.
bool limits_attribute(const Sentence& s, const Clause& clause, At i) {
  if (i + 2 >= clause.end || !s.says(s.tokens[i + 1], U"的") || !is_noun(s.tokens[i + 2]))
    return false;
  const grammar::Found& found = s.found(s.tokens[i]);
  const u32string_view words = s.reading->view(found.range);
  return found.kind != QuantityKind::percent &&
         (words.ends_with(U"以上") || words.ends_with(U"以下") || words.ends_with(U"以内"));
}

// 二级以上医院, 学前三年毛入园率, “两项补贴”: a number that belongs to a name does not part the
// phrase.
bool is_inside_name(const Sentence& s, const Clause& clause, At i) {
  const Token& t = s.tokens[i];
  if (t.type == TokenType::quantity &&
      (limits_attribute(s, clause, i) || (t.enclosed && !states_figure(s, clause, i))))
    return true;
  if (t.type != TokenType::quantity || i + 1 >= clause.end || !is_noun(s.tokens[i + 1]))
    return false;
  const u32string_view unit = s.reading->view(s.found(t).unit);
  const bool behind_noun =
      i > clause.begin && is_noun(s.tokens[i - 1]) && s.tokens[i - 1].range.end == t.range.begin;
  return (unit == U"级" || unit == U"岁" || behind_noun) && !states_figure(s, clause, i);
}

// A stretch of tokens without figures or periods in it.
struct Run {
  At begin;
  At end;
  bool has_noun;  // holds more than words that lead in or assert
};

using Runs = boost::container::small_vector<Run, 8>;

// Reads the phrase in front of `at` in one clause.
class PhraseBefore {
 public:
  PhraseBefore(const Sentence& s, const Clause& clause, At at, At figure)
      : s_(s), clause_(clause), at_(at), kind_(s.found(s.tokens[figure]).kind) {}

  Range read() {
    find_end();
    if (!choose_run()) return {};
    if (limited_) return {token(run_.begin).range.begin, token(run_.end - 1).range.end};
    cut_assertion();
    if (run_.begin >= run_.end) return {};
    cut_summed_act();
    skip_proviso();
    if (run_.begin >= run_.end) return {};
    skip_charge();
    skip_verb();
    cut_errand();
    skip_actor();
    skip_owner();
    while (run_.end - run_.begin > 1 && s_.says(token(run_.begin), U"共")) ++run_.begin;
    // 对…进行资助11460人次: what stands before the verb is measured.
    if (token(run_.begin).is(word_fronting) && run_.end - run_.begin > 1) {
      ++run_.begin;
      while (run_.end - run_.begin > 1 && is_action(token(run_.end - 1))) --run_.end;
    }
    skip_beneficiary();
    const Range phrase = trimmed({token(run_.begin).range.begin, token(run_.end - 1).range.end});
    // One character is no name of anything: 向3万户…, 定为8%.
    return phrase.size() > 1 ? phrase : Range{};
  }

 private:
  const Token& token(At i) const { return s_.tokens[i]; }
  u32string_view text(At i) const { return s_.text(token(i)); }
  u32string_view words(At begin, At end) const {
    return s_.reading->view({token(begin).range.begin, token(end - 1).range.end});
  }
  bool is_rank() const { return kind_ == QuantityKind::rank; }

  // 增速 with a rank or points is what was measured; 增速达5% says that something grew.
  bool is_growth(At i) const {
    return (is_rank() || kind_ == QuantityKind::percentage_point) &&
           s_.is_affix(token(i), affix_growth);
  }
  bool is_assertion(At i) const {
    // 生师比为15:1; 每人每月780元
    const bool ratio = kind_ == QuantityKind::ratio || kind_ == QuantityKind::other;
    if (ratio && s_.says(token(i), U"比")) return false;
    if (s_.says(token(i), U"分")) return true;  // 分3期
    return (asserts(s_, i) && !is_growth(i)) || s_.is_affix(token(i), affix_per);
  }

  // 增速高于城镇居民2个百分点, 收入位居六县之首: the phrase ends where the comparison begins.
  void find_end() {
    const Comparison comparison = find_comparison(s_, clause_, at_);
    if (comparison.names_other) at_ = comparison.at;
    if (!is_rank()) return;
    for (At i = clause_.begin + 1; i < at_; ++i) {
      if (token(i).is(word_rank_verb) && !token(i).is(word_level) && !is_action(token(i))) at_ = i;
    }
  }

  // Nothing, or no more than what a bracket holds.
  bool is_bracket(At begin, At end) const {
    if (begin == end) return true;
    if (s_.mark(token(begin)) != U'(') return false;
    for (At i = begin + 1; i < end; ++i) {
      if (!token(i).enclosed && s_.mark(token(i)) != U')') return false;
    }
    return true;
  }

  void add_run(Runs& runs, At begin, At end) const {
    At from = begin;
    while (from < end && leads_in(s_, from)) ++from;
    // 共有各级各类学校(含幼儿园)186所: a word for the reporting body is the subject where nothing
    // else is.
    if (is_bracket(from, end)) {
      for (At i = begin; i < from; ++i) {
        if (token(i).is(word_self)) runs.push_back({i, from == end ? i + 1 : end, true});
      }
      return;
    }
    bool noun = false;
    for (At i = from; i < end; ++i) noun = noun || !is_assertion(i);
    runs.push_back({from, end, noun});
  }

  Runs runs() const {
    Runs out;
    At begin = clause_.begin;
    for (At i = clause_.begin; i < at_; ++i) {
      const TokenType type = token(i).type;
      if (type != TokenType::period && type != TokenType::quantity) continue;
      if (is_inside_name(s_, clause_, i)) continue;
      add_run(out, begin, i);
      begin = i + 1;
    }
    add_run(out, begin, at_);
    return out;
  }

  // 由…提高到…, 从…增加到…: what changed stands in front of the preposition.
  At change_preposition(const Run& run) const {
    for (At i = run.begin + 1; i < run.end; ++i) {
      if (s_.says_any(token(i), U"由", U"从") && !token(i).enclosed) return i;
    }
    return run.end;
  }

  // 年收入过百万元的只有6家, 35岁以下的有12人: the figure in front of 的 is part of what is counted.
  bool take_in_limit(const Runs& all) {
    if (at_ <= clause_.begin || is_rank()) return false;
    At of = at_ - 1;
    // 600分以上17人
    if (kind_ == QuantityKind::count && token(of).type == TokenType::quantity &&
        s_.reading->view(s_.found(token(of)).range).ends_with(U"以上") &&
        s_.found(token(of)).kind != QuantityKind::count) {
      run_ = {of, at_, true};
      limited_ = true;
      return true;
    }
    while (of > clause_.begin && token(of).is(word_predicate | word_adverb)) --of;
    if (of == clause_.begin || !s_.says(token(of), U"的")) return false;
    At limit = of - 1;
    while (limit > clause_.begin && token(limit).type != TokenType::quantity) --limit;
    if (token(limit).type != TokenType::quantity) return false;
    // 判处五年以上有期徒刑的47人: the time is no figure of its own.
    if (limit + 1 != of && states_figure(s_, clause_, limit)) return false;
    // 90分以上的10所: without a verb the noun stands behind.
    if (limit + 1 == of && of == at_ - 1 && token(at_).type == TokenType::quantity) return false;
    run_ = {limit, of, true};
    for (const Run& run : all) {
      if (run.has_noun && run.end == limit) run_.begin = run.begin;
    }
    limited_ = true;
    return true;
  }

  bool choose_run() {
    Runs all = runs();
    if (take_in_limit(all)) return true;
    while (!all.empty() && !all.back().has_noun) all.pop_back();
    // 在14个县区中名列第四: what stands behind the count is the field, not what is ranked.
    if (is_rank() && all.size() > 1 && all.front().has_noun) all.erase(all.begin() + 1, all.end());
    if (all.empty()) return false;
    run_ = all.back();
    // 由十年前的不足百个发展到目前的1735个: the run in front of the first end of the change.
    for (const Run& earlier : all) {
      if (!earlier.has_noun || change_preposition(earlier) == earlier.end) continue;
      run_ = earlier;
      run_.end = change_preposition(earlier);
      break;
    }
    return true;
  }

  void cut_assertion() {
    while (run_.end > run_.begin && is_assertion(run_.end - 1)) {
      const Token& t = token(run_.end - 1);
      predicated_ = predicated_ || t.is(word_predicate | word_level | word_increase |
                                        word_decrease | word_compare);
      // 投资 in 总投资, 开工 in 项目开工: a noun as well.
      if (t.is(word_verb) && !t.is(asserting)) break;
      --run_.end;
    }
  }

  // 小额信贷累计投放3.6亿元: what was summed up stands in front of 累计.
  void cut_summed_act() {
    if (run_.end - run_.begin < 3 || !is_action(token(run_.end - 1))) return;
    if (!s_.is_affix(token(run_.end - 2), affix_cumulative)) return;
    if (is_noun(token(run_.end - 3))) run_.end -= 2;
  }

  // 扣除价格因素增长5%: what was left out of account is not what grew.
  void skip_proviso() {
    const u32string_view head = text(run_.begin);
    if (!head.starts_with(U"扣除") && !head.starts_with(U"剔除")) return;
    for (At i = run_.begin; i < run_.end; ++i) {
      if (!text(i).ends_with(U"因素")) continue;
      run_.begin = i + 1;
      return;
    }
  }

  // 我分管的供水板块: in whose charge something is.
  void skip_charge() {
    if (run_.end - run_.begin > 1 && s_.says(token(run_.begin), U"我")) ++run_.begin;
    if (run_.end - run_.begin > 2 && s_.says(token(run_.begin + 1), U"的") &&
        s_.says_any(token(run_.begin), U"负责", U"分管", U"主管", U"联系", U"我负责", U"我分管",
                    U"我主管", U"我联系")) {
      run_.begin += 2;
    }
  }

  // 选派骨干到上级医院进修, 组织干部赴外地学习: what the ones who were sent did there.
  void cut_errand() {
    if (predicated_ || run_.begin == clause_.begin || !token(run_.begin - 1).is(word_pivot)) return;
    if (!token(run_.end - 1).is(word_verb)) return;
    for (At i = run_.begin + 1; i + 1 < run_.end; ++i) {
      const bool goes = s_.says(token(i), U"赴") || s_.says(token(i), U"前往") ||
                        (token(i).is(word_function) && text(i).starts_with(U'到'));
      if (!goes) continue;
      run_.end = i;
      return;
    }
  }

  // 办结率, 利润总额, 平均用时: what is left is a measure, which a verb in front belongs to.
  bool is_measure(At begin, At end) const {
    while (end - begin > 1 && s_.says(token(begin), U"平均")) ++begin;
    return s_.lexicon->is_affix(words(begin, end), affix_measure);
  }
  // 落实资金500万元: money is a thing of its own.
  bool hands_out(At verb) const {
    return is_action(token(verb)) && s_.lexicon->is_affix(words(verb + 1, run_.end), affix_funds);
  }

  // A verb in front has the phrase as its object: 投入免费义务教育经费5,877万元. With a word
  // that asserts it is part of a noun: 投资金额达5800万元.
  void skip_verb() {
    const Token& head = token(run_.begin);
    const bool verb =
        (head.is(word_verb) && head.range.size() >= 2) || head.is(word_increase | word_decrease);
    if (!verb || predicated_ || run_.end - run_.begin < 2) return;
    if (s_.mark(token(run_.begin + 1)) == U'、' || s_.says(token(run_.begin + 1), U"的")) return;
    if (names_itself() || only_verbs(run_.begin) || tells_outcome()) return;
    At object = run_.begin + 1;
    if (joins_verb(object)) object += 2;
    while (run_.end - object > 1 && (token(object).is(word_done) || shares_object(object)))
      ++object;
    if (words(object, run_.end).size() >= 2 &&
        (!is_measure(object, run_.end) || hands_out(object - 1)))
      run_.begin = object;
    run_.begin = behind_attribute();
  }
  // 新建和改造农村饮水工程
  bool joins_verb(At i) const {
    return i + 2 < run_.end && s_.says_any(token(i), U"和", U"与", U"及", U"并", U"或") &&
           token(i + 1).is_verb(VerbClass::act);
  }
  // 移送司法机关6人, 核查属实41件: what is counted is neither the body nor the state.
  bool tells_outcome() const {
    if (kind_ != QuantityKind::count) return false;
    const u32string_view object = words(run_.begin + 1, run_.end);
    return object.ends_with(U"机关") || object.ends_with(U"法院") || object.ends_with(U"检察院") ||
           object == U"属实";
  }
  // 劝返复学11人, 责令限期整改3所: there is no object.
  bool only_verbs(At begin) const {
    if (kind_ != QuantityKind::count || token(begin).is_verb(VerbClass::light) ||
        tells_result(token(begin)))
      return false;
    for (At i = begin; i < run_.end; ++i) {
      if (!token(i).is(word_verb | word_adverb) || is_noun_like(s_, token(i))) return false;
    }
    return true;
  }
  // 批准逮捕犯罪嫌疑人, 督促修复林地: the verb behind another has the object. In front of a
  // short noun it is part of it: 选派支教教师.
  bool shares_object(At i) const {
    if (!is_action(token(i)) || is_noun_like(s_, token(i))) return false;
    return words(i + 1, run_.end).size() >= 4 || s_.is_affix(token(i - 1), affix_causative);
  }
  // 完成审计项目36个, 监管企业利润总额, 存在隐患的自建房: the verb in front is part of a noun.
  bool names_itself() const {
    const Token& head = token(run_.begin);
    // 执行案件平均用时: an act that takes so long.
    if (is_noun_like(s_, head) && kind_ == QuantityKind::duration) return true;
    // 抢救成功率: the rate of an act.
    if (kind_ == QuantityKind::percent && is_action(head) && !tells_result(head) &&
        !head.is(word_increase | word_decrease) && text(run_.end - 1).ends_with(U'率'))
      return true;
    if (is_noun_like(s_, head)) {
      const bool behind_verb =
          run_.begin > clause_.begin && s_.says(token(run_.begin - 1), U"完成");
      return behind_verb ||
             s_.lexicon->affix_at_end(words(run_.begin + 1, run_.end), affix_total) != 0;
    }
    if (!head.is_verb(VerbClass::result)) return false;
    for (At i = run_.begin + 1; i < run_.end; ++i) {
      if (s_.says(token(i), U"的")) return true;
    }
    return false;
  }

  // 涵盖学前教育、义务教育的“优质教育链”: what the attribute in front of 的 belongs to.
  At behind_attribute() const {
    for (At i = run_.end - 1; i-- > run_.begin;) {
      if (!s_.says(token(i), U"的") || token(i).enclosed) continue;
      return token(i).range.begin - token(run_.begin).range.begin >= 6 ? i + 1 : run_.begin;
    }
    return run_.begin;
  }

  // 在重点路口安装护栏, 为困难当事人减免诉讼费: a phrase in front of the verb.
  bool opens_with_preposition() const {
    for (At i = clause_.begin; i <= run_.begin; ++i) {
      const u32string_view word = text(i);
      if (is_single_of(s_, token(i), U"为在由从与给向对以") ||
          s_.says_any(token(i), U"通过", U"面向", U"利用") ||
          (token(i).is(word_fronting) && !tells_intention(s_, i)) ||
          (token(i).is(word_function) && i == run_.begin) ||
          (s_.is_affix(token(i), affix_causative) && i < run_.begin) ||
          (i == run_.begin && word.size() > 1 && word.front() == U'为')) {
        return true;
      }
    }
    return false;
  }

  // 投入设备购置资金: a word for money that has money as its object.
  bool spends(At i) const {
    const u32string_view object = words(i + 1, run_.end);
    return s_.is_affix(token(i), affix_money) && object.size() >= 4 &&
           s_.lexicon->affix_at_end(object, affix_money) != 0;
  }

  // 追回, 审结, 完成: verbs that are no part of a noun.
  bool tells_result(const Token& t) const {
    return t.word->status == static_cast<std::int8_t>(Status::done) ||
           s_.says_any(t, U"完成", U"实现");
  }

  // 大队查处交通违法行为: in front of a noun of some length a verb that may be a noun acts.
  bool body_acts(At i) const {
    if (kind_ != QuantityKind::count || i > run_.begin + 2) return false;
    for (At k = i + 1; k < run_.end; ++k) {
      if (!is_noun(token(k))) return false;
    }
    const Token& before = token(i - 1);
    const u32string_view object = words(i + 1, run_.end);
    if (object.size() < 4 || !is_noun_like(s_, token(i))) return false;
    if (!s_.ends_in(before, affix_actor) && !names_actor(before)) return false;
    for (std::size_t length = 2; length <= object.size() && length <= 4; ++length) {
      const char32_t* const last = object.data() + object.size();
      if (s_.lexicon->heads().longest(last - length, last).length == length) return false;
    }
    return true;
  }

  // 健儿夺得金牌12枚: a result that is told of somebody, with what was counted.
  bool wins(At i) const {
    if (kind_ != QuantityKind::count || !token(i).is_verb(VerbClass::result)) return false;
    const char32_t end = text(i).back();
    return (end == U'得' || end == U'获') && is_noun(token(i - 1)) && is_noun(token(i + 1));
  }

  // 春运期间加开班次860个: when something was done.
  bool stands_behind_time(At i) const {
    return kind_ == QuantityKind::count && is_action(token(i)) && text(i - 1).ends_with(U"期间");
  }

  // 检察官, 领导: the words for who acts that measures are read by.
  bool names_actor(const Token& t) const {
    if (!is_noun(t)) return false;
    const u32string_view word = s_.text(t);
    if (s_.lexicon->ends_in_actor(word, 2)) return true;
    return word.size() > 2 && u32string_view(U"馆站院局").find(word.back()) != u32string_view::npos;
  }

  // 医院投入设备购置资金, 城东社区各建成健身广场: the verb behind the one that acts, or behind
  // an adverb, has the rest as its object.
  void skip_actor() {
    if (predicated_) return;
    const bool preposition = opens_with_preposition();
    for (At i = run_.end - 1; i-- > run_.begin + 1;) {
      const Token& t = token(i);
      const bool changes = t.is(word_increase | word_decrease) && t.range.size() >= 2;
      const bool reaches =
          s_.is_affix(t, affix_reaching) && kind_ == QuantityKind::count && !t.enclosed;
      if (t.enclosed || !(is_action(t) || changes || reaches || wins(i))) continue;
      if (token(i + 1).type == TokenType::mark || s_.says(token(i + 1), U"的")) continue;
      const Token& before = token(i - 1);
      bool acts = (before.is(word_adverb | word_done) && !is_noun_like(s_, t)) ||
                  s_.says_any(before, U"各", U"均", U"都", U"并", U"共") ||
                  (is_noun(before) && s_.ends_in(before, affix_actor) &&
                   (!is_noun_like(s_, t) || spends(i))) ||
                  (!is_noun_like(s_, t) &&
                   (names_actor(before) ||
                    ((is_noun(before) || before.is(word_self)) && tells_result(t)))) ||
                  stands_behind_time(i) || reaches || wins(i);
      const bool calls =
          s_.says_any(token(clause_.begin), U"面向", U"利用") && words(i + 1, run_.end).size() >= 4;
      acts = acts || body_acts(i);
      if (!acts && !(preposition && (changes || calls || !is_noun_like(s_, t)))) continue;
      if (words(i + 1, run_.end).size() < 2) continue;
      // 为群众节约费用: what somebody was spared or given.
      const bool for_somebody = preposition && text(run_.begin).starts_with(U'为');
      if (!for_somebody && is_measure(i + 1, run_.end)) continue;
      run_.begin = i + 1;
      return;
    }
  }

  // 为企业和个人减税降费1.3万亿元: for whom it was done.
  void skip_beneficiary() {
    const At last = run_.end - 1;
    if (last <= run_.begin || !text(run_.begin).starts_with(U'为') || !is_action(token(last)))
      return;
    run_.begin = last;
  }

  // 集团现有员工6800人: who has what was counted.
  void skip_owner() {
    if (kind_ != QuantityKind::count || predicated_) return;
    for (At i = run_.end - 1; i-- > run_.begin;) {
      if (!token(i).is(word_predicate) || !text(i).ends_with(U'有') || token(i).enclosed) continue;
      if (s_.says(token(i + 1), U"的") || token(i + 1).type == TokenType::mark) continue;
      run_.begin = i + 1;
      return;
    }
  }

  // 全院有员额法官68名, 技术人员仅占15%: without the 有 and the 仅 of the predicate.
  Range trimmed(Range phrase) const {
    const u32string_view view = s_.reading->view(phrase);
    if (view.size() >= 3 && view.back() == U'仅') --phrase.end;
    // 有效, 有期 are words of their own.
    const bool have =
        view.size() >= 3 && view.front() == U'有' && !token(run_.begin).is(word_whole);
    if (have && view.find(U'的') == u32string_view::npos) ++phrase.begin;
    return phrase;
  }

  const Sentence& s_;
  const Clause& clause_;
  At at_;
  QuantityKind kind_;
  Run run_{};
  bool predicated_ = false;
  bool limited_ = false;  // by a figure inside the phrase
};

}  // namespace

bool is_noun_like(const Sentence& s, const Token& t) {
  if (t.type == TokenType::word) return t.word->noun;
  const u32string_view word = s.text(t);
  return s.lexicon->heads().longest(word.data(), word.data() + word.size()).length == word.size();
}

Range phrase_before(const Sentence& s, const Clause& clause, At at, At figure) {
  return PhraseBefore(s, clause, at, figure).read();
}

}  // namespace shuzhi::detail
