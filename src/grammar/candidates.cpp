#include "grammar/candidates.hpp"

#include <array>

namespace shuzhi::detail::grammar {
namespace {

// What may stand behind a period's figures, between the figures of two, and in front.
constexpr CharacterFilter period_ends{U"年月日号学世季"};
constexpr CharacterFilter later_period_ends{U"年月日号学-—~至到./、"};
constexpr CharacterFilter joints{U"-—~至到、./"};
constexpr CharacterFilter joints_and_blanks{U"-—~至到、./ "};
// What a figure goes on with that begins a period or a ratio.
constexpr CharacterFilter period_or_ratio_goes_on{U"年月日号学世季-—~至到、./·: xX×*_某○╳Хх"};
constexpr CharacterFilter figure_words{U"半几数负-¥￥$€£廿卅"};

struct Guard : Place {
  iterator skip_figures(iterator p) const {
    while (p != last && (is_digit(*p) || is_mask(*p))) ++p;
    return skip_blanks(p);
  }

  bool is_amount_alone() const {
    iterator p = first;
    while (is_digit(at(p))) ++p;
    if (p == first) return is_numeral_alone();
    // 7.35; 从2016.5到2018.5
    if (at(p) == U'.' && is_digit(at(p + 1)) && !is_one_of(before(), U"从自")) {
      ++p;
      while (is_digit(at(p))) ++p;
    }
    return !period_or_ratio_goes_on.may_contain(at(p));
  }

  // 三 in 三所
  bool is_numeral_alone() const {
    if (!is_chinese_digit(*first) || is_mask(*first)) return false;
    const char32_t next = at(first + 1);
    return !is_chinese_figure(next) && !is_digit(next) &&
           !period_or_ratio_goes_on.may_contain(next);
  }

  bool may_be_period() const {
    const char32_t c = *first;
    if (is_digit(c) || is_mask(c)) {
      iterator p = skip_figures(first);
      if (period_ends.may_contain(at(p))) return true;
      if (!joints.may_contain(at(p))) return false;
      // 1—9月, 1、3、5月, 2020-05-01, 2020—2025年
      while (p != last && joints_and_blanks.may_contain(*p)) ++p;
      const iterator second = p;
      p = skip_figures(p);
      // 从2016到2018
      constexpr std::ptrdiff_t year = 4;
      if (p - second >= year && is_one_of(before(), U"从自")) return true;
      return p != second && later_period_ends.may_contain(at(p)) ? true
                                                                 : iso_month_ahead(p - first);
    }
    if (is_chinese_figure(c) || c == U'廿' || c == U'卅') {
      // 十四五, 八五
      if (at(first + 1) == U'五' || at(first + 2) == U'五') return true;
      iterator p = first;
      constexpr std::ptrdiff_t longest = 6;
      while (p != last && p - first < longest && is_chinese_figure(*p)) ++p;
      return period_ends.may_contain(at(skip_blanks(p)));
    }
    return static_cast<bool>(lexicon.period_openings().longest(first, last));
  }
  // 2008-08 ends where nothing else tells a date.
  bool iso_month_ahead(std::ptrdiff_t length) const {
    constexpr std::ptrdiff_t year_and_month = 7;
    return length >= year_and_month && is_digit(first[3]) && is_one_of(first[4], U"-/");
  }

  bool may_be_number() const {
    const char32_t c = *first;
    if (is_digit(c) || is_chinese_digit(c) || is_letter(c)) return true;
    switch (c) {
      case U'百':
      case U'千':
      case U'万':
      case U'亿':
        // 百分之五, 百万分之三; without a number in front a scale word is none.
        return at(first + 1) == U'分' || at(first + 2) == U'分' ||
               is_one_of(at(first + 1), U"余多");
      case U'几':
      case U'数':
        return is_scale(at(first + 1));
      case U'翻':
        return true;
      case U'减':
        return at(first + 1) == U'半';
      case U'负':
      case U'-':
        return begins_figure(skip_blanks(first + 1));
      default:
        break;
    }
    if (const auto length = lexicon.approximators_before().longest(first, last).length) {
      return begins_figure(skip_blanks(first + length));
    }
    const auto length = lexicon.approximators_before_scale().longest(first, last).length;
    return length == 0 ? begins_figure(first) : is_scale(at(skip_blanks(first + length)));
  }
  bool begins_figure(iterator p) const {
    const char32_t c = at(p);
    return is_digit(c) || is_chinese_figure(c) || is_mask(c) || is_letter(c) ||
           figure_words.may_contain(c);
  }

  bool may_be_ratio() const {
    iterator p = first;
    if (!is_digit(*p)) {
      p += lexicon.approximators_before().longest(first, last).length;
      if (p == first || !is_digit(at(p))) return false;
    }
    constexpr std::ptrdiff_t longest = 40;
    while (p != last && p - first < longest && (is_digit(*p) || *p == U'.' || *p == U'·')) ++p;
    return at(skip_blanks(p)) == U':';
  }
  bool may_be_rank() const {
    const char32_t next = at(first + 1);
    switch (*first) {
      case U'第':
      case U'前':
        return begins_figure(skip_blanks(first + 1)) || (*first == U'第' && next == U'一');
      case U'首':
      case U'榜':
      case U'之':
        return next == U'位' || next == U'首';
      default:
        break;
    }
    // 全省 and the like, which mostly stand in front of something else.
    const auto field = lexicon.rank_fields().longest(first, last);
    return field && is_one_of(at(first + field.length), U"第前首榜之");
  }
};

}  // namespace

bool is_amount_alone(const Place& place) { return Guard{place}.is_amount_alone(); }
bool may_be_period(const Place& place) { return Guard{place}.may_be_period(); }
bool may_be_number(const Place& place) { return Guard{place}.may_be_number(); }
bool may_be_ratio(const Place& place) { return Guard{place}.may_be_ratio(); }
bool may_be_rank(const Place& place) { return Guard{place}.may_be_rank(); }

}  // namespace shuzhi::detail::grammar
