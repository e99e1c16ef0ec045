#include "grammar/plain_period.hpp"
#include "grammar/readers.hpp"

#include <algorithm>
#include <utility>

namespace shuzhi::detail::grammar {
namespace {

bool is_numeral(char32_t c) {
  return is_digit(c) || is_chinese_figure(c) || c == U'点' || c == U'.';
}

}  // namespace

bool read_period(const Place& place, PeriodBase& base, Found& found) {
  ast::period ast;
  iterator end = place.first;
  const auto plain = match_plain_period(place, end, ast);
  if (!plain.value_or(true)) return false;
  if (!plain && !match(period(), end, place.last, place.lexicon, ast)) return false;
  // 1.5年3月 is no date, nor is 第3日.
  if (is_digit(*place.first) && (is_digit(place.before()) || place.before() == U'.' ||
                                 place.before() == U'第' || place.before() == U'〕'))
    return false;
  // 五十五年前, 以上月; a day or month that is the number of a clause, not a date: 3日内, 12号楼.
  if (is_numeral(place.before()) && (is_chinese_digit(*place.first) || is_scale(*place.first)))
    return false;
  if ((*place.first == U'上' || *place.first == U'下') && place.before() == U'以') return false;
  const bool bare = ast.from.year.empty() && ast.from.relative.empty() && !ast.end.whole &&
                    ast.plan.empty() && ast.tail.empty();
  if (bare && ast.from.in.month.empty() && !ast.from.in.day.empty() &&
      (place.at(end) == U'内' || place.at(end) == U'楼' || place.at(end) == U'线' ||
       place.at(end) == U'文' || !is_digit(ast.from.in.day.front()))) {
    return false;
  }
  // Two bare years are a period only where 从 or 自 says so; elsewhere they are numbers.
  const bool bare_years =
      ast.end.whole && ast.from.in.month.empty() && ast.end.to.in.month.empty() &&
      std::none_of(place.first, end, [](char32_t c) { return c == U'年' || c == U'世'; }) &&
      is_digit(*place.first) && ast.from.in.day.empty() && ast.from.in.part.empty();
  if (bare_years && place.before() != U'从' && place.before() != U'自') return false;
  auto value = evaluate(ast, base);
  if (!value) return false;
  if (value->first_of_list) end = ast.end.dash.begin();
  // From here on 5月 and 上年 are of this year.
  if (!value->relative && ast.plan.empty() && ast.tail.empty() && value->edtf.size() >= 4 &&
      !ast.from.year.empty()) {
    base.frame_year.assign(value->edtf, 0, 4);
  }
  found.is_period = true;
  found.plan = !ast.plan.empty();
  found.range = place.range(place.first, end);
  found.edtf = std::move(value->edtf);
  found.relative = value->relative;
  found.relative_years = value->relative_years;
  return true;
}

}  // namespace shuzhi::detail::grammar
