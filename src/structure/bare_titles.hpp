// Headings without a marker.
#pragma once

#include "structure/reports.hpp"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace shuzhi::detail {

/// What the heading marker that opens a paragraph counts to; nothing where none does.
std::optional<int> first_number(std::string_view text, Span paragraph, const Lexicon& lexicon);

/// The bare titles of a report: short lines of their own, topic sentences and leads at the
/// head of paragraphs. One of them proves nothing, so the report is read for all of them
/// first: a form counts where the report uses it more than once.
class BareTitles {
 public:
  BareTitles(const ReportDraft& report, Blocks& blocks, const Lexicon& lexicon,
             std::string_view text);

  struct Title {
    Range title;
    Pos body = 0;  ///< where the text behind it begins
  };

  /// The title that paragraph `block` opens with, inside `range`. `prose_seen` tells that
  /// running text stands above it: above that, short lines are the page's head.
  std::optional<Title> at(std::uint32_t block, const Reading& reading, Range range,
                          bool prose_seen) const;

 private:
  bool opens_with_topic(Blocks& blocks, std::uint32_t block) const;
  bool opens_with_topic(const Reading& reading, Range range) const;
  bool is_short_title(const Reading& reading, Range range) const;
  bool is_part_title(const Reading& reading, Range range) const;
  bool is_issuer(const Reading& reading, Range range) const;
  bool any_text_follows(std::uint32_t block) const;
  bool text_follows(std::uint32_t block, bool short_title) const;

  const ReportDraft& report_;
  const Blocks& blocks_;
  const Lexicon& lexicon_;
  std::string_view text_;
  std::unordered_set<std::uint32_t> topics_;      // paragraphs that open with a topic sentence
  std::unordered_map<std::uint32_t, Pos> leads_;  // paragraph -> end of the lead at its head
  std::size_t short_titles_ = 0;
};

}  // namespace shuzhi::detail
