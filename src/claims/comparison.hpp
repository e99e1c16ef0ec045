// What a figure is measured against: the year before, the plan, another body.
#pragma once

#include "claims/sentence.hpp"

#include <shuzhi/document.hpp>

namespace shuzhi::detail {

struct Comparison {
  Basis basis = Basis::none;
  At at = 0;    ///< its first token
  Range words;  ///< 比上年, 高于全省
  /// 高于城镇居民: what follows is what it is compared with, and no part of the subject.
  bool names_other = false;
};

/// The comparison in front of token `at`, the nearest one; basis none: there is none.
Comparison find_comparison(const Sentence& sentence, const Clause& clause, At at);

}  // namespace shuzhi::detail
