#include "claims/parts.hpp"

namespace shuzhi::detail {
namespace {

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
  if ((total.direction != Direction::none && !adds) || part.direction != Direction::none)
    return false;
  if (a.kind == QuantityKind::count && s.reading->view(a.unit) != s.reading->view(b.unit))
    return false;
  return !a.has_value || !b.has_value || b.value.compare(a.value) <= 0;
}

// The claim in front of token `at` that a part can belong to, nearest first; -1: none.
int total_before(const Sentence& s, const std::vector<ClaimDraft>& claims, At at,
                 std::size_t part) {
  for (std::size_t k = part; k-- > 0;) {
    if (claims[k].at >= at || claims[k].part_of >= 0) continue;
    if (can_be_part(s, claims[k], claims[part])) return static_cast<int>(k);
  }
  return -1;
}

}  // namespace

void find_parts(const Sentence& s, std::vector<ClaimDraft>& claims) {
  for (std::size_t k = 0; k < claims.size(); ++k) {
    At marker = ClaimDraft::none;
    int depth = 0;
    bool passed_semicolon = false;
    for (At i = claims[k].at; i-- > 0;) {
      const Token& t = s.tokens[i];
      const char32_t c = s.mark(t);
      if (c == U')') ++depth;
      if (c == U'(' && depth-- == 0) {
        marker = i;
        break;
      }
      // 其中 reaches to the next semicolon; 其中:…;…;… to the end of its sentence.
      const bool opens_list = i + 1 < s.tokens.size() && s.mark(s.tokens[i + 1]) == U':';
      if (depth == 0 && t.is(word_part) && (!passed_semicolon || opens_list)) {
        marker = i;
        break;
      }
      // 1286批次——初访1104批次、重访182批次
      if (c == U'—' && i > 0 && s.tokens[i - 1].type == TokenType::quantity) {
        marker = i;
        break;
      }
      passed_semicolon = passed_semicolon || c == U';';
      if (is_terminal(c)) break;
    }
    if (marker != ClaimDraft::none) claims[k].part_of = total_before(s, claims, marker, k);
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
