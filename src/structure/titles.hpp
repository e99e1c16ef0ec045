// Where the title of a heading ends.
#pragma once

#include "lexicon/lexicon.hpp"
#include "text/reading.hpp"

namespace shuzhi::detail {

struct TitleCut {
  Range title;   ///< empty: the text behind the marker is no title
  Pos body = 0;  ///< where the section's text begins
  bool certain = true;
};

/// The title that begins at `from`, in a block of running text that reaches to `end`.
/// `next_marker` is where the next heading's marker stands, or `end`.
/// `unbroken` tells that the block has lost its line breaks.
TitleCut cut_title(const Reading& reading, Pos from, Pos next_marker, Pos end, bool unbroken,
                   const Lexicon& lexicon);

/// `title` without the mark of a footnote at its end: 统计公报[1].
Range without_note_mark(const Reading& reading, Range title);

/// Whether the sentence [begin, end) at the head of a paragraph is a topic phrase without
/// a marker: short, without figures, told like a title (加快建设现代化产业体系。).
bool is_bare_topic(const Reading& reading, Range sentence, const Lexicon& lexicon);

}  // namespace shuzhi::detail
