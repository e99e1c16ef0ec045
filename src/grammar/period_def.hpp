// The rules of period.hpp.
#pragma once

#include "grammar/numeral_def.hpp"
#include "grammar/period.hpp"

BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::in_year, month, day, part)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::point, relative, year, in)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::period_end, dash, to, whole)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::period, until, from, end, since, plan, lead,
                          count, tail)

namespace shuzhi::detail::grammar {

namespace period_parts {

using namespace numeral_parts;

inline const auto blank = blanks{};
inline const auto nothing = x3::attr(text_range{});

using u32_set = std::u32string_view;

/// One of some words, the first that stands here: a longer word before those it begins with.
template <std::size_t N>
struct words : terminal<words<N>> {
  template <class... Words>
  constexpr explicit words(Words... list) : list_{u32_set(list)...} {}
  bool read(iterator& first, iterator last, const Lexicon&) const {
    if (first == last) return false;
    for (const u32_set& w : list_) {
      if (w.front() != *first || static_cast<std::size_t>(last - first) < w.size()) continue;
      if (u32_set(first, w.size()) != w) continue;
      first += w.size();
      return true;
    }
    return false;
  }

 private:
  std::array<u32_set, N> list_;
};
template <class... Words>
words(Words...) -> words<sizeof...(Words)>;

constexpr bool is_figure(char32_t c) noexcept {
  return is_digit(c) || is_mask(c) || is_scale(c) || c == U'〇' || c == U'零' || c == U'两' ||
         (c != 0 &&
          std::u32string_view(U"一二三四五六七八九").find(c) != std::u32string_view::npos);
}
constexpr bool is_year_char(char32_t c) noexcept { return is_digit(c) || is_mask(c); }
inline const auto year_char = x3::omit[char_if<is_year_char>{}];
inline const auto year_end =
    (word{U"学年"} | (word{U"年"} >> -word{U"度"})) >> !any_of{U"级制代轮"};
inline const auto year_four = x3::repeat(4)[year_char];
inline const auto year_chinese = x3::repeat(4)[chinese_digit];

inline const auto small = x3::repeat(1, 2)[digit] | x3::repeat(1, 2)[mask] |
                          x3::repeat(1, 3)[x3::omit[any_of{U"一二三四五六七八九十"}]];
inline const auto quarter_digit = x3::omit[any_of{U"一二三四1234"}];
inline const auto quarter_number = (quarter_digit | word{U"前"}) >> -quarter_digit;
inline const auto quarter =
    (((-word{U"第"} >> quarter_number) | word{U"首"}) >> word{U"季度"}) >> -any_of{U"末底"};
// 前十一个月, 后三月, 第九个月
inline const auto months_count =
    x3::repeat(1, 2)[digit] | x3::repeat(1, 2)[x3::omit[any_of{U"一二两三四五六七八九十"}]];
inline const auto some_months = ((word{U"前"} | word{U"后"} | word{U"头"} | word{U"最后"}) >>
                                 months_count >> (word{U"个月"} | (word{U"月"} >> !word{U"份"}))) |
                                (word{U"第"} >> months_count >> word{U"个月"});

// 21年 is a year only with a month or a part behind it; alone it is a duration. Nobody writes
// a duration with a zero in front (07年), nor 33 years as 三三年; 三四年 are three or four.
inline const auto year_evidence = word{U"年"} >> spaces >>
                                  ((small >> spaces >> word{U"月"}) | any_of{U"上下初末底春秋"} |
                                   quarter | some_months);
struct year_digits : terminal<year_digits> {
  bool read(iterator& first, iterator last, const Lexicon&) const {
    if (last - first < 3 || first[2] != U'年') return false;
    const int a = digit_value(first[0]);
    const int b = digit_value(first[1]);
    const bool plain = a >= 0 && b >= 0 && first[0] != U'两' && first[1] != U'两' &&
                       !is_mask(first[0]) && !is_mask(first[1]);
    const bool serial = a > 0 && (b == a + 1 || (a == 3 && b == 5));
    const bool zero = first[0] == U'0' && is_digit(first[1]);
    if (!zero && !(plain && !serial)) return false;
    first += 2;
    return true;
  }
};
inline const auto year_two = year_digits{} | (x3::repeat(2)[digit] >> &year_evidence) |
                             (x3::repeat(2)[chinese_digit] >> &year_evidence);
// 一年, 三年 are durations; 二〇二一年 and 20xx年 are years.
inline const auto year = x3::raw[year_four | year_chinese | year_two] >> blank >> year_end;
// ×年×月 masks whole parts.
inline const auto year_masked = x3::raw[x3::repeat(1, 3)[mask]] >> year_end >>
                                &(mask >> *mask >> word{U"月"});
// __年 was left to be filled in; XX年 is a duration as often as a year.
inline const auto year_blank = x3::raw[x3::repeat(1, 6)[word{U"_"}]] >> year_end;

inline const auto month_end = (word{U"月份"} | (word{U"月"} >> !any_of{U"季均"}));
inline const auto month = x3::raw[small] >> blank >> month_end;
// 9日零时, 5日8时30分: periods are days at the finest, so the time of day only belongs to them.
inline const auto time_of_day = (x3::repeat(1, 2)[digit] | word{U"零"}) >>
                                (word{U"时"} | (word{U"点"} >> !digit)) >>
                                -(x3::repeat(1, 2)[digit] >> word{U"分"});
inline const auto day =
    x3::raw[small] >> blank >> x3::omit[any_of{U"日号"}] >> -x3::omit[time_of_day];
// 春 in 2023年春、秋季学期, 一 in 2023年一、三季度: the list goes on with a period of its own.
inline const auto listed = (any_of{U"春秋"} >> &(word{U"、"} >> any_of{U"春秋"} >> word{U"季"})) |
                           (-word{U"第"} >> quarter_digit >>
                            &(word{U"、"} >> -word{U"第"} >> quarter_digit >> word{U"季度"}));
inline const auto term = word{U"春季学期"} | word{U"秋季学期"};
inline const auto part =
    -word{U"的"} >>
    x3::raw[quarter | some_months | word{U"上半年"} | word{U"下半年"} | word{U"全年"} | term |
            word{U"上学期"} | word{U"下学期"} | word{U"第一学期"} | word{U"第二学期"} |
            word{U"春季"} | word{U"秋季"} | word{U"暑假"} | word{U"暑期"} | word{U"寒假"} |
            word{U"学年"} | word{U"年初"} | word{U"年末"} | word{U"年底"} | word{U"年中"} |
            word{U"初"} | word{U"末"} | word{U"底"} | x3::omit[listed]];
inline const auto week =
    word{U"第"} >> x3::omit[any_of{U"一二三四五12345"}] >> word{U"周"} >> !any_of{U"年岁"};
inline const auto month_part =
    -word{U"的"} >>
    x3::raw[word{U"上旬"} | word{U"中旬"} | word{U"下旬"} | word{U"月初"} | word{U"月末"} |
            word{U"月底"} | word{U"初"} | word{U"末"} | word{U"底"} | week];
inline const auto free_part = x3::raw[quarter | word{U"全年"} | word{U"上半年"} | word{U"下半年"} |
                                      word{U"年初"} | word{U"年末"} | word{U"年底"} | term];

// 十九世纪七十年代, 上世纪80年代末, 90年代
inline const auto century = x3::raw[small >> blank >> word{U"世纪"}];
inline const auto stage =
    word{U"初期"} | word{U"末期"} | word{U"中期"} | word{U"后期"} | word{U"初"} | word{U"末"};
inline const auto tens = x3::omit[any_of{U"二三四五六七八九"}];
inline const auto decade_name =
    (x3::repeat(0, 1)[digit] >> word{U"0"}) | (tens >> x3::omit[any_of{U"十零〇"}]);
// 八九十年代, 50至60年代
inline const auto two_decades = (tens >> tens >> word{U"十"}) |
                                (decade_name >> x3::omit[any_of{U"至到-—~、和"}] >> decade_name);
inline const auto decade = x3::raw[(two_decades | decade_name) >> word{U"年代"} >> -stage];
inline const auto century_part = x3::raw[word{U"初"} | word{U"末"}];
inline const auto relative_century = x3::raw[words{U"上世纪", U"上个世纪", U"本世纪"}];
inline const auto relative_month =
    x3::raw[words{U"上个月", U"上月", U"本月", U"当月", U"这个月", U"下个月", U"下月"}];
inline const auto relative_quarter =
    x3::raw[words{U"上个季度", U"上季度", U"本季度", U"下个季度", U"下季度"}];
inline const auto relative =
    x3::raw[words{U"今年", U"本年度", U"本年", U"去年", U"上年度", U"上年", U"上一年度", U"这一年",
                  U"前年", U"明年", U"来年", U"次年", U"下一年", U"后年", U"过去一年",
                  U"过去的一年", U"当年", U"同年", U"新的一年"} |
            (word{U"上一年"} >> !word{U"半"})];

inline const auto two_digits = x3::raw[x3::repeat(1, 2)[digit]];
inline const auto date_sign = x3::omit[any_of{U"-./"}];
inline const auto iso_year = x3::raw[x3::repeat(4)[digit]];
inline const auto century_year = x3::raw[(word{U"19"} | word{U"20"}) >> x3::repeat(2)[digit]];
// 2020-05-01
inline const auto iso_day = date_sign >> two_digits >> date_sign >> two_digits >> !digit >> nothing;
// 2008-08, 2002/01; not 2019-20学年.
inline const auto iso_month = x3::omit[any_of{U"-/"}] >> x3::raw[any_of{U"01"} >> digit] >>
                              !any_of{U"0123456789-/.学年号"} >> nothing >> nothing;

/// 2020-05-01, 2008-08: a sign behind four digits.
struct year_sign_ahead : terminal<year_sign_ahead> {
  bool read(iterator& first, iterator last, const Lexicon&) const {
    return last - first > 6 && (first[4] == U'-' || first[4] == U'.' || first[4] == U'/');
  }
};

/// Stands where a dash or 、 may follow before the period is over; most periods have none, and
/// what can stand in front of one is read twice.
struct joint_ahead : terminal<joint_ahead> {
  bool read(iterator& first, iterator last, const Lexicon&) const {
    constexpr std::ptrdiff_t longest = 16;
    static constexpr CharacterFilter passed{
        U" .0123456789xX×*_某╳Хх○〇零一二三四五六七八九十两"
        U"年月起度今去上本明前次来后当同这个过的新"};
    static constexpr CharacterFilter joints{U"-—~至到、/"};
    for (iterator p = first; p != last && p - first < longest; ++p) {
      if (joints.may_contain(*p)) return true;
      if (!passed.may_contain(*p)) return false;
    }
    return false;
  }
};

// 2019.03—2020.06, 2008.03-2009, 从2016到2018: only in a range; alone 2019.03 is a number.
inline const auto dotted_month =
    x3::omit[any_of{U"."}] >>
    x3::raw[(word{U"0"} >> any_of{U"123456789"}) | (word{U"1"} >> any_of{U"012"}) |
            x3::omit[any_of{U"123456789"}]] >>
    !any_of{U"0123456789."} >> nothing >> nothing;
inline const auto no_figure_goes_on =
    !any_of{U"0123456789.%‰年月-/"} >> !char_if<is_scale_word>{} >> !unit_word{};

inline const auto dash = x3::raw[blank >> -word{U"起"} >> +any_of{U"-—~至到"} >> blank];
inline const auto between = x3::raw[blank >> any_of{U"和与"} >> blank];
inline const auto between_end = blank >> (word{U"之间"} | (word{U"间"} >> !any_of{U"接隔"}));
inline const auto since =
    x3::raw[word{U"以来"} | word{U"至今"} | (word{U"起"} >> !any_of{U"到步点草"})];
inline const auto until =
    x3::raw[(word{U"截至"} | word{U"截止到"} | word{U"截止"} | word{U"截至到"}) >> blank];

inline const auto plan_number =
    (word{U"十"} >> any_of{U"一二三四五六"} >> word{U"五"}) | (&word{U"十五"} >> word{U"十五"});
inline const auto plan_end = word{U"期间"} | word{U"时期"} | word{U"规划"} | word{U"计划"};
inline const auto quoted_plan = x3::omit[any_of{U"“\"「"}] >>
                                x3::raw[(word{U"十"} >> any_of{U"一二三四五六"} >> word{U"五"}) |
                                        word{U"十五"} | (any_of{U"六七八九"} >> word{U"五"})] >>
                                x3::omit[any_of{U"”\"」"}] >> !word{U"普法"};
inline const auto plain_plan = x3::raw[word{U"十"} >> any_of{U"一二三四五六"} >> word{U"五"}] |
                               (x3::raw[any_of{U"六七八九"} >> word{U"五"}] >> &plan_end);

// “十一五”以来, 十二五末; not 十五初中.
inline const auto plan_part =
    x3::raw[-plan_end >> (word{U"以来"} | word{U"期末"} | (word{U"末"} >> -word{U"期"}) |
                          (word{U"初"} >> -word{U"期"} >> !any_of{U"中级步高衷次"}))];

inline const auto years_lead =
    word{U"近"} | word{U"过去"} | word{U"今后"} | word{U"未来"} | word{U"最近"};
inline const auto years_unit =
    (word{U"年"} >> -word{U"来"}) | word{U"个月"} | (word{U"月"} >> !word{U"份"}) | word{U"天"};
// 两年前, 3年之后; not 5年前期, 3年后续.
inline const auto years_away = word{U"年"} >>
                               (word{U"之前"} | word{U"以前"} | word{U"之后"} | word{U"以后"} |
                                (word{U"前"} >>
                                 !any_of{U"期置后往三两一二四五六七八九十0123456789"}) |
                                (word{U"后"} >> !any_of{U"期续备勤来三两"}));

}  // namespace period_parts

// What stands behind the year: 5月3日, 5月底, 上半年; each may be left out.
inline const auto month_rule = x3::rule<struct month_id, ast::in_year>{"month"};
inline const auto month_rule_def = period_parts::month >>
                                   -(period_parts::blank >> period_parts::day) >>
                                   -period_parts::month_part;
inline const auto in_year_rule = x3::rule<struct in_year_id, ast::in_year>{"in_year"};
inline const auto in_year_rule_def = [] {
  using namespace period_parts;
  return (blank >> month >> -(blank >> day) >> -month_part) | (nothing >> nothing >> -part);
}();
inline const auto day_rule = x3::rule<struct day_id, ast::in_year>{"day"};
inline const auto day_rule_def =
    period_parts::nothing >> period_parts::day >> period_parts::nothing;
inline const auto part_rule = x3::rule<struct part_id, ast::in_year>{"part"};
inline const auto part_rule_def = period_parts::nothing >> period_parts::nothing >>
                                  (period_parts::decade | period_parts::free_part);
inline const auto century_part_rule = x3::rule<struct century_part_id, ast::in_year>{"century"};
inline const auto century_part_rule_def = period_parts::nothing >> period_parts::nothing >>
                                          -(period_parts::decade | period_parts::century_part);
inline const auto iso_day_rule = x3::rule<struct iso_day_id, ast::in_year>{"iso_day"};
inline const auto iso_day_rule_def = period_parts::iso_day;
inline const auto iso_month_rule = x3::rule<struct iso_month_id, ast::in_year>{"iso_month"};
inline const auto iso_month_rule_def = period_parts::iso_month;
inline const auto dotted_month_rule = x3::rule<struct dotted_month_id, ast::in_year>{"dotted"};
inline const auto dotted_month_rule_def = period_parts::dotted_month;
inline const auto relative_rest_rule = x3::rule<struct relative_rest_id, ast::in_year>{"rest"};
inline const auto relative_rest_rule_def = [] {
  using namespace period_parts;
  return (month >> -(blank >> day) >> -month_part) |
         (nothing >> nothing >> -(part | x3::raw[word{U"同期"}]));
}();
inline const auto day_of_month_rule = x3::rule<struct day_of_month_id, ast::in_year>{"day_of"};
inline const auto day_of_month_rule_def = period_parts::nothing >>
                                          (period_parts::day | period_parts::nothing) >>
                                          -period_parts::month_part;

// Points that begin with a figure, and those that begin with a word.
inline const auto figure_point_rule = x3::rule<struct figure_point_id, ast::point>{"figure_point"};
inline const auto figure_point_rule_def = [] {
  using namespace period_parts;
  return (year_sign_ahead{} >> nothing >> iso_year >> iso_day_rule) |
         (year_sign_ahead{} >> nothing >> century_year >> iso_month_rule) |
         (nothing >> year >> in_year_rule) | (nothing >> year_masked >> month_rule) |
         (nothing >> year_blank >> in_year_rule) | (nothing >> century >> century_part_rule) |
         (nothing >> nothing >> month_rule) | (nothing >> nothing >> day_rule) |
         (nothing >> nothing >> part_rule);
}();
inline const auto word_point_rule = x3::rule<struct word_point_id, ast::point>{"word_point"};
inline const auto word_point_rule_def = [] {
  using namespace period_parts;
  return (relative >> nothing >> relative_rest_rule) |
         (relative_month >> nothing >> day_of_month_rule) |
         (relative_quarter >> nothing >> x3::attr(ast::in_year{})) |
         (relative_century >> nothing >> century_part_rule) | (nothing >> nothing >> part_rule);
}();

inline const auto point_rule = x3::rule<struct point_id, ast::point>{"point"};
inline const auto point_rule_def = (&char_if<period_parts::is_figure>{} >> figure_point_rule) |
                                   (!char_if<period_parts::is_figure>{} >> word_point_rule);

// 2020 in 2020—2025年; 1 in 1—9月; 5、6 in 5、6月; 5月3 in 5月3—9日.
inline const auto open_month_rule = x3::rule<struct open_month_id, ast::in_year>{"open_month"};
inline const auto open_month_rule_def = [] {
  using namespace period_parts;
  return two_digits >> nothing >> nothing >> &((dash | word{U"、"}) >> month);
}();
inline const auto open_day_rule = x3::rule<struct open_day_id, ast::in_year>{"open_day"};
inline const auto open_day_rule_def = [] {
  using namespace period_parts;
  return month >> two_digits >> nothing >> &(dash >> day);
}();
inline const auto open_point_rule = x3::rule<struct open_point_id, ast::point>{"open_point"};
inline const auto open_point_rule_def = [] {
  using namespace period_parts;
  const auto four = x3::raw[x3::repeat(4)[period_parts::year_char]];
  const auto no_rest = x3::attr(ast::in_year{});
  return (nothing >> four >> no_rest >> &(dash >> year_four >> (word{U"年"} | word{U"学年"}))) |
         (nothing >> four >> no_rest >> &(word{U"/"} >> year_four >> word{U"学年"})) |
         (nothing >> (year | nothing) >> (open_month_rule | open_day_rule)) |
         (relative >> nothing >> open_month_rule);
}();
inline const auto bare_point_rule = x3::rule<struct bare_point_id, ast::point>{"bare_point"};
inline const auto bare_point_rule_def = [] {
  using namespace period_parts;
  return nothing >> century_year >> (dotted_month_rule | x3::attr(ast::in_year{}));
}();
inline const auto bare_end_rule = x3::rule<struct bare_end_id, ast::period_end>{"bare_end"};
inline const auto bare_end_rule_def = period_parts::dash >> bare_point_rule >>
                                      period_parts::no_figure_goes_on >> x3::attr(true);

// A few digits at most: this is tried at every number.
inline const auto small_number_rule = x3::rule<struct small_number_id, ast::numeral>{"number"};
inline const auto small_number_rule_def = [] {
  using namespace period_parts;
  return (x3::attr(ast::numeral_kind::arabic) >> x3::raw[x3::repeat(1, 2)[digit]]) |
         (x3::attr(ast::numeral_kind::chinese) >>
          x3::raw[x3::repeat(1, 3)[x3::omit[any_of{U"一二两三四五六七八九十百"}]]]);
}();

inline const auto period_end_rule = x3::rule<struct period_end_id, ast::period_end>{"period_end"};
inline const auto period_end_rule_def = [] {
  using namespace period_parts;
  const auto until_end = -(word{U"止"} | word{U"为止"});
  return (dash >> point_rule >> until_end >> x3::attr(true)) |
         (between >> point_rule >> between_end >> x3::attr(true));
}();
inline const auto first_end_rule = x3::rule<struct first_end_id, ast::period_end>{"first_end"};
inline const auto first_end_rule_def = (period_parts::dash | x3::raw[any_of{U"、/"}]) >>
                                       point_rule >> x3::attr(true);

inline const period_type period_rule{"period"};
inline const auto period_rule_def = [] {
  using namespace period_parts;
  const auto no_point = x3::attr(ast::point{});
  const auto no_end = x3::attr(ast::period_end{});
  const auto no_count = x3::attr(ast::numeral{});
  const auto no_plan = nothing;
  const auto no_lead = nothing;
  const auto no_tail = nothing;
  return (&any_of{U"“\"「十六七八九"} >> nothing >> no_point >> no_end >> nothing >>
          (quoted_plan | plain_plan) >> no_lead >> no_count >> -plan_part) |
         (-until >> joint_ahead{} >> open_point_rule >> first_end_rule >> -since >> no_plan >>
          no_lead >> no_count >> no_tail) |
         (-until >> joint_ahead{} >> bare_point_rule >> bare_end_rule >> -since >> no_plan >>
          no_lead >> no_count >> no_tail) |
         (-until >> point_rule >> (period_end_rule | no_end) >> -since >> no_plan >> no_lead >>
          no_count >> no_tail) |
         (nothing >> no_point >> no_end >> nothing >> nothing >> x3::raw[years_lead] >> blank >>
          numeral_rule >> blank >> x3::raw[years_unit]) |
         (nothing >> no_point >> no_end >> nothing >> nothing >> nothing >> small_number_rule >>
          x3::raw[years_away]);
}();

BOOST_SPIRIT_DEFINE(month_rule, in_year_rule, day_rule, part_rule, century_part_rule, iso_day_rule,
                    iso_month_rule, dotted_month_rule, relative_rest_rule, day_of_month_rule,
                    figure_point_rule, word_point_rule, point_rule, open_month_rule, open_day_rule,
                    open_point_rule, bare_point_rule, bare_end_rule, small_number_rule,
                    period_end_rule, first_end_rule, period_rule)

}  // namespace shuzhi::detail::grammar
