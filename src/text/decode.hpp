// From the caller's bytes to UTF-8.
#pragma once

#include <shuzhi/parser.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shuzhi::detail {

struct Decoded {
  std::string text;      ///< valid UTF-8, no BOM
  std::string encoding;  ///< canonical name
  std::uint64_t replaced = 0;
};

/// Converts `bytes` from the encoding that `options` name, or from the one that they are
/// found to be in. Throws Error{encoding} or Error{limit}.
Decoded decode(std::string_view bytes, const ParseOptions& options);

/// `utf8` itself or, where it is not well-formed, a copy in `copy` with U+001A for every byte
/// of an ill-formed sequence: offsets stay those of `utf8`. Throws as `decode` does.
std::string_view decode_in_place(std::string_view utf8, const ParseOptions& options,
                                 std::string& copy);

/// For every offset into the decoded text (in rising order) the offset into `bytes`.
/// `encoding` is the name that `decode` gave.
std::vector<std::uint64_t> map_to_source(std::string_view bytes, const std::string& encoding,
                                         std::string_view text,
                                         const std::vector<std::uint32_t>& offsets);

/// `bytes` with U+FFFD for what is not well-formed UTF-8.
std::string valid_utf8(std::string_view bytes);

/// Throws Error{argument} where no encoding has this name. Empty is "detect".
void check_encoding(const std::string& name);

}  // namespace shuzhi::detail
