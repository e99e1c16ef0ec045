#include "structure/blocks.hpp"

#include "grammar/marker.hpp"

#include <algorithm>
#include <utility>

namespace shuzhi::detail {
namespace {

// A converter cuts lines of prose; lines shorter than this stand by themselves.
constexpr Pos shortest_cut_line = 25;
// Characters, nine bytes each, that are kept decoded: most reports have fewer, and they fit into
// a near cache.
constexpr std::size_t most_kept = 16'384;

char32_t last_char(std::string_view text, Span span) {
  std::size_t at = span.end;
  do --at;
  while (at > span.begin && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return fold(next_code_point(text, at));
}

bool opens_heading(const Reading& line, const Lexicon& lexicon) {
  grammar::iterator p = line.data();
  grammar::ast::marker marker;
  return grammar::read_heading_marker(p, line.data() + line.size(), lexicon, marker);
}

bool opens_section(const Reading& line, const Lexicon& lexicon) {
  if (opens_heading(line, lexicon)) return true;
  grammar::iterator p = line.data();
  grammar::ast::marker marker;
  return grammar::read_item_marker(p, line.data() + line.size(), lexicon, marker);
}

// Puts lines together; holds the one that is looked at.
class Joiner {
 public:
  Joiner(std::string_view text, const Lexicon& lexicon)
      : text_(text), lexicon_(lexicon), line_(text), blocks_(text, lexicon) {}

  Blocks run(const std::vector<BodyLine>& lines) {
    blocks_.reserve(lines.size());
    for (const BodyLine& line : lines) {
      if (!blocks_.empty() && joins(line)) {
        blocks_.join(line.span);
      } else {
        blocks_.begin(line.span);
      }
    }
    return std::move(blocks_);
  }

 private:
  bool joins(const BodyLine& line) {
    if (line.continues) return true;
    return is_cut(blocks_.pieces(blocks_.size() - 1)) && !opens_section(read(line.span), lexicon_);
  }

  // Whether a line of running text stops in the middle of a sentence.
  bool is_cut(std::span<const Span> pieces) {
    const Span last = pieces.back();
    if (pieces.size() == 1 && last.size() < shortest_cut_line) return false;  // bytes are more
    const char32_t c = last_char(text_, last);
    if (is_terminal(c) || c == U':' || c == U';' || is_closing(c) || c == U'…' || c == U'>')
      return false;
    const Reading& line = read(last);
    if (pieces.size() == 1 && line.size() < shortest_cut_line) return false;
    // Running text has clauses; a long title has none, and a marked one is a heading.
    const auto clauses = line.view().find_first_of(U",;。");
    if (clauses == std::u32string_view::npos) return false;
    return pieces.size() > 1 || !opens_heading(line, lexicon_) ||
           line.view().find(U'。') != std::u32string_view::npos;
  }

  const Reading& read(Span line) {
    line_.clear();
    line_.append(line);
    return line_;
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  Reading line_;
  Blocks blocks_;
};

}  // namespace

const Reading& Blocks::reading(std::uint32_t block) {
  if (block == current_) return shown_;
  if (is_kept(block)) {
    show(block, shown_);
  } else {
    other_.clear();
    decode(block, other_);
    shown_.show(other_, {0, other_.size()});
  }
  current_ = block;
  return shown_;
}

// The paragraph behind those that are kept is from now on, where there is room.
bool Blocks::is_kept(std::uint32_t block) {
  if (kept_begins_.empty()) {
    kept_begins_.push_back(0);
    kept_.reserve(std::min<std::size_t>(text_.size() / 2, most_kept));
  }
  const std::size_t count = kept_begins_.size() - 1;
  if (block < first_kept_ || block - first_kept_ > count) return false;
  if (block - first_kept_ < count) return true;
  if (kept_.size() + span(block).size() > most_kept) return false;
  decode(block, kept_);
  kept_begins_.push_back(kept_.size());
  current_ = UINT32_MAX;  // where it was shown the memory may have moved
  return true;
}

void Blocks::show(std::uint32_t kept_block, Reading& in) const {
  const std::uint32_t row = kept_block - first_kept_;
  in.show(kept_, {kept_begins_[row], kept_begins_[row + 1]});
}

void Blocks::keep(std::uint32_t first, std::uint32_t end) {
  const bool all_kept = first >= first_kept_ && end - first_kept_ < kept_begins_.size();
  if (all_kept || first == first_kept_) return;
  kept_.clear();
  kept_begins_.clear();
  first_kept_ = first;
  current_ = UINT32_MAX;
}

void Blocks::decode(std::uint32_t block, Reading& into) const {
  for (const Span piece : pieces(block)) into.append(piece);
}

Blocks::Head Blocks::head(std::uint32_t block, Pos count) {
  if (is_kept(block)) {
    show(block, kept_head_);
    return {kept_head_, true};
  }
  constexpr std::uint32_t usual_bytes = 3;  // of a character
  head_.clear();
  for (Span rest : pieces(block)) {
    while (!rest.empty()) {
      if (head_.size() >= count) return {head_, false};
      const Span part = beginning_of(text_, rest, usual_bytes * (count - head_.size()));
      head_.append(part);
      rest.begin = part.end;
    }
  }
  return {head_, true};
}

Blocks join_lines(std::string_view text, const std::vector<BodyLine>& lines,
                  const Lexicon& lexicon) {
  return Joiner(text, lexicon).run(lines);
}

}  // namespace shuzhi::detail
