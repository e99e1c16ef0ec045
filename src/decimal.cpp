#include <shuzhi/decimal.hpp>

#include <charconv>
#include <numeric>
#include <system_error>

namespace shuzhi {
inline namespace v1 {
namespace {

// Products of two coefficients, and a coefficient scaled by 10^18, have at most 36
// digits: 128 bits hold them, so no operation below can overflow.
__extension__ typedef __int128 Wide;

constexpr int max_digits = 18;

constexpr Wide power_of_ten(int n) {
  Wide power = 1;
  for (; n > 0; --n) power *= 10;
  return power;
}

constexpr int digit_count(std::int64_t coefficient) {
  int digits = 0;
  for (; coefficient != 0; coefficient /= 10) ++digits;
  return digits;
}

std::optional<Decimal> make_wide(Wide coefficient, std::int64_t exponent) noexcept {
  if (coefficient == 0) return Decimal();
  while (coefficient % 10 == 0) {
    coefficient /= 10;
    ++exponent;
  }
  constexpr Wide limit = Decimal::max_coefficient;
  if (coefficient > limit || coefficient < -limit) return std::nullopt;
  if (exponent > Decimal::max_exponent || exponent < -Decimal::max_exponent) return std::nullopt;
  return Decimal::make(static_cast<std::int64_t>(coefficient), static_cast<std::int32_t>(exponent));
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<Decimal> Decimal::make(std::int64_t coefficient, std::int32_t exponent) noexcept {
  if (coefficient == 0) return Decimal();
  std::int64_t power = exponent;
  while (coefficient % 10 == 0) {
    coefficient /= 10;
    ++power;
  }
  if (coefficient > max_coefficient || coefficient < -max_coefficient) return std::nullopt;
  if (power > max_exponent || power < -max_exponent) return std::nullopt;
  Decimal result;
  result.coefficient_ = coefficient;
  result.exponent_ = static_cast<std::int32_t>(power);
  return result;
}

std::optional<Decimal> Decimal::parse(std::string_view text) noexcept {
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return std::nullopt;

  // Zeros are only counted until a digit behind them shows that they matter: neither
  // leading nor trailing ones cost digits, however many there are.
  std::int64_t coefficient = 0;
  std::size_t zeros = 0;
  std::size_t decimals = 0;  // digits behind the point, up to the last one taken in
  std::size_t seen_decimals = 0;
  bool point = false;
  int digits = 0;
  for (const char c : text) {
    if (c == '.') {
      if (point) return std::nullopt;
      point = true;
      continue;
    }
    if (!is_digit(c)) return std::nullopt;
    if (point) ++seen_decimals;
    if (c == '0') {
      ++zeros;
      continue;
    }
    if (digits != 0) {
      if (zeros >= static_cast<std::size_t>(max_digits)) return std::nullopt;
      digits += static_cast<int>(zeros);
    }
    if (++digits > max_digits) return std::nullopt;
    if (coefficient != 0) {
      for (; zeros > 0; --zeros) coefficient *= 10;
    }
    zeros = 0;
    coefficient = coefficient * 10 + (c - '0');
    decimals = seen_decimals;
  }
  if (coefficient == 0) return Decimal();
  // The zeros left over stand behind the last digit. Those before the point scale it
  // up; those behind the point say nothing.
  std::int64_t exponent = 0;
  if (decimals > 0) {
    if (decimals > static_cast<std::size_t>(max_exponent)) return std::nullopt;
    exponent = -static_cast<std::int64_t>(decimals);
  } else {
    const std::size_t integer_zeros = zeros - seen_decimals;
    if (integer_zeros > static_cast<std::size_t>(max_exponent)) return std::nullopt;
    exponent = static_cast<std::int64_t>(integer_zeros);
  }
  return make(negative ? -coefficient : coefficient, static_cast<std::int32_t>(exponent));
}

std::optional<Decimal> Decimal::plus(Decimal other) const noexcept {
  if (coefficient_ == 0) return other;
  if (other.coefficient_ == 0) return *this;
  const Decimal& high = exponent_ >= other.exponent_ ? *this : other;
  const Decimal& low = exponent_ >= other.exponent_ ? other : *this;
  const int shift = high.exponent_ - low.exponent_;
  // Past 18 places the sum would need more than 18 digits: the last digit of `low` is
  // not zero, so nothing can be stripped from it.
  if (shift > max_digits) return std::nullopt;
  const Wide sum = high.coefficient_ * power_of_ten(shift) + low.coefficient_;
  return make_wide(sum, low.exponent_);
}

std::optional<Decimal> Decimal::minus(Decimal other) const noexcept {
  return plus(other.negated());
}

std::optional<Decimal> Decimal::times(Decimal other) const noexcept {
  if (other.coefficient_ == 1 && other.exponent_ == 0) return *this;
  const Wide product = static_cast<Wide>(coefficient_) * other.coefficient_;
  return make_wide(product, std::int64_t{exponent_} + other.exponent_);
}

std::optional<Decimal> Decimal::divided_by(Decimal other) const noexcept {
  if (other.coefficient_ == 0) return std::nullopt;
  if (coefficient_ == 0) return Decimal();
  const std::int64_t common = std::gcd(coefficient_, other.coefficient_);
  std::int64_t divisor = other.coefficient_ / common;
  Wide quotient = coefficient_ / common;
  if (divisor < 0) {
    divisor = -divisor;
    quotient = -quotient;
  }
  // In lowest terms the quotient is finite exactly where the divisor is 2^twos * 5^fives.
  int twos = 0;
  int fives = 0;
  for (; divisor % 2 == 0; divisor /= 2) ++twos;
  for (; divisor % 5 == 0; divisor /= 5) ++fives;
  if (divisor != 1) return std::nullopt;
  // 1 / (2^a * 5^b) = 5^(a-b) * 10^-a for a >= b. The factors bring in no trailing
  // zero, so the product only grows, and may be given up once it is out of range.
  const int factor = twos >= fives ? 5 : 2;
  for (int i = twos >= fives ? twos - fives : fives - twos; i > 0; --i) {
    quotient *= factor;
    if (quotient > max_coefficient || quotient < -max_coefficient) return std::nullopt;
  }
  const int places = twos >= fives ? twos : fives;
  return make_wide(quotient, std::int64_t{exponent_} - other.exponent_ - places);
}

int Decimal::compare(Decimal other) const noexcept {
  const int sign = (coefficient_ > 0) - (coefficient_ < 0);
  const int other_sign = (other.coefficient_ > 0) - (other.coefficient_ < 0);
  if (sign != other_sign) return sign < other_sign ? -1 : 1;
  if (sign == 0) return 0;
  const int magnitude = digit_count(coefficient_) + exponent_;
  const int other_magnitude = digit_count(other.coefficient_) + other.exponent_;
  if (magnitude != other_magnitude) return magnitude < other_magnitude ? -sign : sign;
  // Equal magnitudes: the exponents differ by less than 18.
  Wide left = coefficient_;
  Wide right = other.coefficient_;
  if (exponent_ > other.exponent_) {
    left *= power_of_ten(exponent_ - other.exponent_);
  } else {
    right *= power_of_ten(other.exponent_ - exponent_);
  }
  return (left > right) - (left < right);
}

std::string Decimal::to_string() const {
  const std::int64_t magnitude = coefficient_ < 0 ? -coefficient_ : coefficient_;
  const std::string digits = std::to_string(magnitude);
  std::string text = coefficient_ < 0 ? "-" : "";
  if (exponent_ >= 0) {
    text += digits;
    text.append(static_cast<std::size_t>(exponent_), '0');
    return text;
  }
  const auto places = static_cast<std::size_t>(-exponent_);
  if (digits.size() > places) {
    text.append(digits, 0, digits.size() - places);
    text += '.';
    text.append(digits, digits.size() - places);
  } else {
    text += "0.";
    text.append(places - digits.size(), '0');
    text += digits;
  }
  return text;
}

double Decimal::to_double() const noexcept {
  // from_chars rounds to nearest and knows no locale.
  const std::string text = std::to_string(coefficient_) + 'e' + std::to_string(exponent_);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace v1
}  // namespace shuzhi
