#include "structure/page_labels.hpp"

#include "text/unicode.hpp"

#include <algorithm>
#include <array>

namespace shuzhi::detail {
namespace {

using std::optional;
using std::size_t;
using std::u32string_view;

// 索 引 号: with blanks inside the longest label is not much longer.
constexpr size_t longest_label = 12;

// Whether a label may begin behind `c`.
bool parts_fields(char32_t c) {
  return is_blank(c) || is_opening(c) || is_closing(c) || c == U'|' || c == U'/' || c == U';';
}

// 1024 or 318次, to the end of its field.
bool is_count(u32string_view line, size_t at) {
  const size_t begin = at;
  while (at < line.size() && is_digit(line[at])) ++at;
  if (at == begin) return false;
  if (at < line.size() && line[at] == U'次') ++at;
  return at == line.size() || parts_fields(line[at]);
}

// The phrase that stands from `at` to in front of a colon or, as 阅读 318次, of a count; blanks
// are left out.
const FurniturePhrase* label_at(u32string_view line, size_t at, const Lexicon& lexicon) {
  std::array<char32_t, longest_label> word{};
  size_t size = 0;
  for (; at < line.size() && line[at] != U':'; ++at) {
    if (is_blank(line[at])) continue;
    if (size > 0 && is_blank(line[at - 1]) && is_count(line, at)) break;
    if (size == word.size() || !is_han(line[at])) return nullptr;
    word[size++] = line[at];
  }
  if (at == line.size() || size == 0) return nullptr;
  const auto found = lexicon.furniture().longest(word.data(), word.data() + size);
  if (!found || found.length != size) return nullptr;
  for (auto row = found.row; row != FurniturePhrase::none;
       row = lexicon.furniture_phrase(row).next) {
    const FurniturePhrase& phrase = lexicon.furniture_phrase(row);
    if (phrase.match == LineMatch::label || phrase.match == LineMatch::detail) return &phrase;
  }
  return nullptr;
}

}  // namespace

bool is_date(u32string_view text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) {
    return is_digit(c) || u32string_view(U"-/.: 年月日").find(c) != u32string_view::npos;
  });
}

bool name_in_front(u32string_view line, size_t begin) {
  constexpr size_t longest_name = 45;
  const u32string_view name = line.substr(0, begin);
  return begin <= longest_name && is_blank(line[begin]) &&
         std::none_of(name.begin(), name.end(), is_clause_mark);
}

optional<PageLabels> find_labels(u32string_view line, const Lexicon& lexicon) {
  if (line.find_first_of(U": ") == u32string_view::npos ||
      line.find(U'。') != u32string_view::npos) {
    return std::nullopt;
  }
  optional<PageLabels> labels;
  for (size_t at = 0; at < line.size(); ++at) {
    if (at > 0 && !parts_fields(line[at - 1])) continue;
    if (!is_han(line[at])) continue;
    const FurniturePhrase* const phrase = label_at(line, at, lexicon);
    if (phrase == nullptr) continue;
    if (!labels) labels.emplace(PageLabels{at, std::nullopt});
    if (phrase->match == LineMatch::label && !labels->kind) labels->kind = phrase->kind;
  }
  if (!labels) return labels;
  // 【字体: 大 中 小】 begins with its bracket, 2023-01-09 16:42 来源:… with the date.
  while (labels->begin > 0 && parts_fields(line[labels->begin - 1])) --labels->begin;
  if (is_date(line.substr(0, labels->begin))) labels->begin = 0;
  return labels;
}

}  // namespace shuzhi::detail
