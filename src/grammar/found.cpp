#include "grammar/found.hpp"

namespace shuzhi::detail::grammar {

void Found::set_value(Decimal single) noexcept {
  plain = value = single;
  has_value = true;
  switch (approximation) {
    case Approximation::over:
    case Approximation::at_least:
      lower = single;
      has_lower = true;
      break;
    case Approximation::nearly:
    case Approximation::at_most:
      upper = single;
      has_upper = true;
      break;
    default:
      break;
  }
}

}  // namespace shuzhi::detail::grammar
