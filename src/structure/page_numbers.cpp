#include "structure/page_numbers.hpp"

#include "text/unicode.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace shuzhi::detail {
namespace {

using std::optional;
using std::size_t;
using std::string_view;
using std::u32string_view;

// Digits, and nothing else but `marks`.
bool is_number_among(u32string_view line, u32string_view marks) {
  return std::any_of(line.begin(), line.end(), is_digit) &&
         std::all_of(line.begin(), line.end(), [marks](char32_t c) {
           return is_digit(c) || marks.find(c) != u32string_view::npos;
         });
}

// 第1页 共2页 上一页 下一页; [1] [2] 下一页: the number, and words that turn pages.
bool turns_pages(u32string_view line) {
  if (line.find(U'页') == u32string_view::npos) return false;
  std::u32string rest(line);
  for (const u32string_view word : {U"上一页", U"下一页", U"首页", U"尾页", U"末页"}) {
    for (size_t at = rest.find(word); at != std::u32string::npos; at = rest.find(word, at)) {
      rest.erase(at, word.size());
    }
  }
  return rest.size() < line.size() && is_number_among(rest, U" -—、第页共/[]【】()<>«»|.…");
}

class Finder {
 public:
  Finder(PageLines& lines, string_view text, std::vector<Furniture>& partial)
      : lines_(lines), text_(text), partial_(partial) {}

  void run() {
    numbers_in_front();
    lone_numbers();
    running_heads();
    join_over_breaks();
  }

 private:
  // `3、` at the head of a line, counting up line by line, where the line before stops in
  // the middle of a sentence: a converter's page numbers.
  void numbers_in_front() {
    std::vector<PageNumber> run, best;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const auto found = number_in_front(i);
      if (!found) continue;
      if (run.empty() || found->number != run.back().number + 1) {
        if (run.size() > best.size()) best.swap(run);
        run.clear();
      }
      run.push_back(*found);
    }
    if (run.size() > best.size()) best.swap(run);
    if (best.size() < 3) return;
    const auto cut = static_cast<size_t>(std::count_if(
        best.begin(), best.end(), [&](const PageNumber& p) { return cuts_sentence(p.line); }));
    if (cut * 2 < best.size()) return;
    for (const PageNumber& p : best) {
      PageLine& line = lines_[p.line];
      partial_.push_back({FurnitureKind::page_break, {line.line.span.begin, p.end}});
      line.begin = p.end;
      line.continues = true;
    }
  }

  struct PageNumber {
    size_t line;
    int number;
    std::uint32_t end;  // of the mark behind it
  };
  optional<PageNumber> number_in_front(size_t i) const {
    const Span span = lines_[i].line.span;
    size_t at = span.begin;
    int number = 0;
    for (int digits = 0; at < span.end; ++digits) {
      const char32_t c = fold(next_code_point(text_, at));
      if (digits > 0 && c == U'、') return PageNumber{i, number, static_cast<std::uint32_t>(at)};
      if (digits == 3 || !is_digit(c)) break;
      number = number * 10 + static_cast<int>(c - U'0');
    }
    return std::nullopt;
  }

  // Whether the text above line `i` stops in the middle of a sentence.
  bool cuts_sentence(size_t i) {
    while (i > 0 && is_lone_number(i - 1)) --i;
    return i > 0 && stops_short(i - 1);
  }
  // Whether a sentence goes on behind the line; none does behind a short title.
  bool stops_short(size_t i) {
    constexpr std::uint8_t longest_title = 20;
    if (lines_.ends_sentence(i)) return false;
    return lines_[i].size > longest_title ||
           lines_.head(i).find_first_of(U",;") != u32string_view::npos;
  }

  // A page number alone on its line: `2、`, `- 3 -`, `第3页`.
  void lone_numbers() {
    for (size_t i = 1; i < lines_.size(); ++i) {
      if (!lines_[i].kind && (is_lone_number(i) || is_pager(i))) {
        lines_[i].kind = FurnitureKind::page_break;
      }
    }
  }
  bool is_lone_number(size_t i) {
    constexpr std::uint8_t longest = 12;
    return lines_[i].size <= longest && is_number_among(lines_.head(i), U" -—、第页共/");
  }
  bool is_pager(size_t i) {
    constexpr std::uint8_t longest = 60;
    return lines_[i].size <= longest && turns_pages(lines_.head(i));
  }

  // A title that a converter repeated on every page, with the page's number behind it, above it or
  // below it.
  void running_heads() {
    constexpr size_t title_lines = 3;
    struct Row {
      size_t hash;  // of the head: many lines may look like one
      size_t line;
    };
    std::vector<Row> rows;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const u32string_view head = running_head(i);
      if (!head.empty()) rows.push_back({std::hash<u32string_view>()(head), i});
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return a.hash != b.hash ? a.hash < b.hash : a.line < b.line;
    });
    for (size_t first = 0; first < rows.size();) {
      size_t end = first + 1;
      while (end < rows.size() && rows[end].hash == rows[first].hash) ++end;
      for (size_t k = first; end - first > 1 && k < end; ++k) {
        // The first of them is the title itself, where it stands at the head of the text.
        if (rows[k].line >= title_lines) lines_[rows[k].line].kind = FurnitureKind::page_break;
      }
      first = end;
    }
  }
  // The head of a page that line `i` may be; empty: none.
  u32string_view running_head(size_t i) {
    constexpr std::uint8_t longest = 60;
    constexpr size_t shortest = 6;
    constexpr size_t longest_number = 6;
    const PageLine& line = lines_[i];
    if (line.kind || line.size > longest) return {};
    if (text_.substr(line.line.span.begin, line.line.span.size()).ends_with("页")) {
      const u32string_view text = lines_.squeezed(i);
      const size_t page = text.rfind(U'第');
      if (page == u32string_view::npos || text.size() - page > longest_number) return {};
      return text.substr(0, page);
    }
    if (!is_page_break(i + 1) && (i == 0 || !is_page_break(i - 1))) return {};
    const u32string_view text = lines_.squeezed(i);
    // 一、主要工作: headings stand at the head of a page as well.
    const bool title = text.size() >= shortest && text.find_first_of(U"、,;。:") == text.npos &&
                       !is_opening(text[0]);
    return title ? text : u32string_view();
  }
  bool is_page_break(size_t i) const {
    return i < lines_.size() && lines_[i].kind == FurnitureKind::page_break;
  }

  // The sentence in front of a page's number and head reads on behind them.
  void join_over_breaks() {
    for (size_t i = 1; i < lines_.size(); ++i) {
      if (!is_page_break(i) || is_page_break(i - 1)) continue;
      size_t behind = i;
      while (is_page_break(behind)) ++behind;
      if (behind < lines_.size() && stops_short(i - 1)) lines_[behind].continues = true;
    }
  }

  PageLines& lines_;
  string_view text_;
  std::vector<Furniture>& partial_;
};

}  // namespace

void find_page_numbers(PageLines& lines, string_view text, std::vector<Furniture>& partial) {
  Finder(lines, text, partial).run();
}

}  // namespace shuzhi::detail
