// Quantities, decimals and periods on their way across.
#pragma once

#include "shuzhi.h"

#include <shuzhi/period.hpp>
#include <shuzhi/quantity.hpp>

namespace shuzhi::capi {

shuzhi_decimal to_c(Decimal) noexcept;
/// Throws Error{argument} where the coefficient or the exponent is out of range.
Decimal from_c(shuzhi_decimal);
/// `unit` may be null. The code is borrowed from it.
shuzhi_quantity to_c(const Quantity&, const Unit* unit) noexcept;
shuzhi_period to_c(const Period&) noexcept;

}  // namespace shuzhi::capi
