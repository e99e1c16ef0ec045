// The typed document: what `parse` gives back.
#pragma once

#include <shuzhi/period.hpp>
#include <shuzhi/quantity.hpp>
#include <shuzhi/span.hpp>
#include <shuzhi/unit.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shuzhi {
inline namespace v1 {

/// What of the page is not the report.
enum class FurnitureKind : std::uint8_t {
  site_header = 0,  ///< banner, buttons, font-size switches
  breadcrumb = 1,   ///< 当前位置:首页 > …
  blurb = 2,        ///< an editor's words about the collection
  contents = 3,     ///< a table of contents
  related = 4,      ///< 相关文章, 猜你喜欢 and the links below
  site_footer = 5,  ///< copyright, source and link lines
  page_break = 6,   ///< a page number or running head that a converter left
};

struct Furniture {
  FurnitureKind kind = FurnitureKind::site_header;
  Span span;
};

enum class ReportKind : std::uint8_t {
  summary = 0,      ///< 工作总结
  duty = 1,         ///< 述职报告
  plan = 2,         ///< 计划, 要点, 规划
  work_report = 3,  ///< 政府工作报告
  bulletin = 4,     ///< 统计公报
  other = 5,
};

/// One report of the page. Its sections, claims and measures are runs of rows in the
/// document's tables: rows [first, first + count), counted from 0.
struct Report {
  Span span;         ///< from its title (where it has one) to its last character
  Span title;        ///< empty where the text has none
  Span issuer;       ///< the body that reports: named by the title, below it, or in the signature
  Span signature;    ///< the lines below the text that name who signs and when; empty: none
  Id signed_on = 0;  ///< row of `periods`: the signature's date
  ReportKind kind = ReportKind::other;
  Id period = 0;  ///< row of `periods`; the year or years that it reports on
  std::uint32_t first_section = 0, section_count = 0;
  std::uint32_t first_claim = 0, claim_count = 0;
  std::uint32_t first_measure = 0, measure_count = 0;
};

enum class SectionKind : std::uint8_t {
  heading = 0,  ///< a titled part of the report
  item = 1,     ///< an element of an enumeration whose marker is part of the sentence
};

/// How a section is numbered.
enum class Scheme : std::uint8_t {
  none = 0,               ///< a bare title
  chapter = 1,            ///< 第一章, 第一部分
  clause = 2,             ///< 第一节
  cjk_comma = 3,          ///< 一、
  cjk_paren = 4,          ///< (一)
  arabic_dot = 5,         ///< 1.
  arabic_comma = 6,       ///< 1、
  arabic_paren = 7,       ///< (1)
  arabic_half_paren = 8,  ///< 1)
  circled = 9,            ///< ①
  roman = 10,             ///< Ⅰ.
  letter = 11,            ///< A.
  ordinal_is = 12,        ///< 一是
  sequence_word = 13,     ///< 首先, 其次, 再次, 最后
  ordinal_comma = 14,     ///< 第一,
  one_hand = 15,          ///< 一方面, 另一方面
  dash = 16,              ///< ——
  bullet = 17,            ///< •, ·
};

/// A node of a report's section tree. Sections stand in document order, a parent
/// before its children; `descendants` rows behind a section are inside it.
struct Section {
  Span span;    ///< from the marker to the end of what it holds
  Span marker;  ///< the marker as written; empty for a bare title
  Span title;   ///< without marker and closing mark; empty for an item
  SectionKind kind = SectionKind::heading;
  Scheme scheme = Scheme::none;
  bool title_certain = true;  ///< false where nothing but the wording ends a run-in title
  std::uint16_t level = 1;    ///< 1 for the report's outermost sections
  std::int32_t ordinal = 0;   ///< what the marker says; 0 where it says nothing
  Id parent = 0;              ///< row of `sections`; 0 at the top of the report
  std::uint32_t descendants = 0;
  std::uint32_t first_paragraph = 0, paragraph_count = 0;  ///< rows of `paragraphs`, from 0
};

enum class Direction : std::uint8_t { none = 0, increase = 1, decrease = 2 };

/// What a change is measured against.
enum class Basis : std::uint8_t {
  none = 0,
  year_on_year = 1,      ///< 同比, 比上年, 较去年同期
  period_on_period = 2,  ///< 环比
  earlier_year = 3,      ///< 比2005年
  target = 4,            ///< 较目标
  other_body = 5,        ///< 高于全国平均水平
};

enum class Modality : std::uint8_t {
  actual = 0,    ///< was or is so
  target = 1,    ///< is aimed at: 将, 力争, 计划
  required = 2,  ///< must be so: 不低于, 须达到
};

/// The words that say what was measured. Where the clause leaves part of it out,
/// `topic` is the earlier phrase that it takes up; the subject reads topic, then span.
struct Subject {
  Span span;
  Span topic;
  bool empty() const noexcept { return span.empty() && topic.empty(); }
};

/// What was concluded rather than read, as bits of `Claim::inferences`.
enum Inference : std::uint8_t {
  inferred_subject = 1,   ///< carried over from an earlier clause
  inferred_period = 2,    ///< inherited from a frame
  inferred_modality = 4,  ///< from the section or the kind of report
  aligned_by_order = 8,   ///< 分别: the nth value with the nth subject
};

/// One quantity asserted of one subject.
struct Claim {
  Quantity quantity;
  Subject subject;
  Span sentence;
  Span change_words;  ///< 比上年增长; empty where `direction` and `basis` are none
  Span scope;         ///< 全市; empty where the sentence names none
  Id section = 0;
  Id period = 0;   ///< row of `periods`
  Id part_of = 0;  ///< the claim whose stated part this is
  Direction direction = Direction::none;
  Basis basis = Basis::none;
  Modality modality = Modality::actual;
  PeriodSource period_source = PeriodSource::explicit_;
  std::uint8_t inferences = 0;
};

enum class Status : std::uint8_t { done = 0, ongoing = 1, planned = 2 };

/// Something that the reporting body did, does or will do.
struct Measure {
  Span span;  ///< verb and object
  Span verb;
  Span object;  ///< may lie before the verb (将…纳入…)
  Id section = 0;
  Id period = 0;
  Status status = Status::done;
  /// Claims inside `span`: rows [first_claim, first_claim + claim_count), from 0.
  std::uint32_t first_claim = 0, claim_count = 0;
};

enum class FindingKind : std::uint8_t {
  numbering_gap = 0,     ///< 二、 is followed by 四、
  numbering_repeat = 1,  ///< two sections of one parent have the same number
  misaligned_list = 2,   ///< 分别 with more values than subjects, or fewer
  number_overflow = 3,   ///< a number too long to be held exactly; kept as text
  nesting_limit = 4,     ///< sections nested deeper than the limit were kept on it
  level_skipped = 5,     ///< 1. stands directly below 一、
  wrong_scheme = 6,      ///< a form of numbering that GB/T 9704 does not know
};

enum class Severity : std::uint8_t { note = 0, warning = 1, error = 2 };

/// What was noticed about the text. `claims` are the ids concerned.
struct Finding {
  FindingKind kind = FindingKind::numbering_gap;
  Severity severity = Severity::note;
  Span span;
  std::string message;   ///< English, one sentence
  std::string expected;  ///< what would have been right; may be empty
  std::string found;     ///< what stands there; may be empty
  std::vector<Id> claims;
};

struct Source {
  std::string name;            ///< as the caller gave it
  std::string encoding;        ///< canonical name of what was decoded: "UTF-8", "GB18030"
  std::uint64_t bytes = 0;     ///< size of the input
  std::uint64_t replaced = 0;  ///< invalid sequences replaced by U+FFFD
};

/// The parsed text: plain data, complete in itself and independent of the parser.
/// A `const Document` may be read from any number of threads.
class Document {
 public:
  std::string text;  ///< UTF-8 without BOM; every span is into this
  Source source;
  std::vector<Furniture> furniture;  ///< in order of their spans
  std::vector<Report> reports;
  std::vector<Section> sections;
  std::vector<Span> paragraphs;
  std::vector<Claim> claims;
  std::vector<Measure> measures;
  std::vector<Finding> findings;
  std::vector<Unit> units;      ///< what `Quantity::unit` counts into
  std::vector<Period> periods;  ///< what the `period` fields count into

  /// The characters of a span exactly as they stand. The view lives as long as `text`.
  std::string_view slice(Span span) const noexcept {
    return std::string_view(text).substr(span.begin, span.size());
  }
  /// The span as a reader reads it: without page furniture and line breaks inside it.
  std::string read(Span span) const;
  /// Topic and phrase of a subject, read as one.
  std::string read(const Subject& subject) const;

  /// A section's marker without the blanks that may stand in it: `(一)` for `( 一 )`.
  std::string marker_text(const Section& section) const;

  /// Row `id` of a table; null for 0.
  const Section* section(Id id) const noexcept { return row(sections, id); }
  const Claim* claim(Id id) const noexcept { return row(claims, id); }
  const Unit* unit(Id id) const noexcept { return row(units, id); }
  const Period* period(Id id) const noexcept { return row(periods, id); }

 private:
  template <class T>
  static const T* row(const std::vector<T>& table, Id id) noexcept {
    return id == 0 || id > table.size() ? nullptr : &table[id - 1];
  }
};

/// high: nothing was inferred; low: the subject or its place in a list was; else medium.
enum class Confidence : std::uint8_t { high = 0, medium = 1, low = 2 };
Confidence confidence(const Claim&) noexcept;

/// A quantity's value as JSON and the tables write it: plain decimal, "1:6.3" for a
/// ratio, "1/3" for a fraction without finite decimal; empty where there is none.
std::string value_text(const Quantity&);

// The enumerators' names as JSON writes them.
const char* to_string(FurnitureKind) noexcept;
const char* to_string(ReportKind) noexcept;
const char* to_string(SectionKind) noexcept;
const char* to_string(Scheme) noexcept;
const char* to_string(Direction) noexcept;
const char* to_string(Basis) noexcept;
const char* to_string(Modality) noexcept;
const char* to_string(Status) noexcept;
const char* to_string(FindingKind) noexcept;
const char* to_string(Severity) noexcept;
const char* to_string(Confidence) noexcept;

}  // namespace v1
}  // namespace shuzhi
