// Thirty-two bytes at a time, where the machine can.
#pragma once

#include <cstddef>
#include <string_view>

namespace shuzhi::detail {

/// Whether bytes are well-formed UTF-8.
using WideUtf8Check = bool (*)(std::string_view bytes);
/// The one for this machine, or null. It takes a third of the instructions of the portable form,
/// and no branch depends on the text.
WideUtf8Check wide_utf8_check() noexcept;

/// The first byte from `at` on that may begin a blank or a break, as lines.cpp tells them; or one
/// near the text's end, behind which it does not look.
using WideBlankSearch = std::size_t (*)(std::string_view text, std::size_t at);
/// The one for this machine, or null.
WideBlankSearch wide_blank_search() noexcept;

}  // namespace shuzhi::detail
