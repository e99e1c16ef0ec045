// shuzhi parse: the whole document as JSON.
#include "batch.hpp"
#include "commands.hpp"
#include "io.hpp"

#include <shuzhi/json.hpp>

#include <string_view>

namespace cli {

int run_parse(const ParseCommand& command) {
  if (is_batch(command.inputs)) return run_batch(command);
  const shuzhi::Document document = parse_input(command.input);
  const auto output = open_output(command.output);
  const auto write = [&](std::string_view piece) {
    output->write(piece);
    return true;
  };
  if (command.format == "ndjson") {
    write_ndjson(document, write);
  } else {
    write_json(document, write, command.pretty);
    output->write("\n");
  }
  output->close();
  return judge(document);
}

}  // namespace cli
