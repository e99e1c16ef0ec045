// Faults in how headings are numbered.
#pragma once

#include <shuzhi/document.hpp>

#include <cstddef>

namespace shuzhi::detail {

/// Notes gaps, repetitions, skipped levels and schemes that GB/T 9704 (一、 (一) 1. (1))
/// does not know, of the sections from row `first` on.
void check_numbering(std::size_t first, Document& document);

}  // namespace shuzhi::detail
