// The rules of period.hpp.
#pragma once

#include "grammar/numeral_def.hpp"
#include "grammar/period.hpp"

BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::point, relative, year, month, day, part)
BOOST_FUSION_ADAPT_STRUCT(shuzhi::detail::grammar::ast::period, until, from, dash, to, since, plan,
                          span, years)

namespace shuzhi::detail::grammar {

namespace period_parts {

using namespace numeral_parts;

inline const auto blank = x3::omit[*any_of{U" "}];
inline const auto nothing = x3::attr(text_range{});

constexpr bool is_year_char(char32_t c) noexcept { return is_digit(c) || is_mask(c); }
inline const auto year_char = x3::omit[char_if<is_year_char>{}];
inline const auto year_end = word{U"学年"} | (word{U"年"} >> -word{U"度"});
inline const auto year_four = x3::repeat(4)[year_char];
inline const auto year_chinese = x3::repeat(4)[chinese_digit];
// 21年 is a year only with a month or a part behind it; alone it is a duration.
inline const auto year_two = x3::repeat(2)[digit] >>
                             &(word{U"年"} >> (x3::repeat(1, 2)[digit] >> word{U"月"} |
                                               any_of{U"上下初末底春秋"}));
// 一年, 三年 are durations; 二〇二一年 and 20xx年 are years.
inline const auto year = x3::raw[year_four | year_chinese | year_two] >> blank >> year_end;
// ×年×月 masks whole parts.
inline const auto year_masked = x3::raw[x3::repeat(1, 3)[mask]] >> year_end >>
                                &(mask >> *mask >> word{U"月"});

inline const auto small = x3::repeat(1, 2)[digit] | x3::repeat(1, 2)[mask] |
                          x3::repeat(1, 3)[x3::omit[any_of{U"一二三四五六七八九十"}]];
inline const auto month_end = (word{U"月份"} | (word{U"月"} >> !any_of{U"季均"}));
inline const auto month = x3::raw[small] >> blank >> month_end;
inline const auto day = x3::raw[small] >> blank >> x3::omit[any_of{U"日号"}];
inline const auto quarter_number = x3::omit[any_of{U"一二三四1234前"}] >> -any_of{U"一二三四1234"};
inline const auto part =
    x3::raw[(-word{U"第"} >> quarter_number >> word{U"季度"}) | word{U"上半年"} | word{U"下半年"} |
            word{U"全年"} | word{U"春季学期"} | word{U"秋季学期"} | word{U"上学期"} |
            word{U"下学期"} | word{U"春季"} | word{U"秋季"} | word{U"暑假"} | word{U"暑期"} |
            word{U"寒假"} | word{U"学年"} | word{U"年初"} | word{U"年末"} | word{U"年底"} |
            word{U"年中"} | word{U"初"} | word{U"末"} | word{U"底"}];
inline const auto month_part = x3::raw[word{U"上旬"} | word{U"中旬"} | word{U"下旬"} | word{U"初"} |
                                       word{U"末"} | word{U"底"}];
inline const auto free_part =
    x3::raw[(-word{U"第"} >> quarter_number >> word{U"季度"}) | word{U"全年"} | word{U"上半年"} |
            word{U"下半年"} | word{U"年初"} | word{U"年末"} | word{U"年底"}];

inline const auto relative =
    x3::raw[word{U"今年"} | word{U"本年度"} | word{U"本年"} | word{U"去年"} | word{U"上年度"} |
            word{U"上年"} | word{U"上一年度"} | word{U"上一年"} | word{U"前年"} | word{U"明年"} |
            word{U"来年"} | word{U"次年"} | word{U"下一年"} | word{U"后年"} | word{U"过去一年"} |
            word{U"当年"} | word{U"同年"} | word{U"新的一年"}];

inline const auto date_sign = x3::omit[any_of{U"-./"}];
inline const auto iso = x3::raw[x3::repeat(4)[digit]] >> date_sign >>
                        x3::raw[x3::repeat(1, 2)[digit]] >> date_sign >>
                        x3::raw[x3::repeat(1, 2)[digit]] >> !digit;

inline const auto dash = x3::raw[blank >> +any_of{U"-—~至到"} >> blank];
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
                                x3::omit[any_of{U"”\"」"}];
inline const auto plain_plan = x3::raw[word{U"十"} >> any_of{U"一二三四五六"} >> word{U"五"}] |
                               (x3::raw[any_of{U"六七八九"} >> word{U"五"}] >> &plan_end);

inline const auto years_lead =
    word{U"近"} | word{U"过去"} | word{U"今后"} | word{U"未来"} | word{U"最近"};

}  // namespace period_parts

inline const auto point_rule = x3::rule<struct point_id, ast::point>{"point"};
inline const auto point_rule_def = [] {
  using namespace period_parts;
  const auto no_day = nothing;
  return (nothing >> iso >> nothing) |
         (nothing >> year >> blank >> month >> blank >> day >> nothing) |
         (nothing >> year >> blank >> month >> no_day >> -month_part) |
         (nothing >> year_masked >> month >> (day | nothing) >> nothing) |
         (nothing >> year >> nothing >> nothing >> -part) |
         (relative >> nothing >> month >> day >> nothing) |
         (relative >> nothing >> month >> no_day >> -month_part) |
         (relative >> nothing >> nothing >> nothing >> -(part | x3::raw[word{U"同期"}])) |
         (nothing >> nothing >> month >> day >> nothing) |
         (nothing >> nothing >> month >> no_day >> -month_part) |
         (nothing >> nothing >> nothing >> day >> nothing) |
         (nothing >> nothing >> nothing >> nothing >> free_part);
}();

// 2020 in 2020—2025年; 1 in 1—9月; 5、6 in 5、6月.
inline const auto open_point_rule = x3::rule<struct open_point_id, ast::point>{"open_point"};
inline const auto open_point_rule_def = [] {
  using namespace period_parts;
  const auto four = x3::raw[x3::repeat(4)[period_parts::year_char]];
  const auto two = x3::raw[x3::repeat(1, 2)[digit]];
  return (nothing >> four >> nothing >> nothing >> nothing >>
          &(dash >> year_four >> (word{U"年"} | word{U"学年"}))) |
         (nothing >> year >> two >> nothing >> nothing >> &(dash >> month)) |
         (nothing >> nothing >> two >> nothing >> nothing >> &((dash | word{U"、"}) >> month)) |
         (relative >> nothing >> two >> nothing >> nothing >> &(dash >> month)) |
         (nothing >> (year | nothing) >> month >> two >> nothing >> &(dash >> day));
}();

inline const period_type period_rule{"period"};
inline const auto period_rule_def = [] {
  using namespace period_parts;
  const auto no_point = x3::attr(ast::point{});
  const auto no_years = x3::attr(ast::numeral{});
  const auto no_plan = nothing;
  const auto no_span = nothing;
  return (nothing >> no_point >> nothing >> no_point >> nothing >> (quoted_plan | plain_plan) >>
          no_span >> no_years) |
         (-until >> open_point_rule >> (dash | x3::raw[word{U"、"}]) >> point_rule >> -since >>
          no_plan >> no_span >> no_years) |
         (-until >> point_rule >> dash >> point_rule >> -since >> no_plan >> no_span >> no_years) |
         (-until >> point_rule >> nothing >> no_point >> -since >> no_plan >> no_span >> no_years) |
         (nothing >> no_point >> nothing >> no_point >> nothing >> nothing >> x3::raw[years_lead] >>
          numeral_rule >> word{U"年"} >> -word{U"来"});
}();

BOOST_SPIRIT_DEFINE(point_rule, open_point_rule, period_rule)

}  // namespace shuzhi::detail::grammar
