#include "grammar/quantity_def.hpp"

namespace shuzhi::detail::grammar {

BOOST_SPIRIT_INSTANTIATE(measured_type, iterator, context)
BOOST_SPIRIT_INSTANTIATE(change_type, iterator, context)
BOOST_SPIRIT_INSTANTIATE(ratio_type, iterator, context)
BOOST_SPIRIT_INSTANTIATE(rank_type, iterator, context)
BOOST_SPIRIT_INSTANTIATE(doubling_type, iterator, context)

const measured_type& measured() {
  static const measured_type rule{"measured"};
  return rule;
}
const change_type& change() {
  static const change_type rule{"change"};
  return rule;
}
const ratio_type& ratio() {
  static const ratio_type rule{"ratio"};
  return rule;
}
const rank_type& rank() {
  static const rank_type rule{"rank"};
  return rule;
}
const doubling_type& doubling() {
  static const doubling_type rule{"doubling"};
  return rule;
}

}  // namespace shuzhi::detail::grammar
