// Dates and periods: 2021年, 2023年1—9月, 十四五, 去年同期, 截至2023年10月底.
#pragma once

#include "grammar/numeral.hpp"

namespace shuzhi::detail::grammar {

namespace ast {

/// What is said of a time within its year, month or century; the parts as written.
struct in_year {
  text_range month;
  text_range day;
  text_range part;  ///< 上半年, 第三季度, 前十一个月, 底, 春季学期, 80年代, 第二周
};

/// A point of the calendar, as far as it is said.
struct point {
  text_range relative;  ///< 今年, 去年, 上月, 上个季度, 本世纪
  text_range year;      ///< 2021, 九七, 十九世纪
  in_year in;
};

/// The other end of a range.
struct period_end {
  text_range dash;
  point to;
  bool whole = false;  ///< false: not all of it is there, and the rest says nothing
};

/// One point, or two with a dash; or a plan period; or a number of years.
struct period {
  text_range until;  ///< 截至
  point from;
  period_end end;
  text_range since;  ///< 以来, 起
  text_range plan;   ///< 十四五
  text_range lead;   ///< 近 in 近三年, 未来 in 未来7天
  ast::numeral count;
  text_range tail;  ///< 年, 个月, 天; 年前 in 两年前
};

}  // namespace ast

using period_type = x3::rule<struct period_id, ast::period>;
BOOST_SPIRIT_DECLARE(period_type)
/// 时间: a date or period.
const period_type& period();

/// What a period counts from where its words are relative or leave the year out.
struct PeriodBase {
  std::optional<int> year;  ///< of 今年, 去年: the report's own
  std::optional<int> month;
  std::optional<int> day;
  std::string frame_year;  ///< of 5月, 上年: the year spoken of, "2021" or "20XX"; may be empty
};

struct PeriodValue {
  std::string edtf;  ///< empty where nothing says what the words count from
  bool relative = false;
  int relative_years = 0;
  bool first_of_list = false;  ///< 5 in 5、8月: what stands behind the 、 is a period of its own
};

/// The EDTF of a parsed period; nothing where its parts are no date (13月).
std::optional<PeriodValue> evaluate(const ast::period& period, const PeriodBase& base);

}  // namespace shuzhi::detail::grammar
