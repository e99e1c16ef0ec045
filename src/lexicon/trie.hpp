// Words to rows, found by longest match.
#pragma once

#include "lexicon/pair_set.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace shuzhi::detail {

/// A map from words to row numbers that is asked "which is the longest word that begins
/// here?". One bit tells that none does; else one hash probe a character. No allocation when asked.
class Trie {
 public:
  struct Match {
    std::uint32_t length = 0;  ///< in characters; 0: no word
    std::uint32_t row = 0;
    explicit operator bool() const noexcept { return length != 0; }
  };

  Trie();

  /// Adds a word or, where it stands already, gives its row. `row` is what a new word gets.
  std::uint32_t insert(std::u32string_view word, std::uint32_t row);

  Match longest(const char32_t* first, const char32_t* last) const noexcept {
    if (first == last) return {};
    // Where no word goes on with the second character, only a word of one is looked for.
    const bool longer = last - first > 1 && beginnings_.may_contain(first[0], first[1]);
    if (!longer && !beginnings_.may_contain(*first, U'\0')) return {};
    return look_up(first, longer ? last : first + 1);
  }

  /// What words begin with, given to `visit(char32_t, char32_t)`: their first two characters,
  /// or one and 0.
  template <class Visit>
  void each_beginning(Visit&& visit) const {
    beginnings_.each(visit);
  }

  /// All words that begin at `first`, shortest first, given to `visit(Match)`.
  template <class Visit>
  void each(const char32_t* first, const char32_t* last, Visit&& visit) const {
    if (!may_begin(first, last)) return;
    std::uint32_t node = 0;
    for (const char32_t* p = first; p != last; ++p) {
      node = child(node, *p);
      if (node == 0) return;
      if (rows_[node] != none) visit(Match{static_cast<std::uint32_t>(p - first) + 1, rows_[node]});
    }
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  // An edge (node, character) -> node, in a hash table with open addressing. Node numbers
  // and code points have 32 and 21 bits; an empty slot has key 0, which no edge has
  // because U+0000 is in no word.
  struct Edge {
    std::uint64_t key = 0;
    std::uint32_t to = 0;
  };

  bool may_begin(const char32_t* first, const char32_t* last) const noexcept {
    if (first == last) return false;
    return beginnings_.may_contain(*first, U'\0') ||
           (last - first > 1 && beginnings_.may_contain(first[0], first[1]));
  }
  Match look_up(const char32_t* first, const char32_t* last) const noexcept;

  static std::uint64_t key(std::uint32_t node, char32_t c) noexcept {
    return (static_cast<std::uint64_t>(node) << 21) | c;
  }
  std::size_t slot(std::uint64_t k) const noexcept {
    return static_cast<std::size_t>((k * 0x9E3779B97F4A7C15ULL) >> shift_);
  }
  std::uint32_t child(std::uint32_t node, char32_t c) const noexcept {
    const std::uint64_t k = key(node, c);
    for (std::size_t i = slot(k);; i = (i + 1) & (edges_.size() - 1)) {
      if (edges_[i].key == k) return edges_[i].to;
      if (edges_[i].key == 0) return 0;
    }
  }
  void grow();

  PairSet beginnings_;  // the first two characters of words, and 0 behind words of one
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> rows_;  // row of the word that ends at a node, or none
  unsigned shift_;
};

}  // namespace shuzhi::detail
