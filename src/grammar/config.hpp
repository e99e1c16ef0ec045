// What every grammar of the library shares: one iterator, one context, no skipper.
#pragma once

#include "lexicon/lexicon.hpp"
#include "text/unicode.hpp"

#include <boost/range/iterator_range.hpp>
#include <boost/spirit/home/x3.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <type_traits>

namespace shuzhi::detail::grammar {

namespace x3 = boost::spirit::x3;

/// Grammars run over folded characters (text/unicode.hpp), never over UTF-8 bytes.
using iterator = const char32_t*;
/// The characters that a part of a rule matched; empty where it matched nothing.
using text_range = boost::iterator_range<iterator>;

/// Rules reach the word lists through the context; it is the only state they see.
struct lexicon_tag;
using context = x3::context<lexicon_tag, const Lexicon>;

inline std::u32string_view view(const text_range& r) {
  return r.empty() ? std::u32string_view()
                   : std::u32string_view(r.begin(), static_cast<std::size_t>(r.size()));
}

/// One character of a class.
template <bool (*Test)(char32_t) noexcept>
struct char_if : x3::char_parser<char_if<Test>> {
  using attribute_type = char32_t;
  static constexpr bool has_attribute = true;
  template <class Char, class Context>
  constexpr bool test(Char c, const Context&) const noexcept {
    return Test(static_cast<char32_t>(c));
  }
};

/// One of the characters of a short list. x3::char_ compares bytes or pulls in its own
/// Unicode tables; folded characters need neither.
struct any_of : x3::char_parser<any_of> {
  using attribute_type = char32_t;
  static constexpr bool has_attribute = true;
  constexpr explicit any_of(std::u32string_view set) : set_(set) {}
  template <class Char, class Context>
  constexpr bool test(Char c, const Context&) const noexcept {
    return set_.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
  }

 private:
  std::u32string_view set_;
};

/// A parser of our own: `Derived::read` runs over characters and word lists, moves `first` where
/// it matches, and fills the attribute where there is one.
template <class Derived, class Attribute = x3::unused_type>
struct terminal : x3::parser<Derived> {
  using attribute_type = Attribute;
  static constexpr bool has_attribute = !std::is_same_v<Attribute, x3::unused_type>;
  template <class Context, class RContext, class Actual>
  bool parse(iterator& first, const iterator& last, const Context& ctx, const RContext&,
             Actual& actual) const {
    const Lexicon& lexicon = x3::get<lexicon_tag>(ctx);
    if constexpr (has_attribute) {
      Attribute found{};
      if (!this->derived().read(first, last, lexicon, found)) return false;
      x3::traits::move_to(found, actual);
      return true;
    } else {
      return this->derived().read(first, last, lexicon);
    }
  }
};

/// A fixed word; no attribute.
struct word : terminal<word> {
  constexpr explicit word(std::u32string_view text) : text_(text) {}
  bool read(iterator& first, iterator last, const Lexicon&) const {
    // Nearly always the first character tells; what is compared behind it is short.
    if (first == last || *first != text_.front()) return false;
    if (static_cast<std::size_t>(last - first) < text_.size()) return false;
    if (std::u32string_view(first, text_.size()) != text_) return false;
    first += text_.size();
    return true;
  }

 private:
  std::u32string_view text_;
};

/// Any number of blanks.
struct blanks : terminal<blanks> {
  bool read(iterator& first, iterator last, const Lexicon&) const {
    while (first != last && is_blank(*first)) ++first;
    return true;
  }
};

/// The longest word of one of the lexicon's tables.
template <const Trie& (Lexicon::*Table)() const noexcept>
struct word_in : terminal<word_in<Table>, Trie::Match> {
  bool read(iterator& first, iterator last, const Lexicon& lexicon, Trie::Match& found) const {
    found = (lexicon.*Table)().longest(first, last);
    first += found.length;
    return static_cast<bool>(found);
  }
};

/// A unit where it stands. In 四个多星期 and 一个半小时 a word is set into the unit.
struct unit_mention {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::uint32_t row = none;
  text_range text;
  char32_t infix = 0;  ///< 半 多 余 来, or 0
  explicit operator bool() const noexcept { return row != none; }
};

/// A unit that is not the beginning of another word (年 in 年级).
struct unit_word : terminal<unit_word, unit_mention> {
  bool read(iterator& first, iterator last, const Lexicon& lexicon, unit_mention& found) const {
    const iterator begin = first;
    if (!parted(first, last, lexicon, found)) {
      const Trie::Match match = lexicon.units().longest(first, last);
      if (!match || lexicon.not_units().longest(first, last).length > match.length) return false;
      first += match.length;
      found.row = match.row;
    }
    found.text = text_range(begin, first);
    return true;
  }

 private:
  // 个多月: the unit is 个月; 个半小时: it is 小时, which counts with 个 and without it.
  static bool parted(iterator& first, iterator last, const Lexicon& lexicon,
                     unit_mention& found) noexcept {
    constexpr std::u32string_view infixes = U"半多余来";
    if (last - first < 3 || *first != U'个' || infixes.find(first[1]) == infixes.npos) return false;
    std::array<char32_t, 8> joined;
    const std::size_t size =
        std::min<std::size_t>(joined.size(), static_cast<std::size_t>(last - first) - 1);
    joined[0] = U'个';
    std::copy_n(first + 2, size - 1, joined.begin() + 1);
    Trie::Match match = lexicon.units().longest(joined.data(), joined.data() + size);
    if (match.length < 2) {
      match = lexicon.units().longest(first + 2, last);
      if (!match || lexicon.unit(match.row).kind != QuantityKind::duration) return false;
      ++match.length;
    }
    found.row = match.row;
    found.infix = first[1];
    first += match.length + 1;
    return true;
  }
};

/// Runs a rule at `first`; true, and `first` moved, where it matches.
template <class Rule, class Attribute>
bool match(const Rule& rule, iterator& first, iterator last, const Lexicon& lexicon,
           Attribute& attribute) {
  return rule.parse(first, last, context(lexicon), x3::unused, attribute);
}

}  // namespace shuzhi::detail::grammar
