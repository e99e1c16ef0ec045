#include "calls.hpp"

#include "texts.hpp"

#include <re2/re2.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>

namespace bench {
namespace {

void check(UErrorCode status) {
  if (U_FAILURE(status) != 0) throw std::runtime_error(u_errorName(status));
}

// RE2 finds numbers with a unit. It reads no value, no Chinese numeral's sense and no date, so its
// speed is a mark to measure against and no equal.
class Matches {
 public:
  Matches() : re_(std::make_shared<RE2>(pattern())) {}

  std::size_t operator()(std::string_view document) const {
    re2::StringPiece rest(document.data(), document.size());
    std::size_t count = 0;
    while (RE2::FindAndConsume(&rest, *re_)) ++count;
    return count;
  }

 private:
  static std::string pattern() {
    std::string line = read_file(SHUZHI_BENCH_PATTERN);
    while (!line.empty() && line.back() == '\n') line.pop_back();
    return line;
  }

  std::shared_ptr<RE2> re_;
};

// ICU reads the UTF-8 in place.
class IcuSentences {
 public:
  IcuSentences() {
    UErrorCode status = U_ZERO_ERROR;
    breaks_.reset(icu::BreakIterator::createSentenceInstance(icu::Locale("zh"), status));
    check(status);
  }

  std::size_t operator()(std::string_view document) const {
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, document.data(), static_cast<int64_t>(document.size()), &status);
    breaks_->setText(&text, status);
    check(status);
    std::size_t count = 0;
    while (breaks_->next() != icu::BreakIterator::DONE) ++count;
    utext_close(&text);
    return count;
  }

 private:
  std::shared_ptr<icu::BreakIterator> breaks_;
};

std::size_t count_characters(std::string_view document) {
  const auto* const bytes = reinterpret_cast<const uint8_t*>(document.data());
  const auto size = static_cast<int32_t>(document.size());
  std::size_t count = 0;
  for (int32_t at = 0; at < size; ++count) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c < 0) return count;
  }
  return count;
}

std::size_t count_lines(std::string_view document) {
  const char* at = document.data();
  const char* const end = at + document.size();
  std::size_t count = 0;
  while (at != end) {
    const void* const found = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
    if (found == nullptr) break;
    at = static_cast<const char*>(found) + 1;
    ++count;
  }
  return count;
}

}  // namespace

std::vector<Call> make_calls(const shuzhi::Parser& parser) {
  return {
      {parse_call, [&](std::string_view d) { return parser.parse(d).claims.size(); }},
      {scan_call, [&](std::string_view d) { return parser.scan(d).items.size(); }},
      {re2_call, Matches()},
      {"ICU sentences", IcuSentences()},
      {"UTF-8 check", count_characters},
      {"memchr", count_lines},
  };
}

}  // namespace bench
