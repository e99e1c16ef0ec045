#include "grammar/scan.hpp"

#include <algorithm>
#include <array>
#include <string_view>

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
          Found found;
          if (reaches_past(word, starts, found)) {
            first_ = origin_ + found.range.end;
            out.push_back(std::move(found));
          } else {
            first_ += word.length;
          }
          continue;
        }
      }
      if (is_letter(*first_) && !masked_run() && !money_code()) {
        skip_name();
        continue;
      }
      Found found;
      if (mention(starts, found)) {
        first_ = origin_ + found.range.end;
        out.push_back(std::move(found));
      } else if (is_digit(*first_)) {
        skip_digits();
      } else if (is_chinese_digit(*first_)) {
        skip_long_run();
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

  // A run of numerals longer than any number is none from its second character on either.
  void skip_long_run() {
    constexpr std::ptrdiff_t longest = 64;
    const iterator end = std::find_if_not(
        first_, last_, [](char32_t c) { return is_chinese_digit(c) || is_scale(c); });
    first_ = end - first_ > longest ? end : first_ + 1;
  }

  static bool is_numeral(char32_t c) {
    return is_digit(c) || is_chinese_digit(c) || is_scale(c) || c == U'点' || c == U'.';
  }

  // 三公里, 一度电, 四季度: the longer word wins over what only looks like 三公 or 一度.
  bool reaches_past(const Trie::Match& word, std::uint8_t starts, Found& found) {
    if ((starts & (Lexicon::starts_number | Lexicon::starts_period)) == 0) return false;
    if (!mention(starts, found)) return false;
    const Pos end = pos(first_ + word.length);
    return found.is_period ? found.range.end > end : found.unit.end > end;
  }

  // CNY 1.25, US$20: a currency's code with the number behind it.
  bool money_code() const {
    if (is_letter(before()) || is_digit(before())) return false;
    const auto code = lexicon_.units().longest(first_, last_);
    if (!code || lexicon_.unit(code.row).kind != QuantityKind::money) return false;
    iterator p = first_ + code.length;
    while (p != last_ && is_blank(*p)) ++p;
    return p != last_ && is_digit(*p);
  }

  bool mention(std::uint8_t starts, Found& found) {
    return ((starts & Lexicon::starts_period) != 0 && may_be_period() && try_period(found)) ||
           ((starts & Lexicon::starts_rank) != 0 && try_rank(found)) ||
           ((starts & Lexicon::starts_number) != 0 && may_be_number() &&
            ((may_be_ratio() && try_ratio(found)) || try_doubling(found) || try_measured(found)));
  }

  // The guards look a few characters ahead and keep the grammars, which try one alternative
  // after another, from places where none can match. They let through all that might match.

  static bool is_one_of(char32_t c, std::u32string_view set) {
    return c != U'\0' && set.find(c) != std::u32string_view::npos;
  }
  static bool is_chinese_figure(char32_t c) { return is_chinese_digit(c) || is_scale(c); }
  iterator skip_blanks(iterator p) const {
    while (p != last_ && is_blank(*p)) ++p;
    return p;
  }
  iterator skip_figures(iterator p) const {
    while (p != last_ && (is_digit(*p) || is_mask(*p))) ++p;
    return skip_blanks(p);
  }

  bool may_be_period() const {
    const char32_t c = *first_;
    constexpr std::u32string_view ends = U"年月日号学世季";
    if (is_digit(c) || is_mask(c)) {
      iterator p = skip_figures(first_);
      if (is_one_of(at(p), ends)) return true;
      if (!is_one_of(at(p), U"-—~至到、./")) return false;
      // 1—9月, 1、3、5月, 2020-05-01, 2020—2025年
      while (p != last_ && is_one_of(*p, U"-—~至到、./ ")) ++p;
      const iterator second = p;
      p = skip_figures(p);
      return p != second && is_one_of(at(p), U"年月日号学-./、") ? true
                                                                 : iso_month_ahead(p - first_);
    }
    if (is_chinese_figure(c) || c == U'廿' || c == U'卅') {
      // 十四五, 八五
      if (at(first_ + 1) == U'五' || at(first_ + 2) == U'五') return true;
      iterator p = first_;
      constexpr std::ptrdiff_t longest = 6;
      while (p != last_ && p - first_ < longest && is_chinese_figure(*p)) ++p;
      return is_one_of(at(skip_blanks(p)), U"年月日号世季");
    }
    struct Opening {
      char32_t first;
      std::u32string_view second;
    };
    static constexpr std::array openings{Opening{U'今', U"年后"},
                                         Opening{U'本', U"年月季世"},
                                         Opening{U'去', U"年"},
                                         Opening{U'上', U"年月一半个季世"},
                                         Opening{U'前', U"年一二三四1234"},
                                         Opening{U'明', U"年"},
                                         Opening{U'来', U"年"},
                                         Opening{U'次', U"年"},
                                         Opening{U'下', U"年月一半个季"},
                                         Opening{U'后', U"年"},
                                         Opening{U'过', U"去"},
                                         Opening{U'当', U"年月"},
                                         Opening{U'同', U"年"},
                                         Opening{U'新', U"的"},
                                         Opening{U'最', U"近"},
                                         Opening{U'未', U"来"},
                                         Opening{U'截', U"至止"},
                                         Opening{U'全', U"年"},
                                         Opening{U'年', U"初末底"},
                                         Opening{U'春', U"季"},
                                         Opening{U'秋', U"季"},
                                         Opening{U'首', U"季"},
                                         Opening{U'这', U"一个"},
                                         Opening{U'第', U"一二三四1234"},
                                         Opening{U'暑', U""},
                                         Opening{U'寒', U""}};
    const char32_t next = at(first_ + 1);
    for (const Opening& o : openings) {
      if (o.first == c) return is_one_of(next, o.second);
    }
    if (c == U'近') return is_blank(next) || is_digit(next) || is_chinese_figure(next);
    if (is_one_of(c, U"“\"「")) return is_one_of(next, U"十六七八九");
    return true;
  }
  // 2008-08 ends where nothing else tells a date.
  bool iso_month_ahead(std::ptrdiff_t length) const {
    constexpr std::ptrdiff_t year_and_month = 7;
    return length >= year_and_month && is_digit(first_[3]) && is_one_of(first_[4], U"-/");
  }

  bool may_be_number() const {
    const char32_t c = *first_;
    if (is_digit(c) || is_chinese_digit(c) || is_letter(c)) return true;
    switch (c) {
      case U'百':
      case U'千':
      case U'万':
      case U'亿':
        // 百分之五, 百万分之三; without a number in front a scale word is none.
        return at(first_ + 1) == U'分' || at(first_ + 2) == U'分';
      case U'几':
      case U'数':
        return is_scale(at(first_ + 1));
      case U'翻':
        return true;
      case U'负':
      case U'-':
        return begins_figure(skip_blanks(first_ + 1));
      default:
        break;
    }
    auto length = lexicon_.approximators_before().longest(first_, last_).length;
    if (length == 0) length = lexicon_.approximators_before_scale().longest(first_, last_).length;
    return length == 0 || begins_figure(skip_blanks(first_ + length));
  }
  bool begins_figure(iterator p) const {
    const char32_t c = at(p);
    return is_digit(c) || is_chinese_figure(c) || is_mask(c) || is_letter(c) ||
           is_one_of(c, U"半几数负-¥￥$€£廿卅");
  }

  bool may_be_ratio() const {
    iterator p = first_;
    if (!is_digit(*p)) {
      p += lexicon_.approximators_before().longest(first_, last_).length;
      if (p == first_ || !is_digit(at(p))) return false;
    }
    constexpr std::ptrdiff_t longest = 40;
    while (p != last_ && p - first_ < longest && (is_digit(*p) || *p == U'.' || *p == U'·')) ++p;
    return at(skip_blanks(p)) == U':';
  }

  bool try_period(Found& found) {
    ast::period ast;
    iterator end = first_;
    if (!match(period(), end, last_, lexicon_, ast)) return false;
    // 1.5年3月 is no date, nor is 第3日.
    if (is_digit(*first_) && (is_digit(before()) || before() == U'.' || before() == U'第'))
      return false;
    // 五十五年前, 以上月; a day or month that is the number of a clause, not a date: 3日内, 12号楼.
    if (is_numeral(before()) && (is_chinese_digit(*first_) || is_scale(*first_))) return false;
    if ((*first_ == U'上' || *first_ == U'下') && before() == U'以') return false;
    const bool bare = ast.from.year.empty() && ast.from.relative.empty() && !ast.end.whole &&
                      ast.plan.empty() && ast.tail.empty();
    if (bare && ast.from.month.empty() && !ast.from.day.empty() &&
        (at(end) == U'内' || at(end) == U'楼' || at(end) == U'线' || at(end) == U'文' ||
         !is_digit(ast.from.day.front()))) {
      return false;
    }
    const auto value = evaluate(ast, base_);
    if (!value) return false;
    if (value->first_of_list) end = ast.end.dash.begin();
    // From here on 5月 and 上年 are of this year.
    if (!value->relative && ast.plan.empty() && ast.tail.empty() && value->edtf.size() >= 4 &&
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

  bool may_be_rank() const {
    const char32_t next = at(first_ + 1);
    switch (*first_) {
      case U'第':
      case U'前':
        return begins_figure(skip_blanks(first_ + 1)) || (*first_ == U'第' && next == U'一');
      case U'首':
      case U'榜':
      case U'之':
        return next == U'位' || next == U'首';
      default:
        return true;
    }
  }

  bool try_rank(Found& found) {
    ast::rank ast;
    iterator end = first_;
    if (!may_be_rank() || !match(rank(), end, last_, lexicon_, ast)) return false;
    const char32_t lead = ast.lead.front();
    const bool numbered = lead == U'第' || lead == U'前';
    const char32_t next = at(end);
    const bool closed = next == U'\0' || is_mark(next) || is_blank(next);
    optional<NumeralValue> value = NumeralValue{Decimal{1}, Decimal{1}, false, Decimal{1}};
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
    found.range = range(is_rank || ast.field.empty() ? first_ : ast.lead.begin(), end);
    found.number = numbered ? range(ast.number.text) : range(ast.lead);
    set_value(found, value->value);
    return true;
  }

  bool try_ratio(Found& found) {
    ast::ratio ast;
    iterator end = first_;
    if (!match(ratio(), end, last_, lexicon_, ast)) return false;
    if (looks_like_clock(ast)) return false;
    const auto a = evaluate({ast::numeral_kind::arabic, ast.first});
    const auto b = evaluate({ast::numeral_kind::arabic, ast.second});
    if (!a || !b) return false;
    found.kind = QuantityKind::ratio;
    found.range = range(first_, end);
    found.number = range(ast.first.begin(), ast.third.empty() ? ast.second.end() : ast.third.end());
    found.plain = found.value = a->value;
    found.upper = b->value;
    if (!ast.third.empty()) {
      const auto c = evaluate({ast::numeral_kind::arabic, ast.third});
      if (!c) return false;
      found.lower = c->value;
    }
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
    while (end != first_ && is_blank(end[-1])) --end;
    if (!plausible(ast, end)) return false;
    fill(ast, end, found);
    if (!range) add_change(ast, found);
    if (found.unit_row != Found::no_unit) {
      name_temperature(found);
      name_rate(found);
    }
    return true;
  }

  // 20和30之间: what stands between two numbers is a dash only with 之间 behind.
  bool joins_words(const text_range& dash) const {
    return view(dash).find_first_of(U"和与") != std::u32string_view::npos;
  }
  iterator between_end(iterator end) const {
    iterator p = end;
    while (p != last_ && is_blank(*p)) ++p;
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
    if (!has_unit && is_letter(next)) return false;                     // 5G
    if (!has_unit && (next == U'+' || previous == U'+')) return false;  // 1+3+N
    if (is_digit(*first_) && (is_digit(previous) || is_letter(previous))) return false;
    if (*first_ == U'-' && !is_minus(ast)) return false;
    if (has_unit && is_grade(ast, next)) return false;
    if (view(number.text) == U"半" && !is_half_unit(ast)) return false;
    return true;
  }

  // A dash behind a word or a digit is a minus only in a rate of change: 增长-3.8%.
  bool is_minus(const ast::measured& ast) const {
    const char32_t previous = before();
    if (is_digit(previous)) return false;
    if (!is_han(previous)) return true;
    return ast.unit && is_share(lexicon_.unit(ast.unit.row).kind) && previous != U'%';
  }
  static bool is_share(QuantityKind kind) {
    return kind == QuantityKind::percent || kind == QuantityKind::percentage_point;
  }

  // 半公升, 半年, 半个月; but not 半路, 半部.
  bool is_half_unit(const ast::measured& ast) const {
    return ast.unit && is_measure(lexicon_.unit(ast.unit.row).kind);
  }
  static bool is_measure(QuantityKind kind) {
    return kind == QuantityKind::duration || kind == QuantityKind::length ||
           kind == QuantityKind::mass || kind == QuantityKind::area || kind == QuantityKind::volume;
  }
  // 三年半, 两米半, 一个半; not 三所半.
  bool takes_half(const ast::measured& ast) const {
    return ast.unit && ast.unit.infix == 0 && ast.first.scale.empty() && !ast.to.whole &&
           (is_measure(lexicon_.unit(ast.unit.row).kind) || view(ast.unit.text) == U"个");
  }

  // 三年级, 九年制: the classifier belongs to the next word.
  bool is_grade(const ast::measured& ast, char32_t next) const {
    const Unit& unit = lexicon_.unit(ast.to.whole && ast.to.unit ? ast.to.unit.row : ast.unit.row);
    return unit.kind == QuantityKind::duration && ast.after.length == 0 &&
           (next == U'级' || next == U'制');
  }

  // The unit of the second end in units of the first one; 7 for 13天—8周.
  optional<Decimal> unit_ratio(const ast::measured& ast) const {
    if (!ast.unit || !ast.to.unit) return Decimal{1};
    const Unit& a = lexicon_.unit(ast.unit.row);
    const Unit& b = lexicon_.unit(ast.to.unit.row);
    if (a == b) return Decimal{1};
    return a.kind == b.kind ? ratio_of_units(b.code, a.code) : std::nullopt;
  }

  // Only units that stand in a fixed ratio: no month is a number of days.
  static optional<Decimal> ratio_of_units(std::string_view from, std::string_view to) {
    struct Scale {
      std::string_view code;
      char dimension;
      std::int32_t smallest;
    };
    static constexpr std::array scales{
        Scale{"wk", 'd', 604800},   Scale{"d", 'd', 86400},    Scale{"h", 'd', 3600},
        Scale{"min", 'd', 60},      Scale{"s", 'd', 1},        Scale{"a", 'a', 12},
        Scale{"mo", 'a', 1},        Scale{"km", 'm', 1000000}, Scale{"m", 'm', 1000},
        Scale{"dm", 'm', 100},      Scale{"cm", 'm', 10},      Scale{"mm", 'm', 1},
        Scale{"t", 'g', 1000000},   Scale{"kg", 'g', 1000},    Scale{"[jin]", 'g', 500},
        Scale{"g", 'g', 1},         Scale{"L", 'l', 1000},     Scale{"mL", 'l', 1},
        Scale{"km2", 'q', 1000000}, Scale{"har", 'q', 10000},  Scale{"m2", 'q', 1}};
    const Scale* a = nullptr;
    const Scale* b = nullptr;
    for (const Scale& s : scales) {
      if (s.code == from) a = &s;
      if (s.code == to) b = &s;
    }
    if (a == nullptr || b == nullptr || a->dimension != b->dimension) return std::nullopt;
    return Decimal{a->smallest}.divided_by(Decimal{b->smallest});
  }

  static bool tells_share(const ast::numeral& number) {
    return number.kind == ast::numeral_kind::percent ||
           number.kind == ast::numeral_kind::permille || number.kind == ast::numeral_kind::tenths;
  }
  static bool is_plain(const ast::numeral& number) {
    return number.kind == ast::numeral_kind::chinese || number.kind == ast::numeral_kind::arabic;
  }

  bool is_range(const ast::measured& ast, iterator end) const {
    if (!unit_ratio(ast)) return false;
    if (ast.unit && !ast.to.unit) return false;
    const bool between = joins_words(ast.to.dash);
    if (between && between_end(end) == end) return false;
    if (!ast.to.unit && !between && !may_lack_unit(ast)) return false;
    if (is_masked(ast.first) && is_masked(ast.to.number)) return true;
    const auto bounds = bounds_of(ast);
    return bounds && bounds->lower < bounds->upper;
  }

  // 百分之三十到四十一, 三到五成, 一千到一千五百. Arabic digits with a dash and no unit are
  // numbering, dates or scores.
  bool may_lack_unit(const ast::measured& ast) const {
    const ast::numeral& a = ast.first.number;
    const ast::numeral& b = ast.to.number.number;
    if (tells_share(a)) return is_plain(b) || a.kind == b.kind;
    if (tells_share(b)) return b.kind == ast::numeral_kind::tenths && is_plain(a);
    const bool word = view(ast.to.dash).find_first_of(U"至到") != std::u32string_view::npos;
    return word && a.kind == ast::numeral_kind::chinese && b.kind == a.kind && before() != U'由';
  }

  static bool is_masked(const ast::amount& amount) {
    return amount.number.kind == ast::numeral_kind::masked;
  }

  static optional<Decimal> scale_of(const ast::amount& amount) {
    std::u32string_view words = view(amount.scale);
    if (!words.empty() && words.front() == U'个') words.remove_prefix(1);
    return evaluate_scale(words);
  }

  // The two ends of a range, in the first one's unit where both have one.
  struct Ends {
    Decimal lower, upper;
    Decimal number;    ///< the first figure as it is written
    Decimal scale{1};  ///< of both, where it is written once
  };
  optional<Ends> bounds_of(const ast::measured& ast) const {
    const ast::amount& first = ast.first;
    const ast::amount& second = ast.to.number;
    const auto a = evaluate(first.number);
    const auto b = evaluate(second.number);
    const auto scale_a = scale_of(first);
    const auto scale_b = scale_of(second);
    const auto ratio = unit_ratio(ast);
    if (!a || !b || !scale_a || !scale_b || !ratio) return std::nullopt;
    auto lower = a->value.times(*scale_a);
    auto upper = (b->open ? b->upper : b->value).times(*scale_b);
    if (upper) upper = upper->times(*ratio);
    if (!lower || !upper) return std::nullopt;
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

  // What may be shared, best first: 百万 and 万 of 三百万.
  static std::array<Decimal, 2> shared_scales(const ast::measured& ast, Decimal written) {
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

  void fill(const ast::measured& ast, iterator end, Found& found) {
    found.range = range(first_, end);
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

  void set_unit(const ast::measured& ast, Found& found) const {
    const ast::numeral& told =
        tells_share(ast.first.number) || !ast.to.whole ? ast.first.number : ast.to.number.number;
    switch (told.kind) {
      case ast::numeral_kind::percent:
      case ast::numeral_kind::parts:
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
    const unit_mention& unit = ast.to.whole && ast.to.unit && !ast.unit ? ast.to.unit : ast.unit;
    if (!unit) return;
    found.unit = range(ast.to.whole && ast.to.unit ? ast.to.unit.text : unit.text);
    found.unit_row = unit.row;
    found.kind = lexicon_.unit(unit.row).kind;
  }

  static void set_approximation(const ast::measured& ast, Found& found) {
    const auto open = [](char32_t c) {
      return c == U'来' ? Approximation::about : Approximation::over;
    };
    for (const auto& r : {ast.behind_unit, ast.first.outer, ast.first.inner}) {
      if (!r.empty()) found.approximation = open(r.front());
    }
    if (ast.unit.infix != 0 && ast.unit.infix != U'半') {
      found.approximation = open(ast.unit.infix);
    }
    if (ast.after) found.approximation = static_cast<Approximation>(ast.after.row);
    if (ast.before) found.approximation = static_cast<Approximation>(ast.before.row);
  }

  Decimal factor(const Found& found) const {
    return found.unit_row == Found::no_unit ? Decimal{1} : lexicon_.unit(found.unit_row).factor;
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
    const auto ends = bounds_of(ast);
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

  // 50元6角三分, 两美元又三美分: smaller units of the same money.
  void add_change(const ast::measured& ast, Found& found) const {
    if (found.kind != QuantityKind::money || !found.has_value || ast.code ||
        found.approximation != Approximation::exact || found.scale != Decimal{1}) {
      return;
    }
    const Unit& money = lexicon_.unit(found.unit_row);
    Decimal last = money.factor;
    for (;;) {
      ast::change part;
      iterator p = origin_ + found.range.end;
      if (p == last_ || !match(change(), p, last_, lexicon_, part)) return;
      // 分 alone is a score; behind 元 or 角 it is money.
      const bool cent = money.code == "CNY" && view(part.unit.text) == U"分";
      const Unit& unit = lexicon_.unit(part.unit.row);
      const Decimal factor = cent ? *Decimal::make(1, -2) : unit.factor;
      if (!cent && (unit.code != money.code || unit.kind != QuantityKind::money)) return;
      const auto number = is_plain(part.number) ? evaluate(part.number) : std::nullopt;
      if (!number || number->open || number->value.exponent() < 0 || !(factor < last)) return;
      const auto term = number->value.times(factor);
      const auto total = term ? found.value.plus(*term) : std::nullopt;
      if (!total || !(*term < money.factor)) return;
      found.value = *total;
      found.plain = *total;
      found.range.end = pos(p);
      last = factor;
    }
  }

  // 每小时三十千米 is 千米/小时, where the table has that rate. Money and counts with 每 in
  // front (每人500元) stay what they are written in: their 每 often belongs to the sentence.
  void name_rate(Found& found) const {
    const Unit& unit = lexicon_.unit(found.unit_row);
    if (unit.kind != QuantityKind::length && unit.kind != QuantityKind::mass &&
        unit.kind != QuantityKind::volume) {
      return;
    }
    constexpr std::ptrdiff_t longest = 3;
    iterator per = first_;
    while (per != origin_ && first_ - per < longest && per[-1] != U'每') --per;
    if (per == origin_ || per[-1] != U'每' || per == first_) return;
    std::array<char32_t, 16> joined;
    const std::size_t size = found.unit.size() + 1 + static_cast<std::size_t>(first_ - per);
    if (size > joined.size()) return;
    char32_t* end = std::copy_n(origin_ + found.unit.begin, found.unit.size(), joined.data());
    *end++ = U'/';
    end = std::copy(per, first_, end);
    const auto rate = lexicon_.units().longest(joined.data(), end);
    if (rate.length != size || lexicon_.unit(rate.row).factor != unit.factor) return;
    found.unit_row = rate.row;
    found.kind = lexicon_.unit(rate.row).kind;
    found.range.begin = pos(per) - 1;
  }

  // 摄氏37度: what kind of degree stands in front.
  void name_temperature(Found& found) const {
    if (first_ - origin_ < 2 || lexicon_.unit(found.unit_row).code != "{度}") return;
    const std::u32string_view scale(first_ - 2, 2);
    const bool celsius = scale == U"摄氏";
    if (!celsius && scale != U"华氏") return;
    const std::u32string_view name = celsius ? U"摄氏度" : U"华氏度";
    const auto unit = lexicon_.units().longest(name.data(), name.data() + name.size());
    if (unit.length != name.size()) return;
    found.unit_row = unit.row;
    found.kind = lexicon_.unit(unit.row).kind;
    found.range.begin -= 2;
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
