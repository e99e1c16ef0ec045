#include "structure/reports.hpp"

#include "grammar/mentions.hpp"
#include "grammar/scan.hpp"
#include "structure/signs.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

using std::string_view;

// The body that reports: what the title says up to the last word that ends a body's name.
Span issuer_of(string_view text, Span title, const Lexicon& lexicon) {
  const Reading reading(text, title);
  Pos begin = 0;
  while (begin < reading.size() &&
         (is_digit(reading[begin]) || grammar::is_mask(reading[begin]) || reading[begin] == U'年' ||
          reading[begin] == U'度' || is_opening(reading[begin]) || is_closing(reading[begin]))) {
    ++begin;
  }
  Pos end = 0;
  const char32_t* const last = reading.data() + reading.size();
  for (Pos p = begin; p < reading.size(); ++p) {
    // 中心小学校长 is no 小学校.
    lexicon.issuers().each(reading.data() + p, last, [&](Trie::Match word) {
      if (reading.at(p + word.length) != U'长') end = std::max(end, p + word.length);
    });
  }
  return end > begin ? reading.span({begin, end}) : Span{};
}

// The name of a body that a line consists of, but for a date behind it.
Span body_line(const Reading& reading, Range line, const Lexicon& lexicon) {
  line = reading.trim(line);
  if (line.size() < 3 || line.size() > 24 || is_mark(reading[line.end - 1])) return {};
  for (Pos p = line.begin; p < line.end; ++p) {
    const auto word = lexicon.issuers().longest(reading.data() + p, reading.data() + line.end);
    if (word && p + word.length == line.end) return reading.span(line);
  }
  return {};
}

// 某县教育局 / 2024年1月8日: the lines at a report's end; the body is the issuer where the
// title names none.
void find_signature(ReportDraft& report, Blocks& blocks, const Lexicon& lexicon) {
  const std::uint32_t last = report.end.pos == 0 ? report.end.block : report.end.block + 1;
  const std::uint32_t below = report.body.pos == 0 ? report.body.block : report.body.block + 1;
  for (std::uint32_t b = below; report.issuer.empty() && b < std::min(below + 2, last); ++b) {
    const Reading& reading = blocks.reading(b);
    report.issuer = body_line(reading, {0, reading.size()}, lexicon);
  }
  std::vector<grammar::Found> found;
  for (std::uint32_t b = last; b-- > std::max(below, last < 2 ? 0 : last - 2);) {
    const Reading& reading = blocks.reading(b);
    if (reading.size() > 40) return;
    Range line = reading.trim({0, reading.size()});
    found.clear();
    grammar::scan(reading, line, lexicon, {}, found);
    const bool dated = !found.empty() && found.back().is_period && found.back().edtf.size() == 10 &&
                       found.back().range.end == line.end;
    if (dated && report.signed_on.empty()) {
      report.signed_on = found.back().edtf;
      report.signed_on_span = reading.span(found.back().range);
      line.end = found.back().range.begin;
    }
    const Span body = body_line(reading, line, lexicon);
    if (body.empty() && !dated) return;
    const Span whole = reading.span(reading.trim({0, reading.size()}));
    report.signature = {whole.begin, std::max(report.signature.end, whole.end)};
    if (body.empty()) continue;
    if (report.issuer.empty()) report.issuer = body;
    return;
  }
}

// A line that is a period in brackets; (2021年3月18日) is the day on which it was written.
void bracketed_period(ReportDraft& report, const Reading& reading, const Lexicon& lexicon) {
  constexpr std::size_t day = 10;  // 2021-03-18
  const Range line = reading.trim({0, reading.size()});
  if (line.size() < 3 || line.size() > 20 || reading[line.begin] != U'(' ||
      reading[line.end - 1] != U')') {
    return;
  }
  std::vector<grammar::Found> found;
  grammar::scan(reading, {line.begin + 1, line.end - 1}, lexicon, {}, found);
  if (found.size() != 1 || !found[0].is_period || found[0].relative) return;
  if (found[0].edtf.size() < 4 || found[0].edtf.size() == day) return;
  if (found[0].range.size() + 2 != line.size()) return;
  report.period = found[0].edtf;
  report.period_span = reading.span(found[0].range);
}

void date(ReportDraft& report, string_view text, Blocks& blocks, const Lexicon& lexicon,
          const grammar::PeriodBase& base) {
  const auto first_year = [&](const Reading& reading, Range range, bool whole) {
    std::vector<grammar::Found> found;
    grammar::scan(reading, range, lexicon, {}, found);
    for (const grammar::Found& f : found) {
      // The years of a plan that the text speaks of are not its own.
      const bool others = whole ? f.relative : f.plan;
      if (!f.is_period || f.edtf.size() < 4 || others) continue;
      report.period = whole ? f.edtf : f.edtf.substr(0, 4);
      report.period_span = reading.span(f.range);
      return true;
    }
    return false;
  };
  if (!report.title.empty()) {
    const Reading title(text, report.title);
    first_year(title, {0, title.size()}, true);
  }
  // (2023—2025年): what stands alone below the title is the title's.
  if (report.period.empty() && report.body < report.end) {
    const std::uint32_t below = report.body.pos == 0 ? report.body.block : report.body.block + 1;
    if (below < blocks.size() && Place{below, 0} < report.end)
      bracketed_period(report, blocks.reading(below), lexicon);
  }
  Place at = report.body;
  for (; report.period.empty() && at < report.end; at = {at.block + 1, 0}) {
    const Reading& reading = blocks.reading(at.block);
    const Pos end =
        std::min(at.block == report.end.block ? report.end.pos : reading.size(), at.pos + 4000);
    if (at.pos < end) first_year(reading, {at.pos, end}, false);
  }
  report.base = base;
  if (!report.period.empty() && report.period.find('X') == std::string::npos) {
    // 2021—2023年 is told at its end; a plan is written in none of its years.
    const std::size_t last = report.period.find('/');
    const bool open = last == std::string::npos || report.period.ends_with("..");
    report.base.year = std::stoi(report.period.substr(open ? 0 : last + 1));
    report.base.month.reset();
    report.base.day.reset();
  }
}

}  // namespace

std::vector<ReportDraft> find_reports(string_view text, Blocks& blocks, const Lexicon& lexicon,
                                      const grammar::PeriodBase& base) {
  std::vector<ReportDraft> reports;
  if (blocks.empty()) return reports;
  const std::vector<Sign> signs = find_signs(text, blocks, lexicon);
  const Place end{static_cast<std::uint32_t>(blocks.size()), 0};
  const auto draft = [&](Place begin, Place body) {
    ReportDraft report;
    report.begin = begin;
    report.body = body;
    return report;
  };
  // Text above the first sign belongs to the first report, unless the sign is certain.
  if (signs.empty()) reports.push_back(draft({0, 0}, {0, 0}));
  for (const Sign& sign : signs) {
    ReportDraft report = draft(sign.begin, sign.body);
    report.title = sign.title;
    report.kind = sign.kind;
    if (!sign.title.empty()) report.issuer = issuer_of(text, sign.title, lexicon);
    reports.push_back(report);
  }
  for (std::size_t i = 0; i < reports.size(); ++i) {
    reports[i].end = i + 1 < reports.size() ? reports[i + 1].begin : end;
    find_signature(reports[i], blocks, lexicon);
    date(reports[i], text, blocks, lexicon, base);
  }
  return reports;
}

}  // namespace shuzhi::detail
