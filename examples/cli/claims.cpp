// shuzhi claims: every figure with what it is asserted of, as a table.
#include "commands.hpp"
#include "document.hpp"
#include "io.hpp"
#include "table.hpp"

namespace cli {
namespace {

using shuzhi::Claim;
using shuzhi::Document;

std::string change_cell(const Claim& claim) {
  if (claim.direction == shuzhi::Direction::none && claim.basis == shuzhi::Basis::none) return {};
  std::string text = to_string(claim.direction);
  if (claim.basis != shuzhi::Basis::none) text += std::string(" ") + to_string(claim.basis);
  return text;
}

std::vector<std::string> cells(const Document& document, std::size_t row) {
  const Claim& claim = document.claims[row];
  const shuzhi::Unit* const unit = document.unit(claim.quantity.unit);
  return {std::to_string(row + 1),
          document.read(claim.subject),
          value_cell(claim.quantity),
          unit == nullptr ? std::string() : unit->code,
          change_cell(claim),
          to_string(claim.modality),
          period_cell(document, claim.period),
          section_name(document, claim.section)};
}

}  // namespace

int run_claims(const InputOptions& input) {
  const Document document = parse_input(input);
  Output output;
  for (const shuzhi::Report& report : document.reports) {
    Table table({{"id", Table::Align::right, 10},
                 {"subject", Table::Align::left, 40},
                 {"value", Table::Align::right, 24},
                 {"unit", Table::Align::left, 16},
                 {"change", Table::Align::left, 26},
                 {"modality", Table::Align::left, 8},
                 {"period", Table::Align::left, 16},
                 {"section", Table::Align::left, 24}});
    for (std::uint32_t i = 0; i < report.claim_count; ++i) {
      table.add(cells(document, report.first_claim + i));
    }
    output.write(report_line(document, report) + '\n' + table.to_string() + '\n');
  }
  output.close();
  return judge(document);
}

}  // namespace cli
