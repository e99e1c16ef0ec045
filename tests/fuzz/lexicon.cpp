// The lexicon loader: any lines as extra units and verbs, then a text read with them.
//   fields with 0x1E between: units, verbs, text
#include "checks.hpp"
#include "target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  shuzhi::ParseOptions options;
  options.extra_units = std::string(input.field());
  options.extra_verbs = std::string(input.field());
  try {
    const shuzhi::Parser parser(options);
    fuzz::check(parser.parse(input.rest()), options);
  } catch (const shuzhi::Error& error) {
    fuzz::require(error.code() == shuzhi::ErrorCode::lexicon, "a bad table is a fault of it");
    fuzz::require(*error.what() != '\0' && fuzz::is_utf8(error.what()), "and is told");
  }
  return 0;
}
