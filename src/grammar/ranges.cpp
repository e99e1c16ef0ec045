#include "grammar/ranges.hpp"

#include <array>
#include <utility>

namespace shuzhi::detail::grammar {
namespace {

using std::optional;

// The unit of the second end in units of the first one; 7 for 13天—8周.
optional<Decimal> unit_ratio(const ast::measured& ast, const Lexicon& lexicon) {
  if (!ast.unit || !ast.to.unit) return Decimal{1};
  return lexicon.unit_ratio(ast.to.unit.row, ast.unit.row);
}

// What may be shared, best first: 百万 and 万 of 三百万.
std::array<Decimal, 2> shared_scales(const ast::measured& ast, Decimal written) {
  const ast::numeral& first = ast.first.number;
  const ast::numeral& second = ast.to.number.number;
  if (second.kind == ast::numeral_kind::tenths && is_plain(first)) {
    return {Decimal{10}, Decimal{10}};
  }
  if (!ast.to.number.scale.empty() || second.kind != ast::numeral_kind::chinese ||
      first.kind != second.kind) {
    return {written, written};
  }
  const std::u32string_view words = trailing_scale(view(second.text));
  const std::size_t high = words.find_first_of(U"万亿");
  const auto whole = evaluate_scale(words);
  const auto tail = high == words.npos ? whole : evaluate_scale(words.substr(high));
  return {whole.value_or(Decimal{1}), tail.value_or(Decimal{1})};
}

}  // namespace

bool joins_words(const text_range& dash) noexcept {
  return view(dash).find_first_of(U"和与") != std::u32string_view::npos;
}

bool is_masked(const ast::amount& amount) noexcept {
  return amount.number.kind == ast::numeral_kind::masked;
}

bool is_plain(const ast::numeral& number) noexcept {
  return number.kind == ast::numeral_kind::chinese || number.kind == ast::numeral_kind::arabic;
}

bool tells_share(const ast::numeral& number) noexcept {
  return number.kind == ast::numeral_kind::percent || number.kind == ast::numeral_kind::permille ||
         number.kind == ast::numeral_kind::tenths;
}

optional<Decimal> scale_of(const ast::amount& amount) {
  std::u32string_view words = view(amount.scale);
  if (!words.empty() && words.front() == U'个') words.remove_prefix(1);
  return evaluate_scale(words);
}

// 百分之三十到四十一, 三到五成, 一千到一千五百. Arabic digits with a dash and no unit are
// numbering, dates or scores.
bool may_lack_unit(const ast::measured& ast, char32_t before) noexcept {
  const ast::numeral& a = ast.first.number;
  const ast::numeral& b = ast.to.number.number;
  if (tells_share(a)) return is_plain(b) || a.kind == b.kind;
  if (tells_share(b)) return b.kind == ast::numeral_kind::tenths && is_plain(a);
  const bool word = view(ast.to.dash).find_first_of(U"至到") != std::u32string_view::npos;
  return word && a.kind == ast::numeral_kind::chinese && b.kind == a.kind && before != U'由';
}

optional<Ends> ends_of(const ast::measured& ast, const Lexicon& lexicon) {
  const ast::amount& first = ast.first;
  const ast::amount& second = ast.to.number;
  const auto a = evaluate(first.number);
  const auto b = evaluate(second.number);
  const auto scale_a = scale_of(first);
  const auto scale_b = scale_of(second);
  const auto ratio = unit_ratio(ast, lexicon);
  if (!a || !b || !scale_a || !scale_b || !ratio) return std::nullopt;
  auto lower = a->value.times(*scale_a);
  auto upper = (b->open ? b->upper : b->value).times(*scale_b);
  if (upper) upper = upper->times(*ratio);
  if (!lower || !upper) return std::nullopt;
  // 零下5℃至零下10℃: the colder end stands behind.
  if (upper->compare(Decimal{}) < 0 && *upper < *lower) std::swap(lower, upper);
  Ends ends{*lower, *upper, a->value, *scale_b};
  if (!first.scale.empty() || ast.unit) return ends;
  // 20至30万元, 一百二十到一百五十万元, 三到五千人: the scale is written once where the first
  // figure is below the one that the scale counts; 5000至1万元 is as it stands.
  for (const Decimal& shared : shared_scales(ast, *scale_b)) {
    const auto scaled = lower->times(shared);
    if (!scaled || !(*scaled < *upper)) continue;
    ends.lower = *scaled;
    break;
  }
  return ends;
}

}  // namespace shuzhi::detail::grammar
