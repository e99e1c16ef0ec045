#include "claims/parts.hpp"

namespace shuzhi::detail {
namespace {

// 干警82人,其中法官28名: people have several classifiers.
bool count_alike(std::u32string_view a, std::u32string_view b) {
  const auto people = [](std::u32string_view unit) {
    return unit == U"人" || unit == U"名" || unit == U"位";
  };
  return a == b || (people(a) && people(b));
}

// 由6亿元降至3亿元: where a change begins has no parts.
bool is_replaced(const Sentence& s, const ClaimDraft& claim) {
  return claim.at + 1 < s.tokens.size() && s.tokens[claim.at + 1].is(word_level);
}

// Whether `part` can be a part of `total`: the same unit and no more than it.
bool can_be_part(const Sentence& s, const ClaimDraft& total, const ClaimDraft& part) {
  const grammar::Found& a = s.found(s.tokens[total.at]);
  const grammar::Found& b = s.found(s.tokens[part.at]);
  if (a.kind != b.kind || a.kind == QuantityKind::percent || a.kind == QuantityKind::rank ||
      a.kind == QuantityKind::percentage_point || a.kind == QuantityKind::ratio) {
    return false;
  }
  // 新增授权专利126项,其中发明专利38项: what is new can have parts, a rise has none.
  const bool adds = total.direction == Direction::increase && total.basis == Basis::none &&
                    a.kind == QuantityKind::count;
  // 企业143家,其中新增31家: what is new is a part of the stock.
  const bool added = part.direction == Direction::increase && part.basis == Basis::none &&
                     b.kind == QuantityKind::count;
  if ((total.direction != Direction::none && !adds) ||
      (part.direction != Direction::none && !added))
    return false;
  if (a.kind == QuantityKind::count &&
      !count_alike(s.reading->view(a.unit), s.reading->view(b.unit)))
    return false;
  return !a.has_value || !b.has_value || b.value.compare(a.value) <= 0;
}

// The claim in front of token `at` that a part can belong to, nearest first; -1: none.
int total_before(const Sentence& s, const std::vector<ClaimDraft>& claims, At at,
                 std::size_t part) {
  for (std::size_t k = part; k-- > 0;) {
    if (claims[k].at >= at || claims[k].part_of >= 0) continue;
    if (!is_replaced(s, claims[k]) && can_be_part(s, claims[k], claims[part]))
      return static_cast<int>(k);
  }
  return -1;
}

// 其中高中12所;初中35所: behind a semicolon a noun with its figure goes on with the list; a verb, a
// time, 全市, or more to tell (宽带用户74万户,增长6.9%) is a line of its own.
bool goes_on_with_parts(const Sentence& s, At semicolon) {
  constexpr At longest_part = 4;  // in tokens
  const At first = semicolon + 1;
  At figure = first;
  while (figure < s.tokens.size() && s.tokens[figure].type != TokenType::quantity) {
    const Token& t = s.tokens[figure];
    if (figure - first == longest_part || t.type == TokenType::mark ||
        t.type == TokenType::period ||
        t.is(word_scope | word_self | word_predicate | word_increase | word_decrease))
      return false;
    ++figure;
  }
  if (figure == first || figure >= s.tokens.size()) return false;
  if (s.tokens[first].is(word_verb | word_adverb)) return false;
  const char32_t behind = figure + 1 < s.tokens.size() ? s.mark(s.tokens[figure + 1]) : U'。';
  return behind == U';' || is_terminal(behind);
}

// Whether the parts that are told come to no more than the total with one more.
bool has_room(const Sentence& s, const std::vector<ClaimDraft>& claims, int total,
              std::size_t part) {
  const auto value = [&](std::size_t k) { return s.found(s.tokens[claims[k].at]).value; };
  Decimal sum = value(part);
  for (std::size_t k = static_cast<std::size_t>(total) + 1; k < part; ++k) {
    if (claims[k].part_of != total) continue;
    const auto more = sum.plus(value(k));
    if (!more) return false;
    sum = *more;
  }
  return sum.compare(value(static_cast<std::size_t>(total))) <= 0;
}

// 32个行业中,25个…, 8个县区中有3个: the count of the field that this one is taken from, told right
// before it. -1: none.
int field_before(const Sentence& s, const std::vector<ClaimDraft>& claims, std::size_t k) {
  if (s.found(s.tokens[claims[k].at]).kind != QuantityKind::count) return -1;
  At i = claims[k].at - 1;
  while (i > claims[k - 1].at &&
         (s.mark(s.tokens[i]) == U',' || s.tokens[i].is(word_predicate | word_adverb)))
    --i;
  const auto noun = s.text(s.tokens[i]);
  if (i <= claims[k - 1].at || !(noun.ends_with(U'中') || noun.ends_with(U"中有"))) return -1;
  if (noun.ends_with(U"高中") || noun.ends_with(U"初中")) return -1;
  return can_be_part(s, claims[k - 1], claims[k]) ? static_cast<int>(k) - 1 : -1;
}

// 发现隐患210处,整改195处,其余15处…: the rest belongs to the total that it completes.
bool names_rest(const Sentence& s, const ClaimDraft& claim) {
  if (claim.at == claim.clause.begin) return false;
  const auto word = s.text(s.tokens[claim.at - 1]);
  return word.ends_with(U"其余") || word.ends_with(U"剩余") || word.ends_with(U"余下");
}
void complete_total(const Sentence& s, std::vector<ClaimDraft>& claims, std::size_t rest) {
  const auto value = [&](std::size_t i) { return s.found(s.tokens[claims[i].at]).value; };
  for (std::size_t told = rest; told-- > 0;) {
    if (!can_be_part(s, claims[told], claims[rest])) continue;
    const auto sum = value(told).plus(value(rest));
    for (std::size_t total = told; sum && total-- > 0;) {
      if (!can_be_part(s, claims[total], claims[rest]) || value(total) != *sum) continue;
      claims[told].part_of = claims[rest].part_of = static_cast<int>(total);
      claims[rest].subject = claims[total].subject;
      return;
    }
  }
}

// Whether a marker of parts stands between two tokens: most sentences with figures have none.
bool has_marker(const Sentence& s, At begin, At end) {
  bool found = false;
  for (At i = begin; i < end; ++i) {
    const Token& t = s.tokens[i];
    const char32_t c = (*s.reading)[t.range.begin];
    found = found || t.is(word_part) || c == U'(' || c == U'—';
  }
  return found;
}

}  // namespace

void find_parts(const Sentence& s, std::vector<ClaimDraft>& claims) {
  // A part has its total, and behind that its marker, in front of it.
  if (claims.size() < 2) return;
  for (std::size_t k = 1; k < claims.size(); ++k) {
    ClaimDraft& claim = claims[k];
    if (names_rest(s, claim)) {
      complete_total(s, claims, k);
    } else {
      claim.part_of = field_before(s, claims, k);
      const bool field = claim.part_of >= 0 && s.reading->view(claim.subject).ends_with(U'中');
      if (field) claim.subject = claims[k - 1].subject;
    }
  }
  const At first = claims.front().at + 1;
  if (!has_marker(s, first, claims.back().at)) return;
  for (std::size_t k = 1; k < claims.size(); ++k) {
    if (claims[k].part_of >= 0) continue;
    At marker = ClaimDraft::none;
    int depth = 0;
    bool passed_semicolon = false;
    bool left_list = false;  // behind a semicolon something else begins
    for (At i = claims[k].at; i-- > first;) {
      const Token& t = s.tokens[i];
      const char32_t c = s.mark(t);
      if (c == U')') ++depth;
      if (c == U'(' && depth-- == 0) {
        marker = i;
        break;
      }
      // 其中 reaches over semicolons while its list goes on, 其中: to the end of its sentence.
      const bool opens_list = i + 1 < s.tokens.size() && s.mark(s.tokens[i + 1]) == U':';
      if (depth == 0 && t.is(word_part) && (!left_list || opens_list)) {
        marker = i;
        break;
      }
      // 1286批次——初访1104批次、重访182批次
      if (c == U'—' && i > 0 && s.tokens[i - 1].type == TokenType::quantity) {
        marker = i;
        break;
      }
      if (c == U';') {
        left_list = left_list || !goes_on_with_parts(s, i);
        passed_semicolon = true;
      }
      if (is_terminal(c)) break;
    }
    if (marker == ClaimDraft::none) continue;
    const int total = total_before(s, claims, marker, k);
    const bool listed = !passed_semicolon || left_list;
    if (total >= 0 && (listed || has_room(s, claims, total, k))) claims[k].part_of = total;
  }
}

void find_totals_before(const Sentence& s, const Document& document, Id first,
                        std::vector<ClaimDraft>& claims) {
  if (first == 0 || s.tokens.empty() || !s.tokens.front().is(word_part)) return;
  for (ClaimDraft& claim : claims) {
    if (claim.part_of >= 0 || claim.direction != Direction::none) continue;
    const grammar::Found& part = s.found(s.tokens[claim.at]);
    if (part.kind == QuantityKind::percent || part.kind == QuantityKind::rank ||
        part.kind == QuantityKind::percentage_point) {
      continue;
    }
    for (Id id = static_cast<Id>(document.claims.size()); id >= first; --id) {
      const Claim& total = *document.claim(id);
      const Quantity& q = total.quantity;
      if (q.kind != part.kind || total.part_of != 0 || total.direction != Direction::none) continue;
      if (part.kind == QuantityKind::count &&
          document.slice(q.unit_span) != to_utf8(s.reading->view(part.unit))) {
        continue;
      }
      if (q.has_value && part.has_value && part.value.compare(q.value) > 0) continue;
      claim.total = id;
      break;
    }
  }
}

}  // namespace shuzhi::detail
