#include "structure/outline.hpp"

#include "structure/bare_titles.hpp"
#include "structure/markers.hpp"
#include "structure/notes.hpp"
#include "structure/titles.hpp"
#include "text/sentences.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace shuzhi::detail {
namespace {

using std::optional;
using std::string_view;
using std::u32string_view;

// A marker inside running text must be the expected one; a converter may have misread up
// to this many numbers in a row.
constexpr int widest_gap = 5;
// How far behind a heading's marker the next marker may run into its title.
constexpr Pos title_zone = 60;
// How far behind an element of a list the next one is looked for.
constexpr Pos list_reach = 4000;
// Text of a report that must stand above a dash before it can open an item: above that it
// opens a subtitle.
constexpr Pos shortest_prose = 40;

// A section that is still open.
struct Open {
  std::size_t row;  // of document.sections
  Scheme scheme;
  int ordinal;
  bool item;
};

bool is_item_scheme(Scheme s) {
  return s == Scheme::ordinal_is || s == Scheme::sequence_word || s == Scheme::ordinal_comma ||
         s == Scheme::one_hand || s == Scheme::dash || s == Scheme::bullet;
}

class Builder {
 public:
  Builder(const ReportDraft& report, Blocks& blocks, const Lexicon& lexicon, OutlineLimits limits,
          Watch& watch, Document& document)
      : report_(report),
        blocks_(blocks),
        lexicon_(lexicon),
        limits_(limits),
        watch_(watch),
        document_(document),
        first_section_(document.sections.size()),
        bare_titles_(report, blocks, lexicon, document.text) {}

  std::vector<Passage> run() {
    for (std::uint32_t b = report_.body.block; b < blocks_.size(); ++b) {
      if (Place{b, 0} >= report_.end) break;
      const Reading& reading = blocks_.reading(b);
      watch_.working(blocks_.span(b).begin);
      const Pos begin = b == report_.body.block ? report_.body.pos : 0;
      const Pos end = b == report_.end.block ? report_.end.pos : reading.size();
      const Range range = reading.trim({begin, end});
      if (!range.empty()) block(b, reading, range);
    }
    while (!open_.empty()) close();
    file_paragraphs();
    return std::move(passages_);
  }

 private:
  // ---- one block ----------------------------------------------------------------------

  void block(std::uint32_t b, const Reading& reading, Range range) {
    block_ = b;
    reading_ = &reading;
    searches_.clear();
    if (const auto note = note_at(reading, range, next_note_, lexicon_)) {
      next_note_ = *note;
      note_text(range);
      return;
    }
    next_note_ = 0;
    const std::vector<Candidate> candidates = heading_candidates(reading, range, lexicon_);
    unbroken_ = lost_breaks(candidates);
    Pos at = range.begin;
    std::size_t next = 0;
    if (!candidates.empty() && candidates[0].at_start) {
      at = section_at(candidates, 0, range.end);
      next = 1;
    } else if (const auto topic = bare_heading(range)) {
      at = *topic;
    } else if (!starts_item(range)) {
      close_items();
    }
    for (; next < candidates.size(); ++next) {
      const Candidate& c = candidates[next];
      if (c.marker.begin < at || !fits(c, at)) continue;
      body({at, c.marker.begin});
      at = section_at(candidates, next, range.end);
    }
    body({at, range.end});
    if (range.size() >= shortest_prose) prose_seen_ = true;
  }

  // Two headings of one scheme, the second in the middle of the text: the breaks are lost.
  static bool lost_breaks(const std::vector<Candidate>& candidates) {
    int last_comma = 0;
    int last_chapter = 0;
    for (const Candidate& c : candidates) {
      if (c.scheme != Scheme::cjk_comma && c.scheme != Scheme::chapter) continue;
      int& last = c.scheme == Scheme::cjk_comma ? last_comma : last_chapter;
      if (last > 0 && c.ordinal == last + 1 && c.after_stop) return true;
      if (c.ordinal == 1 || c.after_stop) last = c.ordinal;
    }
    return false;
  }

  // ---- notes --------------------------------------------------------------------------

  // Text of the report in which nothing is reported.
  void note_text(Range range) {
    close_items();
    if (!open_.empty()) {
      paragraphs_.push_back({static_cast<Id>(open_.back().row + 1), reading_->span(range)});
    }
    extend(reading_->end_byte(range.end - 1));
  }

  // Whether a marker inside running text is the one that can stand here.
  bool fits(const Candidate& c, Pos text_begin) const {
    if (c.at_start) return true;
    const int last = std::max(last_ordinal(c.scheme), last_item(c.scheme));
    const bool successor = c.ordinal > last && last > 0 && c.ordinal <= last + widest_gap;
    const bool first = c.ordinal == 1;
    switch (c.scheme) {
      case Scheme::cjk_comma:
      case Scheme::cjk_paren:
        if (c.after_stop)
          return first || c.ordinal == last + 1 || (last > 0 && c.ordinal == last + 2);
        // Run into the heading above it, or behind text that lost its full stop.
        return (first && text_begin == c.marker.begin) || (last > 0 && c.ordinal == last + 1);
      case Scheme::chapter:
      case Scheme::clause:
      case Scheme::arabic_paren:
      case Scheme::roman:
        return c.after_stop && (first || successor);
      case Scheme::arabic_dot:
      case Scheme::arabic_comma:
      case Scheme::arabic_half_paren:
      case Scheme::letter:
        if (!is_han(next_char(c.marker.end))) return false;
        return c.after_stop ? first || successor : first && text_begin == c.marker.begin;
      default:
        return false;
    }
  }
  char32_t next_char(Pos p) const {
    while (is_blank(reading_->at(p))) ++p;
    return reading_->at(p);
  }

  // Opens the section of candidates[i]; gives where its text begins.
  Pos section_at(const std::vector<Candidate>& candidates, std::size_t i, Pos end) {
    const Candidate& c = candidates[i];
    Pos next = end;
    for (std::size_t k = i + 1; k < candidates.size(); ++k) {
      const Candidate& n = candidates[k];
      if (n.marker.begin - c.marker.end > title_zone) break;
      const bool deeper = n.ordinal == 1 && n.scheme != c.scheme && is_han(next_char(n.marker.end));
      const bool sibling = n.scheme == c.scheme && n.ordinal == c.ordinal + 1;
      if (deeper || sibling) {
        next = n.marker.begin;
        break;
      }
    }
    if (is_inline_element(c, end) || continues_items(c)) {
      push_item(c.marker, c.scheme, c.ordinal);
      return c.marker.end;
    }
    TitleCut cut;
    if (c.scheme != Scheme::circled || is_circled_title(c, end))
      cut = cut_title(*reading_, c.marker.end, next, end, unbroken_, lexicon_);
    if (const Pos item = item_in_title(c, cut, end)) {
      cut = {reading_->trim({c.marker.end, item}), item, false};
    }
    const bool whole = cut.title.end + 1 >= end;
    if (cut.title.empty() || states_figure(c, cut) || (whole && is_statement(c, end))) {
      push_item(c.marker, c.scheme, c.ordinal);
      return c.marker.end;
    }
    push_heading(c.marker, c.scheme, c.ordinal, cut);
    return std::max(cut.body, cut.title.end);
  }
  // 办学条件有了新改善一是加大投入。…二是…: where a list runs into the title above it; 0: nowhere.
  Pos item_in_title(const Candidate& c, const TitleCut& cut, Pos end) {
    constexpr Pos shortest_title = 4;
    const Pos limit = cut.title.empty() ? c.marker.end + title_zone : cut.title.end;
    for (Pos p = c.marker.end + shortest_title; p < std::min(end, limit); ++p) {
      const char32_t before = (*reading_)[p - 1];
      if (is_terminal(before)) return 0;
      if ((*reading_)[p] != U'一' || reading_->at(p + 1) != U'是' || !is_han(before)) continue;
      if (u32string_view(U"统唯单同之万逐专第").find(before) != u32string_view::npos) continue;
      const auto item = item_at(*reading_, p, end, true, lexicon_);
      if (item && holds({item->marker.end, std::min(end, p + list_reach)}, U"二是")) return p;
    }
    return 0;
  }
  // 短板:(1)…;(2)…;(3)…。: elements of a sentence. A line that ends in ; is one too.
  bool is_inline_element(const Candidate& c, Pos end) const {
    if (c.scheme == Scheme::cjk_comma || c.scheme == Scheme::chapter || c.scheme == Scheme::clause)
      return false;
    const char32_t before = c.at_start ? U'\0' : reading_->at(std::int64_t{c.marker.begin} - 1);
    if (before == U';') return true;
    if (!c.at_start && before != U':') return false;
    for (Pos p = c.marker.end; p < end; ++p) {
      const char32_t mark = (*reading_)[p];
      if (is_terminal(mark)) return false;
      if (mark == U';') return !c.at_start || p + 1 == end;
    }
    return false;
  }
  // A paragraph that is one sentence of several clauses, with no text of its own below.
  bool is_statement(const Candidate& c, Pos end) const {
    if (!c.at_start || c.scheme == Scheme::chapter || c.scheme == Scheme::clause || unbroken_)
      return false;
    Pos commas = 0;
    for (Pos p = c.marker.end; p < end; ++p) {
      if ((*reading_)[p] == U',') ++commas;
      if (is_terminal((*reading_)[p]) && p + 1 < end) return false;
    }
    const bool several =
        commas >= 2 || (commas == 1 && end - c.marker.end >= 28 && c.scheme != Scheme::cjk_comma &&
                        c.scheme != Scheme::cjk_paren);
    return several && is_terminal((*reading_)[end - 1]) && !body_follows();
  }
  // 3.加强财会监督。 behind 1.…; and 2.…;: the last element of their list.
  bool continues_items(const Candidate& c) const {
    return c.at_start && c.ordinal > 1 && last_item(c.scheme) == c.ordinal - 1 &&
           last_ordinal(c.scheme) == 0 && !body_follows();
  }
  // Whether the next paragraph is text of this section and no marker.
  bool body_follows() const {
    return block_ + 1 < blocks_.size() && Place{block_ + 1, 0} < report_.end &&
           !first_number(document_.text, blocks_.span(block_ + 1), lexicon_);
  }
  // ① on a line with a short title, text below.
  bool is_circled_title(const Candidate& c, Pos end) const {
    return c.at_start && end - c.marker.end <= 25 && !is_clause_mark((*reading_)[end - 1]) &&
           body_follows();
  }
  // 1. 全年完成投资3亿元。 is a statement, no title.
  bool states_figure(const Candidate& c, const TitleCut& cut) const {
    if (c.scheme == Scheme::cjk_comma || c.scheme == Scheme::cjk_paren ||
        c.scheme == Scheme::chapter)
      return false;
    if (!is_terminal(reading_->at(cut.title.end))) return false;
    for (Pos p = cut.title.begin; p < cut.title.end; ++p) {
      if (is_digit((*reading_)[p]) && reading_->at(p + 1) != U'年') return true;
    }
    return false;
  }

  // ---- headings without a marker ------------------------------------------------------

  // Where the text behind a heading without a marker begins, if the block opens with one.
  optional<Pos> bare_heading(Range range) {
    if (starts_item(range)) return std::nullopt;
    const auto found = bare_titles_.at(block_, *reading_, range, prose_seen_);
    if (!found) return std::nullopt;
    TitleCut cut;
    cut.title = found->title;
    push_heading({range.begin, range.begin}, Scheme::none, 0, cut);
    return found->body;
  }

  // ---- items --------------------------------------------------------------------------

  bool starts_item(Range range) {
    const auto c = item_at(*reading_, range.begin, range.end, true, lexicon_);
    return c && item_fits(*c, range.end);
  }

  // A word that items of a list are looked for by: none between `begin` and `end` but at `found`.
  struct Search {
    std::u32string word;
    Pos begin = 0;
    Pos end = 0;
    optional<Pos> found;
  };
  // Whether a word stands in the range. Items come in order, so what was searched for one of
  // them is not searched again for the next.
  bool holds(Range range, u32string_view word) {
    auto s = std::find_if(searches_.begin(), searches_.end(),
                          [&](const Search& search) { return search.word == word; });
    if (s == searches_.end()) s = searches_.insert(s, {std::u32string(word), 0, 0, {}});
    const bool passed = s->found && *s->found < range.begin;
    if (passed || range.begin < s->begin || range.begin > s->end) {
      *s = {std::move(s->word), range.begin, range.begin, {}};
    }
    const auto size = static_cast<Pos>(word.size());
    if (!s->found && s->end < range.end) {
      // The word may begin in front of where the search has ended.
      const Pos from = std::max(range.begin, s->end - std::min(s->end, size));
      const auto at = reading_->view({from, range.end}).find(word);
      if (at != u32string_view::npos) s->found = from + static_cast<Pos>(at);
      s->end = range.end;
    }
    return s->found && *s->found + size <= range.end;
  }

  bool item_fits(const Candidate& c, Pos end) {
    // The next element of a list stands within its reach.
    const Range rest{c.marker.end, std::min(end, c.marker.end + list_reach)};
    const auto later = [&](u32string_view word) { return holds(rest, word); };
    const int last = last_item(c.scheme);
    switch (c.scheme) {
      case Scheme::ordinal_is: {
        const char32_t mark = (*reading_)[c.marker.end - 1];
        const char32_t second[] = {U'二', mark == U',' ? (*reading_)[c.marker.end - 2] : mark, 0};
        // 一要 and 一为 open a list only where 二要 and 二为 follow.
        if (c.ordinal == 1) return later(second) || (c.at_start && second[1] == U'是');
        return c.ordinal == last + 1 || (last > 0 && c.ordinal == last + 2) ||
               (c.at_start && second[1] == U'是');
      }
      case Scheme::sequence_word:
        if (c.ordinal == 1) return c.at_start || later(U"其次") || later(U"第二");
        return last > 0;
      case Scheme::ordinal_comma:
        if (c.ordinal == 1) return c.at_start || later(U"第二") || later(U"其次");
        return c.ordinal == last + 1 || c.ordinal == last_item(Scheme::sequence_word) + 1;
      case Scheme::one_hand:
        return c.ordinal == 1 ? later(U"另一方面") : last == 1;
      case Scheme::dash:
        return c.at_start && (prose_seen_ || !open_.empty());
      case Scheme::bullet:
        return c.at_start;
      case Scheme::circled:
        return c.at_start || c.ordinal == 1 || c.ordinal == last + 1;
      default:
        return false;
    }
  }

  // Running text: parts it at its items.
  void body(Range range) {
    range = reading_->trim(range);
    if (range.empty()) return;
    Pos at = range.begin;
    bool in_sentence = false;  // the open item is an element of a sentence
    for (Pos p = range.begin; p < range.end;) {
      const bool start = p == range.begin;
      const auto c = item_at(*reading_, p, range.end, start, lexicon_);
      if (!c || !item_fits(*c, range.end)) {
        p = next_item_place(*reading_, p + 1, range.end);
        continue;
      }
      text({at, p});
      push_item(c->marker, c->scheme, c->ordinal);
      in_sentence = !start && (*reading_)[p - 1] == U';';
      at = c->marker.end;
      p = next_item_place(*reading_, at, range.end);
    }
    // …;三是…。通过审计: elements that are parted by ; end with their sentence.
    if (in_sentence) {
      for (Pos p = at; p + 1 < range.end; ++p) {
        if (!is_terminal((*reading_)[p])) continue;
        text({at, p + 1});
        close();
        at = p + 1;
        break;
      }
    }
    text({at, range.end});
  }

  void text(Range range) {
    range = reading_->trim(range);
    if (range.empty()) return;
    const Id section = open_.empty() ? 0 : static_cast<Id>(open_.back().row + 1);
    passages_.push_back({block_, range, section});
    if (section != 0) paragraphs_.push_back({section, reading_->span(range)});
    extend(reading_->end_byte(range.end - 1));
  }

  // ---- the stack of open sections -----------------------------------------------------

  int last_ordinal(Scheme scheme) const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (!open_[i].item && open_[i].scheme == scheme) return open_[i].ordinal;
    }
    return 0;
  }
  int last_item(Scheme scheme) const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].item && open_[i].scheme == scheme) return open_[i].ordinal;
    }
    return 0;
  }

  void push_heading(Range marker, Scheme scheme, int ordinal, const TitleCut& cut) {
    close_items();
    const Scheme level = level_scheme(scheme, ordinal);
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].scheme != level) continue;
      while (open_.size() > i) close();
      break;
    }
    Section section;
    section.kind = SectionKind::heading;
    section.title = reading_->span(cut.title);
    section.title_certain = cut.certain;
    push(section, marker.empty() ? cut.title : marker, marker, scheme, ordinal, false);
    open_.back().scheme = level;
    extend(section.title.end);
  }

  // 1. 2、 3.: a writer's slip between forms of one level; the number tells.
  Scheme level_scheme(Scheme scheme, int ordinal) const {
    const auto plain = [](Scheme s) {
      return s == Scheme::arabic_dot || s == Scheme::arabic_comma || s == Scheme::arabic_half_paren;
    };
    if (!plain(scheme) || ordinal < 2 || last_ordinal(scheme) != 0) return scheme;
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (!open_[i].item && plain(open_[i].scheme) && open_[i].ordinal == ordinal - 1)
        return open_[i].scheme;
    }
    return scheme;
  }

  void push_item(Range marker, Scheme scheme, int ordinal) {
    // 首先…其次…第三,…: one enumeration in two schemes.
    if (scheme == Scheme::ordinal_comma && last_item(Scheme::sequence_word) > 0 &&
        last_item(Scheme::ordinal_comma) == 0) {
      scheme = Scheme::sequence_word;
    }
    if (ordinal == 0 && scheme == Scheme::sequence_word) ordinal = last_item(scheme) + 1;
    bool found = false;
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].scheme != scheme || open_[i].item == false) continue;
      while (open_.size() > i) close();
      found = true;
      break;
    }
    // A numbered paragraph without a title goes on at its scheme's level.
    if (!found && !is_item_scheme(scheme) && scheme != Scheme::circled) {
      close_items();
      for (std::size_t i = open_.size(); i-- > 0;) {
        if (open_[i].scheme != scheme) continue;
        while (open_.size() > i) close();
        break;
      }
    }
    Section section;
    section.kind = SectionKind::item;
    push(section, marker, marker, scheme, ordinal, true);
  }

  void push(Section section, Range begin, Range marker, Scheme scheme, int ordinal, bool item) {
    if (open_.size() >= limits_.max_depth) {
      if (!depth_noted_) {
        note(FindingKind::nesting_limit, Severity::note, begin,
             "sections are nested deeper than " + std::to_string(limits_.max_depth) +
                 " levels; what is deeper is kept on that level");
      }
      depth_noted_ = true;
      close();
    }
    const std::uint32_t begin_byte = reading_->begin_byte(begin.begin);
    section.marker = reading_->span(marker);
    section.span = {begin_byte, reading_->end_byte(std::max(begin.end, begin.begin + 1) - 1)};
    section.scheme = scheme;
    section.ordinal = ordinal;
    section.parent = open_.empty() ? 0 : static_cast<Id>(open_.back().row + 1);
    section.level = static_cast<std::uint16_t>(open_.size() + 1);
    open_.push_back({document_.sections.size(), scheme, ordinal, item});
    document_.sections.push_back(section);
  }

  void close() {
    Section& section = document_.sections[open_.back().row];
    section.descendants =
        static_cast<std::uint32_t>(document_.sections.size() - open_.back().row - 1);
    const std::uint32_t end = section.span.end;
    open_.pop_back();
    extend(end);
  }
  void close_items() {
    while (!open_.empty() && open_.back().item) close();
  }
  // The innermost open section reaches at least to `end`; its parents follow on closing.
  void extend(std::uint32_t end) {
    if (open_.empty()) return;
    Section& section = document_.sections[open_.back().row];
    section.span.end = std::max(section.span.end, end);
  }

  void note(FindingKind kind, Severity severity, Range where, std::string message,
            std::string expected = {}, std::string found = {}) {
    Finding finding;
    finding.kind = kind;
    finding.severity = severity;
    finding.span = reading_->span(where);
    finding.message = std::move(message);
    finding.expected = std::move(expected);
    finding.found = std::move(found);
    document_.findings.push_back(std::move(finding));
  }

  // Paragraphs in the order of their sections, so that each section's are a run of rows.
  void file_paragraphs() {
    for (const Paragraph& p : paragraphs_) ++document_.sections[p.section - 1].paragraph_count;
    auto row = static_cast<std::uint32_t>(document_.paragraphs.size());
    document_.paragraphs.resize(row + paragraphs_.size());
    for (std::size_t i = first_section_; i < document_.sections.size(); ++i) {
      Section& s = document_.sections[i];
      if (s.paragraph_count != 0) s.first_paragraph = row;
      row += std::exchange(s.paragraph_count, 0);
    }
    for (const Paragraph& p : paragraphs_) {
      Section& s = document_.sections[p.section - 1];
      document_.paragraphs[s.first_paragraph + s.paragraph_count++] = p.span;
    }
  }

  struct Paragraph {
    Id section;
    Span span;
  };

  const ReportDraft& report_;
  Blocks& blocks_;
  const Lexicon& lexicon_;
  const OutlineLimits limits_;
  Watch& watch_;
  Document& document_;
  const std::size_t first_section_;
  BareTitles bare_titles_;
  std::vector<Open> open_;
  std::vector<Passage> passages_;
  std::vector<Paragraph> paragraphs_;
  std::uint32_t block_ = 0;
  const Reading* reading_ = nullptr;
  std::vector<Search> searches_;  // in the block
  int next_note_ = 0;             // what number goes on with the note above; 0: none does
  bool unbroken_ = false;
  bool prose_seen_ = false;
  bool depth_noted_ = false;
};

}  // namespace

std::vector<Passage> find_sections(const ReportDraft& report, Blocks& blocks,
                                   const Lexicon& lexicon, OutlineLimits limits, Watch& watch,
                                   Document& document) {
  const std::uint32_t behind = report.end.pos == 0 ? 0 : 1;
  blocks.keep(report.body.block, report.end.block + behind);
  return Builder(report, blocks, lexicon, limits, watch, document).run();
}

}  // namespace shuzhi::detail
