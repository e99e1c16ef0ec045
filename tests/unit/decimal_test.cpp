#include <shuzhi/decimal.hpp>

#include "catch.hpp"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <ostream>
#include <random>
#include <string>
#include <vector>

namespace shuzhi {
inline namespace v1 {
std::ostream& operator<<(std::ostream& out, Decimal d) { return out << d.to_string(); }
}  // namespace v1
}  // namespace shuzhi

using shuzhi::Decimal;

namespace {

__extension__ typedef __int128 Wide;

Decimal dec(const std::string& text) {
  const auto d = Decimal::parse(text);
  INFO(text);
  REQUIRE(d.has_value());
  return *d;
}

// What `value` * 10^exponent must be, worked out the slow way.
std::optional<Decimal> oracle(Wide value, int exponent) {
  if (value == 0) return Decimal();
  while (value % 10 == 0) {
    value /= 10;
    ++exponent;
  }
  const Wide magnitude = value < 0 ? -value : value;
  if (magnitude > Decimal::max_coefficient) return std::nullopt;
  if (exponent > 64 || exponent < -64) return std::nullopt;
  return Decimal::make(static_cast<std::int64_t>(value), exponent);
}

// Numbers of every length, with many zeros and nines, where carries and limits are.
class Numbers {
 public:
  std::int64_t coefficient() {
    const int digits = static_cast<int>(random_() % 19);
    std::int64_t value = 0;
    for (int i = 0; i < digits; ++i) {
      const auto pick = random_() % 4;
      const auto digit = pick == 0 ? 0 : pick == 1 ? 9 : random_() % 10;
      value = value * 10 + static_cast<std::int64_t>(digit);
    }
    return random_() % 2 == 0 ? value : -value;
  }
  int exponent(int limit) {
    return static_cast<int>(random_() % static_cast<unsigned>(2 * limit + 1)) - limit;
  }

 private:
  std::mt19937_64 random_{20240501};
};

void check_canonical(Decimal d) {
  if (d.coefficient() == 0) {
    CHECK(d.exponent() == 0);
  } else {
    CHECK(d.coefficient() % 10 != 0);
    CHECK(std::llabs(d.coefficient()) <= Decimal::max_coefficient);
    CHECK(std::abs(d.exponent()) <= Decimal::max_exponent);
  }
}

}  // namespace

TEST_CASE("plain notation is read and written", "[decimal]") {
  CHECK(dec("84000000").to_string() == "84000000");
  CHECK(dec("84000000").coefficient() == 84);
  CHECK(dec("84000000").exponent() == 6);
  CHECK(dec("-0.50").to_string() == "-0.5");
  CHECK(dec("+3.0").to_string() == "3");
  CHECK(dec("000120.0450").to_string() == "120.045");
  CHECK(dec("-0.000").to_string() == "0");
  CHECK(dec("0.001").to_string() == "0.001");
  CHECK(dec("999999999999999999").to_string() == "999999999999999999");
  CHECK(dec("0" + std::string(1000, '0') + "7." + std::string(1000, '0')).to_string() == "7");
}

TEST_CASE("other text is no number", "[decimal]") {
  for (const char* text : {"", "-", "+", ".", "1.", ".5", "1.2.3", "1e5", " 1", "1 ", "--1", "0x1",
                           "1,000", "\xEF\xBC\x91", "1-", "12a", "..1"}) {
    INFO(text);
    CHECK_FALSE(Decimal::parse(text).has_value());
  }
  CHECK_FALSE(Decimal::parse(std::string_view("1\0", 2)).has_value());
}

TEST_CASE("what cannot be held is nothing", "[decimal]") {
  CHECK_FALSE(Decimal::parse("1000000000000000001").has_value());
  CHECK_FALSE(Decimal::parse(std::string(1'000'000, '9')).has_value());
  CHECK_FALSE(Decimal::parse("1" + std::string(65, '0')).has_value());
  CHECK(dec("1" + std::string(64, '0')).exponent() == 64);
  CHECK_FALSE(Decimal::parse("0." + std::string(64, '0') + "1").has_value());
  CHECK(dec("0." + std::string(63, '0') + "1").exponent() == -64);
  CHECK_FALSE(Decimal::parse("1" + std::string(18, '0') + "1").has_value());
  CHECK_FALSE(Decimal::parse("1" + std::string(1'000'000, '0') + "1").has_value());

  CHECK_FALSE(Decimal::make(std::numeric_limits<std::int64_t>::max(), 0).has_value());
  CHECK_FALSE(Decimal::make(std::numeric_limits<std::int64_t>::min(), 0).has_value());
  CHECK_FALSE(Decimal::make(1, 65).has_value());
  CHECK_FALSE(Decimal::make(10, std::numeric_limits<std::int32_t>::max()).has_value());
  CHECK_FALSE(Decimal::make(10, std::numeric_limits<std::int32_t>::min()).has_value());
  CHECK(Decimal::make(10, -65) == Decimal::make(1, -64));
  CHECK(Decimal::make(0, std::numeric_limits<std::int32_t>::min()) == Decimal());
  CHECK(Decimal::make(1'000'000'000'000'000'000, 0) == dec("1000000000000000000"));
}

TEST_CASE("equal numbers are equal objects", "[decimal]") {
  CHECK(dec("1.50") == dec("1.5"));
  CHECK(dec("100") == Decimal(100));
  CHECK(Decimal::make(100, -2) == Decimal(1));
  CHECK(dec("-0") == Decimal(0));
  CHECK(dec("1") != dec("-1"));
  CHECK(Decimal(2).negated() == dec("-2"));
}

TEST_CASE("arithmetic is exact or nothing", "[decimal]") {
  CHECK(dec("8400").times(dec("10000")) == dec("84000000"));
  CHECK(dec("0.1").plus(dec("0.2")) == dec("0.3"));
  CHECK(dec("1").minus(dec("1")) == Decimal());
  CHECK(dec("999999999999999999").plus(dec("1")) == dec("1000000000000000000"));
  CHECK_FALSE(dec("999999999999999999").plus(dec("2")).has_value());
  CHECK_FALSE(dec("1000000000000000000").plus(dec("0.1")).has_value());
  CHECK_FALSE(Decimal::make(1, 64)->plus(*Decimal::make(1, -64)).has_value());
  CHECK_FALSE(Decimal::make(1, 40)->times(*Decimal::make(1, 40)).has_value());
  CHECK(Decimal::make(1, 64)->plus(Decimal()) == Decimal::make(1, 64));

  CHECK(dec("1").divided_by(dec("8")) == dec("0.125"));
  CHECK(dec("10000").divided_by(dec("15")) == std::nullopt);
  CHECK(dec("9").divided_by(dec("-3")) == dec("-3"));
  CHECK(dec("-1").divided_by(dec("25")) == dec("-0.04"));
  CHECK(dec("0").divided_by(dec("7")) == Decimal());
  CHECK_FALSE(dec("1").divided_by(dec("0")).has_value());
  CHECK_FALSE(dec("0").divided_by(dec("0")).has_value());
  CHECK_FALSE(Decimal::make(1, 64)->divided_by(*Decimal::make(1, -64)).has_value());
  // 1 / 2^59 is finite, but has 59 places.
  CHECK_FALSE(dec("1").divided_by(dec("576460752303423488")).has_value());
}

TEST_CASE("operations agree with 128-bit integers", "[decimal]") {
  Numbers numbers;
  for (int i = 0; i < 20000; ++i) {
    const std::int64_t a = numbers.coefficient();
    const std::int64_t b = numbers.coefficient();
    const int exponent = numbers.exponent(70);
    const int shift = std::abs(numbers.exponent(19));
    const auto left = Decimal::make(a, exponent + shift);
    const auto right = Decimal::make(b, exponent);
    if (!left || !right) continue;
    INFO(a << " * 10^" << exponent + shift << ", " << b << " * 10^" << exponent);
    check_canonical(*left);
    check_canonical(*right);

    Wide scaled = a;
    for (int s = 0; s < shift; ++s) scaled *= 10;
    const auto sum = left->plus(*right);
    CHECK(sum == oracle(scaled + b, exponent));
    CHECK(sum == right->plus(*left));
    CHECK(left->minus(*right) == oracle(scaled - b, exponent));
    CHECK(left->compare(*right) == (scaled > b) - (scaled < b));
    CHECK((*left < *right) == (scaled < b));
    CHECK((*left == *right) == (scaled == b));

    const auto product = left->times(*right);
    CHECK(product == oracle(static_cast<Wide>(a) * b, 2 * exponent + shift));
    if (product && b != 0) CHECK(product->divided_by(*right) == left);
    if (const auto quotient = left->divided_by(*right)) {
      check_canonical(*quotient);
      CHECK(quotient->times(*right) == left);
    }
  }
}

TEST_CASE("division finds every finite quotient", "[decimal]") {
  // a / b is finite where b divides a * 10^k for some k; below 10^4 no k above 13 is needed.
  for (int a = -40; a <= 40; ++a) {
    for (int b = 1; b <= 2100; ++b) {
      Wide scaled = a;
      int k = 0;
      while (k < 14 && scaled % b != 0) {
        scaled *= 10;
        ++k;
      }
      const auto expected = scaled % b == 0 ? oracle(scaled / b, -k) : std::nullopt;
      if (Decimal(a).divided_by(Decimal(b)) != expected) {
        FAIL(a << " / " << b);
      }
    }
  }
}

TEST_CASE("comparison spans the whole range", "[decimal]") {
  const std::vector<Decimal> ascending = {*Decimal::make(-Decimal::max_coefficient, 64),
                                          dec("-2"),
                                          dec("-1.5"),
                                          *Decimal::make(-1, -64),
                                          Decimal(),
                                          *Decimal::make(1, -64),
                                          dec("0.1"),
                                          dec("0.11"),
                                          dec("1"),
                                          dec("999999999999999999"),
                                          *Decimal::make(1, 64),
                                          *Decimal::make(Decimal::max_coefficient, 64)};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      CHECK(ascending[i].compare(ascending[j]) == (i > j) - (i < j));
    }
  }
}

TEST_CASE("text survives the round trip", "[decimal]") {
  Numbers numbers;
  for (int i = 0; i < 5000; ++i) {
    const auto d = Decimal::make(numbers.coefficient(), numbers.exponent(64));
    if (!d) continue;
    CHECK(Decimal::parse(d->to_string()) == d);
  }
}

TEST_CASE("the nearest double", "[decimal]") {
  CHECK(dec("0.1").to_double() == 0.1);
  CHECK(dec("-84000000").to_double() == -84000000.0);
  CHECK(Decimal().to_double() == 0.0);
  CHECK(Decimal::make(1, -64)->to_double() == 1e-64);
  CHECK(Decimal::make(Decimal::max_coefficient, 64)->to_double() == 999999999999999999e64);
}
