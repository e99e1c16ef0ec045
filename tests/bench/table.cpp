#include "table.hpp"

#include <algorithm>
#include <iomanip>
#include <limits>
#include <ostream>
#include <string>

namespace bench {
namespace {

struct Row {
  std::string name;
  Figures figures;
};

struct Measured {
  const Texts& texts;
  double claims = 0;
  std::vector<Row> rows;
};

constexpr double never = std::numeric_limits<double>::max();

// The stages of a parse, the parse as a whole, and what follows it.
std::vector<Row> rows_of(const Bench& bench) {
  std::vector<Row> rows;
  rows.reserve(stage_count + bench.calls().size());
  for (const char* const name : stage_names) rows.push_back({name, {never}});
  for (const Call& call : bench.calls()) rows.push_back({call.name, {never}});
  return rows;
}

void take_times(const Bench& bench, const Texts& texts, std::vector<Row>& rows) {
  const auto better = [](Row& row, double seconds) {
    row.figures.seconds = std::min(row.figures.seconds, seconds);
  };
  const auto stages = bench.run_stages(texts);
  for (std::size_t i = 0; i < stage_count; ++i) better(rows[i], stages[i].seconds);
  for (std::size_t i = 0; i < bench.calls().size(); ++i) {
    better(rows[stage_count + i], time_of(bench.calls()[i], texts));
  }
}

void take_costs(const Bench& bench, const Texts& texts, std::vector<Row>& rows) {
  const auto take = [](Row& row, const Figures& cost) {
    row.figures.allocations = cost.allocations;
    row.figures.peak = cost.peak;
  };
  {
    const Counting counting;
    const auto stages = bench.run_stages(texts);
    for (std::size_t i = 0; i < stage_count; ++i) take(rows[i], stages[i]);
  }
  for (std::size_t i = 0; i < bench.calls().size(); ++i) {
    take(rows[stage_count + i], cost_of(bench.calls()[i], texts));
  }
}

// Rows are taken in turns, so that what else the machine does falls on all; the best of each is
// what it can do undisturbed.
Measured measure(const Bench& bench, const Texts& texts, int rounds) {
  Measured measured{texts, static_cast<double>(bench.count_claims(texts)), rows_of(bench)};
  for (int i = 0; i < rounds; ++i) take_times(bench, texts, measured.rows);
  take_costs(bench, texts, measured.rows);
  return measured;
}

const Figures& figures_of(const Measured& measured, const char* name) {
  return std::find_if(measured.rows.begin(), measured.rows.end(),
                      [&](const Row& row) { return row.name == name; })
      ->figures;
}

double per_byte(const Measured& measured, const Figures& figures) {
  return figures.seconds / static_cast<double>(measured.texts.bytes);
}

double peak_of(const Measured& measured, const Figures& figures) {
  std::size_t largest = 0;
  for (const std::string_view d : measured.texts.documents) largest = std::max(largest, d.size());
  return static_cast<double>(figures.peak) / static_cast<double>(largest);
}

std::ostream& cell(std::ostream& out, double value) {
  const int digits = value < 0.1 ? 4 : value < 1 ? 3 : value < 10 ? 2 : 1;
  return out << ' ' << std::setprecision(digits) << value << " |";
}

void print_rows(const std::vector<Measured>& all, const Measured& reference, std::ostream& out) {
  out << "| time per byte, RE2 = 1 |";
  for (const Measured& m : all) out << ' ' << m.texts.name << " |";
  out << " allocations per claim, " << reference.texts.name << " | peak memory, input = 1, "
      << reference.texts.name << " |\n|---|";
  for (std::size_t i = 0; i < all.size() + 2; ++i) out << "---:|";
  out << '\n';
  for (std::size_t i = 0; i < reference.rows.size(); ++i) {
    const Figures& figures = reference.rows[i].figures;
    out << "| " << reference.rows[i].name << " |";
    for (const Measured& m : all) {
      cell(out, m.rows[i].figures.seconds / figures_of(m, re2_call).seconds);
    }
    cell(out, static_cast<double>(figures.allocations) / reference.claims);
    cell(out, peak_of(reference, figures)) << '\n';
  }
}

void print_sizes(const std::vector<Measured>& all, const Measured& reference, std::ostream& out) {
  out << "| parse | time per byte, " << reference.texts.name
      << " = 1 | allocations per claim | peak memory, input = 1 |\n|---|---:|---:|---:|\n";
  for (const Measured& m : all) {
    const Figures& figures = figures_of(m, parse_call);
    out << "| " << m.texts.name << " |";
    cell(out, per_byte(m, figures) / per_byte(reference, figures_of(reference, parse_call)));
    cell(out, static_cast<double>(figures.allocations) / m.claims);
    cell(out, peak_of(m, figures)) << '\n';
  }
}

}  // namespace

void print_table(const Bench& bench, const std::vector<Texts>& sizes, std::size_t reference,
                 int rounds, std::ostream& out) {
  std::vector<Measured> all;
  all.reserve(sizes.size());
  for (const Texts& texts : sizes) all.push_back(measure(bench, texts, rounds));
  out << std::fixed;
  print_rows(all, all[reference], out);
  out << '\n';
  print_sizes(all, all[reference], out);
  const Texts& middle = sizes[reference - 1];
  out << "\nTwo threads on documents of " << middle.name << ", one parser: " << std::setprecision(2)
      << bench.threads_speed_up(middle, rounds) << " times the speed of one.\n\n"
      << std::defaultfloat << std::setprecision(6);
}

void print_ratios(const Bench& bench, const Texts& texts, int rounds, std::ostream& out) {
  const Call& scan = bench.call(scan_call);
  const Call& parse = bench.call(parse_call);
  const Call& re2 = bench.call(re2_call);
  double scan_time = never, parse_time = never, re2_time = never;
  for (int i = 0; i < rounds; ++i) {
    scan_time = std::min(scan_time, time_of(scan, texts));
    parse_time = std::min(parse_time, time_of(parse, texts));
    re2_time = std::min(re2_time, time_of(re2, texts));
  }
  out << "scan runs at " << re2_time / scan_time << " times the speed of RE2\n"
      << "parse runs at " << re2_time / parse_time << " times the speed of RE2\n";
}

}  // namespace bench
