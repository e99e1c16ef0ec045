#include "quantity.hpp"

#include "sized.hpp"

#include <shuzhi/document.hpp>

#include <limits>
#include <string>

namespace shuzhi::capi {
namespace {

Quantity read(const shuzhi_quantity& q) {
  require(q.kind >= SHUZHI_QUANTITY_MONEY && q.kind <= SHUZHI_QUANTITY_OTHER,
          "unknown kind of quantity");
  require(q.approximation >= SHUZHI_APPROXIMATION_EXACT &&
              q.approximation <= SHUZHI_APPROXIMATION_MASKED,
          "unknown approximation");
  Quantity to;
  to.kind = static_cast<QuantityKind>(q.kind);
  to.approximation = static_cast<Approximation>(q.approximation);
  to.has_value = (q.present & SHUZHI_HAS_VALUE) != 0;
  to.has_lower = (q.present & SHUZHI_HAS_LOWER) != 0;
  to.has_upper = (q.present & SHUZHI_HAS_UPPER) != 0;
  to.number = from_c(q.number);
  to.scale = from_c(q.scale);
  to.value = from_c(q.value);
  to.lower = from_c(q.lower);
  to.upper = from_c(q.upper);
  return to;
}

/// Writes what `text` makes, or an empty string where it fails.
template <class Text>
shuzhi_status write(char* to, std::size_t capacity, Text&& text) noexcept {
  if (to != nullptr && capacity != 0) *to = '\0';
  return guard(nullptr, [&] {
    require(to != nullptr, "array is null");
    const std::string made = text();
    if (made.size() >= capacity) throw Error(ErrorCode::limit, "array is too small");
    std::memcpy(to, made.c_str(), made.size() + 1);
  });
}

}  // namespace

shuzhi_decimal to_c(Decimal d) noexcept { return {d.coefficient(), d.exponent(), 0}; }

Decimal from_c(shuzhi_decimal d) {
  const auto decimal = Decimal::make(d.coefficient, d.exponent);
  require(decimal.has_value(), "decimal out of range");
  return *decimal;
}

shuzhi_quantity to_c(const Quantity& q, const Unit* unit) noexcept {
  shuzhi_quantity to{};
  to.kind = static_cast<shuzhi_quantity_kind>(q.kind);
  to.approximation = static_cast<shuzhi_approximation>(q.approximation);
  to.present = (q.has_value ? unsigned{SHUZHI_HAS_VALUE} : 0U) |
               (q.has_lower ? unsigned{SHUZHI_HAS_LOWER} : 0U) |
               (q.has_upper ? unsigned{SHUZHI_HAS_UPPER} : 0U);
  to.span = to_c(q.span);
  to.number_span = to_c(q.number_span);
  to.unit_span = to_c(q.unit_span);
  to.number = to_c(q.number);
  to.scale = to_c(q.scale);
  to.value = to_c(q.value);
  to.lower = to_c(q.lower);
  to.upper = to_c(q.upper);
  if (unit != nullptr) to.unit = to_c(unit->code);
  to.unit_factor = unit != nullptr ? to_c(unit->factor) : to_c(Decimal(1));
  return to;
}

shuzhi_period to_c(const Period& p) noexcept {
  shuzhi_period to{};
  to.is_relative = p.relative ? 1 : 0;
  to.edtf = to_c(p.edtf);
  to.span = to_c(p.span);
  to.relative_years = p.relative_years;
  return to;
}

}  // namespace shuzhi::capi

using namespace shuzhi::capi;

double shuzhi_decimal_double(shuzhi_decimal decimal) {
  const auto value = shuzhi::Decimal::make(decimal.coefficient, decimal.exponent);
  return value ? value->to_double() : std::numeric_limits<double>::quiet_NaN();
}

shuzhi_status shuzhi_decimal_text(shuzhi_decimal decimal, char* to, size_t capacity) {
  return write(to, capacity, [&] { return from_c(decimal).to_string(); });
}

shuzhi_status shuzhi_quantity_value_text(const shuzhi_quantity* quantity, char* to,
                                         size_t capacity) {
  return write(to, capacity, [&] { return shuzhi::value_text(read(take(quantity))); });
}
