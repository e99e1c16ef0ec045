#include "tables.hpp"

namespace shuzhi::capi {

arrow::Table mentions_table(const shuzhi_mentions& from) {
  const Mentions& m = from.mentions;
  const auto slice = [&](Span span) {
    return std::string_view(from.text).substr(span.begin, span.size());
  };
  const auto is_period = [&](std::size_t row) {
    return m.items[row].type == Mention::Type::period;
  };
  const auto period = [&](std::size_t row) -> const Period* {
    const Id id = m.items[row].period;
    return is_period(row) && id != 0 ? &m.periods.at(id - 1) : nullptr;
  };
  // What `read` says of the mention's quantity; null for a period.
  const auto of_quantity = [&](auto read) {
    return [&m, is_period, read](std::size_t row) {
      using Result = decltype(read(Quantity()));
      return is_period(row) ? Result() : read(m.items[row].quantity);
    };
  };
  using Name = std::optional<const char*>;
  using View = std::optional<std::string_view>;

  arrow::Table t(m.items.size(), from.allocator);
  t.add("id", id_of);
  t.add_repeated("type", [&](std::size_t row) { return is_period(row) ? "period" : "quantity"; });
  add_place(t, from.chars, from.text, [&](std::size_t row) { return m.items[row].span; });
  t.add("text", [&](std::size_t row) { return slice(m.items[row].span); });
  t.add_repeated("kind", of_quantity([](const Quantity& q) { return Name(to_string(q.kind)); }));
  t.add("value", of_quantity([](const Quantity& q) { return some(value_text(q)); }));
  t.add("value_f64", of_quantity(value_double));
  t.add("lower", of_quantity([](const Quantity& q) { return text_of(lower_bound(q)); }));
  t.add("upper", of_quantity([](const Quantity& q) { return text_of(upper_bound(q)); }));
  t.add("lower_f64", of_quantity([](const Quantity& q) { return double_of(lower_bound(q)); }));
  t.add("upper_f64", of_quantity([](const Quantity& q) { return double_of(upper_bound(q)); }));
  t.add_repeated("approximation",
                 of_quantity([](const Quantity& q) { return Name(to_string(q.approximation)); }));
  t.add_repeated("unit", of_quantity([&](const Quantity& q) {
                   return q.unit != 0 ? some(std::string(m.units.at(q.unit - 1).code))
                                      : std::nullopt;
                 }));
  t.add_repeated("unit_text", of_quantity([&](const Quantity& q) {
                   return q.unit_span.empty() ? View() : View(slice(q.unit_span));
                 }));
  t.add_repeated("period", [&](std::size_t row) { return edtf_of(period(row)); });
  t.add("relative_years", [&](std::size_t row) { return relative_years_of(period(row)); });
  return t;
}

}  // namespace shuzhi::capi
