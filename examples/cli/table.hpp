// Text in a terminal: columns that count as wide as they are shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// Terminal columns that the text takes: two for a Chinese character.
std::size_t display_width(std::string_view utf8);

/// The text without control characters, which a terminal would obey.
std::string printable(std::string_view utf8);

/// The text, or its beginning and "…" where it is wider than `width` columns.
std::string shorten(std::string_view utf8, std::size_t width);

/// Rows of cells, written with aligned columns.
class Table {
 public:
  enum class Align { left, right };
  struct Column {
    std::string title;
    Align align = Align::left;
    std::size_t max_width = 40;
  };

  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// As many cells as there are columns.
  void add(std::vector<std::string> cells);
  bool empty() const noexcept { return rows_.empty(); }
  std::string to_string() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace cli
