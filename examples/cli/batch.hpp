// Many texts: which there are, and how they are parsed side by side.
#pragma once

#include "commands.hpp"

#include <string>
#include <vector>

namespace cli {

/// True where there is more than one text to parse, or a folder.
bool is_batch(const std::vector<std::string>& inputs);

/// Parses all and writes them in the order of the inputs, those of a folder sorted. A text that
/// cannot be read or parsed is reported and left out. Holds a few texts at a time, not all.
int run_batch(const ParseCommand& command);

}  // namespace cli
