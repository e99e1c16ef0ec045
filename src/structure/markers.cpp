#include "structure/markers.hpp"

#include "grammar/marker.hpp"
#include "text/sentences.hpp"

namespace shuzhi::detail {
namespace {

bool is_numeral(char32_t c) { return grammar::is_chinese_digit(c) || c == U'十'; }

// 2023年, 第一, 其二, 3.1, 一、二: what stands behind these is no marker.
bool goes_on(char32_t before) {
  return is_digit(before) || before == U'第' || before == U'其' || before == U'.' ||
         before == U'、' || grammar::is_chinese_digit(before);
}

bool is_stop(char32_t before) {
  return is_terminal(before) || is_blank(before) || before == U':' || before == U';' ||
         (is_closing(before) && before != U')');
}

// 一、二、三产业; 3、5人
bool is_list(const Reading& reading, const Candidate& c) {
  if (c.scheme != Scheme::cjk_comma && c.scheme != Scheme::arabic_comma) return false;
  const char32_t next = reading.at(c.marker.end);
  const char32_t next2 = reading.at(c.marker.end + 1);
  // 三、四年级; 十二、十三、十四次
  if (c.scheme == Scheme::cjk_comma && is_numeral(next)) {
    Pos p = c.marker.end;
    while (is_numeral(reading.at(p))) ++p;
    const char32_t behind = reading.at(p);
    if (behind == U'、' || behind == U'次' || behind == U'季' || behind == U'期' ||
        behind == U'产' || (behind == U'年' && reading.at(p + 1) == U'级')) {
      return true;
    }
  }
  const bool digit = c.scheme == Scheme::cjk_comma
                         ? grammar::is_chinese_digit(next) && (next2 == U'、' || next2 == U'季')
                         : is_digit(next) && !c.at_start;
  return digit || next == U'\0';
}

template <class Read>
std::optional<Candidate> candidate(const Reading& reading, Pos p, Pos end, const Lexicon& lexicon,
                                   Read read) {
  grammar::iterator q = reading.data() + p;
  grammar::ast::marker ast;
  if (!read(q, reading.data() + end, lexicon, ast)) return std::nullopt;
  Candidate c;
  c.marker = {p, static_cast<Pos>(q - reading.data())};
  c.scheme = ast.scheme;
  c.ordinal = grammar::ordinal_of(ast);
  return c;
}

}  // namespace

std::vector<Candidate> heading_candidates(const Reading& reading, Range range,
                                          const Lexicon& lexicon) {
  std::vector<Candidate> out;
  std::optional<Brackets> quotes;  // few blocks have a marker that they could hold
  const char32_t* const last = reading.data() + range.end;
  for (Pos p = range.begin; p < range.end; p = reading.next(p + 1, range.end, trait_marker)) {
    if (!grammar::may_be_heading_marker(reading.data() + p, last)) continue;
    const bool start = p == range.begin;
    const char32_t before = start ? U'\0' : reading[p - 1];
    if (!start) {
      if (goes_on(before)) continue;
      if (!quotes) quotes.emplace(reading, range, Brackets::Marks::quotes);
      if (quotes->inside(p)) continue;
    }
    auto c = candidate(reading, p, range.end, lexicon, grammar::read_heading_marker);
    if (!c) continue;
    c->at_start = start;
    c->after_stop = start || is_stop(before);
    if (is_list(reading, *c)) continue;
    p = c->marker.end - 1;
    out.push_back(*c);
  }
  return out;
}

std::optional<Candidate> item_at(const Reading& reading, Pos p, Pos end, bool start,
                                 const Lexicon& lexicon) {
  auto c = candidate(reading, p, end, lexicon, grammar::read_item_marker);
  if (c) c->at_start = start;
  return c;
}

Pos next_item_place(const Reading& reading, Pos from, Pos end) {
  constexpr unsigned marks = trait_mark | trait_blank;
  const char32_t* const last = reading.data() + end;
  for (Pos p = from - 1; p < end; ++p) {
    p = reading.next(p, end, marks | trait_marker);  // circled numbers have no other trait
    if (p == end) return end;
    const char32_t c = reading[p];
    const bool circled = c >= 0x2460 && c <= 0x2473;
    if (circled && p >= from && reading[p - 1] != U'第') return p;
    // Asked first: rare, where what kind of mark stands here is anyone's guess.
    if (!grammar::may_be_item_marker(reading.data() + p + 1, last)) continue;
    if (reading.is(p, trait_clause | trait_blank) || c == U'”' || c == U'、') return p + 1;
  }
  return end;
}

}  // namespace shuzhi::detail
