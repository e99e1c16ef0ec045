#include "structure/furniture.hpp"

#include "structure/page_labels.hpp"
#include "structure/page_lines.hpp"
#include "structure/page_numbers.hpp"
#include "text/bytes.hpp"
#include "text/reading.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>

namespace shuzhi::detail {
namespace {

using std::optional;
using std::size_t;
using std::string_view;
using std::u32string_view;

// Buttons and font switches stand this near to the page's top or bottom.
constexpr size_t edge_lines = 40;

// Whether a phrase that stands in `line` from `at` to `end` matches it.
bool matches(LineMatch match, u32string_view line, size_t at, size_t end) {
  switch (match) {
    case LineMatch::line:
      return at == 0 && end == line.size();
    case LineMatch::prefix:
      return at == 0;
    case LineMatch::contains:
      return true;
    case LineMatch::label:
    case LineMatch::detail:
      return false;
  }
  return false;
}

// 《工作总结汇编(7篇)》, 工作总结范文(通用3篇): the title of a collection, not of a report.
bool is_collection_title(u32string_view line) {
  if (line.size() > 45 || line.find(U'篇') == u32string_view::npos) return false;
  for (const u32string_view word :
       {U"范文", U"汇编", U"大全", U"合集", U"集锦", U"精选", U"通用", U"集合", U"模板", U"最新"}) {
    if (line.find(word) != u32string_view::npos) return true;
  }
  return false;
}

bool only_marks(u32string_view line) {
  return std::all_of(line.begin(), line.end(),
                     [](char32_t c) { return is_mark(c) || c == U'>' || c == U'|' || c == U'/'; });
}

class Judge {
 public:
  Judge(string_view text, const std::vector<Line>& lines, const Lexicon& lexicon, Watch& watch)
      : text_(text), lexicon_(lexicon), watch_(watch), lines_(text, lines) {
    lexicon.furniture().each_beginning([this](char32_t c, char32_t) { openings_.insert(c); });
  }

  Page run() {
    find_page_numbers(lines_, text_, partial_);
    contents();
    contents_list();
    phrases();
    font_sizes();
    repeated_title();
    between();
    lists();
    collection_heads();
    return collect();
  }

 private:
  u32string_view head(size_t i) { return lines_.head(i); }
  u32string_view squeezed(size_t i) { return lines_.squeezed(i); }
  string_view bytes(Span span) const { return text_.substr(span.begin, span.size()); }

  // ---- rules --------------------------------------------------------------------------

  // 目录 on a line of its own: the lines below that end in a page number, or that stand
  // again further down.
  void contents_list() {
    for (size_t i = 0; i < std::min(lines_.size(), edge_lines); ++i) {
      const u32string_view text = squeezed(i);
      if (!lines_[i].whole || !(text == U"目录" || text == U"本文目录" || text == U"目录:"))
        continue;
      lines_[i].kind = FurnitureKind::contents;
      const std::set<std::u32string> again = titles_again(i + 1);
      for (size_t k = i + 1; k < lines_.size(); ++k) {
        if (!lines_[k].whole || !(ends_in_page(k) || again.count(numbered_title(k)) != 0)) break;
        lines_[k].kind = FurnitureKind::contents;
      }
      return;
    }
  }
  bool ends_in_page(size_t i) {
    const u32string_view line = head(i);
    size_t p = line.size();
    while (p > 0 && is_digit(line[p - 1])) --p;
    if (p == line.size() || p == 0) return false;
    const char32_t before = line[p - 1];
    return before == U'.' || before == U'…' || before == U'·' || is_blank(before);
  }
  // The titles of a list that begins at this line which stand alone on a line of the page.
  std::set<std::u32string> titles_again(size_t first) {
    std::set<std::u32string> listed;
    for (size_t k = first; k < lines_.size() && lines_[k].whole; ++k) {
      std::u32string title = numbered_title(k);
      if (title.empty() && !ends_in_page(k)) break;
      listed.insert(std::move(title));
    }
    std::set<std::u32string> again;
    for (size_t k = first; !listed.empty() && k < lines_.size(); ++k) {
      if (!lines_[k].whole || lines_[k].prose) continue;
      const auto title = listed.find(std::u32string(squeezed(k)));
      if (title != listed.end()) again.insert(*title);
    }
    return again;
  }
  // 1.某局工作总结 in the list, 某局工作总结 below. Empty where the line has no such number.
  std::u32string numbered_title(size_t i) {
    const u32string_view text = squeezed(i);
    size_t at = 0;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at == 0 || at >= text.size() || !(text[at] == U'.' || text[at] == U'、')) return {};
    return std::u32string(text.substr(at + 1));
  }

  // 【字号: and the sizes below it, each on a line, to the closing bracket.
  void font_sizes() {
    for (size_t i = 0; i + 1 < lines_.size(); ++i) {
      const string_view text = bytes(lines_[i].head(text_));
      if (!(text.starts_with("【字号") || text.starts_with("【字体")) ||
          text.find("】") != string_view::npos) {
        continue;
      }
      const auto closes = [&](size_t k) { return bytes(lines_[k].line.span) == "】"; };
      size_t end = i + 1;
      while (end < lines_.size() && end - i < 8 && lines_[end].size <= 3 && !closes(end)) ++end;
      if (end == lines_.size() || !closes(end)) continue;
      for (size_t k = i; k <= end; ++k) lines_[k].kind = FurnitureKind::site_header;
    }
  }

  // 目录 and the titles with page numbers behind it, all in one line.
  void contents() {
    for (size_t i = 0; i < std::min(lines_.size(), edge_lines); ++i) {
      PageLine& line = lines_[i];
      constexpr Pos zone = 60;
      constexpr std::uint32_t longest_contents = 12000;  // in bytes
      const Span rest{line.begin, line.line.span.end};
      if (bytes(beginning_of(text_, rest, 4 * (zone + 2))).find("目录") == string_view::npos)
        continue;
      const Reading reading(text_, beginning_of(text_, rest, longest_contents));
      const size_t at = reading.view().find(U"目录");
      if (at > zone) continue;  // or nowhere: npos is larger
      const Pos end = contents_end(reading, static_cast<Pos>(at) + 2);
      if (end == 0) continue;
      add(FurnitureKind::contents, reading.span({0, end}));
      if (end == reading.size()) {
        line.kind = FurnitureKind::contents;
        line.begin = line.line.span.end;
      } else {
        line.begin = reading.begin_byte(end);
        line.continues = false;
        line.line.gap = true;
      }
      return;
    }
  }

  // Behind the last entry; 0 where there is none.
  Pos contents_end(const Reading& reading, Pos from) const {
    Pos end = 0;
    const char32_t* const last = reading.data() + reading.size();
    Pos entry = from;
    for (Pos p = from; p < reading.size() && p - entry < 60; ++p) {
      const auto title = lexicon_.report_titles().longest(reading.data() + p, last);
      if (!title) continue;
      Pos q = p + title.length;
      while (q < reading.size() &&
             (reading[q] == U'.' || reading[q] == U'…' || is_blank(reading[q])))
        ++q;
      if (!is_digit(reading.at(q))) continue;
      while (is_digit(reading.at(q))) ++q;
      // The digits may run into the next entry's own number or year: 2024年.
      if (reading.at(q) == U'年') continue;
      end = entry = q;
      p = q - 1;
    }
    return end;
  }

  void phrases() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      PageLine& line = lines_[i];
      watch_.working(line.begin);
      if (!line.whole || line.kind || line.begin != line.line.span.begin) continue;
      const u32string_view squeezed_line = squeezed(i);
      const bool at_edge = i < edge_lines || i + edge_lines >= lines_.size();
      if (is_collection_title(squeezed_line) && !has_report_marker(squeezed_line)) {
        line.kind = FurnitureKind::blurb;
        continue;
      }
      line.kind = phrase_in(squeezed_line, at_edge);
      if (!line.kind && at_edge) line.kind = buttons_or_link(head(i));
      labels(i);
    }
  }

  // A line of labels, and the details above and below it.
  void labels(size_t i) {
    PageLine& line = lines_[i];
    if (line.prose) return;
    const auto found = find_labels(head(i), lexicon_);
    if (!found || !found->kind) return;
    if (found->begin == 0) {
      if (!line.kind) line.kind = found->kind;
      for (size_t k = i; k > 0 && is_detail(k - 1); --k) lines_[k - 1].kind = line.kind;
      for (size_t k = i + 1; k < lines_.size() && (is_detail(k) || is_value(k)); ++k) {
        lines_[k].kind = line.kind;
      }
    } else if (!line.kind && name_in_front(head(i), found->begin)) {
      cut_tail(i, static_cast<Pos>(found->begin), *found->kind);
    }
  }
  bool is_detail(size_t i) {
    const PageLine& line = lines_[i];
    return !line.kind && line.whole && line.begin == line.line.span.begin && labels_begin(i);
  }
  // 发布时间: / 2023-01-09 / 来源: / 县教育局: what stands below its label, and is a date or has the
  // next label below it.
  bool is_value(size_t i) {
    constexpr std::uint8_t longest = 30;
    const PageLine& line = lines_[i];
    if (line.kind || line.size > longest || line.begin != line.line.span.begin) return false;
    if (squeezed(i - 1).back() != U':') return false;
    if (is_date(head(i))) return true;
    if (head(i).find_first_of(U",;。") != u32string_view::npos) return false;
    return i + 1 < lines_.size() && lines_[i + 1].whole && labels_begin(i + 1);
  }
  bool labels_begin(size_t i) {
    const auto found = find_labels(head(i), lexicon_);
    return found && found->begin == 0;
  }
  // What stands from `at` on is furniture, what stands in front of it report text.
  void cut_tail(size_t i, Pos at, FurnitureKind kind) {
    const Reading& line = lines_.reading(i);
    Pos text_end = at;
    while (text_end > 0 && is_blank(line[text_end - 1])) --text_end;
    while (is_blank(line[at])) ++at;
    add(kind, {line.begin_byte(at), lines_[i].line.span.end});
    lines_.end_line(i, line.end_byte(text_end - 1));
  }

  // The kind of the first phrase of the table that the line matches.
  optional<FurnitureKind> phrase_in(u32string_view line, bool at_edge) const {
    std::uint32_t best = FurniturePhrase::none;
    const char32_t* const last = line.data() + line.size();
    for (size_t at = 0; at < line.size(); ++at) {
      if (!openings_.may_contain(line[at])) continue;
      lexicon_.furniture().each(line.data() + at, last, [&](const Trie::Match& found) {
        for (auto row = found.row; row < best; row = lexicon_.furniture_phrase(row).next) {
          const FurniturePhrase& phrase = lexicon_.furniture_phrase(row);
          if (phrase.match == LineMatch::line && !at_edge) continue;
          if (phrase.kind == FurnitureKind::breadcrumb && !is_trail(line)) continue;
          if (matches(phrase.match, line, at, at + found.length)) best = row;
        }
      });
    }
    if (best == FurniturePhrase::none) return std::nullopt;
    return lexicon_.furniture_phrase(best).kind;
  }

  // 当前位置:首页 > …, and not a sentence about a place.
  static bool is_trail(u32string_view line) {
    return line.find(U'。') == u32string_view::npos &&
           line.find_first_of(U":>»›/") != u32string_view::npos;
  }

  // 【打印】 【关闭】: nothing but words of buttons. A link alone.
  optional<FurnitureKind> buttons_or_link(u32string_view line) const {
    if (line.starts_with(U"http://") || line.starts_with(U"https://") ||
        line.starts_with(U"www.")) {
      return FurnitureKind::site_footer;
    }
    if (is_site_bar(line)) return FurnitureKind::site_header;
    optional<FurnitureKind> kind;
    for (size_t at = 0; at < line.size();) {
      if (is_blank(line[at]) || is_mark(line[at]) || line[at] == U'|') {
        ++at;
        continue;
      }
      size_t end = at;
      while (end < line.size() && !is_blank(line[end]) && !is_mark(line[end]) && line[end] != U'|')
        ++end;
      const u32string_view word = line.substr(at, end - at);
      const auto known = button(word);
      if (!known) return std::nullopt;
      if (!kind) kind = known;
      at = end;
    }
    return kind;
  }

  // 首页 机构概况 新闻动态 政务公开 互动交流.
  static bool is_site_bar(u32string_view line) {
    constexpr size_t longest_word = 6;
    constexpr size_t fewest_words = 4;
    if (!line.starts_with(U"首页 ") && !line.starts_with(U"网站首页 ")) return false;
    size_t words = 1;
    size_t size = 0;
    for (const char32_t c : line) {
      words += is_blank(c) && size > 0 ? 1 : 0;
      size = is_blank(c) ? 0 : size + 1;
      if (size > longest_word || !(is_blank(c) || is_han(c))) return false;
    }
    return words >= fewest_words;
  }

  optional<FurnitureKind> button(u32string_view word) const {
    const auto found = lexicon_.furniture().longest(word.data(), word.data() + word.size());
    if (!found || found.length != word.size()) return std::nullopt;
    for (auto row = found.row; row != FurniturePhrase::none;
         row = lexicon_.furniture_phrase(row).next) {
      const FurniturePhrase& phrase = lexicon_.furniture_phrase(row);
      if (phrase.match == LineMatch::line) return phrase.kind;
    }
    return std::nullopt;
  }

  static bool has_report_marker(u32string_view line) {
    return line.starts_with(U"【篇") || line.starts_with(U"第一篇") || line.starts_with(U"篇一");
  }

  // A title that stands again a line or two below: with a bullet, with the site's name behind it
  // (某镇工作总结-某某网), or above the page's labels.
  void repeated_title() {
    for (size_t i = 0; i < std::min(lines_.size(), edge_lines); ++i) {
      PageLine& line = lines_[i];
      if (!line.whole || line.prose || line.kind == FurnitureKind::breadcrumb) continue;
      std::u32string text(squeezed(i));
      if (text.size() < shortest_repeated) continue;
      const bool bullet = text[0] == U'•' || text[0] == U'·';
      if (bullet) text.erase(0, 1);
      bool parted = false;  // by furniture from the line below
      for (size_t k = i + 1; k < std::min(lines_.size(), i + (bullet ? 4 : 6)); ++k) {
        if (lines_[k].kind && lines_[k].kind != FurnitureKind::page_break) {
          parted = true;
        } else if (repeats(text, squeezed(k), bullet || parted)) {
          line.kind = FurnitureKind::site_header;
          break;
        } else if (!bullet) {
          break;
        }
      }
    }
  }
  static constexpr size_t shortest_repeated = 6;
  // Whether `title` is the title `again` and some words about the page; `bare`: or none.
  static bool repeats(u32string_view title, u32string_view again, bool bare) {
    if (again.size() < shortest_repeated || !title.starts_with(again)) return false;
    const u32string_view rest = title.substr(again.size());
    if (rest.empty()) return bare;
    return u32string_view(U"([【-_|—").find(rest[0]) != u32string_view::npos &&
           std::none_of(rest.begin(), rest.end(), is_digit);
  }

  // What stands between two furniture lines and is a mark, a letter or a size name.
  void between() {
    for (size_t i = 1; i + 1 < lines_.size(); ++i) {
      PageLine& line = lines_[i];
      if (line.kind || !line.whole || !lines_[i - 1].kind) continue;
      if (!only_marks(head(i)) && !(line.size <= 3 && near_furniture(i)) && !is_site_part(i))
        continue;
      line.kind = lines_[i - 1].kind;
    }
    if (!lines_.empty() && lines_[lines_.size() - 1].whole && !lines_[lines_.size() - 1].kind &&
        lines_.size() > 1 && lines_[lines_.size() - 2].kind &&
        only_marks(head(lines_.size() - 1))) {
      lines_[lines_.size() - 1].kind = lines_[lines_.size() - 2].kind;
    }
    // The trail of a breadcrumb that was cut into lines: 首页 / > / 政务信息.
    for (size_t i = 1; i < std::min(lines_.size(), edge_lines); ++i) {
      if (lines_[i - 1].kind == FurnitureKind::breadcrumb && !lines_[i].kind &&
          lines_[i].size <= 8 && lines_[i - 1].size <= 8) {
        lines_[i].kind = FurnitureKind::breadcrumb;
      }
    }
  }
  // 新闻中心 between 首页 and 联系我们.
  bool is_site_part(size_t i) {
    constexpr std::uint8_t longest = 5;
    const auto of_site = [&](size_t k) {
      return lines_[k].kind == FurnitureKind::site_header ||
             lines_[k].kind == FurnitureKind::site_footer;
    };
    if (lines_[i].size > longest || !of_site(i - 1) || !of_site(i + 1)) return false;
    const u32string_view line = head(i);
    for (size_t at = 0; at < line.size(); ++at) {
      if (lexicon_.report_titles().longest(line.data() + at, line.data() + line.size()))
        return false;
    }
    return std::all_of(line.begin(), line.end(), is_han);
  }
  bool near_furniture(size_t i) const {
    return (i + 1 < lines_.size() && lines_[i + 1].kind) ||
           (i + 2 < lines_.size() && lines_[i + 2].kind);
  }

  // 相关文章 and footers: the short lines that follow belong to them.
  void lists() {
    size_t end = 0;  // of the last list looked at, which holds for the lines in it too
    for (size_t i = 0; i < lines_.size(); ++i) {
      const auto kind = lines_[i].kind;
      if (kind != FurnitureKind::related && kind != FurnitureKind::site_footer) continue;
      end = std::max(end, i + 1);
      while (end < lines_.size() && !is_text(end) && !begins_report(end)) ++end;
      // A footer in the middle of the page claims nothing below it.
      if (kind == FurnitureKind::site_footer && end < lines_.size()) continue;
      for (size_t k = i + 1; k < end; ++k) {
        if (!lines_[k].kind) lines_[k].kind = kind;
      }
      i = end - 1;
    }
  }
  bool is_text(size_t i) const {
    return lines_[i].prose || (!lines_[i].kind && has_stop(text_, lines_[i].line.span));
  }
  bool begins_report(size_t i) { return has_report_marker(head(i)); }

  // A collection's title in front of the first report, all in one line.
  void collection_heads() {
    for (size_t i = 0; i < std::min(lines_.size(), edge_lines); ++i) {
      PageLine& line = lines_[i];
      if (line.kind || line.whole) continue;
      for (const u32string_view first : {U"第一篇", U"【篇一】", U"篇一:"}) {
        const size_t at = head(i).find(first);
        if (at == 0 || at > 60) continue;  // or nowhere
        if (!is_collection_title(head(i).substr(0, at))) continue;
        const auto cut = static_cast<Pos>(at);
        add(FurnitureKind::blurb, lines_.reading(i).span({0, cut}));
        line.begin = lines_.reading(i).begin_byte(cut);
        return;
      }
    }
  }

  void add(FurnitureKind kind, Span span) { partial_.push_back({kind, span}); }

  Page collect() {
    Page page;
    page.furniture = std::move(partial_);
    page.lines.reserve(lines_.size());
    bool body = false;  // report text has been seen: what looks like a header is a footer
    for (PageLine& line : lines_) {
      body = body || (!line.kind && has_stop(text_, line.head(text_)));
      if (line.kind == FurnitureKind::site_header && body) line.kind = FurnitureKind::site_footer;
      if (line.kind && line.begin == line.line.span.begin) {
        page.furniture.push_back({*line.kind, line.line.span});
      } else if (line.begin < line.line.span.end) {
        page.lines.push_back({{line.begin, line.line.span.end}, line.line.gap, line.continues});
      }
    }
    std::sort(page.furniture.begin(), page.furniture.end(),
              [](const Furniture& a, const Furniture& b) { return a.span.begin < b.span.begin; });
    return page;
  }

  string_view text_;
  const Lexicon& lexicon_;
  Watch& watch_;
  CharacterFilter openings_;  // what phrases begin with
  PageLines lines_;
  std::vector<Furniture> partial_;
};

}  // namespace

Page find_furniture(string_view text, std::vector<Line> lines, const Lexicon& lexicon,
                    Watch& watch) {
  Judge judge(text, lines, lexicon, watch);
  lines = std::vector<Line>();  // a page of short lines is large enough once
  return judge.run();
}

}  // namespace shuzhi::detail
