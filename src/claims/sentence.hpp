// A sentence as tokens: what claims and measures are read from.
#pragma once

#include "grammar/scan.hpp"
#include "lexicon/lexicon.hpp"
#include "text/reading.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace shuzhi::detail {

enum class TokenType : std::uint8_t {
  text,      ///< characters that no list knows
  word,      ///< a word of words.tsv, verbs.tsv, adverbs.tsv
  quantity,  ///< `found` says which
  period,
  mark,  ///< one mark
};

struct Token {
  Range range;
  TokenType type = TokenType::text;
  bool enclosed = false;      ///< inside quotes or brackets
  std::uint32_t classes = 0;  ///< of the word
  std::uint32_t found = 0;    ///< of a quantity or period: row of the sentence's mentions
  const Word* word = &Word::none;

  bool is(std::uint32_t any) const noexcept { return (classes & any) != 0; }
  bool is_verb(VerbClass a, VerbClass b = VerbClass::none) const noexcept {
    return is(verb_bit(a) | verb_bit(b));
  }
};

/// Indices of tokens.
using At = std::uint32_t;

/// A run of tokens between clause marks; `begin` to `end`, half open.
struct Clause {
  At begin = 0;
  At end = 0;
};

struct Sentence {
  const Reading* reading = nullptr;
  const Lexicon* lexicon = nullptr;
  Range range;
  std::vector<grammar::Found> mentions;
  std::vector<Token> tokens;
  std::vector<Clause> clauses;
  bool has_quantities = false;
  bool has_periods = false;
  std::uint32_t all_classes = 0;  ///< of its words: what none of them is need not be looked for

  char32_t mark(const Token& t) const noexcept {
    return t.type == TokenType::mark ? (*reading)[t.range.begin] : U'\0';
  }
  std::u32string_view text(const Token& t) const noexcept { return reading->view(t.range); }
  /// Whether the text of `t` is `word`: asked of most tokens, so it is compared in place.
  template <std::size_t size>
  bool says(const Token& t, const char32_t (&word)[size]) const noexcept {
    if (t.range.size() != size - 1) return false;
    const char32_t* const text = reading->data() + t.range.begin;
    for (std::size_t i = 0; i + 1 < size; ++i) {
      if (text[i] != word[i]) return false;
    }
    return true;
  }
  /// Whether it is one of `words`.
  template <std::size_t... sizes>
  bool says_any(const Token& t, const char32_t (&... words)[sizes]) const noexcept {
    return (says(t, words) || ...);
  }
  /// Whether the text of `t` is an affix of any of `affixes`.
  bool is_affix(const Token& t, std::uint32_t affixes) const noexcept {
    // A basis may be longer than its word.
    const bool known = t.type == TokenType::word && !t.is(word_basis);
    return known ? (t.word->affixes & affixes) != 0 : lexicon->is_affix(text(t), affixes);
  }
  /// Whether the text of `t` begins with an affix of any of `classes`.
  bool begins_with(const Token& t, std::uint32_t classes) const noexcept {
    return lexicon->affix_at_front(text(t), classes) != 0;
  }
  bool ends_in(const Token& t, std::uint32_t classes) const noexcept {
    return lexicon->affix_at_end(text(t), classes) != 0;
  }
  const grammar::Found& found(const Token& t) const noexcept { return mentions[t.found]; }
};

/// The clause in front of that one, where nothing in it is measured; null: there is none.
const Clause* unmeasured_before(const Sentence& sentence, const Clause& clause);

/// The sentences with those in pieces that are too long for any report: what one sentence says is
/// looked up all over it, so its length bounds the time that each of its figures takes.
std::vector<Range> bound_lengths(const Reading& reading, std::vector<Range> sentences);

/// Cuts sentences into tokens: mentions first, then the longest words, then marks; what is
/// left is text.
class SentenceReader {
 public:
  SentenceReader(const Lexicon& lexicon, const grammar::PeriodBase& base)
      : lexicon_(lexicon), scanner_(lexicon, base) {}

  /// `year` is the one spoken of where the sentence begins, or empty. Uses the memory of `out` again.
  void read(const Reading& reading, Range range, std::string_view year, Sentence& out);

 private:
  const Lexicon& lexicon_;
  grammar::Scanner scanner_;
};

}  // namespace shuzhi::detail
