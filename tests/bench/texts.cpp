#include "texts.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace bench {
namespace {

std::string name_of(std::size_t size) {
  constexpr std::size_t kilo = 1000, mega = kilo * kilo;
  if (size >= mega) return std::to_string(size / mega) + " MB";
  if (size >= kilo) return std::to_string(size / kilo) + " KB";
  return std::to_string(size) + " B";
}

// As much of `text` as ends a line or a sentence, or at least a character.
std::string_view beginning(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  for (const std::string_view mark : {"\n", "。"}) {
    const std::size_t at = text.substr(0, size).rfind(mark);
    if (at != std::string_view::npos && at > size / 2) return text.substr(0, at + mark.size());
  }
  while ((static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) --size;
  return text.substr(0, size);
}

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string repeated(const std::string& unit, std::size_t size) {
  std::string text;
  text.reserve(size + unit.size());
  while (text.size() < size) text += unit;
  return text;
}

std::string beginnings(const std::vector<std::string>& files, std::size_t size) {
  std::string all;
  for (const std::string& file : files) {
    all += beginning(file, size / files.size());
    if (!all.empty() && all.back() != '\n') all += '\n';
  }
  return std::string(beginning(repeated(all, size), size));
}

Texts make_texts(const std::string& base, std::size_t size, std::size_t total, std::string& store) {
  const std::size_t times = std::max<std::size_t>(1, (size + base.size() / 2) / base.size());
  store = repeated(base, times * base.size());
  Texts texts;
  texts.name = name_of(size);
  texts.documents.resize(std::max<std::size_t>(1, total / store.size()), store);
  texts.bytes = texts.documents.size() * store.size();
  return texts;
}

}  // namespace bench
