// Page numbers that a converter left, and the heads of pages beside them.
#pragma once

#include "structure/page_lines.hpp"

#include <shuzhi/document.hpp>

#include <vector>

namespace shuzhi::detail {

/// Marks the lines that a page's number or head fills, and those that read on behind them. A
/// number at the head of a line of text is put into `partial`, and the text begins behind it.
void find_page_numbers(PageLines& lines, std::string_view text, std::vector<Furniture>& partial);

}  // namespace shuzhi::detail
