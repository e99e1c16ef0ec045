// What is measured as one call: the library's own calls, and what stands beside them.
#pragma once

#include <shuzhi/parser.hpp>

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace bench {

/// A call on one document; gives back something of its result, so that it is not left out.
struct Call {
  const char* name;
  std::function<std::size_t(std::string_view document)> run;
};

// Names that are looked for.
inline constexpr const char* parse_call = "parse";
inline constexpr const char* scan_call = "scan";
inline constexpr const char* re2_call = "RE2, one pattern";

/// parse and scan of `parser`, which must stay; RE2 with pattern.txt; ICU's sentences; a check of
/// UTF-8, character by character with ICU's U8_NEXT; memchr for the ends of lines.
std::vector<Call> make_calls(const shuzhi::Parser& parser);

}  // namespace bench
