// Where sentences may end, told from bytes.
#pragma once

#include <shuzhi/span.hpp>

#include <cstdint>
#include <string_view>

namespace shuzhi::detail {

/// The first character of `span` that is_terminal holds of; the end of `span` where none is.
std::uint32_t find_stop(std::string_view text, Span span) noexcept;

}  // namespace shuzhi::detail
