#include "claims/sentence.hpp"

#include "grammar/place.hpp"
#include "text/sentences.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

using std::u32string_view;

// Marks that part clauses. Inside brackets they part the brackets' own clauses.
bool parts_clauses(char32_t c) { return is_clause_mark(c) || c == U'—' || c == U'…'; }

constexpr CharacterFilter noun_makers{U"率额量者员型性品费"};
// Words of one character that are words wherever they stand.
constexpr CharacterFilter particles{U"的和与及对将把在"};

// 办结率, 补偿费, 参与者: a verb and one character that makes a noun of it.
bool forms_noun(const Sentence& s, const Lexicon& lexicon, Trie::Match match, Pos p, Pos figure) {
  if (!lexicon.word(match.row).is(word_verb)) return false;
  const Pos behind = p + match.length;
  if (behind >= s.range.end || behind == figure) return false;
  if (!noun_makers.may_contain((*s.reading)[behind])) return false;
  // 组织员工: the character begins a noun of its own.
  const char32_t* const last = s.reading->data() + s.range.end;
  return lexicon.words().longest(s.reading->data() + behind, last).length < 2 &&
         lexicon.heads().longest(s.reading->data() + behind, last).length < 2;
}

// 印发实施方案, 清理规范性文件: the second half of 印发实施 begins a noun; the match is then 印发
// alone.
Trie::Match without_noun(const Sentence& s, const Lexicon& lexicon, Trie::Match match, Pos p) {
  if (match.length < 4 || !lexicon.word(match.row).is(word_verb)) return match;
  const char32_t* const first = s.reading->data() + p;
  const char32_t* const noun = first + match.length - 2;
  if (s.reading->at(p + match.length) != U'性' &&
      lexicon.heads().longest(noun, s.reading->data() + s.range.end).length <= 2)
    return match;
  const Trie::Match shorter = lexicon.word_of(word_verb, first, noun);
  return shorter && shorter.length + 2 == match.length ? shorter : match;
}

// What the two below look for.
constexpr CharacterFilter figure_verbs{U"占为是居列排"};
// Longest name of what something is a share of.
constexpr Pos longest_whole = 20;

// 合格率比区平均高6.2个百分点: a degree stands in front of the figure. 占比 and 比例 are nouns.
bool compares(const Reading& r, Pos p, Pos figure) {
  if (p == 0 || figure < p + 4 || figure >= r.size()) return false;
  return u32string_view(U"高低多少快慢大小").find(r[figure - 1]) != u32string_view::npos &&
         u32string_view(U"占同环对评配分").find(r[p - 1]) == u32string_view::npos &&
         u32string_view(U"例重率值分赛").find(r[p + 1]) == u32string_view::npos;
}

// 有, 达, 增, 办: words of one character that are parts of longer words far more often. They
// count at a place where no plain text surrounds them, asserting words only before a figure.
bool stands_alone(const Sentence& s, const Lexicon& lexicon, const Word& word, Pos p, Pos figure) {
  const Reading& r = *s.reading;
  const char32_t next = r.at(p + 1);
  if (word.is(word_part) || particles.may_contain(r[p])) return true;
  if (r[p] == U'由' && next == U'每') return true;  // 标准由每人每月680元提高到720元
  if (r[p] == U'比' && compares(r, p, figure)) return true;
  const bool before_figure = figure == p + 1;
  if (before_figure || next == U'了') return true;
  // 应增教师95人, 拟建养老院3所. Behind 要 and 应 verbs are too often parts of words (要作风过硬).
  if (!s.tokens.empty() && s.tokens.back().range.end == p && s.tokens.back().is(word_target)) {
    const Token& before = s.tokens.back();
    const bool plans = before.range.size() > 1 || s.says(before, U"拟");
    if (word.is(word_increase | word_decrease) || (plans && word.is(word_verb))) return true;
  }
  // 新 in 新能源: a single adverb counts in front of a verb.
  if (word.classes == word_adverb) {
    return static_cast<bool>(lexicon.word_of(word_verb, r.data() + p + 1, r.data() + s.range.end));
  }
  if (word.is(word_predicate | word_increase | word_decrease | word_verb | word_rank_verb |
              word_compare) &&
      !word.is(word_done | word_target)) {
    return false;
  }
  const char32_t* const last = r.data() + s.range.end;
  const bool text_before = !s.tokens.empty() && s.tokens.back().type == TokenType::text &&
                           s.tokens.back().range.end == p;
  const bool word_behind = lexicon.words().longest(r.data() + p + 1, last).length >= 2;
  return !text_before || word_behind || is_mark(next);
}

// 占地区生产总值的64.2%, 为年度计划的102%: the verb of a share, in front of the whole. 占比 is a
// noun.
bool is_verb_of_share(const Reading& r, Pos p, const grammar::Found* figure) {
  const char32_t verb = r[p];
  if (verb != U'占' && verb != U'为' && verb != U'是') return false;
  if (figure == nullptr || figure->is_period || figure->kind != QuantityKind::percent) return false;
  const bool is_share = verb == U'占' && r.at(p + 1) != U'比';
  const bool equals =
      verb != U'占' && figure->range.begin > p + 2 && r[figure->range.begin - 1] == U'的';
  if (!is_share && !equals) return false;
  const u32string_view whole = r.view({p, figure->range.begin});
  return whole.size() <= longest_whole && std::none_of(whole.begin(), whole.end(), is_mark);
}

// What a rank is in: areas or one's like, and no verb of rank, which would be the one (排放总量居…).
bool names_field(u32string_view field) {
  const bool place = std::any_of(field.begin(), field.end(), grammar::is_rank_area) ||
                     u32string_view(U"全各同").find(field.front()) != u32string_view::npos;
  return place && field.find_first_of(U"居列排") == u32string_view::npos;
}

// 增速居临海市各区(县)第二位: one character, in front of the field and the rank in it. 居民 and
// 排水 are words of their own.
bool is_verb_of_rank(const Sentence& s, const Lexicon& lexicon, Pos p, std::uint32_t next) {
  constexpr std::uint32_t nearest = 2;  // a count of the field may stand in front of the rank
  const Reading& r = *s.reading;
  const char32_t verb = r[p];
  if (verb != U'居' && verb != U'列' && verb != U'排') return false;
  for (std::uint32_t k = next; k < s.mentions.size() && k < next + nearest; ++k) {
    const grammar::Found& found = s.mentions[k];
    if (found.is_period) return false;
    if (found.kind != QuantityKind::rank && found.kind != QuantityKind::ordinal) continue;
    const u32string_view field = r.view({p + 1, found.range.begin});
    return !field.empty() && field.size() <= longest_whole &&
           std::none_of(field.begin(), field.end(), is_clause_mark) && names_field(field) &&
           lexicon.heads().longest(r.data() + p, r.data() + found.range.begin).length < 2;
  }
  return false;
}

// 生产总值[2]: the sign of a footnote, behind a word. Behind a numeral it could part a number, and
// 〔2023〕 is part of a document's name.
Pos footnote_end(const Sentence& s, Pos p) {
  constexpr Pos longest = 4;
  const Reading& r = *s.reading;
  const char32_t closing = r[p] == U'[' ? U']' : r[p] == U'〔' ? U'〕' : U'\0';
  if (closing == 0 || p == s.range.begin) return p;
  const char32_t before = r[p - 1];
  if (!(is_han(before) || is_closing(before)) || grammar::is_chinese_figure(before)) return p;
  Pos end = p + 1;
  while (end < s.range.end && end - p < longest && is_digit(r[end])) ++end;
  return end > p + 1 && end < s.range.end && r[end] == closing ? end + 1 : p;
}

class Tokenizer {
 public:
  Tokenizer(const Lexicon& lexicon, Sentence& s)
      : lexicon_(lexicon), s_(s), r_(*s.reading), chars_(r_.data()), brackets_(r_, s.range) {}

  void run() {
    next_mention(0);
    for (Pos p = s_.range.begin; p < s_.range.end;) {
      if (p == figure_) {
        p = add_mention();
      } else if (!r_.is(p, trait_mark | trait_blank)) {
        p = add_word_or_text(p);
      } else {
        p = add_mark(p);
      }
    }
  }

 private:
  void next_mention(std::uint32_t row) {
    row_ = row;
    mention_ = row < s_.mentions.size() ? &s_.mentions[row] : nullptr;
    figure_ = mention_ != nullptr ? mention_->range.begin : s_.range.end;
    // In front of a period a basis may begin, which takes the period into itself.
    const bool is_period = mention_ != nullptr && mention_->is_period;
    const Pos reach = is_period ? lexicon_.longest_basis() : 0;
    basis_ = figure_ - s_.range.begin > reach ? figure_ - reach : s_.range.begin;
  }

  Pos add(TokenType type, Range range, std::uint32_t found = 0, const Word& word = Word::none) {
    const bool enclosed = brackets_.inside(range.begin);
    s_.tokens.push_back({range, type, enclosed, word.classes, found, &word});
    return range.end;
  }
  Pos add_mark(Pos p) {
    if (!r_.is(p, trait_mark)) return p + 1;
    const Pos end = footnote_end(s_, p);
    if (end == p) return add(TokenType::mark, {p, p + 1});
    while (figure_ < end) next_mention(row_ + 1);
    return end;
  }
  Pos add_mention() {
    const TokenType type = mention_->is_period ? TokenType::period : TokenType::quantity;
    const Pos end = add(type, mention_->range, row_);
    // “十四五”期间: the quotes are the period's own.
    if (is_opening(r_[mention_->range.begin]))
      s_.tokens.back().enclosed = brackets_.surround(mention_->range.begin);
    next_mention(row_ + 1);
    return end;
  }
  Pos add_word(const Word& word, Range range) {
    s_.all_classes |= word.classes;
    return add(TokenType::word, range, 0, word);
  }
  // What no list knows joins the text in front of it: no bracket stands between them.
  Pos add_text(Range range) {
    Token* const before = s_.tokens.empty() ? nullptr : &s_.tokens.back();
    if (before == nullptr || before->type != TokenType::text || before->range.end != range.begin) {
      add(TokenType::text, range);
    } else {
      before->range.end = range.end;
    }
    return range.end;
  }

  Pos add_word_or_text(Pos p) {
    if (p >= basis_ && mention_ != nullptr && mention_->is_period) {
      // 比上年
      const auto basis = lexicon_.word_of(word_basis, chars_ + p, chars_ + s_.range.end);
      if (basis && p + basis.length > figure_) {
        const Pos end = std::max(p + basis.length, mention_->range.end);
        next_mention(row_ + 1);
        return add_word(lexicon_.word(basis.row), {p, end});
      }
    }
    const bool share = figure_verbs.may_contain(r_[p]) && (is_verb_of_share(r_, p, mention_) ||
                                                           is_verb_of_rank(s_, lexicon_, p, row_));
    auto match = lexicon_.words().longest(chars_ + p, chars_ + (share ? p + 1 : figure_));
    if (!match) return add_text({p, text_end(p + 1)});
    match = without_noun(s_, lexicon_, match, p);
    if (match.length > 1 && forms_noun(s_, lexicon_, match, p, figure_)) {
      return add_text({p, p + match.length + 1});
    }
    const Word& word = lexicon_.word(match.row);
    if (match.length == 1 && !share && !stands_alone(s_, lexicon_, word, p, figure_)) {
      return add_text({p, p + 1});
    }
    return add_word(word, {p, p + match.length});
  }
  // Where the text that goes on at `p` ends: in front of a mark, of what may be a word, and of
  // where a basis may begin.
  Pos text_end(Pos p) const {
    while (p < basis_ && !r_.is(p, trait_mark | trait_blank) &&
           !lexicon_.words().may_begin(chars_ + p, chars_ + figure_))
      ++p;
    return p;
  }

  const Lexicon& lexicon_;
  Sentence& s_;
  const Reading& r_;
  const char32_t* chars_;
  Brackets brackets_;
  const grammar::Found* mention_ = nullptr;  // the one that comes next
  std::uint32_t row_ = 0;                    // of it
  Pos figure_ = 0;                           // where it begins
  Pos basis_ = 0;                            // from where on a basis may reach it
};

// 500强, 三圈层, 985高校: a bare number with a noun right behind it is part of that noun.
// 收入比由2.31缩小到2.24: a word of change is none.
bool is_part_of_name(const Reading& reading, const Lexicon& lexicon, const grammar::Found& found) {
  if (found.is_period || found.kind != QuantityKind::number || found.scale != Decimal{1} ||
      found.approximation != Approximation::exact || !found.has_value ||
      !is_han(reading.at(found.range.end))) {
    return false;
  }
  const char32_t* const behind = reading.data() + found.range.end;
  const bool decimal = reading.view(found.number).find(U'.') != u32string_view::npos;
  return !decimal || !lexicon.word_of(word_level | word_increase | word_decrease, behind,
                                      reading.data() + reading.size());
}

// 一户一表, 一人一档: a name, wherever it stands.
bool is_one_for_one(const Reading& r, const grammar::Found& found) {
  const Pos p = found.number.begin;
  if (found.is_period || found.number.size() != 1 || r[p] != U'一') return false;
  const char32_t second = r.at(p + 3);
  return is_han(r.at(p + 1)) && r.at(p + 2) == U'一' && is_han(second) &&
         !grammar::is_chinese_figure(second);
}

// Brackets with figures in them are clauses of their own (加固60栋,重建9栋); others are part of
// the phrase: 县(市、区).
bool holds_figure(const Sentence& s, At bracket) {
  for (At i = bracket + 1; i < s.tokens.size() && s.mark(s.tokens[i]) != U')'; ++i) {
    if (s.tokens[i].type == TokenType::quantity) return true;
  }
  return false;
}

void split_clauses(Sentence& s) {
  At begin = 0;
  bool in_bracket = false;
  for (At i = 0; i < s.tokens.size(); ++i) {
    const char32_t c = s.mark(s.tokens[i]);
    const bool opens = c == U'(' && holds_figure(s, i);
    const bool closes = c == U')' && in_bracket;
    in_bracket = (in_bracket || opens) && !closes;
    // A mark inside quotes or brackets that hold no figures parts nothing.
    const bool part_of_phrase = s.tokens[i].enclosed && !in_bracket;
    if (c == 0 || !((parts_clauses(c) && !part_of_phrase) || opens || closes)) continue;
    if (i > begin) s.clauses.push_back({begin, i});
    begin = i + 1;
  }
  if (begin < s.tokens.size()) s.clauses.push_back({begin, static_cast<At>(s.tokens.size())});
}

// The longest sentences of reports have some three hundred characters.
constexpr Pos longest_sentence = 1500;

// Where no number is cut in two.
bool may_cut(const Reading& r, Pos p) {
  if (is_clause_mark(r[p - 1])) return true;
  const auto in_number = [](char32_t c) {
    return !is_han(c) || grammar::is_chinese_digit(c) ||
           u32string_view(U"十百千万亿点分之几数余多约近").find(c) != u32string_view::npos;
  };
  return !in_number(r[p - 1]) && !in_number(r[p]);
}

}  // namespace

const Clause* unmeasured_before(const Sentence& s, const Clause& clause) {
  const Clause* before = nullptr;
  for (const Clause& c : s.clauses) {
    if (c.begin >= clause.begin) break;
    before = &c;
  }
  if (before == nullptr) return nullptr;
  const bool measured =
      std::any_of(s.tokens.begin() + before->begin, s.tokens.begin() + before->end,
                  [](const Token& t) { return t.type == TokenType::quantity; });
  return measured ? nullptr : before;
}

std::vector<Range> bound_lengths(const Reading& r, std::vector<Range> sentences) {
  const auto is_long = [](Range s) { return s.size() > longest_sentence; };
  if (std::none_of(sentences.begin(), sentences.end(), is_long)) return sentences;
  std::vector<Range> out;
  for (Range rest : sentences) {
    for (Pos p = rest.begin + longest_sentence; p < rest.end; ++p) {
      if (p - rest.begin < longest_sentence || !may_cut(r, p)) continue;
      out.push_back({rest.begin, p});
      rest.begin = p;
    }
    out.push_back(rest);
  }
  return out;
}

void SentenceReader::read(const Reading& reading, Range range, std::string_view year,
                          Sentence& out) {
  out.reading = &reading;
  out.lexicon = &lexicon_;
  out.range = range;
  out.mentions.clear();
  out.tokens.clear();
  out.clauses.clear();
  out.all_classes = 0;
  out.has_quantities = out.has_periods = false;
  scanner_.speak_of(year);
  scanner_.run(reading, range, out.mentions);
  std::erase_if(out.mentions, [&](const grammar::Found& found) {
    return is_part_of_name(reading, lexicon_, found) || is_one_for_one(reading, found);
  });
  for (const grammar::Found& found : out.mentions) {
    (found.is_period ? out.has_periods : out.has_quantities) = true;
  }
  Tokenizer(lexicon_, out).run();
  split_clauses(out);
}

}  // namespace shuzhi::detail
