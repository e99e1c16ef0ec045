#include "structure/titles.hpp"

#include "grammar/numeral.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

using std::u32string_view;

// Longest title that a closing mark ends, and longest that only the wording ends.
constexpr Pos longest_sentence_title = 50;
constexpr Pos longest_cut_title = 60;
constexpr Pos shortest_cut_title = 6;
// A block this long has lost its line breaks: a title may run into its text.
constexpr Pos unbroken_block = 1500;

const char32_t* at(const Reading& r, Pos p) { return r.data() + p; }

Pos sentence_end(const Reading& reading, Pos from, Pos end) {
  int depth = 0;
  for (Pos p = from; p < end; ++p) {
    const char32_t c = reading[p];
    if (is_opening(c)) ++depth;
    if (is_closing(c) && depth > 0) --depth;
    // 2.抓教学质量.严格落实…: a half-width stop between Chinese characters.
    const bool stop = is_terminal(c) || (c == U'.' && p > from && is_han(reading[p - 1]) &&
                                         is_han(reading.at(std::int64_t{p} + 1)));
    if (stop && depth == 0) return p;
    if (p - from > 4 * longest_sentence_title) return p;  // no title is as long
  }
  return end;
}

bool ends_with_head(const Reading& reading, Pos begin, Pos p, const Lexicon& lexicon) {
  for (Pos length = 2; length <= 4; ++length) {
    if (p < begin + length + 2) break;
    const auto word = lexicon.heads().longest(at(reading, p - length), at(reading, p));
    if (word.length == length) return true;
  }
  const char32_t last = reading.at(std::int64_t{p} - 1);
  return last == U'化' || last == U'”' || last == U'》';
}

// 为确保…, 为进一步…: a purpose in front of what is done for it; but not 作为 or 因为.
bool opens_purpose(const Reading& reading, Pos p, Pos end, const Lexicon& lexicon) {
  if (reading[p] != U'为') return false;
  const char32_t before = reading.at(std::int64_t{p} - 1);
  if (u32string_view(U"作成因变视称认列定更较最行转化分评").find(before) != u32string_view::npos)
    return false;
  if (is_digit(reading.at(p + 1))) return true;  // 为980名…
  // 以项目建设为推动力
  for (Pos q = p; q > 0 && p - q < longest_cut_title && !is_mark(reading[q - 1]); --q) {
    if (u32string_view(U"以把将视").find(reading[q - 1]) != u32string_view::npos) return false;
  }
  return lexicon.word_of(word_verb | word_adverb, at(reading, p + 1), at(reading, end)).length >= 2;
}

// Words that open a body's first sentence and never stand inside a title.
bool opens_body(const Reading& reading, Pos p, Pos end, const Lexicon& lexicon) {
  if (lexicon.word_of(word_self, at(reading, p), at(reading, end))) return true;
  const auto scope = lexicon.word_of(word_scope, at(reading, p), at(reading, end));
  if (scope && reading[p] == U'全') return true;
  if (opens_purpose(reading, p, end, lexicon)) return true;
  for (const u32string_view opening :
       {U"近年来", U"今年", U"去年", U"一年来", U"截至", U"截止", U"根据", U"为了", U"目前",
        U"自20", U"到20", U"上半年", U"下半年", U"一季度", U"前三季度"}) {
    if (reading.view({p, end}).starts_with(opening)) return true;
  }
  // 2024年, but not 1200
  return reading.view({p, end}).starts_with(U"20") && !is_digit(reading.at(std::int64_t{p} - 1));
}

// A verb with an object of its own, adverbs before it: 建立长效机制, 高度重视…工作; but not 发展
// in 均衡发展, nor 领先优势. `parallel` lifts the doubt about verbs that are nouns as well.
bool opens_act(const Reading& reading, Pos p, Pos end, const Lexicon& lexicon, bool parallel) {
  Pos verb = p;
  while (const auto adverb = lexicon.word_of(word_adverb, at(reading, verb), at(reading, end))) {
    if (lexicon.word_of(word_verb, at(reading, verb), at(reading, end)).length >= adverb.length)
      break;
    verb += adverb.length;
  }
  const auto word = lexicon.word_of(word_verb, at(reading, verb), at(reading, end));
  if (word.length < 2) return false;
  if (!parallel && lexicon.heads().longest(at(reading, verb), at(reading, end))) return false;
  if (reading.at(verb + word.length) == U'的') return false;
  Pos mark = p;
  while (mark < end && !is_mark(reading[mark])) ++mark;
  return mark - p >= 6;
}

bool begins_with_act(const Reading& reading, Pos p, Pos end, const Lexicon& lexicon) {
  return static_cast<bool>(
      lexicon.word_of(word_verb | word_adverb, at(reading, p), at(reading, end)));
}

// Whether the two characters at `p` are a word of `classes`.
bool short_word_at(const Reading& reading, Pos p, std::uint32_t classes, const Lexicon& lexicon) {
  return p + 2 <= reading.size() &&
         lexicon.word_of(classes, at(reading, p), at(reading, p + 2)).length == 2;
}

// 不断, 持续, 明显: how something changed.
bool is_degree(const Reading& reading, Pos p, const Lexicon& lexicon) {
  const u32string_view word = reading.view({p, p + 2});
  if (lexicon.is_affix(word, affix_degree)) return true;
  for (const u32string_view degree :
       {U"明显", U"显著", U"全面", U"扎实", U"有序", U"有力", U"有效", U"逐步", U"加快", U"圆满",
        U"顺利", U"蓬勃", U"纵深", U"大幅", U"快速", U"高效", U"健康", U"协调", U"稳定"}) {
    if (word == degree) return true;
  }
  return false;
}

// 特色产业提质增效, 村庄面貌明显改善: whether a phrase of a title is a whole statement.
bool is_statement(const Reading& reading, Range phrase, const Lexicon& lexicon) {
  constexpr Pos shortest = 6;
  if (phrase.size() < shortest) return false;
  const u32string_view text = reading.view(phrase);
  const Pos last_word = phrase.end - 2;
  const bool verb_behind = short_word_at(reading, phrase.end, word_verb, lexicon);
  const bool whole =
      lexicon.ends_as_title(text) || (short_word_at(reading, last_word, word_verb, lexicon) &&
                                      is_degree(reading, last_word - 2, lexicon));
  if (!whole) {
    if (!lexicon.ends_in_state(text)) return false;
    // 面貌明显改善
    if (verb_behind && is_degree(reading, last_word, lexicon) &&
        !lexicon.ends_in_state(text.substr(0, text.size() - 2))) {
      return false;
    }
    // 平稳有序 ends behind 有序.
    if (phrase.end + 2 <= reading.size() &&
        lexicon.ends_in_state(reading.view({phrase.end, phrase.end + 2}))) {
      return false;
    }
    // 保持领先 is told of no subject.
    if (begins_with_act(reading, phrase.begin, phrase.end, lexicon)) return false;
  }
  // 提质增效行动
  const Pos behind = std::min(reading.size(), phrase.end + 4);
  return verb_behind || !lexicon.heads().longest(at(reading, phrase.end), at(reading, behind));
}

// What reads on from a statement: 持续改善的…, 稳步提高12%, 不断深化和….
bool reads_on(char32_t c) {
  return is_mark(c) || is_digit(c) || is_letter(c) ||
         u32string_view(U"的地得了着过和与及并而到至为于在是中后性化上下度").find(c) !=
             u32string_view::npos;
}

// In text without breaks the title ends where its parallel phrases do: in front of a word
// that opens a sentence, or where a verb follows a finished phrase with no mark between.
Pos wording_end(const Reading& reading, Pos from, Pos end, const Lexicon& lexicon) {
  const Pos limit = std::min(end, from + longest_cut_title);
  int depth = 0;
  Pos clause = from;  // where the phrase that is being read begins
  Pos first_length = 0;
  for (Pos p = from; p < limit; ++p) {
    const char32_t c = reading[p];
    if (is_opening(c)) ++depth;
    if (is_closing(c) && depth > 0) {
      --depth;
      continue;
    }
    if (depth == 0 && is_clause_mark(c)) {
      if (first_length == 0) first_length = p - clause;
      clause = p + 1;
    }
    if (depth > 0 || p < from + 4) continue;
    const char32_t before = reading.at(std::int64_t{p} - 1);
    if (is_mark(before) && !is_closing(before)) continue;
    if (before == U'的' || before == U'和' || before == U'对' || before == U'在') continue;
    if (opens_body(reading, p, end, lexicon)) return p;
    if (!reads_on(c) && is_statement(reading, {clause, p}, lexicon)) return p;
    if (p < from + shortest_cut_title || p - clause < 4) continue;
    const bool parallel = p - clause == first_length;
    if (begins_with_act(reading, clause, p, lexicon) && ends_with_head(reading, from, p, lexicon) &&
        opens_act(reading, p, end, lexicon, parallel)) {
      return p;
    }
  }
  return 0;
}

// Where 我县 or 我局 follows a finished phrase with no mark between, in a sentence that goes on
// to give figures.
Pos self_end(const Reading& reading, Pos from, Pos end, const Lexicon& lexicon) {
  for (Pos p = from + shortest_cut_title; p < end; ++p) {
    if (is_mark(reading[p - 1]) || !ends_with_head(reading, from, p, lexicon)) continue;
    if (!lexicon.word_of(word_self, at(reading, p), at(reading, end))) continue;
    for (Pos q = p; q < end; ++q) {
      if (is_digit(reading[q])) return p;
    }
  }
  return 0;
}

// 提高自身素质一年来,我…: where a time opens a sentence behind a phrase with no mark between.
Pos time_end(const Reading& reading, Pos from, Pos end) {
  for (Pos comma = from + shortest_cut_title; comma < end; ++comma) {
    if (reading[comma] != U',' || reading[comma - 1] != U'来') continue;
    const u32string_view before = reading.view({from, comma});
    for (const u32string_view time :
         {U"一年以来", U"今年以来", U"一学期来", U"一年来", U"近年来", U"几年来", U"半年来"}) {
      if (!before.ends_with(time)) continue;
      const Pos begin = comma - static_cast<Pos>(time.size());
      const bool behind_phrase = begin >= from + shortest_cut_title && !is_mark(reading[begin - 1]);
      return behind_phrase ? begin : 0;
    }
  }
  return 0;
}

// The colon or the blank that ends a short title in front of its sentence; 0: none.
Pos title_sign(const Reading& reading, Pos from, Pos stop) {
  constexpr Pos longest = 20;
  for (Pos p = from; p < stop && p - from <= longest; ++p) {
    const char32_t c = reading[p];
    if (c == U',' || c == U';' || c == U'、' || is_opening(c)) return 0;
    const bool parts = c == U':' || (is_blank(c) && is_han(reading.at(std::int64_t{p} - 1)) &&
                                     is_han(reading.at(std::int64_t{p} + 1)));
    if (parts && p - from >= 2 && stop - p > 4) return p;
  }
  return 0;
}

bool has_figure(const Reading& reading, Range range) {
  for (Pos p = range.begin; p < range.end; ++p) {
    if (is_digit(reading[p])) return true;
  }
  return false;
}

// 存在问题及对策, 主要工作和成效: the title goes on.
bool joins_title(char32_t c) {
  return c == U'及' || c == U'和' || c == U'与' || c == U'暨' || c == U'的';
}

// Behind 2024年, 上半年 or 明年 at `p`.
Pos skip_time(const Reading& reading, Pos p, Pos end) {
  Pos q = p;
  while (q < end && is_digit(reading[q])) ++q;
  if (q > p) return reading.at(q) == U'年' ? q + 1 : p;
  for (const u32string_view time : {U"上半年", U"下半年", U"今年", U"明年", U"来年", U"下一年",
                                    U"全年", U"下一阶段", U"下阶段"}) {
    if (reading.view({p, end}).starts_with(time)) return p + static_cast<Pos>(time.size());
  }
  return p;
}

// Where a title that every report knows ends, or two that 及 joins (存在的不足及明年打算), with
// text behind it; 0: none.
Pos known_title_end(const Reading& reading, Pos from, Pos end, const Lexicon& lexicon) {
  constexpr Pos shortest_first = 4;
  Pos p = skip_time(reading, from, end);
  const auto first = lexicon.section_titles().longest(at(reading, p), at(reading, end));
  if (first.length < shortest_first) return 0;
  p += first.length;
  while (p < end && joins_title(reading[p])) {
    p = skip_time(reading, p + 1, end);
    const auto next = lexicon.section_titles().longest(at(reading, p), at(reading, end));
    if (!next) return 0;
    p += next.length;
  }
  return p < end && !is_mark(reading[p]) ? p : 0;
}

TitleCut cut_at(const Reading& reading, Pos from, Pos title_end, Pos body, bool certain) {
  while (title_end > from &&
         (reading[title_end - 1] == U':' || is_terminal(reading[title_end - 1]) ||
          reading[title_end - 1] == U';' || reading[title_end - 1] == U',')) {
    --title_end;
  }
  return {without_note_mark(reading, reading.trim({from, title_end})), body, certain};
}

}  // namespace

Range without_note_mark(const Reading& reading, Range title) {
  Pos p = title.end;
  if (p == title.begin || reading[p - 1] != U']') return title;
  --p;
  while (p > title.begin && is_digit(reading[p - 1])) --p;
  const bool mark = p + 1 < title.end && p > title.begin && reading[p - 1] == U'[';
  return mark ? reading.trim({title.begin, p - 1}) : title;
}

TitleCut cut_title(const Reading& reading, Pos from, Pos next_marker, Pos end, bool unbroken,
                   const Lexicon& lexicon) {
  while (from < end && is_blank(reading[from])) ++from;
  const Pos limit = std::min(end, next_marker);
  const Pos stop = sentence_end(reading, from, limit);
  unbroken = unbroken || reading.size() > unbroken_block;
  const bool stopped = stop < limit;
  const Range sentence{from, stop};

  // (1)健全体系;(2)开展演练: parts of one sentence.
  if (!stopped && next_marker < end && limit > from && reading[limit - 1] == U';')
    return {{}, from, true};
  if (!stopped && next_marker < end && sentence.size() <= longest_cut_title) {
    return cut_at(reading, from, limit, limit, true);  // the next marker follows directly
  }
  if (!unbroken && stopped) {
    // A title that runs into its text even so: 提升育人质量我县新建小学3所,….
    const Pos cut = self_end(reading, from, stop, lexicon);
    if (cut != 0) return cut_at(reading, from, cut, cut, false);
  }
  if (const Pos cut = time_end(reading, from, std::min(stop, from + longest_cut_title)))
    return cut_at(reading, from, cut, cut, false);
  // 存在问题人才短缺: a title that every report knows.
  if (unbroken) {
    const Pos known = known_title_end(reading, from, end, lexicon);
    if (known != 0) return cut_at(reading, from, known, known, false);
  }
  if (unbroken && (!stopped || sentence.size() > 22 || has_figure(reading, sentence))) {
    const Pos cut = wording_end(reading, from, std::min(stop, limit), lexicon);
    if (cut != 0) return cut_at(reading, from, cut, cut, false);
  }
  if (!stopped) {  // the block ends without a closing mark
    const bool clauses = reading.view(sentence).find_first_of(U",;") != u32string_view::npos;
    if (sentence.size() <= (clauses ? longest_sentence_title : 80)) {
      return cut_at(reading, from, stop, limit, true);
    }
    return {{}, from, true};
  }
  // (一)收入:全年…。 and (一)医院建设 门诊楼…。: what a colon or a blank parts from its text.
  if (const Pos sign = title_sign(reading, from, stop))
    return cut_at(reading, from, sign, sign + 1, true);
  if (sentence.size() <= longest_sentence_title) {
    return cut_at(reading, from, stop, stop + 1, true);
  }
  return {{}, from, true};
}

bool is_bare_topic(const Reading& reading, Range sentence, const Lexicon& lexicon) {
  if (sentence.size() < 5 || sentence.size() > 17) return false;
  if (has_figure(reading, sentence)) return false;
  const u32string_view text = reading.view(sentence);
  if (text.back() != U'。') return false;
  if (opens_body(reading, sentence.begin, sentence.end, lexicon)) return false;
  return text.find(U':') == u32string_view::npos;
}

}  // namespace shuzhi::detail
