#include "claims/distribution.hpp"

#include "claims/phrase.hpp"

#include <algorithm>

namespace shuzhi::detail {
namespace {

using std::u32string_view;

// Claims [first, last) that one 分别 governs.
struct List {
  std::size_t first = 0;
  std::size_t last = 0;
  At marker = 0;
  // told by 分别, again without one of its own, or only to be seen from the order
  enum class Sign : std::uint8_t { word, again, order } sign = Sign::word;
};

// 增长21.4%、下降18.9%: each value with its own word of change.
bool has_own_change(const Sentence& s, const ClaimDraft& claim) {
  return claim.at > 0 && s.tokens[claim.at - 1].is(word_increase | word_decrease);
}

// Values that follow each other with nothing but marks, 和 and words of change between.
bool adjoin(const Sentence& s, const ClaimDraft& a, const ClaimDraft& b) {
  if (b.at - a.at > 3) return false;
  const At end = has_own_change(s, b) && b.at - a.at == 3 ? b.at - 1 : b.at;
  for (At i = a.at + 1; i < end; ++i) {
    const Token& t = s.tokens[i];
    const char32_t c = s.mark(t);
    if (!(c == U'、' || c == U',' || c == U';' || s.says(t, U"和") || s.says(t, U"与")))
      return false;
  }
  return true;
}

// 较2017年压缩71%, 占总收入的50%: nothing in front of the figure names what it is of.
bool only_relates(const Sentence& s, const ClaimDraft& claim) {
  const At begin = claim.clause.begin;
  if (s.says(s.tokens[begin], U"占") && s.says(s.tokens[claim.at - 1], U"的")) return true;
  return std::all_of(s.tokens.begin() + begin, s.tokens.begin() + claim.at, [&](const Token& t) {
    return s.says_any(t, U"较", U"比") || t.type == TokenType::period ||
           t.is(word_increase | word_decrease | word_basis | word_adverb | word_compare);
  });
}

// 分别为28小时和0.9小时,压缩71%和88%: as many values again, of the same things.
bool goes_on(const Sentence& s, const List& list, const std::vector<ClaimDraft>& claims,
             std::size_t first) {
  const std::size_t count = list.last - list.first;
  if (first + count > claims.size()) return false;
  for (std::size_t k = first + 1; k < first + count; ++k) {
    if (!adjoin(s, claims[k - 1], claims[k])) return false;
  }
  const bool more =
      first + count < claims.size() && adjoin(s, claims[first + count - 1], claims[first + count]);
  return !more && only_relates(s, claims[first]);
}

std::vector<List> find_lists(const Sentence& s, const std::vector<ClaimDraft>& claims) {
  std::vector<List> lists;
  std::size_t next = 0;  // the first claim behind the token
  for (At i = 0; i < s.tokens.size(); ++i) {
    if (!s.tokens[i].is(word_distribute)) continue;
    while (next < claims.size() && claims[next].at < i) ++next;
    List list;
    list.marker = i;
    list.first = next;
    if (list.first == claims.size() || claims[list.first].at - i > 6) continue;
    list.last = list.first + 1;
    while (list.last < claims.size() && adjoin(s, claims[list.last - 1], claims[list.last]))
      ++list.last;
    if (list.last - list.first < 2) continue;
    lists.push_back(list);
    if (goes_on(s, list, claims, list.last)) {
      const std::size_t count = list.last - list.first;
      lists.push_back(
          {list.last, list.last + count, claims[list.last].clause.begin, List::Sign::again});
    }
  }
  return lists;
}

// 赔偿金、出让金67万元和112万元: values of one unit that follow each other, outside of `told`.
void find_ordered(const Sentence& s, const std::vector<ClaimDraft>& claims,
                  std::vector<List>& lists) {
  const std::vector<List> told = lists;
  const auto is_told = [&](std::size_t k) {
    return std::any_of(told.begin(), told.end(),
                       [k](const List& l) { return l.first <= k && k < l.last; });
  };
  const auto alike = [&](const ClaimDraft& a, const ClaimDraft& b) {
    const grammar::Found& x = s.found(s.tokens[a.at]);
    const grammar::Found& y = s.found(s.tokens[b.at]);
    return a.clause.begin == b.clause.begin && b.at - a.at == 2 && x.kind == y.kind &&
           x.unit_row == y.unit_row && adjoin(s, a, b);
  };
  for (std::size_t first = 0; first + 1 < claims.size();) {
    std::size_t last = first + 1;
    while (last < claims.size() && alike(claims[last - 1], claims[last])) ++last;
    if (last - first >= 2 && !is_told(first))
      lists.push_back({first, last, claims[first].at, List::Sign::order});
    first = last;
  }
}

// The phrase cut at 、 和 与, outside quotes and brackets.
std::vector<Range> elements(const Sentence& s, const Clause& clause, Range phrase) {
  std::vector<Range> out;
  Range element{phrase.begin, phrase.begin};
  for (At i = clause.begin; i < clause.end; ++i) {
    const Token& t = s.tokens[i];
    if (t.range.begin < phrase.begin || t.range.end > phrase.end) continue;
    const u32string_view word = s.text(t);
    const bool joins =
        s.mark(t) == U'、' || word == U"和" || word == U"与" || word == U"及" || word == U"以及";
    if (!joins || t.enclosed) {
      element.end = t.range.end;
      continue;
    }
    if (!element.empty()) out.push_back(element);
    element = {t.range.end, t.range.end};
  }
  if (!element.empty()) out.push_back(element);
  return out;
}

// What the last element of a list has for all of them: 播种面积 in 水稻、玉米、油菜播种面积.
class SharedHead {
 public:
  SharedHead(const Sentence& s, const Clause& clause, const std::vector<Range>& items)
      : s_(s), clause_(clause), first_(items.front()), last_(items.back()), same_length_(true) {
    for (std::size_t k = 0; k + 1 < items.size(); ++k)
      same_length_ = same_length_ && items[k].size() == first_.size();
  }

  // Empty where the elements are whole.
  Range find() const {
    // 地区生产总值、财政收入增速: whole elements, and what was measured of both.
    const Pos growth = s_.lexicon->affix_at_end(view(last_), affix_growth);
    const bool whole = measure_at_end(first_) != 0;
    if (growth != 0 && growth < last_.size() &&
        s_.lexicon->affix_at_end(view(first_), affix_growth) == 0 &&
        (whole || measure_at_end({last_.begin, last_.end - growth}) == 0)) {
      return {last_.end - growth, last_.end};
    }
    if (whole || is_same_kind()) return {};
    for (const Pos begin :
         {behind_per_head(), behind_common_end(), behind_equal_name(), at_last_word()}) {
      if (begin > last_.begin && begin < last_.end) return behind_marks({begin, last_.end});
    }
    return {};
  }

 private:
  // 城市公园、“口袋公园”保有量; 施工、租赁两大板块
  Range behind_marks(Range head) const {
    while (!head.empty() && is_closing(at(head.begin))) ++head.begin;
    const bool counts =
        head.size() > 3 && grammar::is_chinese_digit(at(head.begin)) && at(head.begin + 1) == U'大';
    return counts ? Range{head.begin + 2, head.end} : head;
  }
  u32string_view view(Range range) const { return s_.reading->view(range); }
  char32_t at(Pos p) const { return (*s_.reading)[p]; }

  Pos measure_at_end(Range range) const {
    const Pos length = s_.lexicon->affix_at_end(view(range), affix_measure | affix_growth);
    if (length != 0 && length < range.size()) return length;
    return u32string_view(U"率额量值比").find(at(range.end - 1)) != u32string_view::npos ? 1 : 0;
  }
  // 男生、女生: both end in the same character.
  bool is_same_kind() const { return at(first_.end - 1) == at(last_.end - 1); }

  // 小学、初中生均公用经费
  Pos behind_per_head() const {
    for (const u32string_view per : {U"生均", U"人均", U"户均", U"校均", U"亩均", U"次均"}) {
      const std::size_t p = view(last_).find(per);
      // 城镇、农村居民人均可支配收入: the noun in front of it is common as well.
      if (p != u32string_view::npos && (!same_length_ || p <= first_.size()))
        return last_.begin + static_cast<Pos>(p);
    }
    return 0;
  }
  // 第一产业、第二产业从业人员: behind the longest end of the first that the last has inside it.
  Pos behind_common_end() const {
    for (Pos length = std::min<Pos>(first_.size() - 1, 4); length > 0; --length) {
      const u32string_view end = view({first_.end - length, first_.end});
      const std::size_t p = view(last_).find(end, 1);
      if (p != u32string_view::npos) return last_.begin + static_cast<Pos>(p) + length;
    }
    return 0;
  }
  // 水稻、玉米、油菜播种面积: names of one length, unless that would cut a word in two.
  Pos behind_equal_name() const {
    if (!same_length_ || first_.size() + 2 > last_.size()) return 0;
    const Pos p = last_.begin + first_.size();
    if (first_.size() == 2) return p;
    return std::any_of(s_.tokens.begin() + clause_.begin, s_.tokens.begin() + clause_.end,
                       [&](const Token& t) {
                         return t.type == TokenType::word && t.range.begin < p && p < t.range.end;
                       })
               ? 0
               : p;
  }
  // 低保对象、特困人员救助金: from the last word that a verb begins, or the last measure.
  Pos at_last_word() const {
    for (At i = clause_.end; i-- > clause_.begin;) {
      const Token& t = s_.tokens[i];
      if (t.is(word_verb) && t.range.begin > last_.begin && t.range.end <= last_.end)
        return t.range.begin;
    }
    const Pos length =
        s_.lexicon->affix_at_end(view(last_), affix_measure | affix_money | affix_growth);
    return last_.end - length;
  }

  const Sentence& s_;
  const Clause& clause_;
  Range first_;
  Range last_;
  bool same_length_;
};

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

// 春、秋两季学期分别资助…: when it was, as no period says it.
bool names_times(const Sentence& s, const std::vector<Range>& elements) {
  if (elements.empty()) return false;
  const u32string_view last = s.reading->view(elements.back());
  return last.ends_with(U"学期") || last.ends_with(U"季度") || last.ends_with(U"两季");
}

Clause clause_around(const Sentence& s, At at) {
  for (const Clause& clause : s.clauses) {
    if (clause.begin <= at && at < clause.end) return clause;
  }
  return {at, at + 1};
}

void note_misaligned(const Sentence& s, Range list, std::size_t subjects, std::size_t values,
                     std::vector<Finding>& findings) {
  Finding finding;
  finding.kind = FindingKind::misaligned_list;
  finding.severity = Severity::warning;
  finding.span = s.reading->span(list);
  finding.message = "the values behind this word are not as many as the subjects before it";
  finding.expected = std::to_string(subjects);
  finding.found = std::to_string(values);
  findings.push_back(std::move(finding));
}

// What the values of a list are told of.
struct Named {
  Clause clause;  ///< that names it
  Range phrase;
  std::vector<Range> subjects;  ///< the elements of the phrase
};

Named named_for(const Sentence& s, const List& list, At figure) {
  const std::size_t count = list.last - list.first;
  Named named;
  named.clause = clause_around(s, list.marker);
  named.phrase = phrase_before(s, named.clause, list.marker, figure);
  named.subjects = elements(s, named.clause, named.phrase);
  if (names_times(s, named.subjects)) {
    named.clause.begin = list.marker + 1;
    named.phrase = phrase_before(s, named.clause, figure, figure);
    named.subjects.clear();
    return named;
  }
  // 起数、人数同比“双下降”,分别下降17.5%、12%: named in the clause before, which has no figures.
  const Clause* const before = named.phrase.empty() ? unmeasured_before(s, named.clause) : nullptr;
  if (before == nullptr) return named;
  At end = before->begin;
  while (end < before->end && !s.tokens[end].is(word_basis)) ++end;
  const Range phrase = phrase_before(s, *before, end, figure);
  std::vector<Range> subjects = elements(s, *before, phrase);
  if (subjects.size() == count) named = {*before, phrase, std::move(subjects)};
  return named;
}

// The claims that those of a list belong to, one by one: as many as the list has, right in front
// of it. What brackets hold is passed over. Empty: there are not so many.
std::vector<std::size_t> claims_before(const Sentence& s, const std::vector<ClaimDraft>& claims,
                                       const List& list) {
  const std::size_t count = list.last - list.first;
  std::vector<std::size_t> out;
  for (std::size_t k = list.first; k-- > 0 && out.size() < count;) {
    if (!s.tokens[claims[k].at].enclosed) out.push_back(k);
  }
  std::reverse(out.begin(), out.end());
  return out.size() == count ? out : std::vector<std::size_t>();
}

}  // namespace

void distribute(const Sentence& s, std::vector<ClaimDraft>& claims,
                std::vector<Finding>& findings) {
  std::vector<List> lists;
  if ((s.all_classes & word_distribute) != 0) lists = find_lists(s, claims);
  find_ordered(s, claims, lists);
  for (const List& list : lists) {
    const bool again = list.sign == List::Sign::again;
    const std::size_t count = list.last - list.first;
    ClaimDraft& first = claims[list.first];
    const Named named = again ? Named() : named_for(s, list, first.at);
    if (list.sign == List::Sign::order && named.subjects.size() != count) continue;
    const std::vector<At> periods = again ? std::vector<At>() : periods_before(s, list.marker);
    const bool by_subject = named.subjects.size() == count && count > 1;
    const bool by_period = periods.size() == count;
    // 扣除价格因素,分别实际增长7.7%和6.8%: the subjects are those of the claims before.
    std::vector<std::size_t> sources;
    if (!by_subject && !by_period && (again || named.clause.begin > 0) &&
        (named.phrase.empty() || named.subjects.size() == 1))
      sources = claims_before(s, claims, list);
    const Range head = by_subject ? SharedHead(s, named.clause, named.subjects).find() : Range{};
    if (named.subjects.empty() && !named.phrase.empty()) first.subject = named.phrase;
    for (std::size_t k = 0; k < count; ++k) {
      ClaimDraft& claim = claims[list.first + k];
      claim.inferences |= aligned_by_order;
      if (k > 0) {
        if (!has_own_change(s, claim)) {
          claim.direction = first.direction;
          claim.change_words = first.change_words;
        }
        claim.basis = first.basis;
        claim.subject = named.phrase;
      }
      if (by_subject) {
        claim.subject = named.subjects[k];
        if (!head.empty() && k + 1 < count) {
          claim.topic = s.reading->span(named.subjects[k]);
          claim.subject = head;
        }
      }
      if (by_period) claim.period = periods[k];
      if (!sources.empty() && named.phrase.empty()) {
        claim.same_as = static_cast<int>(sources[k]);
      }
    }
    if (!by_subject && !by_period && sources.empty() && named.subjects.size() > 1) {
      const Range words{s.tokens[list.marker].range.begin,
                        s.tokens[claims[list.last - 1].at].range.end};
      note_misaligned(s, words, named.subjects.size(), count, findings);
    }
  }
}

}  // namespace shuzhi::detail
