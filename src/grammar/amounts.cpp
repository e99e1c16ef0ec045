#include "grammar/names.hpp"
#include "grammar/plain_amount.hpp"
#include "grammar/quantity.hpp"
#include "grammar/ranges.hpp"
#include "grammar/readers.hpp"

#include <array>

namespace shuzhi::detail::grammar {
namespace {

using std::optional;

struct Amount : Place {
  bool read_numeral(Found& found) {
    ast::measured ast;
    iterator end = first;
    if (!match(numeral(), end, last, lexicon, ast.first.number)) return false;
    fill(ast, end, found);
    return !found.overflow;
  }

  bool read(Found& found) {
    if (PlainAmount plain; match_plain(*this, plain)) return read_plain(plain, found);
    ast::measured ast;
    iterator end = first;
    if (!match(measured(), end, last, lexicon, ast)) return false;
    if (ast.code && !ast.unit) ast.unit = ast.code;
    take_between(ast, end);
    bool range = ast.to.whole && is_range(ast, end);
    if (ast.to.whole && !range) {
      // 由49所到57所, 30%至5人: two quantities; the first one is taken now. 57至49所 is neither.
      if (!ast.unit && ast.to.unit && !joins_words(ast.to.dash)) return false;
      end = ast.to.dash.begin();
      ast.to.whole = false;
      ast.behind_unit = {};
      ast.after = {};
    }
    if (range && joins_words(ast.to.dash)) end = between_end(end);
    if (!ast.half.empty() && !takes_half(ast)) {
      end = ast.half.begin();
      ast.half = {};
      ast.to.whole = range = false;
      ast.behind_unit = {};
      ast.after = {};
    }
    while (end != first && is_blank(end[-1])) --end;
    if (!plausible(ast, end)) return false;
    fill(ast, end, found);
    finish(may_have_parts(found) && may_have_parts(ast, found), found);
    return true;
  }
  bool read_plain(const PlainAmount& plain, Found& found) const {
    if (!plausible(plain)) return false;
    if (!fill_plain(plain, found)) fill(as_measured(plain), plain.end, found);
    finish(plain.figure_end == plain.outer_end && !plain.after && may_have_parts(found), found);
    return true;
  }
  void finish(bool may_have_parts, Found& found) const {
    if (may_have_parts) add_parts(found);
    if (found.unit_row != Found::no_unit) {
      name_temperature(found);
      name_rate(found);
    }
    name_currency(found);
  }

  bool is_range(const ast::measured& ast, iterator end) const {
    if (ast.unit && !ast.to.unit) return false;
    const bool between = joins_words(ast.to.dash);
    if (between && between_end(end) == end) return false;
    if (!ast.to.unit && !between && !may_lack_unit(ast, before())) return false;
    if (is_masked(ast.first) && is_masked(ast.to.number)) return true;
    const auto ends = ends_of(ast, lexicon);
    return ends && ends->lower < ends->upper;
  }

  // Behind 之间 or 间, or where it was.
  iterator between_end(iterator end) const {
    iterator p = end;
    while (p != last && is_blank(*p)) ++p;
    if (at(p) == U'之' && at(p + 1) == U'间') return p + 2;
    return at(p) == U'间' ? p + 1 : end;
  }
  // In 10000与20000间 there are no rooms.
  void take_between(ast::measured& ast, iterator& end) const {
    if (!ast.to.whole || !joins_words(ast.to.dash) || ast.unit) return;
    if (view(ast.to.unit.text) != U"间") return;
    end = ast.to.unit.text.begin();
    ast.to.unit = {};
  }

  // Without a unit 5G, 1+3+N, 12:41, 12345热线, 六 in 六县之首 are no number of anything.
  bool counts_alone(iterator end) const {
    const char32_t next = at(end);
    return !is_letter(next) && next != U'+' && before() != U'+' && !is_clock(end) &&
           !is_clock_minute() && !names_something(*this, end) && !is_field(end);
  }
  // A figure that is the end of another or of a name.
  bool goes_on_from_before() const {
    return is_digit(*first) && (is_digit(before()) || is_letter(before()));
  }

  bool plausible(const PlainAmount& plain) const {
    if (goes_on_from_before()) return false;
    if (plain.before.length == 1 && ends_word(first)) return false;
    if (plain.kind == ast::numeral_kind::masked &&
        ((!plain.has_unit() && at(plain.end) != U'、') || is_letter(before()))) {
      return false;
    }
    if (!plain.has_unit()) return counts_alone(plain.end);
    return plain.after || !is_one_of(at(plain.end), grade_ends) ||
           lexicon.unit(plain.unit_row).kind != QuantityKind::duration;
  }

  bool plausible(const ast::measured& ast, iterator end) const {
    const bool has_unit = ast.unit || (ast.to.whole && ast.to.unit);
    const ast::numeral& number = ast.first.number;
    const char32_t next = at(end);
    const char32_t previous = before();
    if (number.kind == ast::numeral_kind::masked) {
      // A mask counts only as a figure: with a unit, or as one of a list that has one.
      if (!has_unit && next != U'、') return false;
      if (is_letter(previous)) return false;
    }
    if (goes_on_from_before()) return false;
    if (*first == U'-' && !is_minus(ast)) return false;
    if (!has_unit && !counts_alone(end)) return false;
    if (has_unit && is_grade(ast, next)) return false;
    if (ast.before.length == 1 && ends_word(first)) return false;
    if (view(number.text) == U"半" && !is_half_unit(ast)) return false;
    return true;
  }

  // 签约500万元, 反超3个: the approximator is the end of a word.
  bool ends_word(iterator approximator) const {
    if (approximator == origin) return false;
    const iterator word = approximator - 1;
    return lexicon.approximator_tails().longest(word, approximator + 1).length == 2;
  }
  // 六 in 六县之首: the rank takes it along.
  bool is_field(iterator end) const {
    iterator p = end;
    while (is_rank_area(at(p))) ++p;
    return p != end && at(p) == U'之' && at(p + 1) == U'首';
  }

  // 12:41, and what stands behind its colon; what is a ratio was read as one before.
  bool is_clock(iterator end) const {
    return at(end) == U':' && is_digit(at(end + 1)) && is_digit(at(end + 2));
  }
  bool is_clock_minute() const {
    return before() == U':' && first - origin >= 2 && is_digit(first[-2]);
  }

  // A dash behind a word or a digit is a minus only in a rate of change: 增长-3.8%.
  bool is_minus(const ast::measured& ast) const {
    const char32_t previous = before();
    if (is_digit(previous)) return false;
    if (!is_han(previous)) return true;
    return ast.unit && is_share(lexicon.unit(ast.unit.row).kind) && previous != U'%';
  }
  static bool is_share(QuantityKind kind) {
    return kind == QuantityKind::percent || kind == QuantityKind::percentage_point;
  }

  // 半公升, 半年, 半个月; but not 半路, 半部.
  bool is_half_unit(const ast::measured& ast) const {
    return ast.unit && is_measure(lexicon.unit(ast.unit.row).kind);
  }
  static bool is_measure(QuantityKind kind) {
    return kind == QuantityKind::duration || kind == QuantityKind::length ||
           kind == QuantityKind::mass || kind == QuantityKind::area || kind == QuantityKind::volume;
  }
  // 三年半, 两米半, 一个半; not 三所半.
  bool takes_half(const ast::measured& ast) const {
    return ast.unit && ast.unit.infix == 0 && ast.first.scale.empty() && !ast.to.whole &&
           (is_measure(lexicon.unit(ast.unit.row).kind) || view(ast.unit.text) == U"个");
  }

  // 三年级, 九年制: the classifier belongs to the next word.
  static constexpr std::u32string_view grade_ends = U"级制";
  bool is_grade(const ast::measured& ast, char32_t next) const {
    const Unit& unit = lexicon.unit(ast.to.whole && ast.to.unit ? ast.to.unit.row : ast.unit.row);
    return unit.kind == QuantityKind::duration && ast.after.length == 0 &&
           is_one_of(next, grade_ends);
  }
  void fill(const ast::measured& ast, iterator end, Found& found) const {
    found.range = range(first, end);
    found.number = range(ast.first.number.text);
    if (ast.to.whole) found.number.end = pos(ast.to.number.number.text.end());
    set_unit(ast, found);
    set_approximation(ast, found);
    if (is_masked(ast.first) || (ast.to.whole && is_masked(ast.to.number))) {
      found.approximation = !ast.to.whole && found.approximation == Approximation::exact
                                ? Approximation::masked
                            : !ast.to.whole ? found.approximation
                                            : Approximation::range;
      if (const auto scale = scale_of(ast.first)) found.scale = *scale;
      return;
    }
    if (!(ast.to.whole ? fill_range(ast, found) : fill_single(ast, found))) {
      found.overflow = true;
      found.has_value = found.has_lower = found.has_upper = false;
    }
  }

  // The same for what `match_plain` has matched: most amounts. Longer figures go the long way.
  bool fill_plain(const PlainAmount& plain, Found& found) const {
    const auto number = plain_value(plain);
    const auto scale = plain_scale({plain.inner_end, plain.scale_end});
    if (!number || !scale) return false;
    found.range = range(first, plain.end);
    found.number = range(plain.figure, plain.figure_end);
    const bool is_percent = plain.kind == ast::numeral_kind::percent;
    auto multiplier = scale;
    if (plain.has_unit() || is_percent) {
      found.unit_row = is_percent ? lexicon.percent() : plain.unit_row;
      const Unit& unit = lexicon.unit(found.unit_row);
      if (plain.has_unit()) found.unit = range(plain.outer_end, plain.unit_end);
      found.kind = unit.kind;
      if (unit.factor != Decimal{1}) multiplier = scale->times(unit.factor);
    }
    const auto value = multiplier ? number->times(*multiplier) : std::nullopt;
    if (!value) return false;
    if (plain.is_open()) found.approximation = Approximation::over;
    if (plain.after) found.approximation = static_cast<Approximation>(plain.after.row);
    if (plain.before) found.approximation = static_cast<Approximation>(plain.before.row);
    found.set_value(*value);
    found.plain = *number;
    found.scale = *scale;
    return true;
  }
  static optional<Decimal> plain_value(const PlainAmount& plain) {
    std::u32string_view figure{plain.figure, plain.figure_end};
    if (plain.kind == ast::numeral_kind::masked) return std::nullopt;
    if (plain.kind == ast::numeral_kind::percent) figure.remove_prefix(3);
    if (figure.size() == 1 && !is_digit(figure[0])) {
      return Decimal{figure[0] == U'十' ? 10 : digit_value(figure[0])};
    }
    if (!is_digit(figure[0])) {
      const auto read = evaluate(
          {ast::numeral_kind::chinese, text_range(figure.data(), figure.data() + figure.size())});
      return read && !read->open ? optional(read->value) : std::nullopt;
    }
    constexpr std::size_t longest = 15;
    if (figure.size() > longest) return std::nullopt;
    std::int64_t coefficient = 0;
    std::int32_t exponent = 0;
    bool behind_point = false;
    for (const char32_t c : figure) {
      if (c == U'.') {
        behind_point = true;
        continue;
      }
      coefficient = coefficient * 10 + static_cast<std::int64_t>(c - U'0');
      if (behind_point) --exponent;
    }
    return Decimal::make(coefficient, exponent);
  }
  static optional<Decimal> plain_scale(std::u32string_view words) {
    if (words.empty()) return Decimal{1};
    if (words == U"万") return Decimal{10'000};
    if (words == U"亿") return Decimal{100'000'000};
    return std::nullopt;
  }

  void set_unit(const ast::measured& ast, Found& found) const {
    const ast::numeral& told =
        tells_share(ast.first.number) || !ast.to.whole ? ast.first.number : ast.to.number.number;
    switch (told.kind) {
      case ast::numeral_kind::percent:
      case ast::numeral_kind::parts:
      case ast::numeral_kind::tenths:
        found.unit_row = lexicon.percent();
        found.kind = QuantityKind::percent;
        break;
      case ast::numeral_kind::permille:
        found.unit_row = lexicon.permille();
        found.kind = QuantityKind::percent;
        break;
      default:
        break;
    }
    const unit_mention& unit = ast.to.whole && ast.to.unit && !ast.unit ? ast.to.unit : ast.unit;
    if (!unit) return;
    found.unit = range(ast.to.whole && ast.to.unit ? ast.to.unit.text : unit.text);
    found.unit_row = unit.row;
    found.kind = lexicon.unit(unit.row).kind;
  }

  static Approximation opened_by(char32_t c) {
    return c == U'来' ? Approximation::about : Approximation::over;
  }
  static void set_approximation(const ast::measured& ast, Found& found) {
    for (const auto& r : {ast.behind_unit, ast.first.outer, ast.first.inner}) {
      if (!r.empty()) found.approximation = opened_by(r.front());
    }
    if (ast.unit.infix != 0 && ast.unit.infix != U'半') {
      found.approximation = opened_by(ast.unit.infix);
    }
    if (ast.after) found.approximation = static_cast<Approximation>(ast.after.row);
    if (ast.before) found.approximation = static_cast<Approximation>(ast.before.row);
  }

  Decimal factor(const Found& found) const {
    return found.unit_row == Found::no_unit ? Decimal{1} : lexicon.unit(found.unit_row).factor;
  }

  bool fill_single(const ast::measured& ast, Found& found) const {
    auto number = evaluate(ast.first.number);
    const auto scale = scale_of(ast.first);
    if (!number || !scale) return false;
    if (!ast.half.empty() || ast.unit.infix == U'半') {
      const auto with_half = number->value.plus(*Decimal::make(5, -1));
      if (!with_half || number->open || number->value.exponent() < 0) return false;
      number->value = number->upper = *with_half;
    }
    const auto multiplier = scale->times(factor(found));
    if (!multiplier) return false;
    const auto value = number->value.times(*multiplier);
    const auto upper = number->upper.times(*multiplier);
    if (!value || !upper) return false;
    found.plain = number->value;
    found.scale = *scale;
    if (number->open) {
      found.approximation = Approximation::range;
      found.lower = *value;
      found.upper = *upper;
      found.has_lower = found.has_upper = true;
      return true;
    }
    if (number->divisor != Decimal{1}) return fill_fraction(*number, found);
    found.set_value(*value);
    found.plain = number->value;
    return true;
  }

  // 三分之一 has no finite decimal: numerator and denominator, like a ratio's terms.
  static bool fill_fraction(const NumeralValue& number, Found& found) {
    found.value = number.value;
    found.upper = number.divisor;
    found.has_value = true;
    return found.kind == QuantityKind::number;
  }

  bool fill_range(const ast::measured& ast, Found& found) const {
    const auto ends = ends_of(ast, lexicon);
    if (!ends) return false;
    const auto lower = ends->lower.times(factor(found));
    const auto upper = ends->upper.times(factor(found));
    if (!lower || !upper) return false;
    found.approximation = Approximation::range;
    found.plain = ends->number;
    found.scale = ends->scale;
    found.lower = *lower;
    found.upper = *upper;
    found.has_lower = found.has_upper = true;
    return true;
  }

  // Whether a smaller unit may go on with the amount: 50元6角, 约2小时15分; not 3年多 or 1.5小时.
  bool may_have_parts(const Found& found) const {
    return (found.kind == QuantityKind::money || found.kind == QuantityKind::duration ||
            found.kind == QuantityKind::score) &&
           begins_part(origin + found.range.end) && found.has_value;
  }
  static bool may_have_parts(const ast::measured& ast, const Found& found) {
    return !ast.to.whole && !ast.code && !ast.after && ast.behind_unit.empty() &&
           ast.first.inner.empty() && ast.first.outer.empty() && ast.half.empty() &&
           ast.unit.infix == 0 && found.scale == Decimal{1} && is_plain(ast.first.number);
  }
  bool begins_part(iterator p) const {
    const char32_t c = at(p);
    return is_digit(c) || is_chinese_figure(c) || c == U'又';
  }

  // 50元6角三分, 两美元又三美分, 2年零3个月, 11分40秒: one amount, told in its smallest unit.
  void add_parts(Found& found) const {
    std::uint32_t row = found.unit_row;
    // 分 alone is a score; in front of 秒 it is minutes.
    if (found.kind == QuantityKind::score) row = row_of(U"分钟");
    Decimal total = found.kind == QuantityKind::score ? found.plain : found.value;
    for (;;) {
      ast::change part;
      iterator p = origin + found.range.end;
      if (!begins_part(p) || !match(change(), p, last, lexicon, part)) return;
      const std::uint32_t part_row = row_of_part(row, part.unit);
      const auto ratio = parts_in(row, part_row);
      const auto number = is_plain(part.number) ? evaluate(part.number) : std::nullopt;
      if (!ratio || !number || number->open || number->value.exponent() < 0) return;
      const auto one = ratio->times(lexicon.unit(row).factor);
      const auto term = number->value.times(lexicon.unit(part_row).factor);
      const auto in_parts = total.times(*ratio);
      if (!one || !term || !in_parts || !(*term < *one)) return;
      const auto sum = in_parts->plus(*term);
      if (!sum) return;
      row = part_row;
      total = *sum;
      take_part(part, p, total, found);
      if (lexicon.unit(row).code != lexicon.unit(found.unit_row).code) {
        found.unit_row = row;
        found.kind = lexicon.unit(row).kind;
        found.unit = range(part.unit.text);
      }
      if (part.after || !part.open.empty()) return;
    }
  }

  void take_part(const ast::change& part, iterator end, Decimal total, Found& found) const {
    if (!part.open.empty()) found.approximation = opened_by(part.open.front());
    if (part.after) found.approximation = static_cast<Approximation>(part.after.row);
    found.has_lower = found.has_upper = false;
    found.set_value(total);
    found.range.end = pos(end);
  }

  std::uint32_t row_of(std::u32string_view unit) const {
    return lexicon.units().longest(unit.data(), unit.data() + unit.size()).row;
  }
  // 分 is a score by itself, behind 元 or 角 it is money, behind 小时 minutes.
  std::uint32_t row_of_part(std::uint32_t whole, const unit_mention& part) const {
    if (view(part.text) != U"分") return part.row;
    const Unit& unit = lexicon.unit(whole);
    if (unit.kind == QuantityKind::duration) return row_of(U"分钟");
    return unit.code == "CNY" ? row_of(U"分钱") : part.row;
  }
  // How many of the smaller unit's code the larger one's is; nothing where it is not smaller.
  optional<Decimal> parts_in(std::uint32_t whole, std::uint32_t part) const {
    const Unit& a = lexicon.unit(whole);
    const Unit& b = lexicon.unit(part);
    if (a.kind != b.kind) return std::nullopt;
    const auto ratio = a.code == b.code ? optional(Decimal{1}) : lexicon.unit_ratio(whole, part);
    const auto one = ratio ? ratio->times(a.factor) : std::nullopt;
    return one && b.factor < *one ? ratio : std::nullopt;
  }

  // 人民币5万元, 港币300万元: the name of the money in front tells which it is.
  void name_currency(Found& found) const {
    if (found.kind != QuantityKind::money && found.kind != QuantityKind::number) return;
    iterator end = first;
    while (end != origin && is_blank(end[-1])) --end;
    if (end == origin || end[-1] != U'币') return;
    constexpr std::ptrdiff_t longest = 4;
    for (std::ptrdiff_t n = std::min(longest, end - origin); n > 1; --n) {
      const auto name = lexicon.units().longest(end - n, end);
      if (name.length != n || lexicon.unit(name.row).kind != QuantityKind::money) continue;
      // 500万元人民币300万: the name belongs to the amount in front.
      const char32_t previous = end - n == origin ? U'\0' : end[-n - 1];
      if (is_digit(previous) || is_chinese_figure(previous) || previous == U'元') return;
      if (found.unit_row == Found::no_unit) found.unit = range(end - n, end);
      if (found.unit_row == Found::no_unit || found.unit_row == lexicon.yuan()) {
        found.unit_row = name.row;
        found.kind = QuantityKind::money;
      }
      found.range.begin = pos(end - n);
      return;
    }
  }

  // 每小时三十千米 is 千米/小时, where the table has that rate. Money and counts with 每 in
  // front (每人500元) stay what they are written in: their 每 often belongs to the sentence.
  void name_rate(Found& found) const {
    const Unit& unit = lexicon.unit(found.unit_row);
    if (unit.kind != QuantityKind::length && unit.kind != QuantityKind::mass &&
        unit.kind != QuantityKind::volume) {
      return;
    }
    constexpr std::ptrdiff_t longest = 3;
    iterator per = first;
    while (per != origin && first - per < longest && per[-1] != U'每') --per;
    if (per == origin || per[-1] != U'每' || per == first) return;
    std::array<char32_t, 16> joined;
    const std::size_t size = found.unit.size() + 1 + static_cast<std::size_t>(first - per);
    if (size > joined.size()) return;
    char32_t* end = std::copy_n(origin + found.unit.begin, found.unit.size(), joined.data());
    *end++ = U'/';
    end = std::copy(per, first, end);
    const auto rate = lexicon.units().longest(joined.data(), end);
    if (rate.length != size || lexicon.unit(rate.row).factor != unit.factor) return;
    found.unit_row = rate.row;
    found.kind = lexicon.unit(rate.row).kind;
    found.range.begin = pos(per) - 1;
  }

  // 摄氏37度: what kind of degree stands in front.
  void name_temperature(Found& found) const {
    if (first - origin < 2 || first[-1] != U'氏') return;
    const bool celsius = first[-2] == U'摄';
    if ((!celsius && first[-2] != U'华') || lexicon.unit(found.unit_row).code != "{度}") return;
    const std::u32string_view name = celsius ? U"摄氏度" : U"华氏度";
    const auto unit = lexicon.units().longest(name.data(), name.data() + name.size());
    if (unit.length != name.size()) return;
    found.unit_row = unit.row;
    found.kind = lexicon.unit(unit.row).kind;
    found.range.begin -= 2;
  }
};

}  // namespace

bool read_numeral(const Place& place, Found& found) { return Amount{place}.read_numeral(found); }
bool read_amount(const Place& place, Found& found) { return Amount{place}.read(found); }

}  // namespace shuzhi::detail::grammar
