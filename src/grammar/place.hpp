// Where a grammar is tried: a place in a passage, and what can be seen from it.
#pragma once

#include "grammar/config.hpp"
#include "grammar/numeral.hpp"
#include "text/reading.hpp"

namespace shuzhi::detail::grammar {

struct Place {
  const Lexicon& lexicon;
  iterator origin;  ///< the passage's first character
  iterator first;   ///< where the grammar begins
  iterator last;    ///< behind the last character that it may read

  char32_t before() const { return first == origin ? U'\0' : first[-1]; }
  char32_t at(iterator p) const { return p < last ? *p : U'\0'; }
  Pos pos(iterator p) const { return static_cast<Pos>(p - origin); }
  Range range(iterator begin, iterator end) const { return {pos(begin), pos(end)}; }
  Range range(const text_range& r) const { return r.empty() ? Range{} : range(r.begin(), r.end()); }
  iterator skip_blanks(iterator p) const {
    while (p != last && is_blank(*p)) ++p;
    return p;
  }
};

inline bool is_one_of(char32_t c, std::u32string_view set) {
  return c != U'\0' && set.find(c) != std::u32string_view::npos;
}
/// 县 and the like, in 六县之首.
inline constexpr CharacterFilter rank_areas{U"省市县区州旗盟乡镇"};
inline bool is_rank_area(char32_t c) { return c < 0x10000 && rank_areas.may_contain(c); }

}  // namespace shuzhi::detail::grammar
