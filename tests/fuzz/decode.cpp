// Decoding: any bytes in every encoding, named or detected; the way back from text to bytes; and
// one text written in several encodings, which must be read alike.
//   byte 0: the encoding; byte 1: bit 0 refuse invalid bytes
#include "checks.hpp"
#include "target.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <iterator>
#include <vector>

namespace {

using shuzhi::Document;
using shuzhi::Parser;

constexpr const char* encodings[] = {
    "",           "UTF-8",  "UTF-16",       "UTF-16LE", "UTF-16BE",
    "GB18030",    "GBK",    "Big5",         "GB2312",   "HZ-GB-2312",
    "Big5-HKSCS", "UTF-32", "windows-1252", "EUC-TW",   "ISO-2022-CN",
    "UTF-7"};
constexpr std::size_t count = std::size(encodings);

const Parser* parser_of(std::size_t encoding, bool refuse) {
  static std::unique_ptr<Parser> parsers[count][2];
  auto& parser = parsers[encoding][refuse ? 1 : 0];
  if (!parser) {
    shuzhi::ParseOptions options;
    options.encoding = encodings[encoding];
    if (refuse) options.invalid_bytes = shuzhi::InvalidBytes::refuse;
    try {
      parser = std::make_unique<Parser>(options);
    } catch (const shuzhi::Error& error) {
      fuzz::require(error.code() == shuzhi::ErrorCode::argument, "an unknown encoding is told");
      return nullptr;  // an ICU with fewer converters
    }
  }
  return parser.get();
}

// Every offset of the text leads to an offset of the input, none before the one before it.
void check_way_back(const Document& document, std::string_view bytes) {
  std::vector<std::uint32_t> borders;
  for (std::uint32_t at = 0; at <= document.text.size(); ++at) {
    const bool inside = at < document.text.size() &&
                        (static_cast<unsigned char>(document.text[at]) & 0xC0U) == 0x80;
    if (!inside) borders.push_back(at);
  }
  const auto sources = shuzhi::source_offsets(document, bytes, borders);
  fuzz::require(sources.size() == borders.size(), "each offset is answered");
  fuzz::require(std::is_sorted(sources.begin(), sources.end()), "offsets rise");
  fuzz::require(sources.empty() || sources.back() <= bytes.size(), "offsets lie in the input");
}

// The text in another encoding; empty where that lacks one of its characters.
std::string written(const std::string& text, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const auto size = static_cast<int32_t>(text.size());
  std::string bytes(text.size() * 8 + 16, '\0');
  const int32_t length =
      ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<int32_t>(bytes.size()), text.data(),
                   size, &status);
  if (U_FAILURE(status) != 0) return {};
  bytes.resize(static_cast<std::size_t>(length));
  std::string back(text.size() * 4 + 16, '\0');
  const int32_t again =
      ucnv_convert("UTF-8", encoding, back.data(), static_cast<int32_t>(back.size()), bytes.data(),
                   length, &status);
  if (U_FAILURE(status) != 0) return {};
  back.resize(static_cast<std::size_t>(again));
  return back == text ? bytes : std::string();
}

void check_other_encodings(const Document& document) {
  const std::string expected = fuzz::json_without_source(document);
  for (const std::size_t encoding : {3U, 4U, 5U, 6U, 7U}) {
    const Parser* const parser = parser_of(encoding, true);
    const std::string bytes = written(document.text, encodings[encoding]);
    if (parser == nullptr || bytes.empty()) continue;
    const Document other = parser->parse(bytes);
    fuzz::require(other.text == document.text, "a text is the same in every encoding");
    fuzz::require(fuzz::json_without_source(other) == expected,
                  "a document is the same in every encoding");
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t encoding = input.byte() % count;
  const bool refuse = (input.byte() & 1U) != 0;
  const Parser* const parser = parser_of(encoding, refuse);
  if (parser == nullptr) return 0;
  try {
    const Document document = parser->parse(input.rest());
    fuzz::require(fuzz::is_utf8(document.text), "a decoded text is UTF-8");
    fuzz::require(!refuse || document.source.replaced == 0, "refusing replaces nothing");
    check_way_back(document, input.rest());
    // A mark at the beginning would be taken off again.
    if (document.text.substr(0, 3) != "\xEF\xBB\xBF") check_other_encodings(document);
  } catch (const shuzhi::Error& error) {
    fuzz::require(error.code() == shuzhi::ErrorCode::encoding && refuse,
                  "only invalid bytes are refused, and only on request");
  }
  return 0;
}
