// A quantity as the text gives it: number, scale, unit, and what is left open.
#pragma once

#include <shuzhi/decimal.hpp>
#include <shuzhi/span.hpp>
#include <shuzhi/unit.hpp>

#include <cstdint>

namespace shuzhi {
inline namespace v1 {

/// Number of a row in one of a document's tables, counted from 1; 0 is none.
using Id = std::uint32_t;

/// How exact the words make the number.
enum class Approximation : std::uint8_t {
  exact = 0,
  about = 1,     ///< 约, 左右, 上下: near the value, on either side
  over = 2,      ///< 余, 多, 超过, 突破: above the value (open bound)
  nearly = 3,    ///< 近, 将近, 不足: below the value (open bound)
  at_least = 4,  ///< 以上, 不低于, 至少: the value or more (closed bound)
  at_most = 5,   ///< 以内, 不超过, 最多: the value or less (closed bound)
  range = 6,     ///< 3—5, 三四十: between `lower` and `upper`; there is no single value
  masked = 7,    ///< xx.x, **: the writer hid the figure; there is no value
};

/// One quantity. Values are exact and in the unit's base: scale words and the unit's
/// factor are applied (8400万元 is 84000000 CNY). `lower` and `upper` bound the true
/// value where the words leave it open (近8400万元: upper = 84000000).
struct Quantity {
  Span span;         ///< the whole expression with the approximators that touch it
  Span number_span;  ///< the digits or numerals alone, without scale and unit
  Span unit_span;    ///< the unit alone; empty where there is none
  QuantityKind kind = QuantityKind::number;
  Approximation approximation = Approximation::exact;
  /// A ratio and a fraction without finite decimal have `has_value` alone; their second
  /// term or denominator stands in `upper` all the same.
  bool has_value = false;
  bool has_lower = false;
  bool has_upper = false;
  Id unit = 0;       ///< row of the document's `units`
  Decimal number;    ///< as written: 8400 in 近8400万元; meaningless where masked
  Decimal scale{1};  ///< what the scale words multiply by: 10000 for 万
  Decimal value;     ///< valid where `has_value`; for a ratio its first term
  Decimal lower;     ///< valid where `has_lower`; for a ratio its third term, 0 where it has two
  Decimal upper;     ///< valid where `has_upper`; for a ratio its second term
};

/// The enumerator's name as JSON writes it ("at_least").
const char* to_string(Approximation) noexcept;

}  // namespace v1
}  // namespace shuzhi
