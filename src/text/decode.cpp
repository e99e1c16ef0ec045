#include "text/decode.hpp"

#include "text/bytes.hpp"
#include "text/unicode.hpp"
#include "text/wide_bytes.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>

namespace shuzhi::detail {
namespace {

using std::string_view;

constexpr string_view utf8_bom = "\xEF\xBB\xBF";
constexpr string_view utf16le_bom = "\xFF\xFE";
constexpr string_view utf16be_bom = "\xFE\xFF";
constexpr string_view replacement = "\xEF\xBF\xBD";

struct Utf8Check {
  std::uint64_t invalid = 0;    // ill-formed sequences
  std::uint64_t multibyte = 0;  // well-formed ones of two bytes or more, where any is ill-formed
  std::uint64_t first_invalid = 0;
};

// Five sequences of three bytes, as nearly all of Chinese text allows. E0 and ED are left out:
// what may stand behind them is not what may stand behind the others.
constexpr std::size_t sequences_at_a_time = 5;
std::size_t leading_sequences(const char* s) noexcept {
  constexpr Bytes mask{0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0,
                       0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0};
  constexpr Bytes form{0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80,
                       0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0};
  const Bytes bytes = load_bytes(s);
  const auto wrong = ((bytes & mask) != form) | (bytes == 0xE0) | (bytes == 0xED);
  return first_set(Bytes(wrong)) / 3;
}

std::size_t leading_ascii(const char* s) noexcept { return first_set(load_bytes(s) & 0x80); }

Utf8Check check_utf8(string_view bytes) {
  Utf8Check check;
  const WideUtf8Check is_utf8 = wide_utf8_check();
  if (is_utf8 != nullptr && is_utf8(bytes)) return check;
  const auto* s = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto n = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < n;) {
    if (n - i >= static_cast<std::int64_t>(bytes_at_a_time)) {
      const std::size_t ascii = s[i] < 0x80 ? leading_ascii(bytes.data() + i) : 0;
      const std::size_t sequences = ascii != 0 ? 0 : leading_sequences(bytes.data() + i);
      check.multibyte += sequences;
      i += static_cast<std::int64_t>(ascii + 3 * sequences);
      if (ascii != 0 || sequences == sequences_at_a_time) continue;
    }
    const std::int64_t at = i;
    UChar32 c = 0;
    U8_NEXT(s, i, n, c);
    if (c < 0) {
      if (check.invalid++ == 0) check.first_invalid = static_cast<std::uint64_t>(at);
    } else if (c >= 0x80) {
      ++check.multibyte;
    }
  }
  return check;
}

std::string repair_utf8(string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 16);
  const auto* s = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto n = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < n;) {
    const std::int64_t at = i;
    UChar32 c = 0;
    U8_NEXT(s, i, n, c);
    out += c < 0 ? replacement
                 : bytes.substr(static_cast<std::size_t>(at), static_cast<std::size_t>(i - at));
  }
  return out;
}

[[noreturn]] void refuse(string_view encoding, std::uint64_t at) {
  const auto where = static_cast<std::uint32_t>(at);
  throw Error(ErrorCode::encoding,
              "byte " + std::to_string(at) + " is not valid " + std::string(encoding) +
                  "; name the right encoding, or let invalid bytes be replaced",
              Span{where, where + 1});
}

struct ConverterCloser {
  void operator()(UConverter* c) const { ucnv_close(c); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::argument,
                "unknown encoding \"" + std::string(name) + "\"; ICU's names are understood");
  }
  return converter;
}

// ICU calls this for every sequence that cannot be converted.
void count_and_substitute(const void* context, UConverterToUnicodeArgs* args, const char* units,
                          std::int32_t length, UConverterCallbackReason reason,
                          UErrorCode* status) {
  if (reason <= UCNV_IRREGULAR) ++*static_cast<std::uint64_t*>(const_cast<void*>(context));
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, units, length, reason, status);
}

// ICU's own names ("windows-936-2000") mean nothing to a reader; the registered ones do.
std::string public_name(const UConverter* converter) {
  UErrorCode status = U_ZERO_ERROR;
  const char* own = ucnv_getName(converter, &status);
  for (const char* registry : {"MIME", "IANA"}) {
    status = U_ZERO_ERROR;
    const char* name = ucnv_getStandardName(own, registry, &status);
    if (U_SUCCESS(status) && name != nullptr) return name;
  }
  return own;
}

Decoded convert(string_view bytes, const char* name, InvalidBytes invalid) {
  const Converter from = open_converter(name);
  const Converter to = open_converter("UTF-8");
  UErrorCode status = U_ZERO_ERROR;
  Decoded out;
  out.encoding = public_name(from.get());
  if (bytes.empty()) return out;  // ICU takes a null source for an error
  if (invalid == InvalidBytes::refuse) {
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  } else {
    ucnv_setToUCallBack(from.get(), count_and_substitute, &out.replaced, nullptr, nullptr, &status);
  }
  std::array<UChar, 4096> pivot{};
  std::array<char, 16384> buffer{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  out.text.reserve(bytes.size() + bytes.size() / 2);
  bool first = true;
  do {
    char* target = buffer.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source,
                   source_end, pivot.data(), &pivot_source, &pivot_target,
                   pivot.data() + pivot.size(), first, true, &status);
    out.text.append(buffer.data(), target);
    first = false;
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) {
    if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    std::array<char, 16> bad{};
    auto bad_size = static_cast<std::int8_t>(bad.size());
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(from.get(), bad.data(), &bad_size, &ignored);
    const auto read = static_cast<std::uint64_t>(source - bytes.data());
    refuse(out.encoding,
           read - std::min<std::uint64_t>(read, static_cast<std::uint64_t>(bad_size)));
  }
  return out;
}

// ICU's detector is weak on short and on digit-heavy text: it is asked only to tell GB18030
// from Big5, and the first is taken where it knows neither.
// The share of 16-bit units that Chinese text is made of: ideographs, CJK marks, full-width
// forms, ASCII, line ends. Text in a two-byte encoding read so gives a third at most.
double share_of_text(string_view bytes, bool little) {
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return little ? a | (b << 8) : (a << 8) | b;
  };
  std::size_t good = 0, units = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2, ++units) {
    const int u = unit(i);
    const bool text = (u >= 0x20 && u < 0x7F) || u == '\n' || u == '\r' || u == '\t' || u == 0x85 ||
                      u == 0xA0 || u == 0xB7 || (u >= 0x2010 && u <= 0x2029) ||
                      (u >= 0x2460 && u <= 0x2473) || (u >= 0x3000 && u <= 0x303F) ||
                      (u >= 0x4E00 && u <= 0x9FFF) || (u >= 0xFF00 && u <= 0xFF65);
    good += text ? 1 : 0;
  }
  return units == 0 ? 0 : static_cast<double>(good) / static_cast<double>(units);
}

// UTF-16 without a byte order mark, or null. Ideographs read in the wrong order are mostly
// ideographs too; the marks and line ends decide.
const char* detect_utf16(string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return nullptr;
  const string_view sample = bytes.substr(0, 65536);
  const double little = share_of_text(sample, true);
  const double big = share_of_text(sample, false);
  if (std::max(little, big) < 0.9) return nullptr;
  // Two-byte encodings have no zero bytes and none of the marks of U+30xx.
  const bool has_marks = sample.find('\x30') != string_view::npos ||
                         sample.find('\0') != string_view::npos ||
                         sample.find('\xFF') != string_view::npos;
  if (!has_marks) return nullptr;
  return little >= big ? "UTF-16LE" : "UTF-16BE";
}

const char* detect(string_view bytes) {
  if (const char* utf16 = detect_utf16(bytes)) return utf16;
  struct DetectorCloser {
    void operator()(UCharsetDetector* d) const { ucsdet_close(d); }
  };
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, DetectorCloser> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) throw std::bad_alloc();
  const string_view sample = bytes.substr(0, 65536);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t found = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &found, &status);
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  for (std::int32_t i = 0; U_SUCCESS(status) && i < found; ++i) {
    const string_view name = ucsdet_getName(matches[i], &status);
    for (const char* chinese : {"GB18030", "Big5"}) {
      if (name == chinese) return chinese;
    }
  }
  return "GB18030";
}

Decoded decode_utf8(string_view bytes, const Utf8Check& check, InvalidBytes invalid,
                    std::size_t bom) {
  if (check.invalid != 0 && invalid == InvalidBytes::refuse) {
    refuse("UTF-8", check.first_invalid + bom);
  }
  return {check.invalid == 0 ? std::string(bytes) : repair_utf8(bytes), "UTF-8", check.invalid};
}

bool is_utf8_name(const std::string& name) { return ucnv_compareNames(name.c_str(), "UTF-8") == 0; }

}  // namespace

std::vector<std::uint64_t> map_to_source(string_view bytes, const std::string& encoding,
                                         string_view text,
                                         const std::vector<std::uint32_t>& offsets) {
  // ICU's UTF-16 swallows the byte order mark; told the order, it leaves it to us.
  const bool little = bytes.starts_with(utf16le_bom);
  const bool marked = little || bytes.starts_with(utf16be_bom);
  const bool utf16 = encoding == "UTF-16" && marked;
  const Converter converter =
      open_converter(utf16 ? (little ? "UTF-16LE" : "UTF-16BE") : encoding.c_str());
  std::vector<std::uint64_t> out;
  out.reserve(offsets.size());
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  std::size_t next = 0;
  bool first = true;
  // One character of the text is one character of the input, replaced ones included.
  for (std::size_t at = 0; next < offsets.size();) {
    const char* before = source;
    UErrorCode status = U_ZERO_ERROR;
    UChar32 c = source < end ? ucnv_getNextUChar(converter.get(), &source, end, &status) : -1;
    if (first && c == 0xFEFF) {  // the byte order mark is no part of the text
      before = source;
      status = U_ZERO_ERROR;
      c = source < end ? ucnv_getNextUChar(converter.get(), &source, end, &status) : -1;
    }
    first = false;
    while (next < offsets.size() && offsets[next] == at) {
      out.push_back(static_cast<std::uint64_t>(before - bytes.data()));
      ++next;
    }
    if (at >= text.size() || c < 0 || (next < offsets.size() && offsets[next] < at)) break;
    const std::size_t here = at;
    const auto expected = static_cast<UChar32>(next_code_point(text, at));
    if (expected != c && U_SUCCESS(status)) {
      throw Error(ErrorCode::argument,
                  "the bytes are not those of the document: they differ at byte " +
                      std::to_string(here) + " of its text");
    }
  }
  if (out.size() != offsets.size()) {
    throw Error(ErrorCode::argument,
                "an offset is not at the beginning of a character of the text");
  }
  return out;
}

std::string valid_utf8(string_view bytes) {
  return check_utf8(bytes).invalid == 0 ? std::string(bytes) : repair_utf8(bytes);
}

void check_encoding(const std::string& name) {
  if (!name.empty()) open_converter(name.c_str());
}

void check_size(string_view bytes, const ParseOptions& options) {
  const std::uint64_t limit = std::min<std::uint64_t>(options.max_bytes, UINT32_MAX);
  if (bytes.size() > limit) {
    throw Error(ErrorCode::limit, "the input has " + std::to_string(bytes.size()) +
                                      " bytes, more than the limit of " + std::to_string(limit));
  }
}

std::string replace_ill_formed(string_view utf8, const ParseOptions& options) {
  if (options.invalid_bytes == InvalidBytes::refuse) {
    if (const Utf8Check check = check_utf8(utf8); check.invalid != 0) {
      refuse("UTF-8", check.first_invalid);
    }
  }
  std::string out(utf8);
  const auto* s = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto n = static_cast<std::int64_t>(utf8.size());
  for (std::int64_t i = 0; i < n;) {
    const std::int64_t at = i;
    UChar32 c = 0;
    U8_NEXT(s, i, n, c);
    if (c < 0) std::fill(out.begin() + at, out.begin() + i, '\x1A');
  }
  return out;
}

Decoded decode(string_view bytes, const ParseOptions& options) {
  check_size(bytes, options);
  Decoded out;
  if (options.encoding.empty() || is_utf8_name(options.encoding)) {
    const std::size_t bom = bytes.starts_with(utf8_bom) ? utf8_bom.size() : 0;
    const string_view body = bytes.substr(bom);
    const Utf8Check check = check_utf8(body);
    const bool named = !options.encoding.empty();
    // Text with a few damaged places is still UTF-8; other encodings give mostly damage.
    if (named || check.invalid == 0 || bom != 0 || check.multibyte > 8 * check.invalid) {
      out = decode_utf8(body, check, options.invalid_bytes, bom);
    } else if (bytes.starts_with(utf16le_bom) || bytes.starts_with(utf16be_bom)) {
      out = convert(bytes, "UTF-16", options.invalid_bytes);
    } else {
      out = convert(bytes, detect(bytes), options.invalid_bytes);
    }
  } else {
    out = convert(bytes, options.encoding.c_str(), options.invalid_bytes);
  }
  if (string_view(out.text).starts_with(utf8_bom)) out.text.erase(0, utf8_bom.size());
  if (out.text.size() > UINT32_MAX) {
    throw Error(ErrorCode::limit, "the text has more than 4 GiB as UTF-8");
  }
  return out;
}

}  // namespace shuzhi::detail
