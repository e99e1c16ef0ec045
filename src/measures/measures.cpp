#include "measures/measures.hpp"

#include "claims/modality.hpp"
#include "measures/status.hpp"

#include <optional>

namespace shuzhi::detail {
namespace {

using std::u32string_view;

// What may stand between the beginning of a clause and its verb.
constexpr std::uint32_t before_verb = word_adverb | word_self | word_scope | word_target |
                                      word_required | word_done | word_ongoing | word_distribute |
                                      word_part;
// Subjects of another body are named in a few characters: 教研室, 各中小学.
constexpr Pos longest_actor = 12;

struct Act {
  At begin = 0;  // where the measure begins: its verb, or 将 of a fronted object
  At verb = 0;
  std::optional<Range> fronted;
};

class ClauseReader {
 public:
  ClauseReader(const Sentence& sentence, const Clause& clause, const Lexicon& lexicon)
      : s_(sentence), clause_(clause), lexicon_(lexicon) {}

  // 扩大内需、优化供给: where the next coordinated verb of the clause stands, or its end.
  At next_act(At from) const {
    bool object = false;
    for (At k = from + 1; k + 2 < clause_.end; ++k) {
      object = object || s_.tokens[k].type == TokenType::text;
      if (s_.mark(s_.tokens[k]) != U'、' || s_.tokens[k].enclosed || !object) continue;
      const Token& verb = s_.tokens[k + 1];
      const Token& behind = s_.tokens[k + 2];
      if (!s_.tokens[from].is(word_verb | word_adverb | word_self) ||
          !verb.is_verb(VerbClass::act, VerbClass::light))
        continue;
      if (!is_plain_verb(k + 1) || behind.type == TokenType::mark || s_.text(behind) == U"的")
        continue;
      if (rest_has_list_end(k + 1)) continue;
      return k + 1;
    }
    return clause_.end;
  }

  std::optional<Act> read() const {
    At i = skip_leading(clause_.begin);
    if (i >= clause_.end) return std::nullopt;
    const Token& t = s_.tokens[i];
    if (t.enclosed) return std::nullopt;
    if (t.is(word_fronting) && !tells_intention(s_, i)) return fronted(i);
    if (t.is(word_function)) return behind_phrase(i);
    if (leads(i) && (is_plain_verb(i) || !asserts_figure(i))) return Act{i, i, std::nullopt};
    return behind_actor(i);
  }

 private:
  // 通过减免学费、发放助学金等方式: the verbs are elements of a list.
  bool rest_has_list_end(At from) const {
    for (At k = from; k < clause_.end; ++k) {
      const u32string_view word = s_.text(s_.tokens[k]);
      if (word.find(U'等') != u32string_view::npos) return true;
    }
    return false;
  }

  At skip_leading(At i) const {
    while (i < clause_.end) {
      const Token& t = s_.tokens[i];
      const u32string_view word = s_.text(t);
      const bool intention = t.is(word_target) && tells_intention(s_, i);
      const bool adverb = t.is(before_verb) && !t.is(word_target) && !leads_as_verb(i);
      const bool link = word == U"并" || word == U"并且" || word == U"均" || word == U"都" ||
                        word == U"也" || word == U"各" || word == U"还" || word == U"又" ||
                        word == U"再" || word == U"而" || word == U"共" || word == U"累计" ||
                        word == U"共计" || word == U"总计";
      if (!(t.type == TokenType::period || intention || adverb || link || s_.mark(t) == U'、'))
        break;
      ++i;
    }
    return i;
  }
  // 加快 and 加强 are adverbs in front of a verb, verbs in front of a noun.
  bool leads_as_verb(At i) const {
    const Token& t = s_.tokens[i];
    if (!t.is(word_verb)) return false;
    if (!t.is(word_adverb)) return true;
    return i + 1 >= clause_.end || !s_.tokens[i + 1].is(word_verb);
  }

  // A verb of action that has an object.
  bool leads(At i) const {
    const Token& t = s_.tokens[i];
    if (t.enclosed || i + 1 >= clause_.end) return false;
    if (t.is_verb(VerbClass::brief)) {
      return s_.tokens[i + 1].type == TokenType::quantity || s_.tokens[i + 1].is(word_done);
    }
    if (!t.is_verb(VerbClass::act, VerbClass::light)) return false;
    const Token& next = s_.tokens[i + 1];
    const u32string_view word = s_.text(next);
    if (word == U"的" || word == U"等" || next.is(word_predicate)) return false;
    // 提高3.5个百分点 is a result; 新增360个学位 an act.
    if (t.is(word_increase | word_decrease) && next.type == TokenType::quantity &&
        s_.found(next).kind != QuantityKind::count) {
      return false;
    }
    return object_size(i) >= 2 && !tells_state(i);
  }
  // 补助标准不断提高, 监管体系进一步完善: a noun and what became of it.
  bool tells_state(At verb) const {
    if (clause_.end - verb < 3 || is_plain_verb(verb)) return false;
    const Token& last = s_.tokens[clause_.end - 1];
    const Token& before = s_.tokens[clause_.end - 2];
    return last.is(word_verb) && before.is(word_adverb) && !before.is(word_verb) &&
           clause_.end - 2 > verb;
  }
  // 接待旅居养老人次增长25%, 普及率达99%: a figure is asserted, nothing is done.
  bool asserts_figure(At verb) const {
    for (At k = verb + 1; k + 1 < clause_.end; ++k) {
      if (!s_.tokens[k].is(word_increase | word_decrease | word_predicate | word_compare |
                           word_level | word_rank_verb))
        continue;
      const Token& next = s_.tokens[k + 1];
      if (next.type == TokenType::quantity || next.is(word_adverb) || s_.text(next) == U"了")
        return true;
    }
    return false;
  }
  // A verb that is no noun as well.
  bool is_plain_verb(At i) const {
    const u32string_view word = s_.text(s_.tokens[i]);
    return s_.tokens[i].is_verb(VerbClass::light) ||
           lexicon_.heads().longest(word.data(), word.data() + word.size()).length != word.size();
  }
  Pos object_size(At verb) const {
    return s_.tokens[clause_.end - 1].range.end - s_.tokens[verb].range.end;
  }

  // 将…纳入…, 把…作为…: from the preposition. 对…进行…: from the verb.
  std::optional<Act> fronted(At i) const {
    const bool with_object = s_.text(s_.tokens[i]) != U"对";
    for (At k = i + 2; k < clause_.end; ++k) {
      const Token& t = s_.tokens[k];
      if (t.enclosed || !t.is(word_verb)) continue;
      if (t.range.size() < 2 && !t.is_verb(VerbClass::brief)) continue;
      const bool act = t.is_verb(VerbClass::act, VerbClass::light);
      if (!act && !with_object) continue;
      if (k + 1 < clause_.end && s_.text(s_.tokens[k + 1]) == U"的") continue;
      // Inside a noun phrase the verb is no verb: 对…建设工作进行检查; the last light verb wins.
      if (!with_object && t.is_verb(VerbClass::act) && has_light_verb(k + 1)) continue;
      const Range object{s_.tokens[i + 1].range.begin, s_.tokens[k].range.begin};
      return Act{with_object ? i : k, k, object};
    }
    return std::nullopt;
  }
  bool has_light_verb(At from) const {
    for (At k = from; k < clause_.end; ++k) {
      if (s_.tokens[k].is_verb(VerbClass::light)) return true;
    }
    return false;
  }

  // 与…签订…, 在…开展…, 按照…制定…: the verb behind the phrase.
  std::optional<Act> behind_phrase(At i) const {
    const u32string_view lead = s_.text(s_.tokens[i]);
    if (lead == U"的" || lead == U"使" || lead == U"让" || lead == U"被" || lead == U"如")
      return std::nullopt;
    // 在…基础上, 在…下: all of the clause is the phrase.
    const u32string_view last = s_.text(s_.tokens[clause_.end - 1]);
    if (lead == U"在" &&
        (last.ends_with(U"上") || last.ends_with(U"下") || last.ends_with(U"中") ||
         last.ends_with(U"时") || last.ends_with(U"后") || last.ends_with(U"前"))) {
      return std::nullopt;
    }
    const bool of_means = lead == U"以" || lead == U"按照" || lead == U"根据" || lead == U"依据" ||
                          lead == U"随着" || lead == U"为了" || lead == U"按" || lead == U"围绕";
    for (At k = i + 2; k < clause_.end; ++k) {
      if (!leads(k) || s_.tokens[k].range.size() < 2) continue;
      const u32string_view before = s_.text(s_.tokens[k - 1]);
      if (before == U"的" || before == U"、" || !is_plain_verb(k)) continue;
      if (of_means && object_size(k) < 4) continue;
      if (s_.tokens[k].is_verb(VerbClass::act) && has_light_verb(k + 1)) continue;
      return Act{k, k, std::nullopt};
    }
    return std::nullopt;
  }

  // 教研室组织…, 七中派出…: a short actor, then the verb.
  std::optional<Act> behind_actor(At i) const {
    for (At k = i; k < clause_.end; ++k) {
      const Token& t = s_.tokens[k];
      if (t.range.begin - s_.tokens[i].range.begin > longest_actor) break;
      if (t.type == TokenType::quantity) break;
      if (t.is(word_predicate | word_increase | word_decrease | word_level) && !t.is(word_verb))
        break;
      if (k == i || !leads(k) || t.is(word_increase | word_decrease) || asserts_figure(k)) continue;
      // Behind an adverb or an aspect any verb is one; behind the actor itself one that is
      // no noun as well, and that has a figure, 了, or an object of some length.
      const Token& before = s_.tokens[k - 1];
      if (before.is(word_adverb | word_done | word_target | word_distribute | word_ongoing)) {
        return Act{k, k, std::nullopt};
      }
      if (before.type == TokenType::text && t.range.begin - s_.tokens[i].range.begin >= 2 &&
          is_plain_verb(k) &&
          (s_.tokens[k + 1].type == TokenType::quantity || s_.text(s_.tokens[k + 1]) == U"了" ||
           t.word->status == static_cast<std::int8_t>(Status::done) || object_size(k) >= 6)) {
        return Act{k, k, std::nullopt};
      }
    }
    return std::nullopt;
  }

  const Sentence& s_;
  const Clause& clause_;
  const Lexicon& lexicon_;
};

void add_measure(const Sentence& s, const Lexicon& lexicon, const Clause& clause, Id section,
                 const Frame& frame, std::uint32_t first_claim, Document& document) {
  const auto act = ClauseReader(s, clause, lexicon).read();
  if (!act) return;
  const Reading& r = *s.reading;
  const Pos end = s.tokens[clause.end - 1].range.end;
  Measure measure;
  measure.span = r.span({s.tokens[act->begin].range.begin, end});
  measure.verb = r.span(s.tokens[act->verb].range);
  Pos object = s.tokens[act->verb].range.end;
  if (act->verb + 1 < clause.end && s.text(s.tokens[act->verb + 1]) == U"了") ++object;
  measure.object = act->fronted   ? r.span(*act->fronted)
                   : object < end ? r.span({object, end})
                                  : Span{};
  measure.section = section;
  measure.status = status_of(s, clause, act->verb, frame);
  measure.period = frame.period;
  for (std::uint32_t c = first_claim; c < document.claims.size(); ++c) {
    const Claim& claim = document.claims[c];
    if (!measure.span.contains(claim.quantity.span)) continue;
    if (measure.claim_count++ == 0) measure.first_claim = c;
    measure.period = claim.period;
  }
  document.measures.push_back(measure);
}

}  // namespace

void read_measures(const Sentence& s, const Lexicon& lexicon, Id section, const Frame& frame,
                   std::uint32_t first_claim, Document& document) {
  for (const Clause& whole : s.clauses) {
    for (Clause clause = whole; clause.begin < whole.end;) {
      const At next = ClauseReader(s, whole, lexicon).next_act(clause.begin);
      clause.end = next;
      add_measure(s, lexicon, clause, section, frame, first_claim, document);
      clause = {next, whole.end};
    }
  }
}

}  // namespace shuzhi::detail
