#include "grammar/names.hpp"

#include <algorithm>
#include <iterator>

namespace shuzhi::detail::grammar {
namespace {

using std::u32string_view;

// So far a name is looked for; any further, and a line of nothing but figures takes for ever.
constexpr std::ptrdiff_t longest_list = 64;

bool is_figure(char32_t c) { return is_digit(c) || is_chinese_figure(c); }

// 110, 12345, 95598
bool is_service(u32string_view digits) {
  if (digits.size() == 3) return digits[0] == U'1' && is_one_of(digits[1], U"12");
  if (digits.size() != 5) return false;
  const u32string_view begin = digits.substr(0, 2);
  return begin == U"10" || begin == U"11" || begin == U"12" || begin == U"95" || begin == U"96";
}
// 985, 1331; round figures are as likely numbers.
bool is_programme(u32string_view digits) {
  return (digits.size() == 3 || digits.size() == 4) && digits.back() != U'0';
}

struct NameReader : Place {
  bool is_name_of(u32string_view digits, iterator noun) const {
    const auto word = lexicon.number_names().longest(noun, last);
    if (!word) return false;
    const auto shape = static_cast<NameShape>(word.row);
    return shape == NameShape::service ? is_service(digits) : is_programme(digits);
  }

  // 12345政务服务便民热线: a number of five digits may have words in front of its noun.
  bool is_hotline(u32string_view digits, iterator p) const {
    constexpr std::ptrdiff_t longest = 8;
    if (digits.size() != 5 || !is_service(digits)) return false;
    const iterator end = p + std::min<std::ptrdiff_t>(longest, last - p);
    for (; p != end && is_han(*p); ++p) {
      const u32string_view word(p, static_cast<std::size_t>(std::min<std::ptrdiff_t>(2, end - p)));
      if (word == U"热线" || word == U"平台" || word == U"专线") return true;
    }
    return false;
  }

  // 三年级, 一至三等奖
  bool begins_class(iterator p) const {
    return (at(p) == U'年' && at(p + 1) == U'级') || (at(p) == U'等' && at(p + 1) == U'奖');
  }

  // 985 in 985、211高校: the noun stands behind the last.
  iterator behind_list(iterator end) const {
    const iterator limit = end + std::min(longest_list, last - end);
    while (end < limit && is_one_of(at(end), U"、和/") && is_figure(at(end + 1))) {
      end = std::find_if_not(end + 1, std::max(end + 1, limit), is_figure);
    }
    return end;
  }

  // “12345”, “七五”普法
  bool is_quoted(iterator end) const {
    if (!is_one_of(at(end), U"”\"」")) return false;
    const iterator limit = first - std::min(longest_list, first - origin);
    const iterator begin = std::find_if_not(std::reverse_iterator<iterator>(first),
                                            std::reverse_iterator<iterator>(limit), is_figure)
                               .base();
    return begin != origin && is_one_of(begin[-1], U"“\"「");
  }

  bool is_name(iterator end) const {
    if (is_quoted(end) || begins_class(behind_list(end))) return true;
    // 国发〔2023〕5号
    if (before() == U'〔' || (before() == U'〕' && at(end) == U'号')) return true;
    constexpr std::ptrdiff_t shortest = 3;
    if (end - first < shortest || !std::all_of(first, end, is_digit)) return false;
    const u32string_view digits(first, static_cast<std::size_t>(end - first));
    return is_name_of(digits, behind_list(end)) || is_hotline(digits, end);
  }
};

}  // namespace

bool names_something(const Place& place, iterator end) { return NameReader{place}.is_name(end); }

}  // namespace shuzhi::detail::grammar
