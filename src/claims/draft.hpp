// A claim while it is put together: in positions of its passage, with its reasons.
#pragma once

#include "claims/sentence.hpp"

#include <shuzhi/document.hpp>

namespace shuzhi::detail {

struct ClaimDraft {
  At at = 0;  ///< token of the quantity
  Clause clause;
  Range subject;
  Span topic;    ///< an earlier phrase that the subject takes up
  Span carried;  ///< the whole subject, where it stands in an earlier sentence
  Range change_words;
  Direction direction = Direction::none;
  Basis basis = Basis::none;
  Modality modality = Modality::actual;
  At period = none;  ///< token of the period, or none
  At scope = none;   ///< token of the scope, or none
  int same_as = -1;  ///< draft of the same sentence that has its subject, or -1
  int part_of = -1;  ///< draft of the same sentence
  Id total = 0;      ///< or claim of an earlier sentence
  std::uint8_t inferences = 0;
  bool before_intention = false;  ///< 由68%: where the change begins that is intended

  static constexpr At none = 0xFFFFFFFF;
};

}  // namespace shuzhi::detail
