#include "claims/selection.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

using grammar::Found;
using std::u32string_view;

bool is_single_chinese(const Sentence& s, const Found& found) {
  const u32string_view number = s.reading->view(found.number);
  return number.size() == 1 && (grammar::is_chinese_digit(number[0]) || number[0] == U'十');
}

bool is_digit_pair(const Sentence& s, const Found& found) {
  const u32string_view number = s.reading->view(found.number);
  return number.size() == 2 && found.approximation == Approximation::exact &&
         grammar::is_chinese_digit(number[0]) && grammar::is_chinese_digit(number[1]);
}

bool counts_article(const Sentence& s, const Found& found) {
  const u32string_view number = s.reading->view(found.number);
  return (found.kind == QuantityKind::count || found.kind == QuantityKind::score) &&
         number == U"一" && found.approximation == Approximation::exact;
}

bool ranks_behind(const Sentence& s, const Clause& clause, At at) {
  return std::any_of(s.tokens.begin() + at + 1, s.tokens.begin() + clause.end, [&](const Token& t) {
    return t.type == TokenType::quantity && s.found(t).kind == QuantityKind::rank;
  });
}

// 两个优化, 四大转变, 三项措施 count the parts of a slogan when the number is a single Chinese
// numeral.
bool is_abstract(const Sentence& s, const Clause& clause, At at) {
  const Found& found = s.found(s.tokens[at]);
  if (found.kind != QuantityKind::count || found.approximation != Approximation::exact)
    return false;
  if (!is_single_chinese(s, found)) return false;
  // 在全市九个县中排第四: the field of a rank.
  if (ranks_behind(s, clause, at)) return false;
  // 三名工程, 六大行动: the name of a programme.
  if (at + 1 < clause.end && s.begins_with(s.tokens[at + 1], affix_programme)) return true;
  if (!s.lexicon->is_affix(s.reading->view(found.unit), affix_abstract)) return false;
  // 五项获二等奖: without a noun of its own it counts what was spoken of.
  return !(at + 1 < clause.end && s.text(s.tokens[at + 1]).starts_with(U"获"));
}

// 游客停留2.3天, 到基层调研不足40天: days and hours that close a clause are what something took.
// 连续30天 is a streak, 每天锻炼1小时 a rule, 24小时 the whole day.
bool closes_with_time(const Sentence& s, const Clause& clause, At at) {
  const Found& found = s.found(s.tokens[at]);
  const u32string_view unit = s.reading->view(found.unit);
  if (unit != U"天" && unit != U"个月" && unit != U"小时" && unit != U"分钟" && unit != U"个工作日")
    return false;
  if (at == clause.begin || !is_digit((*s.reading)[found.number.begin])) return false;
  if (at + 1 < clause.end && s.tokens[at + 1].type != TokenType::mark) return false;
  if (s.reading->view(found.range) == U"24小时") return false;
  for (At i = clause.begin; i < at; ++i) {
    const u32string_view word = s.text(s.tokens[i]);
    // 每次不少于30分钟 is asked for.
    const bool rule =
        word.find(U'每') != u32string_view::npos && found.approximation == Approximation::exact;
    if (word.starts_with(U"连续") || rule) return false;
  }
  return s.tokens[at - 1].type == TokenType::text || s.tokens[at - 1].type == TokenType::word;
}

// Years of experience and streaks are told, not claimed; a stretch that was spent is.
bool is_told_time(const Sentence& s, const Clause& clause, At at) {
  const Found& found = s.found(s.tokens[at]);
  if (found.kind != QuantityKind::duration) return false;
  for (At i = at; i-- > clause.begin && at - i <= 2;) {
    const Token& t = s.tokens[i];
    // 为期一个月, 工期提前三天; 优良天数318天, 服务时长达1.2万小时, 人均预期寿命79.2岁
    if (s.ends_in(t, affix_spending | affix_time)) return false;
    // 缩短至9个工作日, 天数控制在90天以内, 比上年增加9天: a duration that is asserted. An age is
    // asserted of people, not reported: 年满60岁.
    const u32string_view unit = s.reading->view(found.unit);
    const bool age = unit == U"岁" || unit == U"周岁";
    const std::uint32_t asserting_time =
        age ? word_increase | word_decrease
            : word_predicate | word_level | word_increase | word_decrease | word_compare;
    if (i + 1 == at && t.range.size() >= 2 && t.is(asserting_time)) return false;
    // 预警提前量达46分钟
    if (i + 1 == at && t.is(asserting_time) && i > clause.begin &&
        u32string_view(U"量期限长数").find(s.text(s.tokens[i - 1]).back()) != u32string_view::npos)
      return false;
  }
  return !closes_with_time(s, clause, at);
}

// 专任教师6 85人: a number that was cut by a blank, of which the last digits alone say too little.
bool is_cut_number(const Sentence& s, const Found& found) {
  const Reading& r = *s.reading;
  Pos p = found.number.begin;
  if (p < s.range.begin + 3 || r[p - 1] != U' ' || !is_digit(r[p - 2])) return false;
  for (p -= 2; p > s.range.begin && is_digit(r[p - 1]);) --p;
  return p > s.range.begin && is_han(r[p - 1]);
}

// 18班以下初中, 200米以内的摊点: a limit that names a class of things.
bool defines_class(const Sentence& s, const Clause& clause, At at) {
  const Found& found = s.found(s.tokens[at]);
  if (found.approximation != Approximation::at_most || at + 1 >= clause.end) return false;
  if (at > clause.begin && s.tokens[at - 1].is(word_predicate)) return false;
  const u32string_view words = s.reading->view(found.range);
  return words.ends_with(U"以下") || words.ends_with(U"以内");
}

}  // namespace

bool states_figure(const Sentence& s, const Clause& clause, At at) {
  const Token& token = s.tokens[at];
  const Found& found = s.found(token);
  // 三二分段: two digits that are neither a number nor neighbours.
  if (is_digit_pair(s, found)) return false;
  if (is_cut_number(s, found)) return false;
  if (found.overflow || found.kind == QuantityKind::number || found.kind == QuantityKind::ordinal) {
    return false;
  }
  if (token.enclosed) {
    // Inside brackets a breakdown is stated; inside quotes a name or a slogan stands.
    int depth = 0;
    for (At i = at; i-- > 0;) {
      const char32_t c = s.mark(s.tokens[i]);
      if (is_closing(c)) ++depth;
      if (is_opening(c) && depth-- == 0) {
        if (c != U'(') return false;
        break;
      }
    }
  }
  // 白酒(折65度): how strong it is, not how much.
  if (token.enclosed && at > clause.begin && s.says(s.tokens[at - 1], U"折")) return false;
  // 两万亿级, 十四届: a class and a session are names.
  const u32string_view unit = s.reading->view(found.unit);
  if (unit == U"级" || unit == U"届") return false;
  return !counts_article(s, found) && !is_abstract(s, clause, at) && !is_told_time(s, clause, at) &&
         !defines_class(s, clause, at);
}

void recognise_ranks(Sentence& s) {
  for (const Clause& clause : s.clauses) {
    for (At i = clause.begin + 1; i < clause.end; ++i) {
      if (s.tokens[i].type != TokenType::quantity) continue;
      Found& found = s.mentions[s.tokens[i].found];
      if (found.kind != QuantityKind::ordinal) continue;
      if (i + 1 < clause.end && s.tokens[i + 1].type != TokenType::mark) continue;
      const bool ranked = std::any_of(
          s.tokens.begin() + clause.begin, s.tokens.begin() + i,
          [&](const Token& t) { return t.is(word_rank_verb) || s.text(t).ends_with(U"保持"); });
      if (ranked) found.kind = QuantityKind::rank;
    }
  }
}

namespace {

bool has_scale(const Sentence& s, const Found& found) {
  return found.scale != Decimal{1} ||
         s.reading->view(found.number).find_first_of(U"万亿") != u32string_view::npos;
}

// 诊疗人次97.3万, 总人次达4.16万: the noun in front says what is counted.
bool counts_noun(const Sentence& s, At at) {
  At i = at;
  while (i > 0 && s.tokens[i - 1].is(word_predicate | word_level | word_distribute)) --i;
  if (i == 0 || s.tokens[i - 1].type == TokenType::quantity) return false;
  const u32string_view noun = s.text(s.tokens[i - 1]);
  if (noun.size() < 2 && i > 1 && s.tokens[i - 2].range.end != s.tokens[i - 1].range.begin)
    return false;
  return s.lexicon->affix_at_end(noun, affix_counting) != 0;
}

// 诊疗人次97.3万,较上年增加8.6万: the change of what was counted so before it.
bool changes_count(const Sentence& s, At at) {
  if (at == 0 || !s.tokens[at - 1].is(word_increase | word_decrease | word_level)) return false;
  for (At i = at - 1; i-- > 0;) {
    const Token& t = s.tokens[i];
    if (t.type == TokenType::quantity) {
      const Found& before = s.found(t);
      return before.kind == QuantityKind::count && before.unit_row == Found::no_unit;
    }
    if (t.type == TokenType::text || t.is(word_verb)) return false;
  }
  return false;
}

void complete_counts(Sentence& s) {
  for (At i = 1; i < s.tokens.size(); ++i) {
    if (s.tokens[i].type != TokenType::quantity) continue;
    Found& found = s.mentions[s.tokens[i].found];
    if (found.kind != QuantityKind::number || !found.has_value || !has_scale(s, found)) continue;
    if (i + 1 < s.tokens.size() && s.tokens[i + 1].type == TokenType::text) continue;
    if (counts_noun(s, i) || changes_count(s, i)) found.kind = QuantityKind::count;
  }
}

// 占一半以上, 超过半数: a share, as 五成 is.
bool is_told_half(const Sentence& s, At at) {
  const Found& found = s.found(s.tokens[at]);
  const u32string_view number = s.reading->view(found.number);
  if (number != U"一半" && number != U"半数") return false;
  if (found.approximation != Approximation::exact) return true;
  return at > 0 && (s.says(s.tokens[at - 1], U"占") || s.tokens[at - 1].is(word_predicate));
}

// 收入比由2.31缩小到2.24, 利用系数0.58, 景气指数为52.3: what is measured has no unit.
bool measures_bare(const Sentence& s, At at) {
  constexpr std::uint32_t between =
      word_predicate | word_level | word_done | word_adverb | word_increase | word_decrease;
  if (at + 1 < s.tokens.size()) {
    const Token& next = s.tokens[at + 1];
    if (next.type != TokenType::mark && !next.is(word_level | word_increase | word_decrease))
      return false;
  }
  const Found& found = s.found(s.tokens[at]);
  if (!is_digit((*s.reading)[found.number.begin])) return false;
  const bool decimal = s.reading->view(found.number).find(U'.') != u32string_view::npos;
  for (At i = at; i-- > 0;) {
    const Token& t = s.tokens[i];
    if (t.is(word_basis) || t.type == TokenType::mark) break;
    if (t.is(between) || t.type == TokenType::period || t.type == TokenType::quantity ||
        s.says_any(t, U"由", U"从", U"的", U"上"))
      continue;
    u32string_view noun = s.text(t);
    if (noun.ends_with(U'由') || noun.ends_with(U'从')) noun.remove_suffix(1);
    if (noun == U"比") {
      const bool noun_before = i > 0 && s.tokens[i - 1].range.end == t.range.begin;
      return noun_before && (i + 1 == at || s.says_any(s.tokens[i + 1], U"由", U"从"));
    }
    return (decimal && noun.ends_with(U'率')) || noun.ends_with(U"系数") ||
           noun.ends_with(U"指数") || noun.ends_with(U"倍差") || noun.ends_with(U'比');
  }
  return false;
}

}  // namespace

void complete_units(Sentence& s, const Lexicon& lexicon) {
  // From the end, so that a unit wanders along a list to its front.
  for (std::size_t i = s.tokens.size(); i-- > 0;) {
    Token& token = s.tokens[i];
    if (token.type != TokenType::quantity) continue;
    Found& found = s.mentions[token.found];
    // 1.1个和2.7个百分点: the unit is written out once.
    if (found.kind == QuantityKind::count && s.reading->view(found.unit) == U"个" &&
        i + 2 < s.tokens.size() && s.tokens[i + 2].type == TokenType::quantity &&
        s.mentions[s.tokens[i + 2].found].kind == QuantityKind::percentage_point &&
        s.tokens[i + 1].range.size() == 1) {
      const Found& next = s.mentions[s.tokens[i + 2].found];
      found.kind = next.kind;
      found.unit_row = next.unit_row;
      continue;
    }
    if (found.kind != QuantityKind::number) continue;
    const bool listed = i + 2 < s.tokens.size() && s.mark(s.tokens[i + 1]) == U'、' &&
                        s.tokens[i + 2].type == TokenType::quantity;
    if (listed) {
      const Found& next = s.mentions[s.tokens[i + 2].found];
      const bool takes = next.unit_row != Found::no_unit && next.kind != QuantityKind::percent &&
                         is_digit((*s.reading)[found.number.begin]) && found.range.size() > 1;
      const bool takes_mask =
          next.unit_row != Found::no_unit && grammar::is_mask((*s.reading)[found.number.begin]);
      if (!takes && !takes_mask) continue;
      found.unit_row = next.unit_row;
      found.unit = next.unit;
      found.kind = next.kind;
      const Decimal factor = lexicon.unit(next.unit_row).factor;
      // 18.49、20万元 share the scale as well.
      const Decimal shared = found.scale == Decimal{1} ? next.scale : Decimal{1};
      const auto multiplier = shared.times(factor);
      const auto value = multiplier ? found.value.times(*multiplier) : std::nullopt;
      if (found.has_value && value) {
        found.value = *value;
        if (shared != Decimal{1}) found.scale = shared;
      }
      continue;
    }
    if (is_told_half(s, static_cast<At>(i))) {
      found.kind = QuantityKind::percent;
      found.unit_row = lexicon.percent();
      found.value = Decimal{50};
      continue;
    }
    if (i == 0) continue;
    const Token& before = s.tokens[i - 1];
    const u32string_view words = s.text(before);
    const bool bare_end = i + 1 >= s.tokens.size() || s.tokens[i + 1].type == TokenType::mark;
    if (found.has_value && measures_bare(s, static_cast<At>(i))) {
      found.kind = QuantityKind::other;
    } else if (bare_end && (words.ends_with(U"数") || words.ends_with(U"人数")) &&
               found.has_value) {
      found.kind = QuantityKind::count;
    } else if (has_scale(s, found)) {
      // 投入800万: money whose unit is cut off.
      for (std::size_t k = i; k-- > 0 && i - k <= 4;) {
        if (s.ends_in(s.tokens[k], affix_money)) {
          found.kind = QuantityKind::money;
          found.unit_row = lexicon.yuan();
          break;
        }
      }
      if (found.kind == QuantityKind::number && i + 1 < s.tokens.size() &&
          s.begins_with(s.tokens[i + 1], affix_money)) {
        found.kind = QuantityKind::money;
        found.unit_row = lexicon.yuan();
      }
    }
  }
  complete_counts(s);
}

}  // namespace shuzhi::detail
