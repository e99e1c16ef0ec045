// Which two characters words begin with: asked before a word is looked up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace shuzhi::detail {

/// A set of pairs of characters that may claim to hold a pair it does not. Most places of a
/// text begin no word, and one bit tells so (scan: 12 % of its time went into such look-ups).
class PairSet {
 public:
  void reserve(std::size_t pairs) {
    pairs_.reserve(pairs);
    while (pairs * bits_per_pair > bits_.size() * 64) grow();
  }
  void insert(char32_t a, char32_t b) {
    if (++size_ * bits_per_pair > bits_.size() * 64) grow();
    pairs_.push_back({a, b});
    set(a, b);
  }
  bool may_contain(char32_t a, char32_t b) const noexcept {
    const std::size_t i = index(a, b);
    return (bits_[i / 64] >> i % 64 & 1) != 0;
  }

  template <class Visit>
  void each(Visit&& visit) const {
    for (const Pair& p : pairs_) visit(p.a, p.b);
  }

 private:
  static constexpr std::size_t bits_per_pair = 16;
  struct Pair {
    char32_t a, b;
  };

  std::size_t index(char32_t a, char32_t b) const noexcept {
    return (a * 0x9E3779B1u + b * 0x85EBCA77u) >> shift_;
  }
  void set(char32_t a, char32_t b) noexcept {
    const std::size_t i = index(a, b);
    bits_[i / 64] |= std::uint64_t{1} << i % 64;
  }
  void grow() {
    bits_.assign(bits_.size() * 2, 0);
    --shift_;
    for (const Pair& p : pairs_) set(p.a, p.b);
  }

  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(16);
  unsigned shift_ = 32 - 10;
  std::size_t size_ = 0;
  std::vector<Pair> pairs_;
};

}  // namespace shuzhi::detail
