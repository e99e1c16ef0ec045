#include "grammar/mentions.hpp"

namespace shuzhi::detail {

Id Interner::unit(std::uint32_t lexicon_row) {
  if (lexicon_row == grammar::Found::no_unit) return 0;
  if (lexicon_row >= row_of_.size()) row_of_.resize(lexicon_row + 1);
  Id& row = row_of_[lexicon_row];
  if (row != 0) return row;
  // 公里 and 千米 are both km, but 里 is 500 m: one row for each code and factor.
  const Unit& unit = lexicon_.unit(lexicon_row);
  const std::string key = unit.code + '\n' + to_string(unit.kind) + '\n' + unit.factor.to_string();
  const auto [at, is_new] = unit_rows_.try_emplace(key, static_cast<Id>(units_.size() + 1));
  if (is_new) units_.push_back(unit);
  return row = at->second;
}

Id Interner::period(const Period& period) {
  // Neighbours mostly share their period; one look back keeps the table short.
  if (!periods_.empty() && periods_.back().span == period.span &&
      periods_.back().edtf == period.edtf) {
    return static_cast<Id>(periods_.size());
  }
  periods_.push_back(period);
  return static_cast<Id>(periods_.size());
}

Quantity to_quantity(const grammar::Found& found, const Reading& reading, Interner& interner) {
  // Named one by one: a default one would be zeroed first.
  return Quantity{.span = reading.span(found.range),
                  .number_span = reading.span(found.number),
                  .unit_span = reading.span(found.unit),
                  .kind = found.kind,
                  .approximation = found.approximation,
                  .has_value = found.has_value,
                  .has_lower = found.has_lower,
                  .has_upper = found.has_upper,
                  .unit = interner.unit(found.unit_row),
                  .number = found.plain,
                  .scale = found.scale,
                  .value = found.value,
                  .lower = found.lower,
                  .upper = found.upper};
}

Period to_period(const grammar::Found& found, const Reading& reading) {
  Period period;
  period.edtf = found.edtf;
  period.span = reading.span(found.range);
  period.relative = found.relative;
  period.relative_years = static_cast<std::int16_t>(found.relative_years);
  return period;
}

}  // namespace shuzhi::detail
