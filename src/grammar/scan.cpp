#include "grammar/scan.hpp"

#include <algorithm>

namespace shuzhi::detail::grammar {
namespace {

using std::optional;

// Runs the grammars at one place after another.
class Scan {
 public:
  Scan(const Reading& reading, Range within, const Lexicon& lexicon, const PeriodBase& base)
      : lexicon_(lexicon),
        base_(base),
        origin_(reading.data()),
        first_(origin_ + within.begin),
        last_(origin_ + within.end) {}

  void run(std::vector<Found>& out) {
    while (first_ != last_) {
      const std::uint8_t starts = lexicon_.starts(*first_);
      if (starts == 0) {
        ++first_;
        continue;
      }
      if ((starts & Lexicon::starts_word) != 0) {
        if (const auto word = lexicon_.non_numbers().longest(first_, last_)) {
          first_ += word.length;
          continue;
        }
      }
      if (is_letter(*first_) && !masked_run()) {
        skip_name();
        continue;
      }
      Found found;
      if (mention(starts, found)) {
        first_ = origin_ + found.range.end;
        out.push_back(std::move(found));
      } else if (is_digit(*first_)) {
        skip_digits();
      } else {
        ++first_;
      }
    }
  }

 private:
  char32_t before() const { return first_ == origin_ ? U'\0' : first_[-1]; }
  char32_t at(iterator p) const { return p < last_ ? *p : U'\0'; }
  Pos pos(iterator p) const { return static_cast<Pos>(p - origin_); }
  Range range(iterator begin, iterator end) const { return {pos(begin), pos(end)}; }
  Range range(const text_range& r) const { return r.empty() ? Range{} : range(r.begin(), r.end()); }

  // xx and XX.X are masks; letters of any other word are a name.
  bool masked_run() const {
    if (is_letter(before()) || is_digit(before())) return false;
    iterator p = first_;
    while (p != last_ && (is_letter(*p) || is_digit(*p))) {
      if (is_letter(*p) && !is_mask(*p)) return false;
      ++p;
    }
    return true;
  }
  // H5, PM2.5, COVID-19, a-level
  void skip_name() {
    while (first_ != last_ &&
           (is_letter(*first_) || is_digit(*first_) ||
            ((*first_ == U'.' || *first_ == U'-' || *first_ == U'+') && first_ + 1 != last_ &&
             (is_letter(first_[1]) || is_digit(first_[1]))))) {
      ++first_;
    }
  }
  // The rest of a run of digits that no rule took, with the letters that make it a name (5G).
  void skip_digits() {
    while (first_ != last_ && (is_digit(*first_) || is_letter(*first_))) ++first_;
  }

  bool mention(std::uint8_t starts, Found& found) {
    return ((starts & Lexicon::starts_period) != 0 && try_period(found)) ||
           ((starts & Lexicon::starts_rank) != 0 && try_rank(found)) ||
           ((starts & Lexicon::starts_number) != 0 &&
            (try_ratio(found) || try_doubling(found) || try_measured(found)));
  }

  bool try_period(Found& found) {
    ast::period ast;
    iterator end = first_;
    if (!match(period(), end, last_, lexicon_, ast)) return false;
    // 1.5年3月 is no date, nor is 第3日.
    if (is_digit(*first_) && (is_digit(before()) || before() == U'.' || before() == U'第'))
      return false;
    // A bare day or month that is the number of a clause, not a date: 3日内, 12号楼.
    const bool bare = ast.from.year.empty() && ast.from.relative.empty() && ast.dash.empty() &&
                      ast.plan.empty() && ast.span.empty();
    if (bare && ast.from.month.empty() && !ast.from.day.empty() &&
        (at(end) == U'内' || at(end) == U'楼' || at(end) == U'线' || at(end) == U'文' ||
         !is_digit(ast.from.day.front()))) {
      return false;
    }
    const auto value = evaluate(ast, base_);
    if (!value) return false;
    // From here on 5月 and 上年 are of this year.
    if (!value->relative && ast.plan.empty() && ast.span.empty() && value->edtf.size() >= 4 &&
        !ast.from.year.empty()) {
      base_.frame_year = value->edtf.substr(0, 4);
    }
    found.is_period = true;
    found.plan = !ast.plan.empty();
    found.range = range(first_, end);
    found.edtf = value->edtf;
    found.relative = value->relative;
    found.relative_years = value->relative_years;
    return true;
  }

  bool try_rank(Found& found) {
    ast::rank ast;
    iterator end = first_;
    if (!match(rank(), end, last_, lexicon_, ast)) return false;
    const char32_t lead = ast.lead.front();
    const bool numbered = lead == U'第' || lead == U'前';
    const char32_t next = at(end);
    const bool closed = next == U'\0' || is_mark(next) || is_blank(next);
    optional<NumeralValue> value = NumeralValue{Decimal{1}, Decimal{1}, false, Decimal{1}};
    if (numbered) {
      if (ast.number.kind == ast::numeral_kind::masked) return false;
      value = evaluate(ast.number);
      if (!value || value->open) return false;
    }
    const bool placed = !ast.suffix.empty();
    if (lead == U'前' && !placed && !(closed && !is_digit(next))) return false;
    // 第二届, 第一季度, 全国第一个: the ordinal of something, no rank.
    const bool is_rank = !numbered || lead == U'前' || placed || (!ast.field.empty() && closed);
    if (!is_rank && lead != U'第') return false;
    found.kind = is_rank ? QuantityKind::rank : QuantityKind::ordinal;
    found.range = range(is_rank || ast.field.empty() ? first_ : ast.lead.begin(), end);
    found.number = numbered ? range(ast.number.text) : range(ast.lead);
    set_value(found, value->value);
    return true;
  }

  bool try_ratio(Found& found) {
    ast::ratio ast;
    iterator end = first_;
    if (!match(ratio(), end, last_, lexicon_, ast)) return false;
    if (!ast.third.empty() && looks_like_clock(ast)) return false;
    if (ast.third.empty() && looks_like_clock(ast)) return false;
    const auto a = evaluate({ast::numeral_kind::arabic, ast.first});
    const auto b = evaluate({ast::numeral_kind::arabic, ast.second});
    if (!a || !b) return false;
    found.kind = QuantityKind::ratio;
    found.range = range(first_, end);
    found.number = range(ast.first.begin(), ast.third.empty() ? ast.second.end() : ast.third.end());
    found.plain = found.value = a->value;
    found.upper = b->value;
    found.has_value = true;
    if (ast.before) found.approximation = static_cast<Approximation>(ast.before.row);
    if (ast.after) found.approximation = static_cast<Approximation>(ast.after.row);
    return true;
  }

  // 12:41, 08:30:00. What stands near 比 is a ratio whatever its digits.
  bool looks_like_clock(const ast::ratio& ast) const {
    if (ast.second.size() != 2 || ast.first.size() > 2) return false;
    const auto from = std::max<std::ptrdiff_t>(0, ast.first.begin() - origin_ - 10);
    const std::u32string_view context(origin_ + from,
                                      static_cast<std::size_t>(ast.first.begin() - origin_ - from));
    return context.find(U'比') == std::u32string_view::npos;
  }

  bool try_doubling(Found& found) {
    ast::doubling ast;
    iterator end = first_;
    if (*first_ != U'翻' || !match(doubling(), end, last_, lexicon_, ast)) return false;
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
    found.range = range(first_, end);
    found.number = ast.times.text.empty() ? range(ast.noun) : range(ast.times.text);
    set_value(found, Decimal{1 << times});
    return true;
  }

  bool try_measured(Found& found) {
    ast::measured ast;
    iterator end = first_;
    if (!match(measured(), end, last_, lexicon_, ast)) return false;
    if (!plausible(ast, end)) return false;
    if (!ast.dash.empty() && !is_range(ast)) {
      // 由49所到57所, 30%至5人: two quantities; the first one is taken now.
      if (ast.first_unit.length == 0) return false;
      end = ast.dash.begin();
      ast.unit = ast.first_unit;
      ast.first_unit = {};
      ast.dash = {};
      ast.behind_unit = {};
      ast.after = {};
    }
    fill(ast, end, found);
    return true;
  }

  bool plausible(const ast::measured& ast, iterator end) const {
    const bool has_unit = ast.unit.length != 0;
    const ast::numeral& number = ast.first.number;
    const char32_t next = at(end);
    const char32_t previous = before();
    if (number.kind == ast::numeral_kind::masked) {
      // A mask counts only as a figure: with a unit, or as one of a list that has one.
      if (!has_unit && next != U'、') return false;
      if (is_letter(previous)) return false;
    }
    if (!has_unit && is_letter(next)) return false;                     // 5G
    if (!has_unit && (next == U'+' || previous == U'+')) return false;  // 1+3+N
    if (is_digit(*first_) && (is_digit(previous) || is_letter(previous))) return false;
    if (*first_ == U'-' && (is_digit(previous) || is_han(previous))) return false;
    if (has_unit && is_grade(ast, next)) return false;
    return true;
  }

  // 三年级, 九年制: the classifier belongs to the next word.
  bool is_grade(const ast::measured& ast, char32_t next) const {
    const Unit& unit = lexicon_.unit(ast.unit.row);
    return unit.kind == QuantityKind::duration && ast.after.length == 0 &&
           (next == U'级' || next == U'制');
  }

  bool same_unit(const ast::measured& ast) const {
    return ast.first_unit.length == 0 ||
           lexicon_.unit(ast.first_unit.row) == lexicon_.unit(ast.unit.row);
  }

  bool is_range(const ast::measured& ast) const {
    if (!same_unit(ast)) return false;
    if (is_masked(ast.first) && is_masked(ast.second)) return true;
    const auto a = amount(ast.first);
    const auto b = amount(ast.second);
    if (!a || !b) return false;
    return a->first < b->first || shared_scale(ast, a->first, b->second).has_value();
  }

  static bool is_masked(const ast::amount& amount) {
    return amount.number.kind == ast::numeral_kind::masked;
  }

  // Value and scale of an amount.
  static optional<std::pair<Decimal, Decimal>> amount(const ast::amount& amount) {
    const auto number = evaluate(amount.number);
    const auto scale = scale_of(amount);
    if (!number || !scale) return std::nullopt;
    const auto value = number->value.times(*scale);
    if (!value) return std::nullopt;
    return std::pair{*value, *scale};
  }
  static optional<Decimal> scale_of(const ast::amount& amount) {
    std::u32string_view words = view(amount.scale);
    if (!words.empty() && words.front() == U'个') words.remove_prefix(1);
    return evaluate_scale(words);
  }
  // 20至30万元: the scale is written once.
  static optional<Decimal> shared_scale(const ast::measured& ast, Decimal first, Decimal scale) {
    if (!ast.first.scale.empty() || ast.first_unit.length != 0) return std::nullopt;
    const auto scaled = first.times(scale);
    const auto second = amount(ast.second);
    if (!scaled || !second || !(scaled->compare(second->first) < 0)) return std::nullopt;
    return scaled;
  }

  void fill(const ast::measured& ast, iterator end, Found& found) {
    found.range = range(first_, end);
    found.number = range(ast.first.number.text);
    if (!ast.dash.empty()) found.number.end = pos(ast.second.number.text.end());
    set_unit(ast, found);
    set_approximation(ast, found);
    if (is_masked(ast.first) || (!ast.dash.empty() && is_masked(ast.second))) {
      found.approximation = ast.dash.empty() && found.approximation == Approximation::exact
                                ? Approximation::masked
                            : ast.dash.empty() ? found.approximation
                                               : Approximation::range;
      if (const auto scale = scale_of(ast.first)) found.scale = *scale;
      return;
    }
    if (!(ast.dash.empty() ? fill_single(ast, found) : fill_range(ast, found))) {
      found.overflow = true;
      found.has_value = found.has_lower = found.has_upper = false;
    }
  }

  void set_unit(const ast::measured& ast, Found& found) const {
    switch (ast.first.number.kind) {
      case ast::numeral_kind::percent:
      case ast::numeral_kind::tenths:
        found.unit_row = lexicon_.percent();
        found.kind = QuantityKind::percent;
        break;
      case ast::numeral_kind::permille:
        found.unit_row = lexicon_.permille();
        found.kind = QuantityKind::percent;
        break;
      default:
        break;
    }
    if (ast.unit.length == 0) return;
    // The unit stands at the end, in front of what follows it.
    iterator unit_end = origin_ + found.range.end;
    if (ast.after.length != 0) unit_end -= ast.after.length;
    unit_end -= ast.behind_unit.size();
    found.unit = range(unit_end - ast.unit.length, unit_end);
    found.unit_row = ast.unit.row;
    found.kind = lexicon_.unit(ast.unit.row).kind;
  }

  static void set_approximation(const ast::measured& ast, Found& found) {
    const auto open = [](const text_range& r) {
      return r.empty()            ? Approximation::exact
             : r.front() == U'来' ? Approximation::about
                                  : Approximation::over;
    };
    for (const auto& r : {ast.behind_unit, ast.first.outer, ast.first.inner}) {
      if (!r.empty()) found.approximation = open(r);
    }
    if (ast.after) found.approximation = static_cast<Approximation>(ast.after.row);
    if (ast.before) found.approximation = static_cast<Approximation>(ast.before.row);
  }

  Decimal factor(const Found& found) const {
    return found.unit_row == Found::no_unit ? Decimal{1} : lexicon_.unit(found.unit_row).factor;
  }

  bool fill_single(const ast::measured& ast, Found& found) const {
    const auto number = evaluate(ast.first.number);
    const auto scale = scale_of(ast.first);
    if (!number || !scale) return false;
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
    set_value(found, *value);
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
    const auto a = amount(ast.first);
    const auto b = amount(ast.second);
    if (!a || !b) return false;
    const auto shared = shared_scale(ast, a->first, b->second);
    const auto lower = (shared ? *shared : a->first).times(factor(found));
    const auto upper = b->first.times(factor(found));
    const auto number = evaluate(ast.first.number);
    if (!lower || !upper || !number) return false;
    found.approximation = Approximation::range;
    found.plain = number->value;
    found.scale = b->second;
    found.lower = *lower;
    found.upper = *upper;
    found.has_lower = found.has_upper = true;
    return true;
  }

  static void set_value(Found& found, Decimal value) {
    found.plain = found.value = value;
    found.has_value = true;
    switch (found.approximation) {
      case Approximation::over:
      case Approximation::at_least:
        found.lower = value;
        found.has_lower = true;
        break;
      case Approximation::nearly:
      case Approximation::at_most:
        found.upper = value;
        found.has_upper = true;
        break;
      default:
        break;
    }
  }

  const Lexicon& lexicon_;
  PeriodBase base_;
  iterator origin_;
  iterator first_;
  iterator last_;
};

}  // namespace

void scan(const Reading& reading, Range within, const Lexicon& lexicon, const PeriodBase& base,
          std::vector<Found>& out) {
  Scan(reading, within, lexicon, base).run(out);
}

}  // namespace shuzhi::detail::grammar
