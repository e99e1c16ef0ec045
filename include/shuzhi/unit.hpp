// Units of measurement, money and counting.
#pragma once

#include <shuzhi/decimal.hpp>

#include <cstdint>
#include <string>

namespace shuzhi {
inline namespace v1 {

/// What sort of quantity a number is. JSON and Python use the enumerators' names.
/// `number` and `ordinal` occur in `scan` only: a number without a unit is a claim
/// only where the text asserts it, and is then a `count`.
enum class QuantityKind : std::uint8_t {
  money = 0,
  count = 1,
  number = 2,
  ordinal = 3,
  percent = 4,
  percentage_point = 5,
  area = 6,
  length = 7,
  mass = 8,
  volume = 9,
  duration = 10,
  ratio = 11,
  rank = 12,
  multiple = 13,
  rate = 14,
  score = 15,
  other = 16,
};

/// A unit. `code` is a UCUM code for physical units ("m2", "km", "t"), an ISO 4217
/// code for money ("CNY"), "%" for percent, "[pp]" for percentage points, a UCUM
/// annotation for counted things ("{人次}"), a quotient for a rate ("CNY/{人}"), and
/// empty for ratios, ranks, multiples and bare numbers.
struct Unit {
  std::string code;
  QuantityKind kind = QuantityKind::count;
  /// One of the unit as written is `factor` of `code`: 1 for 米, 500 for 里 (m).
  Decimal factor{1};

  friend bool operator==(const Unit& a, const Unit& b) {
    return a.code == b.code && a.kind == b.kind && a.factor == b.factor;
  }
};

/// The enumerator's name as JSON writes it ("percentage_point").
const char* to_string(QuantityKind) noexcept;

}  // namespace v1
}  // namespace shuzhi
