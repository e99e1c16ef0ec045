// shuzhi measures: what the reporting body did, does or will do, as a table.
#include "commands.hpp"
#include "document.hpp"
#include "io.hpp"
#include "table.hpp"

namespace cli {

int run_measures(const InputOptions& input) {
  const shuzhi::Document document = parse_input(input);
  Output output;
  for (const shuzhi::Report& report : document.reports) {
    Table table({{"status", Table::Align::left, 8},
                 {"verb", Table::Align::left, 16},
                 {"object", Table::Align::left, 60},
                 {"section", Table::Align::left, 32}});
    for (std::uint32_t i = 0; i < report.measure_count; ++i) {
      const shuzhi::Measure& measure = document.measures[report.first_measure + i];
      table.add({to_string(measure.status), document.read(measure.verb),
                 document.read(measure.object), section_name(document, measure.section)});
    }
    output.write(report_line(document, report) + '\n' + table.to_string() + '\n');
  }
  output.close();
  return judge(document);
}

}  // namespace cli
