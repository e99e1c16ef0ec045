// The parser and its options.
#pragma once

#include <shuzhi/document.hpp>
#include <shuzhi/error.hpp>
#include <shuzhi/period.hpp>
#include <shuzhi/quantity.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuzhi {
inline namespace v1 {

namespace grammar {
struct Amount;
struct Marker;
}  // namespace grammar

enum class InvalidBytes : std::uint8_t {
  replace = 0,  ///< put U+FFFD in their place and count them
  refuse = 1,   ///< throw Error{encoding} with the offset of the first
};

struct ParseOptions {
  /// Name of the input's encoding as ICU knows it ("GB18030"); empty: detect it.
  std::string encoding;
  InvalidBytes invalid_bytes = InvalidBytes::replace;
  /// Larger inputs are refused with Error{limit}. At most 4 GiB - 1.
  std::uint64_t max_bytes = std::uint64_t{1} << 30;
  /// Deeper sections are kept at this level, with a finding. At least 1.
  std::uint16_t max_depth = 32;
  /// A text with more reports, sections, paragraphs, claims and measures together, or with
  /// more mentions for `scan`, is refused with Error{limit}.
  std::uint32_t max_nodes = 0xFFFFFFFF;
  /// What 今年 and 去年 count from where the text itself does not say.
  std::optional<Date> reference_date;
  /// More entries for the built-in tables, in the same form as the files of
  /// src/lexicon: one entry a line, columns separated by tabs (docs/lexicon.md).
  /// A malformed line, or a unit that clashes with another, is Error{lexicon}.
  std::string extra_units;
  std::string extra_verbs;
};

/// One number, quantity or period that `scan` found.
struct Mention {
  enum class Type : std::uint8_t { quantity = 0, period = 1 };
  Type type = Type::quantity;
  Span span;
  Quantity quantity;  ///< where `type` is quantity
  Id period = 0;      ///< where `type` is period: row of `Mentions::periods`
};

/// What `scan` gives back; spans are into the text that was passed.
struct Mentions {
  std::vector<Mention> items;
  std::vector<Unit> units;
  std::vector<Period> periods;
};

/// Told how far a parse is: `done` of `total` bytes of the decoded text have been read for claims
/// and measures. Called in the thread that parses, at most once for 64 KiB of text in each of
/// three passes: what of the page is the report, its sections, and the reading. False ends the parse.
using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// A parser holds options and compiled lexicons and nothing else. It is immutable once
/// made: any number of threads may use one parser at the same time.
class Parser {
 public:
  /// Throws Error{lexicon} or Error{argument}.
  explicit Parser(ParseOptions options = {});
  ~Parser();
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  /// Reads a whole page. `name` is only recorded. Throws Error{limit} or
  /// Error{encoding}; text of whatever sense is never an error.
  Document parse(std::string_view bytes, std::string_view name = {}) const;

  /// The same for long inputs, with a callback. Throws Error{cancelled} where it gives false,
  /// and lets pass what it throws.
  Document parse(std::string_view bytes, std::string_view name, const Progress& progress) const;

  /// The numbers, quantities and periods of one UTF-8 string, and nothing of sections
  /// or claims. Throws Error{limit} or Error{encoding}.
  Mentions scan(std::string_view utf8) const;

  /// As above, with a reference date for this text alone.
  Mentions scan(std::string_view utf8, Date reference_date) const;

  /// What stands at the very beginning of `utf8`, for grammars of the caller's own
  /// (grammar/rules.hpp makes X3 rules of these): the bytes that were read, or 0 and `out`
  /// as it was. Spans count from the beginning. Ill-formed UTF-8 is not read.
  std::size_t read_numeral(std::string_view utf8, grammar::Amount& out) const;
  std::size_t read_quantity(std::string_view utf8, grammar::Amount& out) const;
  std::size_t read_period(std::string_view utf8, Period& out) const;
  std::size_t read_marker(std::string_view utf8, grammar::Marker& out) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

/// Where characters of a document's text stood in the bytes that it was parsed from.
/// `bytes` is the input of `parse`, `offsets` are byte offsets into `document.text`, each at
/// the beginning of a character or at the text's end. One pass over the input, whatever the
/// number of offsets. Throws Error{argument} where `bytes` is not what the document came from
/// or an offset lies behind its end.
std::vector<std::uint64_t> source_offsets(const Document& document, std::string_view bytes,
                                          const std::vector<std::uint32_t>& offsets);

/// `Parser().parse(bytes)`: for a single text. Make a Parser once to parse many.
Document parse(std::string_view bytes);
/// `Parser().scan(utf8)`.
Mentions scan(std::string_view utf8);

}  // namespace v1
}  // namespace shuzhi
