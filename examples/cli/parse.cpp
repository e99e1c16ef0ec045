// shuzhi parse: the whole document as JSON.
#include "commands.hpp"
#include "io.hpp"

#include <shuzhi/json.hpp>

#include <memory>

namespace cli {

int run_parse(const ParseCommand& command) {
  const shuzhi::Document document = parse_input(command.input);
  const auto output = command.output.empty() ? std::make_unique<Output>()
                                             : std::make_unique<Output>(command.output);
  if (command.format == "ndjson") {
    output->write(to_ndjson(document));
  } else {
    output->write(to_json(document, command.pretty) + '\n');
  }
  output->close();
  return judge(document);
}

}  // namespace cli
