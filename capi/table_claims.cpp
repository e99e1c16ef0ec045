#include "tables.hpp"

namespace shuzhi::capi {
namespace {

std::optional<std::int64_t> rank_of(const Quantity& q) {
  if (q.kind != QuantityKind::rank || !q.has_value || q.value.exponent() < 0) return std::nullopt;
  const double rank = q.value.to_double();
  constexpr double largest_exact = 9007199254740992.0;  // 2^53
  if (rank > largest_exact) return std::nullopt;
  return static_cast<std::int64_t>(rank);
}

bool is_change(const Claim& claim) {
  return claim.direction != Direction::none || claim.basis != Basis::none;
}

}  // namespace

arrow::Table claims_table(const shuzhi_document& from) {
  const Document& d = from.document;
  const std::vector<std::string> paths = section_paths(d);
  const std::vector<Id> reports =
      reports_of(d, d.claims.size(), &Report::first_claim, &Report::claim_count);
  const auto claim = [&](std::size_t row) -> const Claim& { return d.claims[row]; };
  const auto quantity = [&](std::size_t row) -> const Quantity& { return d.claims[row].quantity; };
  using Name = std::optional<const char*>;

  arrow::Table t(d.claims.size(), from.allocator);
  t.add("id", id_of);
  t.add("report", [&](std::size_t row) { return some(reports[row]); });
  add_section(t, paths, [&](std::size_t row) { return claim(row).section; });
  add_place(t, from.chars, d.text, [&](std::size_t row) { return quantity(row).span; });
  t.add("sentence_begin", [&](std::size_t row) { return claim(row).sentence.begin; });
  t.add("sentence_end", [&](std::size_t row) { return claim(row).sentence.end; });

  t.add("text", [&](std::size_t row) { return d.read(quantity(row).span); });
  t.add_repeated("kind", [&](std::size_t row) { return to_string(quantity(row).kind); });
  t.add("number", [&](std::size_t row) {
    const Quantity& q = quantity(row);
    return q.has_value ? some(q.number.to_string()) : std::nullopt;
  });
  t.add_repeated("scale", [&](std::size_t row) { return quantity(row).scale.to_string(); });
  t.add("value", [&](std::size_t row) { return some(value_text(quantity(row))); });
  t.add("value_f64", [&](std::size_t row) { return value_double(quantity(row)); });
  t.add("lower", [&](std::size_t row) { return text_of(lower_bound(quantity(row))); });
  t.add("upper", [&](std::size_t row) { return text_of(upper_bound(quantity(row))); });
  t.add("lower_f64", [&](std::size_t row) { return double_of(lower_bound(quantity(row))); });
  t.add("upper_f64", [&](std::size_t row) { return double_of(upper_bound(quantity(row))); });
  t.add_repeated("approximation",
                 [&](std::size_t row) { return to_string(quantity(row).approximation); });
  t.add_repeated("unit", [&](std::size_t row) {
    const Unit* unit = d.unit(quantity(row).unit);
    return unit != nullptr ? some(std::string(unit->code)) : std::nullopt;
  });
  t.add_repeated("unit_text",
                 [&](std::size_t row) { return some(d.read(quantity(row).unit_span)); });

  t.add("subject", [&](std::size_t row) { return some(d.read(claim(row).subject)); });
  add_span(t, "subject_begin", "subject_end", [&](std::size_t row) {
    const Subject& subject = claim(row).subject;
    return subject.span.empty() ? subject.topic : subject.span;
  });
  add_span(t, "topic_begin", "topic_end", [&](std::size_t row) {
    const Subject& subject = claim(row).subject;
    return subject.span.empty() ? Span() : subject.topic;
  });

  t.add_repeated("direction", [&](std::size_t row) {
    return is_change(claim(row)) ? Name(to_string(claim(row).direction)) : std::nullopt;
  });
  t.add_repeated("basis", [&](std::size_t row) {
    return is_change(claim(row)) ? Name(to_string(claim(row).basis)) : std::nullopt;
  });
  t.add_repeated("change_text",
                 [&](std::size_t row) { return some(d.read(claim(row).change_words)); });
  t.add_repeated("modality", [&](std::size_t row) { return to_string(claim(row).modality); });
  add_period(t, d, [&](std::size_t row) { return claim(row).period; });
  t.add_repeated("period_source", [&](std::size_t row) {
    return claim(row).period != 0 ? Name(to_string(claim(row).period_source)) : std::nullopt;
  });
  t.add_repeated("scope", [&](std::size_t row) { return some(d.read(claim(row).scope)); });
  t.add("rank", [&](std::size_t row) { return rank_of(quantity(row)); });
  t.add("part_of", [&](std::size_t row) { return some(claim(row).part_of); });

  const auto inferred = [&](Inference bit) {
    return [&claim, bit](std::size_t row) { return (claim(row).inferences & bit) != 0; };
  };
  t.add("inferred_subject", inferred(shuzhi::inferred_subject));
  t.add("inferred_period", inferred(shuzhi::inferred_period));
  t.add("inferred_modality", inferred(shuzhi::inferred_modality));
  t.add("aligned_by_order", inferred(shuzhi::aligned_by_order));
  t.add_repeated("confidence", [&](std::size_t row) { return to_string(confidence(claim(row))); });
  return t;
}

}  // namespace shuzhi::capi
