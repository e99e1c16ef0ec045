#include "grammar/plain_rank.hpp"
#include "grammar/quantity.hpp"
#include "grammar/readers.hpp"

#include <algorithm>

namespace shuzhi::detail::grammar {
namespace {

bool ends_sentence(char32_t c) { return is_terminal(c) || c == U';' || c == U'\n'; }

// 12:41, 08:30:00. What stands near 比 in its sentence and line is a ratio whatever its digits.
bool looks_like_clock(const Place& place, const ast::ratio& ast) {
  // Of one to so many (1:15) there are ratios; nobody writes a quarter past one like this.
  if (ast.second.size() != 2 || ast.first.size() > 2 || view(ast.first) == U"1") return false;
  constexpr std::ptrdiff_t near = 10;
  iterator p = ast.first.begin();
  const iterator from = p - std::min(near, p - place.origin);
  while (p != from && !ends_sentence(p[-1])) {
    if (*--p == U'比') return false;
  }
  return true;
}

// Where the field of a 之首 begins: 六县之首, 26县区之首, 全市各县区之首.
iterator field_begin(const Place& place) {
  iterator area = place.first;
  while (area != place.origin && is_rank_area(area[-1])) --area;
  if (area == place.first || area == place.origin) return place.first;
  iterator p = area;
  if (p[-1] == U'各') {
    --p;
    const iterator scope = p - std::min<std::ptrdiff_t>(2, p - place.origin);
    return scope + place.lexicon.rank_fields().longest(scope, p).length == p ? scope : p;
  }
  while (p != place.origin && (is_digit(p[-1]) || is_chinese_figure(p[-1]))) --p;
  return p == area ? place.first : p;
}

// Nothing, a mark, a blank or a line's end.
bool ends_phrase(char32_t c) {
  return c == U'\0' || c == U'\n' || c == U'\r' || is_mark(c) || is_blank(c);
}

bool is_manner_ahead(const Place& place) {
  constexpr std::ptrdiff_t word = 2;
  if (place.first - place.origin >= word) {
    const std::u32string_view previous(place.first - word, word);
    for (const std::u32string_view w : {U"实行", U"予以", U"给予", U"执行", U"享受", U"可以",
                                        U"实施", U"继续", U"部分", U"政策"}) {
      if (previous == w) return true;
    }
  }
  const char32_t c = place.before();
  return is_one_of(c, U"可按税费租息免并再") || is_chinese_figure(c) || is_digit(c);
}

// 第5—8名, 第3至第5位
bool read_rank_range(const Place& place, const ast::rank& ast, iterator end, Found& found) {
  iterator p = end;
  while (is_one_of(place.at(p), U"-—~至到")) ++p;
  if (p == end || ast.lead.front() != U'第' || !ast.suffix.empty()) return false;
  if (place.at(p) == U'第') ++p;
  ast::numeral last;
  if (!match(numeral(), p, place.last, place.lexicon, last)) return false;
  if (!is_one_of(place.at(p), U"位名")) return false;
  const auto from = evaluate(ast.number);
  const auto to = evaluate(last);
  if (!from || !to || from->open || to->open || !(from->value < to->value)) return false;
  found.kind = QuantityKind::rank;
  found.approximation = Approximation::range;
  found.range = place.range(place.first, p + 1);
  found.number = place.range(ast.number.text.begin(), last.text.end());
  found.lower = from->value;
  found.upper = to->value;
  found.has_lower = found.has_upper = true;
  return true;
}

// 第X位
bool read_masked_rank(const Place& place, const ast::rank& ast, iterator end, Found& found) {
  if (ast.suffix.empty()) return false;
  found.kind = QuantityKind::rank;
  found.range = place.range(place.first, end);
  found.number = place.range(ast.number.text);
  found.approximation = Approximation::masked;
  return true;
}

}  // namespace

bool read_halving(const Place& place, Found& found) {
  constexpr std::u32string_view word = U"减半";
  const iterator first = place.first;
  if (place.last - first < 2 || std::u32string_view(first, word.size()) != word) return false;
  // 税费减半征收, 三免三减半: how something is done, and no figure.
  if (is_manner_ahead(place)) return false;
  iterator end = first + word.size();
  const auto after = place.lexicon.approximators_after().longest(end, place.last);
  end += after.length;
  const char32_t next = place.at(end);
  if (!after && next != U'了' && !ends_phrase(next)) return false;
  if (after) found.approximation = static_cast<Approximation>(after.row);
  found.kind = QuantityKind::multiple;
  found.range = place.range(first, end);
  found.number = place.range(first + 1, first + 2);
  found.set_value(*Decimal::make(5, -1));
  return true;
}

bool read_rank(const Place& place, Found& found) {
  ast::rank ast;
  iterator end = place.first;
  const auto plain = match_plain_rank(place, end, ast);
  if (!plain.value_or(true)) return false;
  if (!plain && !match(rank(), end, place.last, place.lexicon, ast)) return false;
  const char32_t lead = ast.lead.front();
  const bool numbered = lead == U'第' || lead == U'前';
  const char32_t next = place.at(end);
  // 之首批, 首位度
  if (!numbered && is_one_of(next, U"批次要个度")) return false;
  const bool closed = ends_phrase(next);
  std::optional<NumeralValue> value = NumeralValue{Decimal{1}, Decimal{1}, false, Decimal{1}};
  if (numbered) {
    if (read_rank_range(place, ast, end, found)) return true;
    if (ast.number.kind == ast::numeral_kind::masked)
      return read_masked_rank(place, ast, end, found);
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
  if (lead == U'之' && ast.field.empty()) found.range.begin = place.pos(field_begin(place));
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
  if (ast.before) found.approximation = static_cast<Approximation>(ast.before.row);
  found.range = place.range(place.first, end);
  found.number = ast.times.text.empty() ? place.range(ast.noun) : place.range(ast.times.text);
  found.set_value(Decimal{1 << times});
  return true;
}

}  // namespace shuzhi::detail::grammar
