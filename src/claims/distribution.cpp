#include "claims/distribution.hpp"

#include "claims/phrase.hpp"

namespace shuzhi::detail {
namespace {

// Claims [first, last) that one 分别 governs.
struct List {
  std::size_t first = 0;
  std::size_t last = 0;
  At marker = 0;
};

// Values that follow each other with nothing but marks and 和 between.
bool adjoin(const Sentence& s, const ClaimDraft& a, const ClaimDraft& b) {
  if (b.at - a.at > 3) return false;
  for (At i = a.at + 1; i < b.at; ++i) {
    const Token& t = s.tokens[i];
    const char32_t c = s.mark(t);
    if (!(c == U'、' || c == U',' || c == U';' || s.text(t) == U"和" || s.text(t) == U"与"))
      return false;
  }
  return true;
}

std::vector<List> find_lists(const Sentence& s, const std::vector<ClaimDraft>& claims) {
  std::vector<List> lists;
  for (At i = 0; i < s.tokens.size(); ++i) {
    if (!s.tokens[i].is(word_distribute)) continue;
    List list;
    list.marker = i;
    while (list.first < claims.size() && claims[list.first].at < i) ++list.first;
    if (list.first == claims.size() || claims[list.first].at - i > 6) continue;
    list.last = list.first + 1;
    while (list.last < claims.size() && adjoin(s, claims[list.last - 1], claims[list.last]))
      ++list.last;
    if (list.last - list.first >= 2) lists.push_back(list);
  }
  return lists;
}

// The phrase cut at 、 和 与, outside quotes and brackets.
std::vector<Range> elements(const Sentence& s, Range phrase) {
  std::vector<Range> out;
  Pos begin = phrase.begin;
  int depth = 0;
  for (Pos p = phrase.begin; p < phrase.end; ++p) {
    const char32_t c = (*s.reading)[p];
    if (is_opening(c)) ++depth;
    if (is_closing(c)) --depth;
    if (depth > 0 || !(c == U'、' || c == U'和' || c == U'与' || c == U'及')) continue;
    if (p > begin) out.push_back({begin, p});
    begin = p + 1;
  }
  if (begin < phrase.end) out.push_back({begin, phrase.end});
  return out;
}

// 一产、二产、三产增加值: the head that the last element has for all of them; empty where the
// elements are whole.
Range shared_head(const Sentence& s, const std::vector<Range>& items, const Lexicon& lexicon) {
  const Reading& r = *s.reading;
  const Range first = items.front();
  const Range last = items.back();
  // 小学、初中生均公用经费
  for (const std::u32string_view per : {U"生均", U"人均", U"户均", U"校均", U"亩均"}) {
    const std::size_t at = r.view(last).find(per);
    if (at != 0 && at != std::u32string_view::npos)
      return {last.begin + static_cast<Pos>(at), last.end};
  }
  const char32_t end_of_first = r[first.end - 1];
  for (Pos p = last.end - 1; p-- > last.begin;) {
    if (r[p] == end_of_first) return {p + 1, last.end};
  }
  const auto head_at_end = [&](Range range) {
    for (Pos length = 4; length >= 2; --length) {
      if (range.size() <= length) continue;
      const char32_t* const end = r.data() + range.end;
      if (lexicon.heads().longest(end - length, end).length == length) return length;
    }
    return Pos{0};
  };
  if (head_at_end(first) != 0 || r[last.end - 1] == end_of_first) return {};
  const Pos head = head_at_end(last);
  return head == 0 ? Range{} : Range{last.end - head, last.end};
}

// Periods in front of the marker, in the sentence, that stand as a list.
std::vector<At> periods_before(const Sentence& s, At marker) {
  std::vector<At> out;
  for (At i = 0; i < marker; ++i) {
    if (s.tokens[i].type != TokenType::period) continue;
    if (!out.empty() && i - out.back() > 2) out.clear();
    out.push_back(i);
  }
  return out;
}

Clause clause_around(const Sentence& s, At at) {
  for (const Clause& clause : s.clauses) {
    if (clause.begin <= at && at < clause.end) return clause;
  }
  return {at, at + 1};
}

}  // namespace

void distribute(const Sentence& s, const Lexicon& lexicon, std::vector<ClaimDraft>& claims,
                std::vector<Finding>& findings) {
  for (const List& list : find_lists(s, claims)) {
    const std::size_t count = list.last - list.first;
    const Clause clause = clause_around(s, list.marker);
    const Range phrase = phrase_before(s, clause, list.marker, claims[list.first].at);
    const std::vector<Range> subjects = elements(s, phrase);
    const std::vector<At> periods = periods_before(s, list.marker);
    const bool by_subject = subjects.size() == count && count > 1;
    const bool by_period = periods.size() == count;
    // 扣除价格因素,分别实际增长7.7%和6.8%: the subjects are those of the claims before.
    const bool by_claims = !by_subject && !by_period && list.first >= count &&
                           (phrase.empty() || subjects.size() == 1) && clause.begin > 0;
    const Range head = by_subject ? shared_head(s, subjects, lexicon) : Range{};
    for (std::size_t k = 0; k < count; ++k) {
      ClaimDraft& claim = claims[list.first + k];
      ClaimDraft& first = claims[list.first];
      claim.inferences |= aligned_by_order;
      if (k > 0) {
        claim.direction = first.direction;
        claim.basis = first.basis;
        claim.change_words = first.change_words;
        claim.subject = phrase;
      }
      if (by_subject) {
        claim.subject = subjects[k];
        if (!head.empty() && k + 1 < count) {
          claim.topic = s.reading->span(subjects[k]);
          claim.subject = head;
        }
      }
      if (by_period) claim.period = periods[k];
      if (by_claims && phrase.empty()) claim.subject = claims[list.first - count + k].subject;
    }
    if (!by_subject && !by_period && !by_claims && subjects.size() > 1) {
      Finding finding;
      finding.kind = FindingKind::misaligned_list;
      finding.severity = Severity::warning;
      finding.span = s.reading->span(
          {s.tokens[list.marker].range.begin, s.tokens[claims[list.last - 1].at].range.end});
      finding.message = "the values behind this word are not as many as the subjects before it";
      finding.expected = std::to_string(subjects.size());
      finding.found = std::to_string(count);
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace shuzhi::detail
