#include "grammar/marker_def.hpp"

namespace shuzhi::detail::grammar {

BOOST_SPIRIT_INSTANTIATE(heading_marker_type, iterator, context)
BOOST_SPIRIT_INSTANTIATE(item_marker_type, iterator, context)

const heading_marker_type& heading_marker() {
  static const heading_marker_type rule{"heading_marker"};
  return rule;
}
const item_marker_type& item_marker() {
  static const item_marker_type rule{"item_marker"};
  return rule;
}

namespace {

using marker_parts::is_bullet;
using marker_parts::is_circled;

// What closes the number of a heading's marker: 一、 1. 1) 第一章.
constexpr CharacterFilter number_closers{U"、.,)部章编节"};

constexpr CharacterFilter make_item_openers() {
  CharacterFilter set{U"一二三四五六七八九十首其再最第另—"};
  for (char32_t c = 0; c < 0x10000; ++c) {
    if (is_circled(c) || is_bullet(c)) set.insert(c);
  }
  return set;
}
constexpr CharacterFilter item_openers = make_item_openers();

// A digit, a numeral, a letter: what the number of a marker consists of, and ( and 第.
bool counts(char32_t c) { return (traits_of(c) & trait_marker) != 0 || c == U'拾'; }

iterator skip_blanks(iterator p, iterator last) {
  while (p != last && is_blank(*p)) ++p;
  return p;
}

}  // namespace

// The grammar without its alternatives: an opening mark, up to three characters that count, a
// closing mark.
bool may_be_heading_marker(iterator first, iterator last) noexcept {
  if (first == last) return false;
  if (is_circled(*first)) return true;
  iterator p = first;
  if (*p == U'(' || *p == U'第') p = skip_blanks(p + 1, last);
  const iterator number = p;
  while (p != last && p - number < 3 && counts(*p)) ++p;
  if (p == number) return false;
  p = skip_blanks(p, last);
  if (p == last || !number_closers.may_contain(*p)) return false;
  const bool decimal = *p == U'.' && is_digit(*first) && p + 1 != last && is_digit(p[1]);
  return !decimal;
}

bool may_be_item_marker(iterator first, iterator last) noexcept {
  return first != last && item_openers.may_contain(*first);
}

bool read_heading_marker(iterator& first, iterator last, const Lexicon& lexicon,
                         ast::marker& marker) {
  return may_be_heading_marker(first, last) &&
         match(heading_marker(), first, last, lexicon, marker);
}

bool read_item_marker(iterator& first, iterator last, const Lexicon& lexicon, ast::marker& marker) {
  return may_be_item_marker(first, last) && match(item_marker(), first, last, lexicon, marker);
}

namespace {

int sequence_ordinal(std::u32string_view word) {
  if (word == U"首先" || word == U"一方面") return 1;
  if (word == U"其次" || word == U"另一方面") return 2;
  if (word == U"再次" || word == U"再者") return 3;
  return 0;  // 最后: whatever number is next
}

}  // namespace

int ordinal_of(const ast::marker& marker) {
  if (marker.ordinal.empty()) return 0;
  const char32_t first = marker.ordinal.front();
  if (first >= 0x2460 && first <= 0x2473) return static_cast<int>(first - 0x2460) + 1;
  if (first >= 0x2776 && first <= 0x277F) return static_cast<int>(first - 0x2776) + 1;
  if (first >= 0x2160 && first <= 0x216B) return static_cast<int>(first - 0x2160) + 1;
  if (first >= U'A' && first <= U'Z') return static_cast<int>(first - U'A') + 1;
  if (marker.scheme == Scheme::sequence_word || marker.scheme == Scheme::one_hand) {
    return sequence_ordinal(view(marker.ordinal));
  }
  const auto kind = is_digit(first) ? ast::numeral_kind::arabic : ast::numeral_kind::chinese;
  const auto value = evaluate({kind, marker.ordinal});
  return value && !value->open ? static_cast<int>(value->value.to_double()) : 0;
}

}  // namespace shuzhi::detail::grammar
