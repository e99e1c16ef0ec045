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

/// Throws Error{limit} for more bytes than the options allow.
void check_size(std::string_view bytes, const ParseOptions& options);

/// A copy of `utf8` with U+001A for every byte of an ill-formed sequence: offsets stay.
/// Throws Error{encoding} where the options refuse such bytes.
std::string replace_ill_formed(std::string_view utf8, const ParseOptions& options);

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
