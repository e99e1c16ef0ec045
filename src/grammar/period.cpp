#include "grammar/period_def.hpp"

#include <array>

namespace shuzhi::detail::grammar {

BOOST_SPIRIT_INSTANTIATE(period_type, iterator, context)

const period_type& period() {
  static const period_type rule{"period"};
  return rule;
}

namespace {

using std::optional;
using std::string;
using std::u32string_view;

// A year as EDTF: digits, with X for what is masked.
string edtf_year(u32string_view text) {
  string out;
  for (const char32_t c : text) {
    const int d = digit_value(c);
    out += is_digit(c)           ? static_cast<char>(c)
           : is_mask(c) || d < 0 ? 'X'
                                 : static_cast<char>('0' + d);
  }
  if (out.size() == 2) out.insert(0, out < "50" ? "20" : "19");
  while (out.size() < 4) out += 'X';
  return out;
}

string padded(int number, int width) {
  string out = std::to_string(number);
  while (static_cast<int>(out.size()) < width) out.insert(out.begin(), '0');
  return out;
}

// A month or day as two characters: "09", "XX"; nothing where it is out of range.
optional<string> edtf_small(u32string_view text, int most) {
  if (is_mask(text.front())) return "XX";
  int value = 0;
  if (is_digit(text.front())) {
    for (const char32_t c : text) value = value * 10 + static_cast<int>(c - U'0');
  } else {
    const auto read =
        evaluate({ast::numeral_kind::chinese, text_range(text.data(), text.data() + text.size())});
    if (!read || read->open || read->value.exponent() > 1) return std::nullopt;
    value = static_cast<int>(read->value.to_double());
  }
  if (value < 1 || value > most) return std::nullopt;
  return padded(value, 2);
}

// 今年 and 去年 count from the writer's year, 当年 and 上年 from the year that is spoken of.
struct RelativeWord {
  u32string_view word;
  int years;
  bool of_frame = false;
};
constexpr std::array relative_words{
    RelativeWord{U"今年", 0},          RelativeWord{U"本年", 0},
    RelativeWord{U"本年度", 0},        RelativeWord{U"当年", 0, true},
    RelativeWord{U"同年", 0, true},    RelativeWord{U"去年", -1},
    RelativeWord{U"上年", -1, true},   RelativeWord{U"上年度", -1, true},
    RelativeWord{U"上一年", -1, true}, RelativeWord{U"上一年度", -1, true},
    RelativeWord{U"过去一年", -1},     RelativeWord{U"前年", -2},
    RelativeWord{U"明年", 1},          RelativeWord{U"来年", 1},
    RelativeWord{U"次年", 1, true},    RelativeWord{U"下一年", 1, true},
    RelativeWord{U"新的一年", 1},      RelativeWord{U"后年", 2},
};

// Months (first, last) of a part of the year; {0, 0}: the whole year.
struct Months {
  int first = 0;
  int last = 0;
};
optional<Months> months_of(u32string_view part) {
  if (part == U"上半年") return Months{1, 6};
  if (part == U"下半年") return Months{7, 12};
  const std::size_t at = part.find(U"季度");
  if (at == u32string_view::npos) return std::nullopt;
  const bool through = part.find(U'前') != u32string_view::npos;
  const char32_t c = part[at - 1];
  const int quarter = is_digit(c) ? static_cast<int>(c - U'0') : digit_value(c);
  if (quarter < 1 || quarter > 4) return std::nullopt;
  return Months{through ? 1 : quarter * 3 - 2, quarter * 3};
}
// EDTF seasons for school terms: the spring term is 21, the autumn term 23.
const char* season_of(u32string_view part) {
  if (part == U"春季学期" || part == U"春季" || part == U"下学期") return "21";
  if (part == U"秋季学期" || part == U"秋季" || part == U"上学期") return "23";
  if (part == U"暑假" || part == U"暑期") return "22";
  if (part == U"寒假") return "24";
  return nullptr;
}

// A year moved by some years; a masked one says nothing of its neighbours.
string moved(const string& year, int years) {
  if (years == 0) return year;
  return year.find('X') == string::npos ? padded(std::stoi(year) + years, 4) : string();
}

// A point worked out; `edtf` is empty while its year is unknown.
struct Worked {
  string year;   // "2021", "20XX", or empty
  string month;  // "09" or empty
  string day;
  Months months;
  const char* season = nullptr;
  bool school_year = false;
  bool relative = false;
  int relative_years = 0;

  string edtf() const {
    if (year.empty()) return {};
    if (months.first != 0) {
      return year + '-' + padded(months.first, 2) + '/' + year + '-' + padded(months.last, 2);
    }
    if (season != nullptr) return year + '-' + season;
    string out = year;
    if (!month.empty()) out += '-' + month;
    if (!day.empty()) out += '-' + day;
    return out;
  }
};

optional<Worked> work_out(const ast::point& point, const PeriodBase& base) {
  Worked out;
  if (!point.year.empty()) {
    out.year = edtf_year(view(point.year));
  } else {
    // 5月, 去年: the year is the base's, moved by what the word says.
    out.relative = true;
    bool of_frame = point.relative.empty();
    for (const RelativeWord& w : relative_words) {
      if (view(point.relative) != w.word) continue;
      out.relative_years = w.years;
      of_frame = w.of_frame;
    }
    if (of_frame && !base.frame_year.empty()) {
      out.year = moved(base.frame_year, out.relative_years);
    } else if (base.year) {
      out.year = padded(*base.year + out.relative_years, 4);
    }
  }
  if (!point.month.empty()) {
    const auto month = edtf_small(view(point.month), 12);
    if (!month) return std::nullopt;
    out.month = *month;
  }
  if (!point.day.empty()) {
    const auto day = edtf_small(view(point.day), 31);
    if (!day) return std::nullopt;
    out.day = *day;
    if (out.month.empty()) {
      if (base.month) {
        out.month = padded(*base.month, 2);
      } else {
        out.year.clear();
      }
    }
  }
  if (!point.part.empty()) {
    const u32string_view part = view(point.part);
    if (const auto months = months_of(part)) out.months = *months;
    out.season = season_of(part);
    out.school_year = part == U"学年";
  }
  return out;
}

bool follows(const string& month, const string& next) {
  if (month.empty() || next.empty() || month[0] == 'X' || next[0] == 'X') return false;
  return std::stoi(next) == std::stoi(month) + 1;
}

// 十四五 is 2021/2025: the nth plan began in 1953 + 5 (n - 1), with a gap of three years
// of adjustment (1963-1965) between the second and the third.
string plan_years(u32string_view plan) {
  const u32string_view number = plan.size() == 3 ? plan.substr(0, 2) : plan.substr(0, 1);
  int n = 0;
  for (const char32_t c : number) n += c == U'十' ? 10 : digit_value(c);
  const int first = n <= 2 ? 1953 + 5 * (n - 1) : 1966 + 5 * (n - 3);
  return padded(first, 4) + '/' + padded(first + 4, 4);
}

optional<PeriodValue> years_around(const ast::period& period, const PeriodBase& base) {
  const auto count = evaluate(period.years);
  if (!count || count->open || count->value.exponent() > 2) return std::nullopt;
  const int years = static_cast<int>(count->value.to_double());
  if (years < 1 || years > 200) return std::nullopt;
  const u32string_view lead = view(period.span);
  const bool ahead = lead == U"今后" || lead == U"未来";
  PeriodValue out;
  out.relative = true;
  out.relative_years = ahead ? 1 : 0;
  if (base.year) {
    const int first = ahead ? *base.year + 1 : *base.year - years + 1;
    out.edtf = padded(first, 4) + '/' + padded(first + years - 1, 4);
  }
  return out;
}

}  // namespace

optional<PeriodValue> evaluate(const ast::period& period, const PeriodBase& base) {
  if (!period.plan.empty()) return PeriodValue{plan_years(view(period.plan)), false, 0};
  if (!period.span.empty()) return years_around(period, base);
  auto from = work_out(period.from, base);
  if (!from) return std::nullopt;
  PeriodValue out;
  out.relative = from->relative;
  out.relative_years = from->relative_years;
  if (period.dash.empty()) {
    out.edtf = from->edtf();
    if (from->school_year && !out.edtf.empty() && out.edtf.find('X') == string::npos) {
      out.edtf += '/' + padded(std::stoi(out.edtf) + 1, 4);
    }
    // 今年以来 is this year, 2006年以来 is open.
    const bool this_year = !period.from.relative.empty() && out.relative_years == 0;
    if (!period.since.empty() && !out.edtf.empty() && !this_year)
      out.edtf = out.edtf.substr(0, out.edtf.find('/')) + "/..";
    return out;
  }
  auto to = work_out(period.to, base);
  if (!to) return std::nullopt;
  // 5、6月 is two months running; 5、8月 are two periods.
  if (view(period.dash).find(U'、') != u32string_view::npos && !follows(from->month, to->month)) {
    return std::nullopt;
  }
  // 2023年1—9月, 5月至10月: what one end leaves out is the other's.
  if (period.to.year.empty() && period.to.relative.empty()) {
    to->year = from->year;
    if (period.to.month.empty() && !period.to.day.empty()) to->month = from->month;
  }
  if (from->year.empty() || to->year.empty()) return out;
  string last = to->edtf();
  if (const std::size_t slash = last.find('/'); slash != string::npos) last.erase(0, slash + 1);
  const string first = from->edtf();
  out.edtf = first.substr(0, first.find('/')) + '/' + last;
  out.relative = out.relative && to->relative;
  return out;
}

}  // namespace shuzhi::detail::grammar
