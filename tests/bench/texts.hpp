// The texts that are measured: the same report text, once and repeated.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// One document, as often as it takes to measure as much text as of other sizes.
struct Texts {
  std::string name;  ///< "150 KB"
  std::vector<std::string_view> documents;
  std::size_t bytes = 0;  ///< of all documents
};

std::string read_file(const std::string& path);

/// `unit` over and over, at least `size` bytes of it.
std::string repeated(const std::string& unit, std::size_t size);

/// About `size` bytes of the beginnings of all files, where titles stand: what is in the middle of a
/// report alone may not be taken for one. Files that are too short are repeated.
std::string beginnings(const std::vector<std::string>& files, std::size_t size);

/// `base` repeated to about `size` bytes, in about `total` bytes of documents. Whatever the size,
/// the same is read. `store` keeps the text.
Texts make_texts(const std::string& base, std::size_t size, std::size_t total, std::string& store);

}  // namespace bench
