// From the caller's bytes to UTF-8.
#pragma once

#include <shuzhi/parser.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace shuzhi::detail {

struct Decoded {
  std::string text;      ///< valid UTF-8, no BOM
  std::string encoding;  ///< canonical name
  std::uint64_t replaced = 0;
};

/// Converts `bytes` from the encoding that `options` name, or from the one that they are
/// found to be in. Throws Error{encoding} or Error{limit}.
Decoded decode(std::string_view bytes, const ParseOptions& options);

}  // namespace shuzhi::detail
