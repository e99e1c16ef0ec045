#include "structure/bare_titles.hpp"

#include "grammar/marker.hpp"
#include "structure/titles.hpp"
#include "text/sentences.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

// Longest title that nothing but its shortness tells, and longest with text above it.
constexpr Pos longest_short_title = 14;
constexpr Pos longest_title = 30;
// Bytes that the text below a title has at least: below a short one, and below any.
constexpr std::uint32_t shortest_text = 60;
constexpr std::uint32_t plain_text = 120;
// How far into a paragraph a topic sentence may reach, and how long it is at most.
constexpr Pos topic_zone = 60;
constexpr Pos longest_topic = 17;
// Where the colon stands, at least, and how far into a paragraph the end of a lead.
constexpr Pos shortest_lead = 4;
constexpr Pos longest_lead = 16;
// A paragraph without a topic sentence that has not this much is a line of its own.
constexpr Pos shortest_paragraph = 40;
// Of each paragraph so much is decoded first: leads, short titles and the full stop of a topic
// sentence lie in it.
constexpr Pos first_look = 24;
constexpr Pos topic_look = topic_zone + 8;

bool opens_with_marker(const Reading& reading, Range range, const Lexicon& lexicon) {
  grammar::iterator p = reading.data() + range.begin;
  const grammar::iterator last = reading.data() + range.end;
  grammar::ast::marker marker;
  return grammar::read_heading_marker(p, last, lexicon, marker) ||
         grammar::read_item_marker(p, last, lexicon, marker);
}

// 【粮食生产】全县…, 弘扬一种精神:…: where the title at the head of a paragraph ends; 0: none.
Pos lead_end(const Reading& reading, Range range) {
  if (range.size() < 20) return 0;
  const Range zone{range.begin + 1, std::min(range.end, range.begin + longest_lead + 1)};
  if (reading[range.begin] == U'【') {
    const auto end = reading.view(zone).find(U'】');
    return end == std::u32string_view::npos ? 0 : zone.begin + static_cast<Pos>(end);
  }
  const Pos end = reading.next(zone.begin, zone.end, trait_mark | trait_blank);
  if (end == zone.end || reading[end] != U':' || end - range.begin < shortest_lead) return 0;
  const std::u32string_view lead = reading.view({zone.begin, end});
  return std::any_of(lead.begin(), lead.end(), is_digit) ? 0 : end;
}

bool may_open_with_topic(const Reading& reading, Range range, const Lexicon& lexicon) {
  const Range zone{range.begin, std::min(range.end, range.begin + longest_topic)};
  return reading.view(zone).find(U'。') != std::u32string_view::npos &&
         !opens_with_marker(reading, range, lexicon);
}

}  // namespace

std::optional<int> first_number(std::string_view text, Span paragraph, const Lexicon& lexicon) {
  // No marker is longer than a dozen characters, blanks included.
  std::size_t at = paragraph.begin;
  for (int i = 0; i < 12 && at < paragraph.end; ++i) next_code_point(text, at);
  const Reading head(text, {paragraph.begin, static_cast<std::uint32_t>(at)});
  grammar::iterator p = head.data();
  grammar::ast::marker marker;
  if (!grammar::read_heading_marker(p, head.data() + head.size(), lexicon, marker)) {
    return std::nullopt;
  }
  return grammar::ordinal_of(marker);
}

BareTitles::BareTitles(const ReportDraft& report, Blocks& blocks, const Lexicon& lexicon,
                       std::string_view text)
    : report_(report), blocks_(blocks), lexicon_(lexicon), text_(text) {
  for (std::uint32_t b = report.body.block; b < blocks.size() && Place{b, 0} < report.end; ++b) {
    const bool first = b == report.body.block && report.body.pos != 0;
    const Blocks::Head head =
        first ? Blocks::Head{blocks.reading(b), true} : blocks.head(b, first_look);
    const Reading& reading = head.reading;
    const Range range = reading.trim({first ? report.body.pos : 0, reading.size()});
    if (is_short_title(reading, range) && text_follows(b, true) &&
        !opens_with_marker(reading, range, lexicon) && !is_issuer(reading, range)) {
      ++short_titles_;
    } else if (const Pos lead = lead_end(reading, range)) {
      leads_.emplace(b, lead);
    } else if (may_open_with_topic(reading, range, lexicon) &&
               (first ? opens_with_topic(reading, range) : opens_with_topic(blocks, b))) {
      topics_.insert(b);
    }
  }
  if (topics_.size() < 3) topics_.clear();
  if (leads_.size() < 2) leads_.clear();
}

bool BareTitles::opens_with_topic(Blocks& blocks, std::uint32_t block) const {
  const Reading& head = blocks.head(block, topic_look).reading;
  return opens_with_topic(head, head.trim({0, head.size()}));
}

bool BareTitles::opens_with_topic(const Reading& reading, Range range) const {
  if (range.size() < shortest_paragraph) return false;
  const Range sentence =
      first_sentence(reading, {range.begin, std::min(range.end, range.begin + topic_zone)});
  return sentence.end != range.end && is_bare_topic(reading, sentence, lexicon_);
}

std::optional<BareTitles::Title> BareTitles::at(std::uint32_t block, const Reading& reading,
                                                Range range, bool prose_seen) const {
  if (const auto lead = leads_.find(block); lead != leads_.end()) {
    const Pos bracket = reading[range.begin] == U'【' ? 1 : 0;
    return Title{{range.begin + bracket, lead->second}, lead->second + 1};
  }
  if (topics_.count(block) != 0) {
    const Range zone{range.begin, std::min(range.end, range.begin + topic_zone)};
    const Range topic = first_sentence(reading, zone);
    return Title{{topic.begin, topic.end - 1}, topic.end};
  }
  if (is_part_title(reading, range) && any_text_follows(block)) return Title{range, range.end};
  const bool usual = short_titles_ >= 2 && is_short_title(reading, range);
  if (range.size() < 4 || range.size() > longest_title || !(prose_seen || usual)) {
    return std::nullopt;
  }
  if (is_issuer(reading, range)) return std::nullopt;
  const char32_t last = reading[range.end - 1];
  if (is_clause_mark(last) || last == U'、' || !text_follows(block, usual)) return std::nullopt;
  if (reading.view(range).find_first_of(U"。;:") != std::u32string_view::npos) return std::nullopt;
  return Title{range, range.end};
}

bool BareTitles::is_short_title(const Reading& reading, Range range) const {
  if (range.size() < 4 || range.size() > longest_short_title) return false;
  for (Pos p = range.begin; p < range.end; ++p) {
    const char32_t c = reading[p];
    if (is_digit(c) || is_blank(c) || is_clause_mark(c) || c == U'>') return false;
  }
  return !is_mark(reading[range.end - 1]);
}

// 2023年工作回顾: a year, and what reports of all kinds call their parts.
bool BareTitles::is_part_title(const Reading& reading, Range range) const {
  constexpr Pos year = 5;  // 2023年
  if (range.size() <= year || range.size() > longest_short_title) return false;
  for (Pos p = range.begin; p < range.begin + year - 1; ++p) {
    if (!is_digit(reading[p])) return false;
  }
  if (reading[range.begin + year - 1] != U'年') return false;
  const auto known = lexicon_.section_titles().longest(reading.data() + range.begin + year,
                                                       reading.data() + range.end);
  return known && known.length == range.size() - year;
}

// The name of who reports, which stands below the report's title or at its end.
bool BareTitles::is_issuer(const Reading& reading, Range range) const {
  const auto words = [this](Span span) { return text_.substr(span.begin, span.size()); };
  return !report_.issuer.empty() && words(reading.span(range)) == words(report_.issuer);
}

bool BareTitles::any_text_follows(std::uint32_t block) const {
  constexpr std::uint32_t shortest = 30;  // bytes
  if (block + 1 >= blocks_.size() || Place{block + 1, 0} >= report_.end) return false;
  const Span next = blocks_.span(block + 1);
  return next.size() > shortest || first_number(text_, next, lexicon_) == 1;
}

bool BareTitles::text_follows(std::uint32_t block, bool short_title) const {
  if (block + 1 >= blocks_.size() || Place{block + 1, 0} >= report_.end) return false;
  const Span next = blocks_.span(block + 1);
  if (next.size() > plain_text) return true;
  return short_title && (next.size() > shortest_text || first_number(text_, next, lexicon_) == 1);
}

}  // namespace shuzhi::detail
