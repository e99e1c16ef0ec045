// The short ways beside the grammars, compared with them at one place of a text.
#pragma once

#include "grammar/candidates.hpp"
#include "grammar/place.hpp"
#include "grammar/plain_amount.hpp"
#include "grammar/plain_period.hpp"
#include "grammar/plain_rank.hpp"
#include "grammar/quantity.hpp"
#include "grammar/readers.hpp"

#include <optional>

namespace short_way {

namespace rules = shuzhi::detail::grammar;

/// Whether the short way and the grammar agree; nothing where the short way says nothing.
using Agreement = std::optional<bool>;

inline bool same(const shuzhi::detail::Trie::Match& a, const shuzhi::detail::Trie::Match& b) {
  return a.length == b.length && a.row == b.row;
}

inline bool same(const rules::ast::measured& full, const rules::ast::measured& plain) {
  return full.first.number.kind == plain.first.number.kind &&
         rules::view(full.first.number.text) == rules::view(plain.first.number.text) &&
         rules::view(full.first.scale) == rules::view(plain.first.scale) &&
         full.unit.row == plain.unit.row && full.unit.infix == plain.unit.infix &&
         same(full.before, plain.before) && same(full.after, plain.after) && !full.to.whole &&
         full.half.empty() && full.behind_unit.empty() &&
         rules::view(full.first.inner) == rules::view(plain.first.inner) &&
         rules::view(full.first.outer) == rules::view(plain.first.outer);
}

inline bool same(const rules::ast::period& full, const rules::ast::period& plain) {
  return rules::view(full.from.year) == rules::view(plain.from.year) &&
         rules::view(full.from.relative) == rules::view(plain.from.relative) &&
         rules::view(full.from.in.month) == rules::view(plain.from.in.month) &&
         rules::view(full.from.in.day) == rules::view(plain.from.in.day) &&
         rules::view(full.from.in.part) == rules::view(plain.from.in.part) && !full.end.whole &&
         full.until.empty() && full.since.empty() &&
         rules::view(full.plan) == rules::view(plain.plan) &&
         rules::view(full.lead) == rules::view(plain.lead) && full.count.kind == plain.count.kind &&
         rules::view(full.count.text) == rules::view(plain.count.text) &&
         rules::view(full.tail) == rules::view(plain.tail);
}

inline bool same(const rules::ast::rank& full, const rules::ast::rank& plain) {
  return rules::view(full.field) == rules::view(plain.field) &&
         rules::view(full.lead) == rules::view(plain.lead) &&
         full.number.kind == plain.number.kind &&
         rules::view(full.number.text) == rules::view(plain.number.text) && full.scale.empty() &&
         rules::view(full.suffix) == rules::view(plain.suffix);
}

inline Agreement amount(const rules::Place& place) {
  rules::PlainAmount plain;
  if (!rules::match_plain(place, plain)) return std::nullopt;
  rules::ast::measured full;
  rules::iterator end = place.first;
  return match(rules::measured(), end, place.last, place.lexicon, full) && end == plain.end &&
         same(full, rules::as_measured(plain));
}

inline Agreement period(const rules::Place& place) {
  rules::ast::period plain;
  rules::iterator plain_end = place.first;
  const auto told = rules::match_plain_period(place, plain_end, plain);
  if (!told) return std::nullopt;
  rules::ast::period full;
  rules::iterator end = place.first;
  const bool matched = match(rules::period(), end, place.last, place.lexicon, full);
  return matched == *told && (!matched || (end == plain_end && same(full, plain)));
}

inline Agreement rank(const rules::Place& place) {
  rules::ast::rank plain;
  rules::iterator plain_end = place.first;
  const auto told = rules::match_plain_rank(place, plain_end, plain);
  if (!told) return std::nullopt;
  rules::ast::rank full;
  rules::iterator end = place.first;
  const bool matched = match(rules::rank(), end, place.last, place.lexicon, full);
  return matched == *told && (!matched || (end == plain_end && same(full, plain)));
}

/// What is told to be an amount alone is neither period nor ratio, as the guards in front of those
/// grammars tell.
inline Agreement amount_alone(const rules::Place& place) {
  if (!rules::is_amount_alone(place)) return std::nullopt;
  rules::PeriodBase base;
  rules::Found found;
  return !(rules::may_be_period(place) && rules::read_period(place, base, found)) &&
         !(rules::may_be_ratio(place) && rules::read_ratio(place, found));
}

}  // namespace short_way
