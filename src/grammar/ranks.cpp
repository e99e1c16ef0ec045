#include "grammar/quantity.hpp"
#include "grammar/readers.hpp"

#include <algorithm>

namespace shuzhi::detail::grammar {
namespace {

// 12:41, 08:30:00. What stands near 比 is a ratio whatever its digits.
bool looks_like_clock(const Place& place, const ast::ratio& ast) {
  // Of one to so many (1:15) there are ratios; nobody writes a quarter past one like this.
  if (ast.second.size() != 2 || ast.first.size() > 2 || view(ast.first) == U"1") return false;
  const auto from = std::max<std::ptrdiff_t>(0, ast.first.begin() - place.origin - 10);
  const std::u32string_view context(
      place.origin + from, static_cast<std::size_t>(ast.first.begin() - place.origin - from));
  return context.find(U'比') == std::u32string_view::npos;
}

}  // namespace

bool read_rank(const Place& place, Found& found) {
  ast::rank ast;
  iterator end = place.first;
  if (!match(rank(), end, place.last, place.lexicon, ast)) return false;
  const char32_t lead = ast.lead.front();
  const bool numbered = lead == U'第' || lead == U'前';
  const char32_t next = place.at(end);
  const bool closed = next == U'\0' || is_mark(next) || is_blank(next);
  std::optional<NumeralValue> value = NumeralValue{Decimal{1}, Decimal{1}, false, Decimal{1}};
  if (numbered) {
    if (ast.number.kind == ast::numeral_kind::masked) return false;
    value = evaluate(ast.number);
    if (!value || value->open || value->value.exponent() < 0) return false;
    const auto scale = evaluate_scale(view(ast.scale));
    const auto scaled = scale ? value->value.times(*scale) : std::nullopt;
    if (!scaled) return false;
    value->value = *scaled;
  }
  const bool placed = !ast.suffix.empty();
  if (lead == U'前' && !placed && !(closed && !is_digit(next))) return false;
  // 第二届, 第一季度, 全国第一个: the ordinal of something, no rank.
  const bool is_rank = !numbered || lead == U'前' || placed || (!ast.field.empty() && closed);
  if (!is_rank && lead != U'第') return false;
  found.kind = is_rank ? QuantityKind::rank : QuantityKind::ordinal;
  found.range = place.range(is_rank || ast.field.empty() ? place.first : ast.lead.begin(), end);
  found.number = numbered ? place.range(ast.number.text) : place.range(ast.lead);
  found.set_value(value->value);
  return true;
}

bool read_ratio(const Place& place, Found& found) {
  ast::ratio ast;
  iterator end = place.first;
  if (!match(ratio(), end, place.last, place.lexicon, ast)) return false;
  if (looks_like_clock(place, ast)) return false;
  const auto a = evaluate({ast::numeral_kind::arabic, ast.first});
  const auto b = evaluate({ast::numeral_kind::arabic, ast.second});
  if (!a || !b) return false;
  const auto c = ast.third.empty() ? std::optional(NumeralValue{})
                                   : evaluate({ast::numeral_kind::arabic, ast.third});
  if (!c) return false;
  found.kind = QuantityKind::ratio;
  found.range = place.range(place.first, end);
  found.number =
      place.range(ast.first.begin(), ast.third.empty() ? ast.second.end() : ast.third.end());
  found.plain = found.value = a->value;
  found.upper = b->value;
  found.lower = c->value;
  found.has_value = true;
  if (ast.before) found.approximation = static_cast<Approximation>(ast.before.row);
  if (ast.after) found.approximation = static_cast<Approximation>(ast.after.row);
  return true;
}

bool read_doubling(const Place& place, Found& found) {
  ast::doubling ast;
  iterator end = place.first;
  if (*place.first != U'翻' || !match(doubling(), end, place.last, place.lexicon, ast))
    return false;
  int times = 1;
  if (!ast.times.text.empty()) {
    const auto value = evaluate(ast.times);
    if (!value || value->open || value->value.exponent() != 0 || value->value.coefficient() < 1 ||
        value->value.coefficient() > 20) {
      return false;
    }
    times = static_cast<int>(value->value.coefficient());
  }
  found.kind = QuantityKind::multiple;
  found.range = place.range(place.first, end);
  found.number = ast.times.text.empty() ? place.range(ast.noun) : place.range(ast.times.text);
  found.set_value(Decimal{1 << times});
  return true;
}

}  // namespace shuzhi::detail::grammar
