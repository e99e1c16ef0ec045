// The measurements as Markdown: ratios, which say something on any machine.
#pragma once

#include "measure.hpp"

#include <iosfwd>
#include <vector>

namespace bench {

/// Prints the time per byte of every stage and call, that of RE2 being 1; what size changes; and what
/// a second thread brings. `reference` is the row of `sizes` that the others are compared with.
/// Each time is the best of `rounds`.
void print_table(const Bench& bench, const std::vector<Texts>& sizes, std::size_t reference,
                 int rounds, std::ostream& out);

/// The last two lines: scan and parse against RE2, taken in turns.
void print_ratios(const Bench& bench, const Texts& texts, int rounds, std::ostream& out);

}  // namespace bench
