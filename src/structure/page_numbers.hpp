// Lines that a page's number fills.
#pragma once

#include <string_view>

namespace shuzhi::detail {

/// - 3 -, 第3页, 2、
bool is_page_number(std::u32string_view line);
/// 第1页 共2页 上一页 下一页; [1] [2] 下一页: the number, and words that turn pages.
bool is_pager(std::u32string_view line);

}  // namespace shuzhi::detail
