// What the rules of grammar/rules.hpp give. No Boost in sight: Parser's `read_` functions give
// the same to whoever has a grammar of another kind.
#pragma once

#include <shuzhi/document.hpp>
#include <shuzhi/quantity.hpp>
#include <shuzhi/span.hpp>
#include <shuzhi/unit.hpp>

namespace shuzhi {
inline namespace v1 {
namespace grammar {

/// A numeral or a quantity with its unit. Spans count bytes from where the rule began;
/// `quantity.unit` is 1 where `unit` holds and 0 where there is none.
struct Amount {
  Quantity quantity;
  Unit unit;
};

/// What numbers a heading or opens an item: 一、 (三) 2. 一是
struct Marker {
  Scheme scheme = Scheme::none;
  Span ordinal;    ///< 三 in (三); empty for markers that count nothing (——)
  int number = 0;  ///< what the ordinal counts to; 0 where there is none
};

}  // namespace grammar
}  // namespace v1
}  // namespace shuzhi
