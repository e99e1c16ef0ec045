// Pieces of a long text that can be read one after another, so that memory stays small.
#pragma once

#include <shuzhi/span.hpp>

#include <string_view>

namespace shuzhi::detail {

/// The piece that begins at `begin`: some thousand characters, up to a line's end or, where
/// lines are very long, a sentence's. No mention reaches from one piece into the next.
Span piece_at(std::string_view text, std::uint32_t begin) noexcept;

}  // namespace shuzhi::detail
