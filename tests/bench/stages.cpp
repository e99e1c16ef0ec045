// The way of src/parser.cpp, with a clock between its stages. Sentences, claims and measures take
// turns sentence by sentence, so the clock is read three times in each sentence, and what the
// reading takes is taken off again. The bench compares what comes out with what Parser::parse
// gives, so that this copy cannot fall behind unseen.
#include "stages.hpp"

#include "clock.hpp"
#include "memory.hpp"

#include "claims/claims.hpp"
#include "claims/frame.hpp"
#include "claims/modality.hpp"
#include "grammar/mentions.hpp"
#include "measures/measures.hpp"
#include "parser_impl.hpp"
#include "progress.hpp"
#include "structure/blocks.hpp"
#include "structure/furniture.hpp"
#include "structure/numbering.hpp"
#include "structure/outline.hpp"
#include "structure/reports.hpp"
#include "text/decode.hpp"
#include "text/lines.hpp"
#include "text/sentences.hpp"

#include <shuzhi/json.hpp>

#include <algorithm>
#include <utility>

namespace bench {
namespace {

double time_of_reading() {
  constexpr int tries = 1000;
  double best = 1;
  for (int i = 0; i < tries; ++i) {
    const double begin = processor_seconds();
    best = std::min(best, processor_seconds() - begin);
  }
  return best;
}

}  // namespace

Stopwatch::Stopwatch() : reading_(time_of_reading()) {}

void Stopwatch::start() {
  base_ = memory.live;
  current_ = nullptr;
}

void Stopwatch::enter(Stage stage) {
  leave();
  current_ = &figures_[static_cast<std::size_t>(stage)];
}

void Stopwatch::stop() {
  leave();
  current_ = nullptr;
}

void Stopwatch::leave() {
  const double now = processor_seconds();
  if (current_ != nullptr) {
    current_->seconds += std::max(now - entered_ - reading_, 0.0);
    current_->allocations += memory.allocations - allocations_;
    const std::int64_t most = std::max<std::int64_t>(memory.most - base_, 0);
    current_->peak = std::max(current_->peak, static_cast<std::uint64_t>(most));
  }
  entered_ = now;
  allocations_ = memory.allocations;
  memory.most = memory.live;
}

namespace {

using namespace shuzhi;
using namespace shuzhi::detail;

struct Run {
  const ParseOptions& options;
  const Lexicon& lexicon;
  Stopwatch& stopwatch;
  Watch watch;
  Document document;
};

Span span_of(const ReportDraft& draft, Blocks& blocks) {
  const Reading& first = blocks.reading(draft.begin.block);
  const std::uint32_t begin = draft.begin.pos < first.size() ? first.begin_byte(draft.begin.pos)
                                                             : blocks.span(draft.begin.block).end;
  const std::uint32_t end = draft.end.pos == 0
                                ? blocks.span(draft.end.block - 1).end
                                : blocks.reading(draft.end.block).end_byte(draft.end.pos - 1);
  return {begin, end};
}

void read_facts(const ReportDraft& draft, const Report& report, Blocks& blocks,
                const std::vector<Passage>& passages, Interner& interner, Run& run) {
  run.stopwatch.enter(Stage::claims);
  Frames frames(draft, report, run.document, run.lexicon, interner);
  ClaimReader claims(run.lexicon, interner, run.document);
  SentenceReader reader(run.lexicon, draft.base);
  Sentence sentence;
  std::vector<Range> sentences;
  for (const Passage& passage : passages) {
    run.stopwatch.enter(Stage::sentences);
    const Reading& reading = blocks.reading(passage.block);
    claims.begin_passage();
    split_sentences(reading, passage.range, sentences);
    sentences = bound_lengths(reading, std::move(sentences));
    for (const Range range : sentences) {
      reader.read(reading, range, claims.frame_year(frames.of(passage.section)), sentence);

      run.stopwatch.enter(Stage::claims);
      if (announces_plan(sentence)) frames.plan(passage.section);
      frames.date(passage.section, claims.opening_period(sentence));
      const Frame& frame = frames.of(passage.section);
      const auto first_claim = static_cast<std::uint32_t>(run.document.claims.size());
      claims.read(sentence, passage.section, frame);

      run.stopwatch.enter(Stage::measures);
      read_measures(sentence, run.lexicon, passage.section, frame, first_claim, run.document);
      run.stopwatch.enter(Stage::sentences);
    }
  }
}

void read_report(const ReportDraft& draft, Blocks& blocks, Interner& interner, Run& run) {
  run.stopwatch.enter(Stage::sections);
  Document& document = run.document;
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
      find_sections(draft, blocks, run.lexicon, {run.options.max_depth}, run.watch, document);
  check_numbering(report.first_section, document);
  report.section_count = rows(document.sections) - report.first_section;

  read_facts(draft, report, blocks, passages, interner, run);
  report.claim_count = rows(document.claims) - report.first_claim;
  report.measure_count = rows(document.measures) - report.first_measure;
  document.reports.push_back(report);
}

}  // namespace

Staged run_stages(std::string_view bytes, const Lexicon& lexicon, Stopwatch& stopwatch) {
  const ParseOptions options;
  Run run{options, lexicon, stopwatch, {}, {}};
  Document& document = run.document;
  stopwatch.start();

  stopwatch.enter(Stage::decode);
  Decoded decoded = decode(bytes, options);
  document.text = std::move(decoded.text);
  document.source = {{}, std::move(decoded.encoding), bytes.size(), decoded.replaced};

  stopwatch.enter(Stage::lines);
  Page page = find_furniture(document.text, split_lines(document.text), lexicon, run.watch);
  document.furniture = std::move(page.furniture);

  stopwatch.enter(Stage::paragraphs);
  Blocks blocks = join_lines(document.text, page.lines, lexicon);
  const std::vector<ReportDraft> drafts =
      find_reports(document.text, blocks, lexicon, base_of(options.reference_date));
  Interner interner(lexicon, document.units, document.periods);
  for (const ReportDraft& draft : drafts) read_report(draft, blocks, interner, run);

  stopwatch.enter(Stage::json);
  Staged staged{document.claims.size(), to_json(document)};
  stopwatch.stop();
  return staged;
}

}  // namespace bench
