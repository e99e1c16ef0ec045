#include "claims/period.hpp"

#include "text/sentences.hpp"

namespace shuzhi::detail {
namespace {

bool names_same_time(const Sentence& s, At period) {
  return s.text(s.tokens[period]).ends_with(U"同期");
}

// 去年同期为1100名: dates a figure of its own, and is nothing to compare with.
bool states_same_time(const Sentence& s, At period) {
  if (period == 0 || period + 1 >= s.tokens.size()) return false;
  if (!is_clause_mark(s.mark(s.tokens[period - 1])) && s.mark(s.tokens[period - 1]) != U'(')
    return false;
  const Token& next = s.tokens[period + 1];
  return next.is(word_predicate) || next.type == TokenType::quantity;
}

// 完成全年目标的58.3%, 恢复至2019年同期的86%: the figure is a share of that year's.
bool names_whole(const Sentence& s, At period) {
  if (period + 2 >= s.tokens.size()) return false;
  if (s.says(s.tokens[period + 1], U"同期")) return true;
  const auto verb = s.text(s.tokens[period - 1]);
  if (verb != U"完成" && verb != U"实现" && verb != U"占" && verb != U"为" && verb != U"达到")
    return false;
  for (At i = period + 2; i < s.tokens.size() && i <= period + 4; ++i) {
    if (s.tokens[i].type != TokenType::quantity) continue;
    return s.found(s.tokens[i]).kind == QuantityKind::percent &&
           s.text(s.tokens[i - 1]).back() == U'的';
  }
  return false;
}

}  // namespace

// 比2005年, 较去年同期: what is compared with. 由2005年的: where a change came from; it holds
// until the word that says where the change went.
bool is_base(const Sentence& s, At period, At claim) {
  if (period == 0) return false;
  const auto before = s.text(s.tokens[period - 1]);
  if (before == U"比" || before == U"较" || before == U"同" || before.ends_with(U"于")) return true;
  if (names_same_time(s, period)) return !states_same_time(s, period);
  if (names_whole(s, period)) return true;
  // 是上年的2.3倍, 恢复到2019年的112%; 由上年的4.6%降至1.3% dates the first figure.
  const bool from = before == U"由" || before == U"从" || before == U"自";
  if (!from && period + 2 < s.tokens.size() && s.says(s.tokens[period + 1], U"的") &&
      s.tokens[period + 2].type == TokenType::quantity) {
    const QuantityKind kind = s.found(s.tokens[period + 2]).kind;
    if (kind == QuantityKind::multiple || kind == QuantityKind::percent) return true;
  }
  if (!from) return false;
  for (At i = period + 1; i < claim; ++i) {
    if (s.tokens[i].is(word_level | word_increase | word_decrease)) return true;
  }
  return false;
}

namespace {

// “十四五”期间, 十四五末: the years; “十四五”规划 is the plan's name.
bool spans_plan(const Sentence& s, At i) {
  // 推进“十三五”期间已开工的项目: it belongs to the verb's object.
  for (At k = i; k-- > 0 && !is_clause_mark(s.mark(s.tokens[k]));) {
    if (s.tokens[k].is(word_verb)) return false;
  }
  const auto own = s.text(s.tokens[i]);
  for (const std::u32string_view end : {U"期间", U"时期", U"以来", U"末"}) {
    if (own.ends_with(end)) return true;
  }
  if (i + 1 >= s.tokens.size()) return false;
  const auto next = s.text(s.tokens[i + 1]);
  return next.starts_with(U"期间") || next.starts_with(U"时期") || next.starts_with(U"以来") ||
         next.starts_with(U"末");
}

}  // namespace

bool is_standing(const Sentence& s, const ClaimDraft& claim) {
  bool standing = false;
  for (At i = claim.at; i-- > 0;) {
    const Token& t = s.tokens[i];
    if (is_terminal(s.mark(t))) break;
    if (t.type == TokenType::mark || t.type == TokenType::quantity) continue;
    // 今年截至目前,累计…: the sentence dates it itself.
    if (t.type == TokenType::period && !is_base(s, i, claim.at)) return false;
    // 目前 reaches to the end of its sentence, 累计 to the end of its clause.
    const std::uint32_t words =
        i >= claim.clause.begin ? affix_standing | affix_cumulative : affix_standing;
    if (s.is_affix(t, words)) standing = true;
  }
  return standing;
}

namespace {

// 2023-01/2023-06 in the year 2022: 2022-01/2022-06. Empty where it names no part of a year.
std::string in_year(const std::string& edtf, const std::string& year) {
  if (edtf.size() <= 4 || edtf[4] != '-') return {};
  std::string out = year + edtf.substr(4);
  const std::size_t slash = out.find('/');
  if (slash == std::string::npos) return out;
  if (out.compare(slash + 1, 4, edtf, 0, 4) != 0) return {};
  return out.replace(slash + 1, 4, year);
}

}  // namespace

void date_same_periods(Sentence& s) {
  const std::string* last = nullptr;
  for (At i = 0; i < s.tokens.size(); ++i) {
    if (s.tokens[i].type != TokenType::period) continue;
    grammar::Found& found = s.mentions[s.tokens[i].found];
    if (!names_same_time(s, i)) {
      last = &found.edtf;
    } else if (last != nullptr && found.edtf.size() == 4 && states_same_time(s, i)) {
      const std::string dated = in_year(*last, found.edtf);
      if (!dated.empty()) found.edtf = dated;
    }
  }
}

void find_period(const Sentence& s, ClaimDraft& claim) {
  if (claim.period != ClaimDraft::none) return;
  for (At i = claim.at; i-- > 0;) {
    const Token& t = s.tokens[i];
    if (t.type != TokenType::period || t.enclosed || is_base(s, i, claim.at)) continue;
    if (s.found(t).edtf.empty() || (s.found(t).plan && !spans_plan(s, i))) continue;
    claim.period = i;
    return;
  }
}

namespace {

// The first four characters, where they are digits; empty in a masked year.
std::string_view first_year(std::string_view edtf) {
  const bool digits = edtf.size() >= 4 && edtf.find_first_not_of("0123456789") >= 4;
  return digits ? edtf.substr(0, 4) : std::string_view();
}

}  // namespace

bool ends_before(std::string_view period, std::string_view other) {
  const std::size_t slash = period.find('/');
  const bool closed = slash != std::string_view::npos && !period.ends_with("/..");
  const std::string_view last = first_year(closed ? period.substr(slash + 1) : period);
  return !last.empty() && last < first_year(other);
}

bool ends_with_month(std::string_view range, std::string_view month) {
  const std::size_t slash = range.find('/');
  return slash != std::string_view::npos && month.size() == 7 && range.substr(slash + 1) == month;
}

}  // namespace shuzhi::detail
