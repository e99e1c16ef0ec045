// Lines of a page that tell of itself: 发布时间:… 来源:… 浏览次数:318次.
#pragma once

#include "lexicon/lexicon.hpp"

#include <shuzhi/document.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace shuzhi::detail {

/// The labels at a line's end, or in the whole of it.
struct PageLabels {
  std::size_t begin = 0;  ///< of the first; text of the report stands in front of it
  /// What the line is by a label that only pages have. Without one it lists a source, a writer
  /// or a date, as reports do too.
  std::optional<FurnitureKind> kind;
};

/// Whether who reports, and no clause, stands in front of the labels that begin at `begin`:
/// 某县统计局 作者:综合科 点击数:86.
bool name_in_front(std::u32string_view line, std::size_t begin);

/// Whether `text` is nothing but a date, or blanks.
bool is_date(std::u32string_view text);

/// The labels of `line`, which is folded; nothing where a sentence stands in it.
std::optional<PageLabels> find_labels(std::u32string_view line, const Lexicon& lexicon);

}  // namespace shuzhi::detail
