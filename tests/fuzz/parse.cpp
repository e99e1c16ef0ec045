// parse: any bytes, with some options; and its JSON.
//   byte 0: bit 0 a reference date, bit 1 refuse invalid bytes, bits 2-3 the depth allowed,
//   bit 4 say that it is UTF-8
#include "checks.hpp"
#include "target.hpp"

#include <shuzhi/json.hpp>

namespace {

shuzhi::ParseOptions options_of(unsigned choice) {
  shuzhi::ParseOptions options;
  if ((choice & 1U) != 0) options.reference_date = shuzhi::Date{2024, 2, 29};
  if ((choice & 2U) != 0) options.invalid_bytes = shuzhi::InvalidBytes::refuse;
  if ((choice & 16U) != 0) options.encoding = "UTF-8";
  constexpr std::uint16_t depths[] = {32, 1, 2, 5};
  options.max_depth = depths[choice >> 2U & 3U];
  return options;
}

// A parser for each choice, made when it is first wanted.
const shuzhi::Parser& parser_of(unsigned choice) {
  static std::unique_ptr<shuzhi::Parser> parsers[32];
  auto& parser = parsers[choice % 32];
  if (!parser) parser = std::make_unique<shuzhi::Parser>(options_of(choice % 32));
  return *parser;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const unsigned choice = input.byte();
  try {
    const shuzhi::Document document = parser_of(choice).parse(input.rest());
    fuzz::check(document, options_of(choice));
    // The same text as what it is: nothing of the way from bytes to text may show.
    const shuzhi::Document again = parser_of((choice & ~2U) | 16U).parse(document.text);
    fuzz::require(again.source.replaced == 0, "a decoded text is UTF-8");
    if (document.text.substr(0, 3) != "\xEF\xBB\xBF") {
      fuzz::require(again.text == document.text, "a decoded text is read as it is");
      fuzz::require(fuzz::json_without_source(again) == fuzz::json_without_source(document),
                    "the same text gives the same document");
    }
  } catch (const shuzhi::Error& error) {
    fuzz::require(error.code() == shuzhi::ErrorCode::encoding && (choice & 2U) != 0,
                  "only invalid bytes are refused, and only on request");
  }
  return 0;
}
