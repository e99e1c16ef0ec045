#include "structure/signs.hpp"

#include "grammar/marker.hpp"
#include "structure/titles.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace shuzhi::detail {
namespace {

using std::optional;
using std::string_view;
using std::u32string_view;

constexpr Pos longest_title = 45;

// How far into a sentence a title word may begin: behind the name of who reports.
constexpr Pos longest_name = 30;

bool is_count(char32_t c) { return is_digit(c) || grammar::is_chinese_digit(c) || c == U'十'; }

// What may open 【篇一】, 第二篇, 篇三, 范文四.
bool opens_marker(char32_t c) { return c == U'【' || c == U'第' || c == U'篇' || c == U'范'; }

// What stands in no name that a title begins with, 的 aside.
bool ends_name(char32_t c) {
  return is_clause_mark(c) || c == U'、' || is_opening(c) || is_blank(c);
}

class Finder {
 public:
  Finder(string_view text, Blocks& blocks, const Lexicon& lexicon)
      : text_(text), blocks_(blocks), lexicon_(lexicon) {
    lexicon.report_titles().each_beginning([this](char32_t c, char32_t) { openings_.insert(c); });
  }

  std::vector<Sign> run() {
    for (std::uint32_t b = 0; b < blocks_.size(); ++b) {
      const Reading& reading = blocks_.reading(b);
      if (title_block(b, reading)) continue;
      inline_signs(b, reading);
      text_seen_ += reading.size() - end_of_sign(b);
    }
    return std::move(signs_);
  }

 private:
  const char32_t* end_of(const Reading& r) const { return r.data() + r.size(); }
  // Where the block's text goes on behind the last sign in it.
  Pos end_of_sign(std::uint32_t b) const {
    return signs_.empty() || signs_.back().body.block != b ? 0 : signs_.back().body.pos;
  }

  // A block that is nothing but a report's marker or title.
  bool title_block(std::uint32_t b, const Reading& reading) {
    if (reading.size() > longest_title) return false;
    const u32string_view line = reading.view();
    if (const auto marker = report_marker(reading, 0)) {
      if (reading.size() - *marker <= longest_title) {
        add(b, reading, 0, {*marker == reading.size() ? 0 : *marker, reading.size()}, true,
            reading.size());
        return true;
      }
    }
    if (opens_section(reading)) return false;
    if (const auto title = title_before_number(reading)) {
      add(b, reading, 0, *title, true, reading.size());
      return true;
    }
    const auto kind = title_kind(reading, {0, reading.size()});
    // ——某局2023年工作总结 below a motto tells of what kind the report is.
    if (kind && line[0] == U'—' && !signs_.empty() && text_seen_ == 0 &&
        signs_.back().body.block + 1 == b && !title_kind_of(signs_.back())) {
      signs_.back().kind = *kind;
    }
    const bool ends = !line.empty() && (is_terminal(line.back()) || line.back() == U',' ||
                                        line.back() == U';' || line.back() == U':');
    if (kind && !ends && line.find(U'。') == u32string_view::npos && line[0] != U'—') {
      // Below the first title a line must look like a title of its own: an issuer or a year.
      if (signs_.empty() || text_seen_ > 0 || !title_kind_of(signs_.back())) {
        const bool named = names_report(reading, {0, reading.size()});
        const bool second_line = !signs_.empty() && text_seen_ == 0;
        if (!signs_.empty() && !second_line &&
            !(named && (text_seen_ > 200 || line.find(U'年') != u32string_view::npos))) {
          return false;
        }
        if (named && opens_page_only(b)) signs_.clear();
        add(b, reading, 0, {0, reading.size()}, false, reading.size(), *kind);
      }
      return true;
    }
    // The first line of the page, above running text, is its title whatever it says.
    if (signs_.empty() && text_seen_ == 0 && !ends && b == 0 && reading.size() >= 5 &&
        blocks_.size() > 1 && line[0] != U'—') {
      add(b, reading, 0, {0, reading.size()}, false, reading.size());
      return true;
    }
    return false;
  }

  // 某县教育局文件 / 某教发〔2024〕6号: whether nothing but the first line of the page and a line or
  // two without a sentence stand above the block.
  bool opens_page_only(std::uint32_t b) const {
    constexpr std::uint64_t longest_head = 40;
    if (signs_.size() != 1 || signs_.back().begin.block != 0 || signs_.back().marked) return false;
    if (text_seen_ == 0 || text_seen_ > longest_head || title_kind_of(signs_.back())) return false;
    for (std::uint32_t above = 1; above < b; ++above) {
      const Span span = blocks_.span(above);
      const string_view line = text_.substr(span.begin, span.size());
      for (const string_view mark : {"，", ",", "。"}) {
        if (line.find(mark) != string_view::npos) return false;
      }
    }
    return true;
  }

  bool opens_section(const Reading& reading) const {
    grammar::iterator p = reading.data();
    grammar::ast::marker marker;
    return grammar::read_heading_marker(p, end_of(reading), lexicon_, marker);
  }

  // 【篇一】, 第二篇范文:, 篇三:, 范文二: behind `at`; gives where the marker ends.
  optional<Pos> report_marker(const Reading& reading, Pos at) const {
    Pos p = at;
    const bool bracket = reading.at(p) == U'【';
    if (bracket) ++p;
    const bool nth = reading.at(p) == U'第';
    if (nth) ++p;
    Pos digits = 0;
    if (nth) {
      while (digits < 3 && is_count(reading.at(p + digits))) ++digits;
      p += digits;
      if (digits == 0 || reading.at(p) != U'篇') return std::nullopt;
      ++p;
    } else if (reading.at(p) == U'篇' || (reading.at(p) == U'范' && reading.at(p + 1) == U'文')) {
      p += reading.at(p) == U'篇' ? 1 : 2;
      while (digits < 3 && is_count(reading.at(p + digits))) ++digits;
      if (digits == 0) return std::nullopt;
      p += digits;
    } else {
      return std::nullopt;
    }
    if (nth && reading.at(p) == U'范' && reading.at(p + 1) == U'文') p += 2;
    const char32_t c = reading.at(p);
    if (bracket) return c == U'】' ? optional<Pos>(p + 1) : std::nullopt;
    if (c == U':' || c == U'、') return p + 1;
    if (is_blank(c) || c == U'\0') return p;
    return std::nullopt;
  }

  // 教育局工作总结篇一, 校长述职报告怎么写三: the number at the line's end.
  optional<Range> title_before_number(const Reading& reading) const {
    Pos end = reading.size();
    while (end > 0 && is_count(reading[end - 1])) --end;
    if (end == reading.size() || end < 6) return std::nullopt;
    const u32string_view head = reading.view({0, end});
    for (const u32string_view word : {U"篇", U"怎么写", U"范文", U"模板"}) {
      if (head.ends_with(word)) return Range{0, end - static_cast<Pos>(word.size())};
    }
    return std::nullopt;
  }

  // Report markers and titles inside running text.
  void inline_signs(std::uint32_t b, const Reading& reading) {
    bool boundary = true;  // a sentence may begin here
    for (Pos p = 0; p < reading.size(); ++p) {
      if (!boundary) p = reading.next(p, reading.size(), trait_stop);
      if (p == reading.size()) return;
      const char32_t c = reading[p];
      if (boundary && opens_marker(c)) {
        if (const auto body = report_marker(reading, p)) {
          const Pos end = title_end_behind(reading, *body);
          add(b, reading, p, {*body, end}, true, end);
          p = end - 1;
          boundary = true;
          continue;
        }
      }
      if (boundary) {
        if (const auto title = inline_title(reading, p)) {
          add(b, reading, p, *title, false, title->end, *title_kind(reading, *title));
          p = title->end - 1;
          boundary = false;
          continue;
        }
      }
      if (!is_blank(c)) boundary = is_terminal(c) || (boundary && is_closing(c));
    }
  }

  // Where a title behind a report marker ends: at its title word, or nowhere.
  Pos title_end_behind(const Reading& reading, Pos from) const {
    const Pos limit = std::min(reading.size(), from + longest_title);
    for (Pos p = from; p < limit; ++p) {
      if (is_terminal(reading[p])) break;
      const auto word = lexicon_.report_titles().longest(reading.data() + p, end_of(reading));
      if (word) return p + word.length;
    }
    return from;
  }

  // A title that stands at the head of running text: issuer, perhaps a year, a title word,
  // and then text that does not go on from it.
  optional<Range> inline_title(const Reading& reading, Pos from) const {
    const Pos limit = end_of_name(reading, from);
    for (Pos p = next_title_word(reading, from, limit); p < limit;
         p = next_title_word(reading, p + 1, limit)) {
      const auto word = lexicon_.report_titles().longest(reading.data() + p, end_of(reading));
      if (!word) continue;
      const Range title{from, p + word.length};
      // At the head of a page that lost its breaks the first heading follows directly.
      if (from == 0 && signs_.empty() && first_heading_at(reading, title.end)) return title;
      if (title.size() < 6 || !is_name(reading, title, p)) continue;
      // 通报, 讲话: words that name other papers as well need a line of their own.
      if (static_cast<ReportKind>(word.row) == ReportKind::other) return std::nullopt;
      const char32_t next = reading.at(title.end);
      // 工作总结会议, 工作报告的…, 总结和…: the word belongs to a sentence.
      if (next == U'\0' || is_clause_mark(next) || next == U'、' || is_closing(next))
        return std::nullopt;
      if (u32string_view(U"的会和与及中里上下如指以为是将等所书").find(next) !=
          u32string_view::npos) {
        if (next == U'和' || next == U'及' || next == U'与') continue;  // …工作总结和…工作计划
        return std::nullopt;
      }
      return title;
    }
    return std::nullopt;
  }

  // How far the name that a title begins with may reach.
  static Pos end_of_name(const Reading& reading, Pos from) {
    constexpr unsigned marks = trait_mark | trait_blank;
    const Pos limit = std::min(reading.size(), from + longest_name);
    Pos p = reading.next(from, limit, marks);
    while (p < limit && !ends_name(reading[p])) p = reading.next(p + 1, limit, marks);
    return p;
  }
  // The next place where a title word may begin. Nine in ten characters begin none, which one bit
  // tells.
  Pos next_title_word(const Reading& reading, Pos from, Pos end) const {
    for (Pos p = from; p < end; ++p) {
      if (reading[p] == U'的') return end;
      if (openings_.may_contain(reading[p]) &&
          lexicon_.report_titles().may_begin(reading.data() + p, end_of(reading))) {
        return p;
      }
    }
    return end;
  }

  // 区教育局2023年工作总结, but not 组织开展学校领导班子述职: a body's name comes first, and
  // little stands between it and the title word.
  bool is_name(const Reading& reading, Range title, Pos title_word) const {
    const char32_t* const last = reading.data() + title.end;
    const auto act = lexicon_.word_of(word_verb | word_adverb | word_function,
                                      reading.data() + title.begin, last);
    if (act) return false;
    for (Pos p = title.begin; p < title_word; ++p) {
      const auto body = lexicon_.issuers().longest(reading.data() + p, last);
      if (body && title_word - std::min(title_word, p + body.length) <= 12) return true;
    }
    return false;
  }

  bool first_heading_at(const Reading& reading, Pos p) const {
    while (is_blank(reading.at(p))) ++p;
    grammar::iterator at = reading.data() + p;
    grammar::ast::marker marker;
    return p < reading.size() &&
           grammar::read_heading_marker(at, end_of(reading), lexicon_, marker) &&
           grammar::ordinal_of(marker) == 1;
  }

  // A title of its own names a body that reports.
  bool names_report(const Reading& reading, Range title) const {
    for (Pos p = title.begin; p < title.end; ++p) {
      if (lexicon_.issuers().longest(reading.data() + p, reading.data() + title.end)) return true;
    }
    return false;
  }

  optional<ReportKind> title_kind(const Reading& reading, Range range) const {
    optional<ReportKind> kind;
    bool named = false;   // outside of 《》
    bool quoted = false;  // 关于印发《工作要点》的通知 is a 通知
    for (Pos p = range.begin; p < range.end; ++p) {
      if (reading[p] == U'《' || reading[p] == U'》') quoted = reading[p] == U'《';
      const auto word =
          lexicon_.report_titles().longest(reading.data() + p, reading.data() + range.end);
      if (!word) continue;
      // 工作总结和工作计划 is named by its first word.
      if (!kind || (!named && !quoted)) kind = static_cast<ReportKind>(word.row);
      named = named || !quoted;
      p += word.length - 1;
    }
    return kind;
  }

  void add(std::uint32_t b, const Reading& reading, Pos begin, Range title, bool marked, Pos body,
           ReportKind kind = ReportKind::other) {
    title = without_note_mark(reading, reading.trim(title));
    Sign sign;
    sign.begin = {b, begin};
    sign.body = {b, body};
    sign.title = reading.span(title);
    sign.kind = title_kind(reading, title).value_or(kind);
    sign.marked = marked;
    // The same title repeated, or a title right behind a marker, is one sign.
    if (!signs_.empty() && !marked && near(signs_.back(), sign)) {
      signs_.back().body = sign.body;
      if (sign.kind != ReportKind::other && signs_.back().kind == ReportKind::other) {
        signs_.back().kind = sign.kind;
      }
      // The site's name stands above its furniture.
      if (!signs_.back().marked && !title_kind_of(signs_.back()) && title_kind_of(sign) &&
          !adjoin(signs_.back().title, sign.title)) {
        signs_.back() = sign;
        return;
      }
      // 某县卫生健康局 / 2021年工作总结: a title over two lines.
      if (!signs_.back().marked && signs_.back().kind == sign.kind &&
          !signs_.back().title.empty() && signs_.back().title.end <= sign.title.begin &&
          !title_kind_of(signs_.back()) && title_kind_of(sign)) {
        signs_.back().title.end = sign.title.end;
        return;
      }
      if (signs_.back().title.empty() ||
          (signs_.back().marked && sign.title.size() >= signs_.back().title.size())) {
        signs_.back().title = sign.title;
      }
      return;
    }
    signs_.push_back(sign);
    text_seen_ = 0;
  }
  // Whether nothing but blanks stands between two lines.
  bool adjoin(Span a, Span b) const {
    for (std::size_t at = a.end; at < b.begin;) {
      if (fold(next_code_point(text_, at)) > U' ') return false;
    }
    return true;
  }
  bool title_kind_of(const Sign& sign) const {
    const Reading title(text_, sign.title);
    return title_kind(title, {0, title.size()}).has_value();
  }
  // Whether only a mark stands between them, or a line's end: 某局2021年工作总结一、…。 parts them.
  bool near(const Sign& a, const Sign& b) const {
    if (a.body.block == b.begin.block) return b.begin.pos - a.body.pos <= 2;
    return b.begin.block == a.body.block + 1 && b.begin.pos == 0 && text_seen_ == 0;
  }

  string_view text_;
  Blocks& blocks_;
  const Lexicon& lexicon_;
  CharacterFilter openings_;  // what title words begin with
  std::vector<Sign> signs_;
  std::uint64_t text_seen_ = 0;  // characters of running text since the last sign
};

// Signs that count: marked ones where there are any, and titles inside them do not part them.
std::vector<Sign> settle(std::vector<Sign> signs) {
  const auto marked =
      std::count_if(signs.begin(), signs.end(), [](const Sign& s) { return s.marked; });
  if (marked >= 2) {
    std::erase_if(signs, [](const Sign& s) { return !s.marked; });
  }
  return signs;
}

}  // namespace

std::vector<Sign> find_signs(string_view text, Blocks& blocks, const Lexicon& lexicon) {
  return settle(Finder(text, blocks, lexicon).run());
}

}  // namespace shuzhi::detail
