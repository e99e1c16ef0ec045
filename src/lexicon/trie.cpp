#include "lexicon/trie.hpp"

namespace shuzhi::detail {

Trie::Trie() : edges_(256), rows_(1, none), shift_(64 - 8) {}

std::uint32_t Trie::insert(std::u32string_view word, std::uint32_t row) {
  if (!word.empty()) beginnings_.insert(word[0], word.size() > 1 ? word[1] : U'\0');
  std::uint32_t node = 0;
  for (const char32_t c : word) {
    std::uint32_t next = child(node, c);
    if (next == 0) {
      if (rows_.size() * 2 > edges_.size()) grow();
      next = static_cast<std::uint32_t>(rows_.size());
      rows_.push_back(none);
      const std::uint64_t k = key(node, c);
      std::size_t i = slot(k);
      while (edges_[i].key != 0) i = (i + 1) & (edges_.size() - 1);
      edges_[i] = {k, next};
    }
    node = next;
  }
  if (rows_[node] == none) rows_[node] = row;
  return rows_[node];
}

Trie::Match Trie::look_up(const char32_t* first, const char32_t* last) const noexcept {
  Match match;
  std::uint32_t node = 0;
  for (const char32_t* p = first; p != last; ++p) {
    node = child(node, *p);
    if (node == 0) break;
    if (rows_[node] != none) match = {static_cast<std::uint32_t>(p - first) + 1, rows_[node]};
  }
  return match;
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
