// An exact decimal number: an integer coefficient and a power of ten.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shuzhi {
inline namespace v1 {

/// coefficient * 10^exponent, held exactly and in one form only: the coefficient
/// has no trailing zero, and zero is 0 * 10^0, so equal numbers are equal objects.
/// Every operation either gives the exact result or `std::nullopt`; there is no
/// rounding and no overflow into a wrong number. The coefficient has at most 18
/// digits and the exponent lies between -64 and 64.
class Decimal {
 public:
  static constexpr std::int32_t max_exponent = 64;
  static constexpr std::int64_t max_coefficient = 999'999'999'999'999'999;

  /// Zero.
  constexpr Decimal() noexcept = default;

  /// An integer of at most 9 digits: always exact.
  constexpr explicit Decimal(std::int32_t integer) noexcept : coefficient_(integer) {
    while (coefficient_ != 0 && coefficient_ % 10 == 0) {
      coefficient_ /= 10;
      ++exponent_;
    }
  }

  /// The number coefficient * 10^exponent, or nothing where it is out of range.
  static std::optional<Decimal> make(std::int64_t coefficient, std::int32_t exponent) noexcept;

  /// Reads plain notation: an optional sign, ASCII digits, an optional point with
  /// digits behind it. Nothing for any other text and for numbers out of range.
  static std::optional<Decimal> parse(std::string_view text) noexcept;

  constexpr std::int64_t coefficient() const noexcept { return coefficient_; }
  constexpr std::int32_t exponent() const noexcept { return exponent_; }

  std::optional<Decimal> plus(Decimal other) const noexcept;
  std::optional<Decimal> minus(Decimal other) const noexcept;
  std::optional<Decimal> times(Decimal other) const noexcept;
  /// Nothing where the quotient has no finite decimal form, or for a zero divisor.
  std::optional<Decimal> divided_by(Decimal other) const noexcept;
  constexpr Decimal negated() const noexcept {
    Decimal d = *this;
    d.coefficient_ = -d.coefficient_;
    return d;
  }

  /// -1, 0 or 1 as this is less than, equal to or greater than `other`.
  int compare(Decimal other) const noexcept;

  /// Plain notation without an exponent: "84000000", "-0.5".
  std::string to_string() const;

  /// The nearest double: for display and plots, never for further arithmetic.
  double to_double() const noexcept;

  friend constexpr bool operator==(Decimal a, Decimal b) noexcept {
    return a.coefficient_ == b.coefficient_ && a.exponent_ == b.exponent_;
  }
  friend constexpr bool operator!=(Decimal a, Decimal b) noexcept { return !(a == b); }
  friend bool operator<(Decimal a, Decimal b) noexcept { return a.compare(b) < 0; }

 private:
  std::int64_t coefficient_ = 0;
  std::int32_t exponent_ = 0;
};

}  // namespace v1
}  // namespace shuzhi
