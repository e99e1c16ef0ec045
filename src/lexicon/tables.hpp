// The files of this folder as text, put in at build time (tables.cpp.in).
#pragma once

#include <string_view>

namespace shuzhi::detail::tables {

extern const std::string_view units, verbs, adverbs, words, non_numbers, heads, issuers,
    report_titles, furniture, approximators, not_units, compounds, section_titles, title_ends,
    unit_scales, openings, affixes, actors, states, number_names;

}  // namespace shuzhi::detail::tables
