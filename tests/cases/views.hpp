// The views that a case can ask for: one compact line for each thing found.
#pragma once

#include <shuzhi/parser.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cases {

using Lines = std::vector<std::string>;
using View = Lines (*)(const shuzhi::Parser& parser, std::string_view text);

/// The view of that name; null where there is none. README.md says what each prints.
View find_view(std::string_view name);

/// The first mention of the text, as the values files write it; "none" without one.
std::string first_value(const shuzhi::Parser& parser, std::string_view text);

}  // namespace cases
