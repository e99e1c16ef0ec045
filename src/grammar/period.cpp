#include "grammar/period_def.hpp"

#include <algorithm>
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

string padded(int number, int width) {
  string out = std::to_string(number);
  while (static_cast<int>(out.size()) < width) out.insert(out.begin(), '0');
  return out;
}

// A year as EDTF: digits, with X for what is masked. Of two digits the century is the one
// that puts the year before the report's own, or a little behind it.
string edtf_year(u32string_view text, const PeriodBase& base) {
  string out;
  for (const char32_t c : text) {
    const int d = digit_value(c);
    out += is_digit(c)           ? static_cast<char>(c)
           : is_mask(c) || d < 0 ? 'X'
                                 : static_cast<char>('0' + d);
  }
  if (out.size() == 2 && out.find('X') == string::npos) {
    constexpr int ahead = 10;
    const int latest = base.year ? *base.year + ahead : 2049;
    out.insert(0, 2000 + std::stoi(out) <= latest ? "20" : "19");
  }
  while (out.size() < 4) out += 'X';
  return out;
}

// A whole number of a few digits, 0 where it is none.
int small_number(u32string_view text) {
  if (text.empty() || text.size() > 4) return 0;
  const auto kind = is_digit(text.front()) ? ast::numeral_kind::arabic : ast::numeral_kind::chinese;
  const auto read = evaluate({kind, text_range(text.data(), text.data() + text.size())});
  if (!read || read->open || read->value.exponent() < 0 || read->value.exponent() > 3) return 0;
  return static_cast<int>(read->value.to_double());
}

// A month or day as two characters: "09", "XX"; nothing where it is out of range.
optional<string> edtf_small(u32string_view text, int most) {
  if (is_mask(text.front())) return "XX";
  const int value = small_number(text);
  if (value < 1 || value > most) return std::nullopt;
  return padded(value, 2);
}

// Days since 1970-01-01 and back, in the proleptic Gregorian calendar.
struct Day {
  int year = 0;
  int month = 1;
  int day = 1;
  string edtf() const { return padded(year, 4) + '-' + padded(month, 2) + '-' + padded(day, 2); }
};
int number_of(Day d) {
  const int y = d.month <= 2 ? d.year - 1 : d.year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int of_era = y - era * 400;
  const int of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}
Day day_of(int number) {
  const int z = number + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int of_era = z - era * 146097;
  const int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int of_year = of_era - (365 * y + y / 4 - y / 100);
  const int m = (5 * of_year + 2) / 153;
  const int month = m < 10 ? m + 3 : m - 9;
  return {y + era * 400 + (month <= 2 ? 1 : 0), month, of_year - (153 * m + 2) / 5 + 1};
}
int days_in(int year, int month) {
  const Day next = month == 12 ? Day{year + 1, 1, 1} : Day{year, month + 1, 1};
  return number_of(next) - number_of({year, month, 1});
}
// A month counted from another: {2021, 13} is January 2022.
string edtf_month(int year, int month) {
  const int months = year * 12 + month - 1;
  return padded(months / 12, 4) + '-' + padded(months % 12 + 1, 2);
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
    RelativeWord{U"过去一年", -1},     RelativeWord{U"过去的一年", -1},
    RelativeWord{U"前年", -2},         RelativeWord{U"明年", 1},
    RelativeWord{U"来年", 1},          RelativeWord{U"次年", 1, true},
    RelativeWord{U"下一年", 1, true},  RelativeWord{U"新的一年", 1},
    RelativeWord{U"后年", 2},          RelativeWord{U"这一年", 0, true},
};

// Months (first, last) of a part of the year; {0, 0}: the whole year.
struct Months {
  int first = 0;
  int last = 0;
};
optional<Months> months_of(u32string_view part) {
  if (part == U"上半年") return Months{1, 6};
  if (part == U"下半年") return Months{7, 12};
  // 前十一个月, 后三月, 第九个月
  if (const std::size_t at = part.find(U'月');
      at != u32string_view::npos && part.front() != U'月') {
    u32string_view count = part.substr(0, at);
    if (count.back() == U'个') count.remove_suffix(1);
    const bool last = count.front() == U'后' || count.front() == U'最';
    const bool nth = count.front() == U'第';
    count.remove_prefix(count.front() == U'最' ? 2 : 1);
    const int n = small_number(count);
    if (n < 1 || n > 12) return std::nullopt;
    return nth ? Months{n, n} : last ? Months{13 - n, 12} : Months{1, n};
  }
  // 第三季度, 前三季度, 一季度末; 一 of 一、三季度
  const bool in_list = is_digit(part.back()) || digit_value(part.back()) > 0;
  const std::size_t at = in_list ? part.size() : part.find(U"季度");
  if (at == u32string_view::npos) return std::nullopt;
  const bool through = part.front() == U'前';
  const char32_t c = part[at - 1];
  const int quarter = c == U'首' ? 1 : is_digit(c) ? static_cast<int>(c - U'0') : digit_value(c);
  if (quarter < 1 || quarter > 4) return std::nullopt;
  const bool end = part.back() == U'末' || part.back() == U'底';
  return Months{through ? 1 : end ? quarter * 3 : quarter * 3 - 2, quarter * 3};
}
constexpr const char* spring = "21";
constexpr const char* autumn = "23";
// EDTF seasons for school terms: the spring term is 21, the autumn term 23.
const char* season_of(u32string_view part) {
  for (const u32string_view w : {U"春季学期", U"春季", U"春", U"下学期", U"第二学期"}) {
    if (part == w) return spring;
  }
  for (const u32string_view w : {U"秋季学期", U"秋季", U"秋", U"上学期", U"第一学期"}) {
    if (part == w) return autumn;
  }
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
  string interval;  ///< of more than months: 80年代, 下旬, 第二周
  bool relative = false;
  int relative_years = 0;

  string edtf() const {
    if (!interval.empty()) return interval;
    if (year.empty()) return {};
    if (months.first != 0) {
      if (months.first == months.last) return year + '-' + padded(months.first, 2);
      return year + '-' + padded(months.first, 2) + '/' + year + '-' + padded(months.last, 2);
    }
    if (season != nullptr) return year + '-' + season;
    string out = year;
    if (!month.empty()) out += '-' + month;
    if (!day.empty()) out += '-' + day;
    return out;
  }
};

// 80年代末 of the 1900s is 1987/1989: a decade's begin, middle and end are three years each.
// 八九十年代 and 80至90年代 are two decades.
optional<string> decade_years(u32string_view part, int century) {
  const std::size_t at = part.find(U"年代");
  const u32string_view words = part.substr(0, at);
  const auto tens = [&](std::size_t i) {
    return is_digit(words[i]) ? static_cast<int>(words[i] - U'0') : digit_value(words[i]);
  };
  const std::size_t size = words.size();
  const int first = century + (size == 1 ? 0 : tens(0) * 10);
  const int last = century + (size == 1 ? 0 : tens(size - 2) * 10);
  if (last < first) return std::nullopt;
  const u32string_view stage = part.substr(at + 2);
  int from = 0;
  int to = 9;
  if (!stage.empty()) {
    switch (stage.front()) {
      case U'初':
        to = 2;
        break;
      case U'中':
        from = 4;
        to = 6;
        break;
      default:
        from = 7;
    }
  }
  return padded(first + (first == last ? from : 0), 4) + '/' + padded(last + to, 4);
}

// 十九世纪, 上世纪80年代, 本世纪初, 90年代. The 19th century is 1800 to 1899, as ISO 8601 counts.
optional<Worked> work_out_century(const ast::point& point, const PeriodBase& base) {
  Worked out;
  int century = 0;
  const u32string_view year = view(point.year);
  const u32string_view part = view(point.in.part);
  if (!year.empty()) {
    const int nth = small_number(year.substr(0, year.find_first_of(U"世 ")));
    if (nth < 1 || nth > 30) return std::nullopt;
    century = (nth - 1) * 100;
  } else if (!point.relative.empty()) {
    out.relative = true;
    // 上世纪八六十年代 names no decades, whatever the century.
    const bool decades = part.find(U"年代") != u32string_view::npos;
    if (decades && !decade_years(part, century)) return std::nullopt;
    if (!base.year) return out;
    century = *base.year / 100 * 100 - (view(point.relative).front() == U'上' ? 100 : 0);
  } else {
    // 80年代 without its century is the last one that has begun; reports are of 2000 and later.
    constexpr std::u32string_view this_century = U"012一二";
    const bool two_digits = part.size() > 1 && is_digit(part[0]) && is_digit(part[1]);
    const bool recent = this_century.find(part.front()) != u32string_view::npos;
    century = recent && (two_digits || !is_digit(part.front())) ? 2000 : 1900;
  }
  if (part.find(U"年代") != u32string_view::npos) {
    const auto years = decade_years(part, century);
    if (!years) return std::nullopt;
    out.interval = *years;
  } else {
    const int from = part == U"末" ? 90 : 0;
    const int to = part == U"初" ? 9 : 99;
    out.interval = padded(century + from, 4) + '/' + padded(century + to, 4);
  }
  return out;
}

// 上月, 本季度: counted from the base's month; nothing without one.
void work_out_month(u32string_view relative, const PeriodBase& base, Worked& out) {
  out.relative = true;
  if (!base.year || !base.month) return;
  const int step = relative.front() == U'上' ? -1 : relative.front() == U'下' ? 1 : 0;
  if (relative.find(U"季度") == u32string_view::npos) {
    const string month = edtf_month(*base.year, *base.month + step);
    out.year = month.substr(0, 4);
    out.month = month.substr(5);
  } else {
    const int first = (*base.month - 1) / 3 * 3 + 1 + step * 3;
    const string month = edtf_month(*base.year, first);
    out.year = month.substr(0, 4);
    const int begin = std::stoi(month.substr(5));
    out.months = {begin, begin + 2};
  }
}

// 下旬, 第二周: days of a month; of a masked year's the month is as near as it can be told. A
// month's first week begins with its first Monday.
bool work_out_days(u32string_view part, Worked& out) {
  const bool known = !out.year.empty() && (out.year + out.month).find('X') == string::npos;
  if (part.back() != U'旬' && part.back() != U'周') return true;
  if (!known || out.month.empty()) return true;
  const int year = std::stoi(out.year);
  const int month = std::stoi(out.month);
  Day first{year, month, 1};
  Day last{year, month, days_in(year, month)};
  if (part.back() == U'旬') {
    first.day = part.front() == U'上' ? 1 : part.front() == U'中' ? 11 : 21;
    if (part.front() != U'下') last.day = first.day + 9;
  } else {
    constexpr int days = 7;
    const int day = number_of(first);
    const int weekday = ((day + 3) % days + days) % days;  // 1970-01-01 was a Thursday
    const int week = small_number(part.substr(1, 1));
    const int monday = day + (days - weekday) % days + days * (week - 1);
    first = day_of(monday);
    last = day_of(monday + days - 1);
    if (first.month != month) return false;
  }
  out.interval = first.edtf() + '/' + last.edtf();
  return true;
}

// 学年 stands behind the year's figures. A century has its word among them, and may end the text.
bool of_school_year(const ast::point& point) {
  return !point.year.empty() && point.year.back() != U'纪' && *point.year.end() == U'学';
}

bool of_century(const ast::point& point) {
  return view(point.relative).find(U"世纪") != u32string_view::npos ||
         view(point.year).find(U"世纪") != u32string_view::npos ||
         view(point.in.part).find(U"年代") != u32string_view::npos;
}

optional<Worked> work_out(const ast::point& point, const PeriodBase& base) {
  if (of_century(point)) return work_out_century(point, base);
  Worked out;
  const u32string_view relative = view(point.relative);
  if (!point.year.empty()) {
    out.year = edtf_year(view(point.year), base);
  } else if (!relative.empty() && relative.find_first_of(U"月季") != u32string_view::npos) {
    work_out_month(relative, base, out);
  } else {
    // 5月, 去年: the year is the base's, moved by what the word says.
    out.relative = true;
    bool of_frame = relative.empty();
    for (const RelativeWord& w : relative_words) {
      if (relative != w.word) continue;
      out.relative_years = w.years;
      of_frame = w.of_frame;
    }
    if (of_frame && !base.frame_year.empty()) {
      out.year = moved(base.frame_year, out.relative_years);
    } else if (base.year) {
      out.year = padded(*base.year + out.relative_years, 4);
    }
  }
  if (!point.in.month.empty()) {
    const auto month = edtf_small(view(point.in.month), 12);
    if (!month) return std::nullopt;
    out.month = *month;
  }
  if (!point.in.day.empty()) {
    const auto day = edtf_small(view(point.in.day), 31);
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
  if (!point.in.part.empty()) {
    const u32string_view part = view(point.in.part);
    if (const auto months = months_of(part)) out.months = *months;
    out.season = season_of(part);
    out.school_year = part == U"学年";
    if (!work_out_days(part, out)) return std::nullopt;
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

// Of the years of a plan: “十一五”以来 is open, 十二五末 the last year.
string plan_part(const string& years, u32string_view part) {
  const std::size_t slash = years.find('/');
  if (part.find(U'来') != u32string_view::npos) return years.substr(0, slash) + "/..";
  if (part.find(U'末') != u32string_view::npos) return years.substr(slash + 1);
  return part.find(U'初') == u32string_view::npos ? years : years.substr(0, slash);
}

// 近三年, 未来两个月, 未来7天; 两年前, 3年之后.
optional<PeriodValue> counted(const ast::period& period, const PeriodBase& base) {
  const auto count = evaluate(period.count);
  if (!count || count->open || count->value.exponent() < 0 || count->value.exponent() > 2) {
    return std::nullopt;
  }
  const int n = static_cast<int>(count->value.to_double());
  if (n < 1 || n > 200) return std::nullopt;
  const u32string_view lead = view(period.lead);
  const u32string_view tail = view(period.tail);
  PeriodValue out;
  out.relative = true;
  if (lead.empty()) {
    out.relative_years = tail.find(U'前') == u32string_view::npos ? n : -n;
    if (base.year) out.edtf = padded(*base.year + out.relative_years, 4);
    return out;
  }
  const bool ahead = lead == U"今后" || lead == U"未来";
  if (tail.front() == U'年') {
    out.relative_years = ahead ? 1 : 0;
    if (base.year) {
      const int first = ahead ? *base.year + 1 : *base.year - n + 1;
      out.edtf = padded(first, 4) + '/' + padded(first + n - 1, 4);
    }
    return out;
  }
  // 近3个月 is nearly three months as often as the last three; 近三月 is no amount.
  if (lead == U"近" && tail != U"月") return std::nullopt;
  if (!base.year || !base.month) return out;
  if (tail.back() == U'月') {
    const int first = ahead ? *base.month + 1 : *base.month - n + 1;
    out.edtf = edtf_month(*base.year, first) + '/' + edtf_month(*base.year, first + n - 1);
  } else if (base.day) {
    const int today = number_of({*base.year, *base.month, *base.day});
    const int first = ahead ? today + 1 : today - n + 1;
    out.edtf = day_of(first).edtf() + '/' + day_of(first + n - 1).edtf();
  }
  return out;
}

// 2024年 and 今年, with nothing else: most periods.
optional<PeriodValue> plain_year(const ast::period& period, const PeriodBase& base) {
  const ast::point& point = period.from;
  const ast::in_year& in = point.in;
  const bool alone = in.month.empty() && in.day.empty() && in.part.empty() && !period.end.whole &&
                     period.since.empty();
  if (!alone) return std::nullopt;
  const u32string_view year = view(point.year);
  if (year.size() == 4 && year.back() != U'纪' && !of_school_year(point)) {
    return PeriodValue{edtf_year(year, base)};
  }
  for (const RelativeWord& w : relative_words) {
    if (view(point.relative) != w.word) continue;
    PeriodValue out;
    out.relative = true;
    out.relative_years = w.years;
    if (w.of_frame && !base.frame_year.empty()) {
      out.edtf = moved(base.frame_year, w.years);
    } else if (base.year) {
      out.edtf = padded(*base.year + w.years, 4);
    }
    return out;
  }
  return std::nullopt;
}

}  // namespace

optional<PeriodValue> evaluate(const ast::period& period, const PeriodBase& base) {
  if (!period.plan.empty()) {
    return PeriodValue{plan_part(plan_years(view(period.plan)), view(period.tail)), false, 0};
  }
  if (!period.tail.empty()) return counted(period, base);
  if (auto value = plain_year(period, base)) return value;
  auto from = work_out(period.from, base);
  if (!from) return std::nullopt;
  PeriodValue out;
  out.relative = from->relative;
  out.relative_years = from->relative_years;
  if (!period.end.whole) {
    out.edtf = from->edtf();
    const bool school_year = from->school_year || of_school_year(period.from);
    if (school_year && !out.edtf.empty() && out.edtf.find('X') == string::npos) {
      const string next = padded(std::stoi(out.edtf) + 1, 4);
      if (from->season == nullptr) out.edtf += '/' + next;
      if (from->season == spring) out.edtf = next + '-' + spring;
    }
    // 今年以来 is this year, 2006年以来 is open.
    const bool this_year = !period.from.relative.empty() && out.relative_years == 0;
    if (!period.since.empty() && !out.edtf.empty() && !this_year)
      out.edtf = out.edtf.substr(0, out.edtf.find('/')) + "/..";
    return out;
  }
  const ast::point& end = period.end.to;
  // 5月中旬至6月上旬: the end is of the first one's year.
  PeriodBase end_base = base;
  if (end.year.empty() && end.relative.empty() && from->year.size() == 4) {
    end_base.frame_year = from->year;
  }
  auto to = work_out(end, end_base);
  if (!to) return std::nullopt;
  // 2021—2022学年上学期: one term of two years, the autumn of the first or the spring after.
  if (to->season != nullptr && of_school_year(end) && from->year.size() == 4) {
    out.edtf = (to->season == spring ? to->year : from->year) + '-' + to->season;
    return out;
  }
  // 5、6月 is two months running; 5、8月 are two periods, the first of them without its 月.
  if (view(period.end.dash).find(U'、') != u32string_view::npos &&
      !follows(from->month, to->month)) {
    out.edtf = from->edtf();
    out.first_of_list = true;
    return out;
  }
  // 2023年1—9月, 5月至10月: what one end leaves out is the other's.
  if (end.year.empty() && end.relative.empty() && to->interval.empty()) {
    to->year = from->year;
    if (end.in.month.empty() && !end.in.day.empty()) to->month = from->month;
  }
  string last = to->edtf();
  if (const std::size_t slash = last.find('/'); slash != string::npos) last.erase(0, slash + 1);
  const string first = from->edtf();
  if (first.empty() || last.empty()) return out;
  out.edtf = first.substr(0, first.find('/')) + '/' + last;
  out.relative = out.relative && to->relative;
  return out;
}

}  // namespace shuzhi::detail::grammar
