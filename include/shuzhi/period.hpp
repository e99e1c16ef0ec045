// Dates and periods of time, in EDTF.
#pragma once

#include <shuzhi/span.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace shuzhi {
inline namespace v1 {

/// Where a claim's period comes from.
enum class PeriodSource : std::uint8_t {
  explicit_ = 0,  ///< stated in the sentence
  inherited = 1,  ///< stated by the paragraph, the heading or the report around it
  relative = 2,   ///< 今年, 上年: counted from the report's or the caller's year
};

/// A date or period. `edtf` follows ISO 8601-2: "2021", "2023-10", "2016/2020" for
/// 十三五, "2006/.." for 2006年以来, "20XX" for a masked year, "2024-21" for a school
/// term in spring. It is empty where the words are relative and nothing says what they
/// count from; `relative_years` then holds the offset (今年 0, 去年 -1).
struct Period {
  std::string edtf;
  Span span;                        ///< the words
  bool relative = false;            ///< the words are relative (今年, 去年同期)
  std::int16_t relative_years = 0;  ///< offset in years where `relative`
};

/// A calendar date given by the caller. The library never reads the clock.
struct Date {
  std::int32_t year = 0;
  std::int32_t month = 1;
  std::int32_t day = 1;
};

/// The enumerator's name as JSON writes it ("explicit").
const char* to_string(PeriodSource) noexcept;

}  // namespace v1
}  // namespace shuzhi
