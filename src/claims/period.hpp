// Which period a quantity is of.
#pragma once

#include "claims/draft.hpp"

#include <string_view>

namespace shuzhi::detail {

/// Whether the period at token `at` is what is compared with (比2005年, 由上年的) and not when
/// the claim at token `claim` held.
bool is_base(const Sentence& sentence, At at, At claim);

/// The period that the sentence states for the claim, if it does: the nearest one before
/// it that is no base of a comparison.
/// 累计建成…, 目前有…: a figure that counts up to the time of writing and is of no year.
bool is_standing(const Sentence& sentence, const ClaimDraft& claim);

/// 截至10月底…1200名,去年同期为1100名: gives the same time of another year the months that the
/// sentence named before.
void date_same_periods(Sentence& sentence);

void find_period(const Sentence& sentence, ClaimDraft& claim);

/// Whether the last year of a period (EDTF) is before the first one of another. What is open goes
/// on up to then. False where a year is masked.
bool ends_before(std::string_view period, std::string_view other);

/// Whether a range of months ends with that one: 2024-01/2024-06 and 2024-06.
bool ends_with_month(std::string_view range, std::string_view month);

}  // namespace shuzhi::detail
