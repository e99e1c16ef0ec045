#include "grammar/plain_rank.hpp"

#include "grammar/plain_amount.hpp"

namespace shuzhi::detail::grammar {
namespace {

bool may_begin_numeral(char32_t c) {
  return is_digit(c) || is_chinese_figure(c) || is_mask(c) || is_one_of(c, U"几数半负-廿卅");
}

// 首位, 榜首, 之首
bool is_top(char32_t c, char32_t next) {
  return (c == U'首' && next == U'位') || ((c == U'榜' || c == U'之') && next == U'首');
}

// Behind 位, 名 or 强.
iterator behind_place(const Place& place, iterator p) {
  const char32_t c = place.at(p);
  const bool strong = c == U'强' && !is_han(place.at(p + 1));
  return c == U'位' || c == U'名' || strong ? p + 1 : p;
}

}  // namespace

std::optional<bool> match_plain_rank(const Place& place, iterator& end, ast::rank& ast) {
  const auto field = place.lexicon.rank_fields().longest(place.first, place.last);
  const iterator lead = place.first + field.length;
  ast.field = text_range(place.first, lead);
  const char32_t c = place.at(lead);
  if (c != U'第' && c != U'前') {
    if (!is_top(c, place.at(lead + 1))) return false;
    end = lead + 2;
    ast.lead = text_range(lead, end);
    return true;
  }
  const iterator number = place.skip_blanks(lead + 1);
  if (!may_begin_numeral(place.at(number))) return false;
  const auto figure = plain_figure(place, number);
  if (!figure) return std::nullopt;
  ast.lead = text_range(lead, lead + 1);
  ast.number.kind = figure->kind;
  ast.number.text = text_range(number, figure->end);
  end = behind_place(place, figure->end);
  ast.suffix = text_range(figure->end, end);
  return true;
}

}  // namespace shuzhi::detail::grammar
