// The whole way from bytes to a document: the table of contents of the library.
#include "parser_impl.hpp"
#include "progress.hpp"

#include "claims/claims.hpp"
#include "claims/frame.hpp"
#include "claims/modality.hpp"
#include "grammar/mentions.hpp"
#include "grammar/scan.hpp"
#include "lexicon/lexicon.hpp"
#include "measures/measures.hpp"
#include "structure/blocks.hpp"
#include "structure/furniture.hpp"
#include "structure/numbering.hpp"
#include "structure/outline.hpp"
#include "structure/reports.hpp"
#include "text/decode.hpp"
#include "text/lines.hpp"
#include "text/sentences.hpp"

#include <shuzhi/parser.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace shuzhi {
inline namespace v1 {

Parser::Parser(ParseOptions options) : impl_(std::make_unique<const Impl>(std::move(options))) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

namespace {

// The paragraphs of the page without what is furniture.
detail::Blocks find_paragraphs(const detail::Lexicon& lexicon, detail::Watch& watch,
                               Document& document) {
  using namespace detail;
  Page page = find_furniture(document.text, split_lines(document.text), lexicon, watch);
  document.furniture = std::move(page.furniture);
  watch.stage();
  Blocks blocks = join_lines(document.text, page.lines, lexicon);
  watch.stage();
  return blocks;
}

// From the report's title to its last character.
Span span_of(const detail::ReportDraft& draft, detail::Blocks& blocks) {
  const detail::Reading& first = blocks.reading(draft.begin.block);
  const std::uint32_t begin = draft.begin.pos < first.size() ? first.begin_byte(draft.begin.pos)
                                                             : blocks.span(draft.begin.block).end;
  const std::uint32_t end = draft.end.pos == 0
                                ? blocks.span(draft.end.block - 1).end
                                : blocks.reading(draft.end.block).end_byte(draft.end.pos - 1);
  return {begin, end};
}

std::size_t nodes_of(const Document& d) {
  return d.reports.size() + d.sections.size() + d.paragraphs.size() + d.claims.size() +
         d.measures.size();
}

// Claims and measures of a report, passage by passage, sentence by sentence.
void read_facts(const detail::ReportDraft& draft, const Report& report, detail::Blocks& blocks,
                const std::vector<detail::Passage>& passages, const detail::Lexicon& lexicon,
                const ParseOptions& options, detail::Interner& interner, detail::Watch& watch,
                Document& document) {
  using namespace detail;
  Frames frames(draft, report, document, lexicon, interner);
  ClaimReader claims(lexicon, interner, document);
  SentenceReader reader(lexicon, draft.base);
  Sentence sentence;
  std::vector<Range> sentences;
  for (const Passage& passage : passages) {
    const Reading& reading = blocks.reading(passage.block);
    claims.begin_passage();
    split_sentences(reading, passage.range, sentences);
    sentences = bound_lengths(reading, std::move(sentences));
    for (const Range range : sentences) {
      watch.read(reading.begin_byte(range.begin));
      reader.read(reading, range, claims.frame_year(frames.of(passage.section)), sentence);
      if (announces_plan(sentence)) frames.plan(passage.section);
      frames.date(passage.section, claims.opening_period(sentence));
      const Frame& frame = frames.of(passage.section);
      const auto first_claim = static_cast<std::uint32_t>(document.claims.size());
      claims.read(sentence, passage.section, frame);
      read_measures(sentence, lexicon, passage.section, frame, first_claim, document);
      check_nodes(nodes_of(document), options);
    }
  }
}

// One report: its sections, then what they state.
void read_report(const detail::ReportDraft& draft, detail::Blocks& blocks,
                 const detail::Lexicon& lexicon, const ParseOptions& options,
                 detail::Interner& interner, detail::Watch& watch, Document& document) {
  using namespace detail;
  const auto rows = [](const auto& table) { return static_cast<std::uint32_t>(table.size()); };
  Report report;
  report.span = span_of(draft, blocks);
  report.title = draft.title;
  report.issuer = draft.issuer;
  report.kind = draft.kind;
  report.signature = draft.signature;
  if (!draft.signed_on.empty()) {
    report.signed_on = interner.period({draft.signed_on, draft.signed_on_span});
  }
  if (!draft.period.empty()) report.period = interner.period({draft.period, draft.period_span});
  report.first_section = rows(document.sections);
  report.first_claim = rows(document.claims);
  report.first_measure = rows(document.measures);

  const std::vector<Passage> passages =
      find_sections(draft, blocks, lexicon, {options.max_depth}, watch, document);
  check_numbering(report.first_section, document);
  report.section_count = rows(document.sections) - report.first_section;
  detail::check_nodes(nodes_of(document), options);

  read_facts(draft, report, blocks, passages, lexicon, options, interner, watch, document);
  report.claim_count = rows(document.claims) - report.first_claim;
  report.measure_count = rows(document.measures) - report.first_measure;
  document.reports.push_back(report);
  check_nodes(nodes_of(document), options);
}

}  // namespace

Document Parser::parse(std::string_view bytes, std::string_view name) const {
  return parse(bytes, name, Progress());
}

Document Parser::parse(std::string_view bytes, std::string_view name,
                       const Progress& progress) const {
  using namespace detail;
  Watch watch(progress);
  const Lexicon& lexicon = impl_->lexicon;
  const ParseOptions& options = impl_->options;

  Document document;
  Decoded decoded = decode(bytes, options);
  document.text = std::move(decoded.text);
  document.source = {valid_utf8(name), std::move(decoded.encoding), bytes.size(), decoded.replaced};
  watch.begin(document.text.size());

  Blocks blocks = find_paragraphs(lexicon, watch, document);
  const std::vector<ReportDraft> drafts =
      find_reports(document.text, blocks, lexicon, detail::base_of(options.reference_date));
  watch.stage();
  Interner interner(lexicon, document.units, document.periods);
  for (const ReportDraft& draft : drafts) {
    read_report(draft, blocks, lexicon, options, interner, watch, document);
  }
  return document;
}

std::vector<std::uint64_t> source_offsets(const Document& document, std::string_view bytes,
                                          const std::vector<std::uint32_t>& offsets) {
  // The way goes through the input once, so the offsets are asked for in rising order.
  std::vector<std::size_t> order(offsets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return offsets[a] < offsets[b]; });
  std::vector<std::uint32_t> rising;
  rising.reserve(offsets.size());
  for (const std::size_t i : order) rising.push_back(offsets[i]);
  const auto mapped = detail::map_to_source(bytes, document.source.encoding, document.text, rising);
  std::vector<std::uint64_t> out(offsets.size());
  for (std::size_t k = 0; k < order.size(); ++k) out[order[k]] = mapped[k];
  return out;
}

Document parse(std::string_view bytes) { return Parser().parse(bytes); }

}  // namespace v1
}  // namespace shuzhi
