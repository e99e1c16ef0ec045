// Ranges: 3—5人, 20至30万元, 20和30之间. What the grammar took for two ends, and what they come to.
#pragma once

#include "grammar/quantity.hpp"

#include <optional>

namespace shuzhi::detail::grammar {

/// The two ends of a range, in the first one's unit where both have one.
struct Ends {
  Decimal lower, upper;
  Decimal number;    ///< the first figure as it is written
  Decimal scale{1};  ///< of both, where it is written once
};

/// Nothing where an end has no value, or the ends' units stand in no fixed ratio.
std::optional<Ends> ends_of(const ast::measured& ast, const Lexicon& lexicon);

/// 和 and 与 join two numbers to a range only with 之间 behind.
bool joins_words(const text_range& dash) noexcept;

/// Whether two numbers without a unit can be a range; `before` is the character in front.
bool may_lack_unit(const ast::measured& ast, char32_t before) noexcept;

bool is_masked(const ast::amount& amount) noexcept;
bool is_plain(const ast::numeral& number) noexcept;     ///< digits or Chinese numerals
bool tells_share(const ast::numeral& number) noexcept;  ///< 百分之, 千分之, 成

/// What an amount's scale words multiply by.
std::optional<Decimal> scale_of(const ast::amount& amount);

}  // namespace shuzhi::detail::grammar
