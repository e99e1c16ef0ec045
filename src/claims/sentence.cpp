#include "claims/sentence.hpp"

namespace shuzhi::detail {
namespace {

// Marks that part clauses. Inside brackets they part the brackets' own clauses.
bool parts_clauses(char32_t c) { return is_clause_mark(c) || c == U'—' || c == U'…'; }

void tokenize(const Lexicon& lexicon, Sentence& s) {
  const Reading& r = *s.reading;
  const char32_t* const last = r.data() + s.range.end;
  std::size_t next = 0;  // the mention that comes next
  std::vector<char32_t> open;
  for (Pos p = s.range.begin; p < s.range.end;) {
    Token token;
    token.enclosed = !open.empty();
    if (next < s.mentions.size() && s.mentions[next].range.begin == p) {
      const grammar::Found& found = s.mentions[next];
      token.type = found.is_period ? TokenType::period : TokenType::quantity;
      token.found = static_cast<std::uint32_t>(next++);
      token.range = found.range;
      s.tokens.push_back(token);
      p = token.range.end;
      continue;
    }
    if (is_mark(r[p]) || is_blank(r[p])) {
      const char32_t c = r[p];
      if (is_opening(c) && open.size() < 16) open.push_back(closing_of(c));
      if (is_closing(c) && !open.empty() && open.back() == c) open.pop_back();
      token.type = TokenType::mark;
      token.range = {p, p + 1};
      if (!is_blank(c)) s.tokens.push_back(token);
      ++p;
      continue;
    }
    const char32_t* const limit =
        next < s.mentions.size() ? r.data() + s.mentions[next].range.begin : last;
    if (const auto match = lexicon.words().longest(r.data() + p, limit)) {
      token.type = TokenType::word;
      token.word = &lexicon.word(match.row);
      token.range = {p, p + match.length};
      s.tokens.push_back(token);
      p += match.length;
      continue;
    }
    Token* const before = s.tokens.empty() ? nullptr : &s.tokens.back();
    if (before != nullptr && before->type == TokenType::text && before->range.end == p &&
        before->enclosed == token.enclosed) {
      ++before->range.end;
    } else {
      token.range = {p, p + 1};
      s.tokens.push_back(token);
    }
    ++p;
  }
}

void split_clauses(Sentence& s) {
  At begin = 0;
  for (At i = 0; i < s.tokens.size(); ++i) {
    const char32_t c = s.mark(s.tokens[i]);
    if (c == 0 || !(parts_clauses(c) || c == U'(' || c == U')')) continue;
    if (i > begin) s.clauses.push_back({begin, i});
    begin = i + 1;
  }
  if (begin < s.tokens.size()) s.clauses.push_back({begin, static_cast<At>(s.tokens.size())});
}

}  // namespace

void read_sentence(const Reading& reading, Range range, const Lexicon& lexicon,
                   const grammar::PeriodBase& base, Sentence& out) {
  out.reading = &reading;
  out.range = range;
  out.mentions.clear();
  out.tokens.clear();
  out.clauses.clear();
  grammar::scan(reading, range, lexicon, base, out.mentions);
  tokenize(lexicon, out);
  split_clauses(out);
}

}  // namespace shuzhi::detail
