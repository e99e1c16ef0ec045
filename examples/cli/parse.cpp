// shuzhi parse: the whole document as JSON.
#include "batch.hpp"
#include "commands.hpp"
#include "io.hpp"

#include <shuzhi/json.hpp>

namespace cli {

int run_parse(const ParseCommand& command) {
  if (is_batch(command.inputs)) return run_batch(command);
  const shuzhi::Document document = parse_input(command.input);
  const auto output = open_output(command.output);
  if (command.format == "ndjson") {
    output->write(to_ndjson(document));
  } else {
    output->write(to_json(document, command.pretty) + '\n');
  }
  output->close();
  return judge(document);
}

}  // namespace cli
