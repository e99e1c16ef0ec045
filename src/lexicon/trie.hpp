// Words to rows, found by longest match.
#pragma once

#include "lexicon/pair_set.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace shuzhi::detail {

/// A map from words to row numbers that is asked "which is the longest word that begins
/// here?". One bit tells that none does; else one hash probe finds the first two characters, and one
/// each of the others. No allocation when asked.
class Trie {
 public:
  struct Match {
    std::uint32_t length = 0;  ///< in characters; 0: no word
    std::uint32_t row = 0;
    explicit operator bool() const noexcept { return length != 0; }
  };

  /// Makes room for that many words, of which few stand twice.
  void reserve(std::size_t words);

  /// Adds a word or, where it stands already, gives its row. `row` is what a new word gets.
  std::uint32_t insert(std::u32string_view word, std::uint32_t row);

  /// Whether a word may begin there: one or two bits, and wrong now and then.
  bool may_begin(const char32_t* first, const char32_t* last) const noexcept {
    return beginnings_.may_contain(*first, U'\0') ||
           (last - first > 1 && beginnings_.may_contain(first[0], first[1]));
  }

  Match longest(const char32_t* first, const char32_t* last) const noexcept {
    if (first == last) return {};
    // Where no word goes on with the second character, only a word of one is looked for.
    if (last - first > 1 && beginnings_.may_contain(first[0], first[1])) {
      if (const Match match = look_up(first, last)) return match;
    }
    if (!beginnings_.may_contain(*first, U'\0')) return {};
    const Edge* const edge = edges_.find(key(root, *first));
    return edge != nullptr && edge->row != none ? Match{1, edge->row} : Match{};
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
    if (first == last) return;
    const bool longer = last - first > 1 && beginnings_.may_contain(first[0], first[1]);
    if (!longer && !beginnings_.may_contain(*first, U'\0')) return;
    std::uint32_t node = root;
    for (const char32_t* p = first; p != last; ++p) {
      const Edge* const edge = edges_.find(key(node, *p));
      if (edge == nullptr) return;
      if (edge->row != none) visit(Match{static_cast<std::uint32_t>(p - first) + 1, edge->row});
      if (!edge->goes_on) return;
      node = edge->to;
    }
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr std::uint32_t root = 0;

  // An edge (node, character) -> node. Node numbers and code points have 31 and 21 bits; an
  // empty slot has key 0, which no edge has because U+0000 is in no word.
  struct Edge {
    std::uint64_t key = 0;
    std::uint32_t to : 31 = 0;
    std::uint32_t goes_on : 1 = 0;  ///< whether the node has edges of its own
    std::uint32_t row = none;       ///< of the word that ends there
  };

  // A hash table with open addressing, three quarters full at most: what is looked up all the
  // time is to stay in a near cache.
  class Edges {
   public:
    const Edge* find(std::uint64_t k) const noexcept {
      for (std::size_t i = slot(k);; i = (i + 1) & (edges_.size() - 1)) {
        if (edges_[i].key == k) return &edges_[i];
        if (edges_[i].key == 0) return nullptr;
      }
    }
    /// The edge with that key; a new one leads nowhere yet.
    Edge& add(std::uint64_t k);
    void reserve(std::size_t count);

   private:
    std::size_t slot(std::uint64_t k) const noexcept {
      return static_cast<std::size_t>((k * 0x9E3779B97F4A7C15ULL) >> shift_);
    }
    Edge& free_slot(std::uint64_t k) noexcept;
    bool has_room_for(std::size_t count) const noexcept { return count * 4 <= edges_.size() * 3; }
    void grow(unsigned doublings);

    std::vector<Edge> edges_ = std::vector<Edge>(64);
    std::size_t count_ = 0;
    unsigned shift_ = 64 - 6;
  };

  // Words of two characters and more: most have two, so these are one step.
  Match look_up(const char32_t* first, const char32_t* last) const noexcept;

  static constexpr std::uint64_t key(std::uint32_t node, char32_t c) noexcept {
    return (static_cast<std::uint64_t>(node) << 21) | c;
  }
  static constexpr std::uint64_t pair_key(char32_t a, char32_t b) noexcept {
    return std::uint64_t{a} << 21 | b;
  }

  PairSet beginnings_;  // the first two characters of words, and 0 behind words of one
  Edges pairs_;         // the same as one step from the root
  Edges edges_;
  std::uint32_t nodes_ = 1;  // the root is one
};

}  // namespace shuzhi::detail
