// Every number, quantity and period of a passage.
#pragma once

#include "grammar/period.hpp"
#include "grammar/quantity.hpp"
#include "text/reading.hpp"

#include <shuzhi/quantity.hpp>

#include <string>
#include <vector>

namespace shuzhi::detail::grammar {

/// One mention. Of a quantity the fields up to `upper` hold, of a period the last three.
struct Found {
  static constexpr std::uint32_t no_unit = 0xFFFFFFFF;

  Range range;   ///< with the approximators that touch it
  Range number;  ///< digits or numerals alone
  Range unit;
  bool is_period = false;
  bool overflow = false;  ///< too long to be held exactly: no value, kept as text
  QuantityKind kind = QuantityKind::number;
  Approximation approximation = Approximation::exact;
  bool has_value = false, has_lower = false, has_upper = false;
  std::uint32_t unit_row = no_unit;  ///< row of the lexicon's units
  Decimal plain, scale{1}, value, lower, upper;

  std::string edtf;
  bool plan = false;  ///< 十四五: names five years, and the plan for them
  bool relative = false;
  int relative_years = 0;
};

/// Finds the mentions of `within`, in order, none overlapping another, and appends them.
/// The grammars run only where a character can begin a mention.
void scan(const Reading& reading, Range within, const Lexicon& lexicon, const PeriodBase& base,
          std::vector<Found>& out);

}  // namespace shuzhi::detail::grammar
