#include "text/bytes.hpp"
#include "text/unicode.hpp"

#include <shuzhi/document.hpp>
#include <shuzhi/version.hpp>

#include <algorithm>

#define SHUZHI_STRINGIZE_(x) #x
#define SHUZHI_STRINGIZE(x) SHUZHI_STRINGIZE_(x)

namespace shuzhi {
inline namespace v1 {
namespace {

enum class Blank { none, space, line_break };

struct BlankAt {
  Blank kind = Blank::none;
  std::size_t size = 0;
};

// The line breaks and the blanks of Chinese pages, in UTF-8: CR, LF, VT, FF, NEL,
// U+2028, U+2029; space, tab, U+00A0, U+3000.
BlankAt blank_at(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
  };
  switch (byte(0)) {
    case '\n':
    case '\v':
    case '\f':
    case '\r':
      return {Blank::line_break, 1};
    case ' ':
    case '\t':
      return {Blank::space, 1};
    case 0xC2:
      if (byte(1) == 0x85) return {Blank::line_break, 2};
      if (byte(1) == 0xA0) return {Blank::space, 2};
      return {};
    case 0xE2:
      if (byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9)) return {Blank::line_break, 3};
      return {};
    case 0xE3:
      if (byte(1) == 0x80 && byte(2) == 0x80) return {Blank::space, 3};
      return {};
    default:
      return {};
  }
}

// Whether a piece may hold a line break: it has a byte that one begins with.
bool may_break(std::string_view piece) noexcept {
  const auto begins_break = [](detail::Bytes bytes) {
    return ((bytes >= '\n') & (bytes <= '\r')) | (bytes == 0xC2) | (bytes == 0xE2);
  };
  return detail::find_byte(piece, 0, begins_break) != piece.size();
}

// Joins pieces of text and drops line breaks together with the blanks around them,
// also where break and blanks stand in different pieces.
class LineJoiner {
 public:
  void append(std::string_view piece) {
    for (std::size_t at = 0; at < piece.size();) {
      const BlankAt blank = blank_at(piece, at);
      if (blank.kind == Blank::line_break) {
        text_.resize(solid_);
        after_break_ = true;
      } else if (blank.kind == Blank::space) {
        if (!after_break_) text_.append(piece.substr(at, blank.size));
      } else {
        const std::size_t begin = at;
        do ++at;
        while (at < piece.size() && blank_at(piece, at).kind == Blank::none);
        text_.append(piece.substr(begin, at - begin));
        solid_ = text_.size();
        after_break_ = false;
      }
      at += blank.size;
    }
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::size_t solid_ = 0;  // where the blanks at the end of `text_` begin
  bool after_break_ = false;
};

}  // namespace

std::string Document::read(Span span) const {
  span.end = static_cast<std::uint32_t>(std::min<std::size_t>(span.end, text.size()));
  span.begin = std::min(span.begin, span.end);
  auto next = std::partition_point(furniture.begin(), furniture.end(),
                                   [&](const Furniture& f) { return f.span.end <= span.begin; });
  const bool whole = next == furniture.end() || next->span.begin >= span.end;
  if (whole && !may_break(slice(span))) return std::string(slice(span));  // nearly always
  LineJoiner joiner;
  std::uint32_t at = span.begin;
  for (; next != furniture.end() && next->span.begin < span.end; ++next) {
    if (next->span.begin > at) joiner.append(slice({at, next->span.begin}));
    at = std::max(at, std::min(next->span.end, span.end));
  }
  joiner.append(slice({at, span.end}));
  return joiner.take();
}

std::string Document::marker_text(const Section& section) const {
  std::string out;
  const std::string marker = read(section.marker);
  for (std::size_t at = 0; at < marker.size();) {
    const std::size_t begin = at;
    if (detail::fold(detail::next_code_point(marker, at)) != U' ')
      out.append(marker, begin, at - begin);
  }
  return out;
}

std::string Document::read(const Subject& subject) const {
  return read(subject.topic) + read(subject.span);
}

Confidence confidence(const Claim& claim) noexcept {
  if (claim.inferences == 0) return Confidence::high;
  const bool weak = (claim.inferences & (inferred_subject | aligned_by_order)) != 0;
  return weak ? Confidence::low : Confidence::medium;
}

std::string value_text(const Quantity& quantity) {
  if (!quantity.has_value) return {};
  std::string text = quantity.value.to_string();
  // A ratio's second term (a third one stands in `lower`) and the denominator of a fraction without finite decimal stand
  // in `upper`; the latter is told from a bound by `has_upper`.
  if (quantity.kind == QuantityKind::ratio) {
    text += ':' + quantity.upper.to_string();
    if (quantity.lower != Decimal()) text += ':' + quantity.lower.to_string();
  } else if (!quantity.has_upper && quantity.upper != Decimal()) {
    text += '/' + quantity.upper.to_string();
  }
  return text;
}

const char* version() noexcept {
  return SHUZHI_STRINGIZE(SHUZHI_VERSION_MAJOR) "." SHUZHI_STRINGIZE(
      SHUZHI_VERSION_MINOR) "." SHUZHI_STRINGIZE(SHUZHI_VERSION_PATCH);
}

}  // namespace v1
}  // namespace shuzhi
