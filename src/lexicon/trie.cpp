#include "lexicon/trie.hpp"

namespace shuzhi::detail {

void Trie::reserve(std::size_t words) {
  // Every word has an edge of its own; its first two characters it may share. A larger guess
  // would leave tables half empty, and they are to stay small.
  edges_.reserve(words);
  pairs_.reserve(words / 2);
  beginnings_.reserve(words / 2);
}

std::uint32_t Trie::insert(std::u32string_view word, std::uint32_t row) {
  if (word.empty()) return row;
  beginnings_.insert(word[0], word.size() > 1 ? word[1] : U'\0');
  std::uint32_t node = root;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool ends = i + 1 == word.size();
    Edge& edge = edges_.add(key(node, word[i]));
    if (edge.to == 0) edge.to = nodes_++ & 0x7FFFFFFFu;
    if (!ends) edge.goes_on = 1;
    if (ends && edge.row == none) edge.row = row;
    // The second character's edge stands under both first characters as well.
    if (i == 1) {
      Edge& pair = pairs_.add(pair_key(word[0], word[1]));
      const std::uint64_t own = pair.key;
      pair = edge;
      pair.key = own;
    }
    if (ends) return edge.row;
    node = edge.to;
  }
  return row;
}

Trie::Match Trie::look_up(const char32_t* first, const char32_t* last) const noexcept {
  const Edge* edge = pairs_.find(pair_key(first[0], first[1]));
  if (edge == nullptr) return {};
  Match match;
  if (edge->row != none) match = {2, edge->row};
  for (const char32_t* p = first + 2; p != last && edge->goes_on; ++p) {
    edge = edges_.find(key(edge->to, *p));
    if (edge == nullptr) break;
    if (edge->row != none) match = {static_cast<std::uint32_t>(p - first) + 1, edge->row};
  }
  return match;
}

Trie::Edge& Trie::Edges::add(std::uint64_t k) {
  std::size_t i = slot(k);
  while (edges_[i].key != k && edges_[i].key != 0) i = (i + 1) & (edges_.size() - 1);
  if (edges_[i].key == k) return edges_[i];
  const bool full = !has_room_for(++count_);
  if (full) grow(1);
  Edge& edge = full ? free_slot(k) : edges_[i];
  edge.key = k;
  return edge;
}

Trie::Edge& Trie::Edges::free_slot(std::uint64_t k) noexcept {
  std::size_t i = slot(k);
  while (edges_[i].key != 0) i = (i + 1) & (edges_.size() - 1);
  return edges_[i];
}

void Trie::Edges::reserve(std::size_t count) {
  unsigned doublings = 0;
  while (count * 4 > (edges_.size() << doublings) * 3) ++doublings;
  if (doublings != 0) grow(doublings);
}

void Trie::Edges::grow(unsigned doublings) {
  std::vector<Edge> old(edges_.size() << doublings);
  old.swap(edges_);
  shift_ -= doublings;
  for (const Edge& e : old) {
    if (e.key != 0) free_slot(e.key) = e;
  }
}

}  // namespace shuzhi::detail
