#include "table.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace cli {
namespace {

struct Character {
  utf8proc_int32_t code = 0;
  std::string_view bytes;
};

// The next character of the text; a byte that is no UTF-8 counts as U+FFFD.
Character next_character(std::string_view text, std::size_t at) {
  Character c;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
  const auto rest = static_cast<utf8proc_ssize_t>(text.size() - at);
  const utf8proc_ssize_t size = utf8proc_iterate(bytes, rest, &c.code);
  if (size <= 0) return {0xFFFD, text.substr(at, 1)};
  c.bytes = text.substr(at, static_cast<std::size_t>(size));
  return c;
}

std::size_t width_of(utf8proc_int32_t code) {
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code)));
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const Character c = next_character(utf8, at);
    width += width_of(c.code);
    at += c.bytes.size();
  }
  return width;
}

std::string printable(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const Character c = next_character(utf8, at);
    switch (utf8proc_category(c.code)) {
      case UTF8PROC_CATEGORY_CC:
      case UTF8PROC_CATEGORY_CF:
      case UTF8PROC_CATEGORY_ZL:
      case UTF8PROC_CATEGORY_ZP:
        out += ' ';
        break;
      default:
        if (c.code == 0xFFFD) {
          out += "\uFFFD";
        } else {
          out += c.bytes;
        }
    }
    at += c.bytes.size();
  }
  return out;
}

std::string shorten(std::string_view utf8, std::size_t width) {
  std::size_t used = 0;
  std::size_t fits = 0;  // bytes that leave a column for the ellipsis
  for (std::size_t at = 0; at < utf8.size();) {
    const Character c = next_character(utf8, at);
    used += width_of(c.code);
    if (used > width) return std::string(utf8.substr(0, fits)) + "…";
    at += c.bytes.size();
    if (used + 1 <= width) fits = at;
  }
  return std::string(utf8);
}

void Table::add(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i] = shorten(printable(cells[i]), columns_[i].max_width);
  }
  rows_.push_back(std::move(cells));
}

std::string Table::to_string() const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t width = display_width(columns_[i].title);
    for (const auto& row : rows_) width = std::max(width, display_width(row[i]));
    widths.push_back(width);
  }
  std::string out;
  const auto line = [&](const auto& cell_at) {
    std::string text;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string cell = cell_at(i);
      const std::string padding(widths[i] - display_width(cell), ' ');
      if (i != 0) text += "  ";
      text += columns_[i].align == Align::right ? padding + cell : cell + padding;
    }
    text.resize(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  };
  line([&](std::size_t i) { return columns_[i].title; });
  line([&](std::size_t i) { return std::string(widths[i], '-'); });
  for (const auto& row : rows_) {
    line([&](std::size_t i) { return row[i]; });
  }
  return out;
}

}  // namespace cli
