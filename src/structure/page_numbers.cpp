#include "structure/page_numbers.hpp"

#include "text/unicode.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace shuzhi::detail {
namespace {

// Digits, and nothing else but `marks`.
bool is_number_among(std::u32string_view line, std::u32string_view marks) {
  return std::any_of(line.begin(), line.end(), is_digit) &&
         std::all_of(line.begin(), line.end(), [marks](char32_t c) {
           return is_digit(c) || marks.find(c) != std::u32string_view::npos;
         });
}

}  // namespace

bool is_page_number(std::u32string_view line) { return is_number_among(line, U" -—、第页共/"); }

bool is_pager(std::u32string_view line) {
  if (line.find(U'页') == std::u32string_view::npos) return false;
  std::u32string rest(line);
  for (const std::u32string_view word : {U"上一页", U"下一页", U"首页", U"尾页", U"末页"}) {
    for (std::size_t at = rest.find(word); at != std::u32string::npos; at = rest.find(word, at)) {
      rest.erase(at, word.size());
    }
  }
  return rest.size() < line.size() && is_number_among(rest, U" -—、第页共/[]【】()<>«»|.…");
}

}  // namespace shuzhi::detail
