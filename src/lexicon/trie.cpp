#include "lexicon/trie.hpp"

namespace shuzhi::detail {

Trie::Trie() : edges_(256), shift_(64 - 8) {}

std::uint32_t Trie::insert(std::u32string_view word, std::uint32_t row) {
  if (word.empty()) return row;
  beginnings_.insert(word[0], word.size() > 1 ? word[1] : U'\0');
  std::uint32_t node = root;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool ends = i + 1 == word.size();
    Edge edge = add(key(node, word[i]));
    if (edge.to == 0) edge.to = nodes_++ & 0x7FFFFFFFu;
    if (!ends) edge.goes_on = 1;
    if (ends && edge.row == none) edge.row = row;
    add(edge.key) = edge;
    // The second character's edge stands under both first characters as well.
    if (i == 1) {
      Edge& pair = add(pair_key(word[0], word[1]));
      edge.key = pair.key;
      pair = edge;
    }
    if (ends) return edge.row;
    node = edge.to;
  }
  return row;
}

Trie::Match Trie::look_up(const char32_t* first, const char32_t* last) const noexcept {
  const Edge* edge = find(pair_key(first[0], first[1]));
  if (edge == nullptr) return {};
  Match match;
  if (edge->row != none) match = {2, edge->row};
  for (const char32_t* p = first + 2; p != last && edge->goes_on; ++p) {
    edge = find(key(edge->to, *p));
    if (edge == nullptr) break;
    if (edge->row != none) match = {static_cast<std::uint32_t>(p - first) + 1, edge->row};
  }
  return match;
}

// The edge with that key; a new one leads nowhere yet.
Trie::Edge& Trie::add(std::uint64_t k) {
  if (const Edge* const edge = find(k))
    return edges_[static_cast<std::size_t>(edge - edges_.data())];
  if (++count_ * 2 > edges_.size()) grow();
  std::size_t i = slot(k);
  while (edges_[i].key != 0) i = (i + 1) & (edges_.size() - 1);
  edges_[i].key = k;
  return edges_[i];
}

void Trie::grow() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  --shift_;
  for (const Edge& e : old) {
    if (e.key == 0) continue;
    std::size_t i = slot(e.key);
    while (edges_[i].key != 0) i = (i + 1) & (edges_.size() - 1);
    edges_[i] = e;
  }
}

}  // namespace shuzhi::detail
