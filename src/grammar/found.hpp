// What a scan finds: a number, quantity or period with its places in the passage.
#pragma once

#include "text/reading.hpp"

#include <shuzhi/quantity.hpp>

#include <string>

namespace shuzhi::detail::grammar {

/// One mention. Of a quantity the fields up to `upper` hold, of a period the last three.
struct Found {
  static constexpr std::uint32_t no_unit = 0xFFFFFFFF;

  /// Not defaulted: that zeroes the whole, slowly, before the fields get their values.
  Found() noexcept {}

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

  /// A single value, with the bound that the approximation makes of it.
  void set_value(Decimal single) noexcept;
};

}  // namespace shuzhi::detail::grammar
