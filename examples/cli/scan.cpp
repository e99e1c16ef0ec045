// shuzhi scan: the numbers, quantities and periods of plain text, or of one text a line.
#include "commands.hpp"
#include "document.hpp"
#include "io.hpp"
#include "table.hpp"

#include <shuzhi/json.hpp>

#include <rapidjson/document.h>

#include <iostream>
#include <string>
#include <string_view>

namespace cli {
namespace {

using shuzhi::Mention;
using shuzhi::Mentions;

std::string_view without_bom(std::string_view text) {
  constexpr std::string_view bom = "\xEF\xBB\xBF";
  return text.substr(0, bom.size()) == bom ? text.substr(bom.size()) : text;
}

std::string table_of(const Mentions& mentions, std::string_view text) {
  Table table({{"text", Table::Align::left, 40},
               {"kind", Table::Align::left, 16},
               {"value", Table::Align::right, 32},
               {"unit", Table::Align::left, 16}});
  for (const Mention& m : mentions.items) {
    const std::string words(text.substr(m.span.begin, m.span.size()));
    if (m.type == Mention::Type::period) {
      const shuzhi::Period& period = mentions.periods.at(m.period - 1);
      table.add({words, "period", period.edtf, ""});
    } else {
      const shuzhi::Quantity& q = m.quantity;
      table.add({words, to_string(q.kind), value_cell(q),
                 q.unit == 0 ? "" : mentions.units.at(q.unit - 1).code});
    }
  }
  return table.to_string();
}

// The line's text and date; nothing where it is not what the protocol asks for.
struct Request {
  std::string text;
  std::optional<shuzhi::Date> reference_date;
};

std::optional<Request> read_request(const std::string& line) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
  if (json.HasParseError() || !json.IsObject()) return std::nullopt;
  if (!json.HasMember("text") || !json["text"].IsString()) return std::nullopt;
  Request request;
  request.text.assign(json["text"].GetString(), json["text"].GetStringLength());
  if (json.HasMember("reference_date") && !json["reference_date"].IsNull()) {
    if (!json["reference_date"].IsString()) return std::nullopt;
    request.reference_date = read_date(json["reference_date"].GetString());
    if (!request.reference_date) return std::nullopt;
  }
  return request;
}

int answer_lines(const shuzhi::Parser& parser) {
  std::ios::sync_with_stdio(false);
  Output output;
  std::string line;
  for (std::uint64_t number = 1;; ++number) {
    // Before waiting for more input, hand out what is ready: a caller may be waiting too.
    if (std::cin.rdbuf()->in_avail() <= 0) output.flush();
    if (!std::getline(std::cin, line)) break;
    const std::optional<Request> request = read_request(line);
    if (!request) {
      throw IoError(exit_refused, "standard input, line " + std::to_string(number) +
                                      ": not an object with \"text\" and, where wanted, "
                                      "\"reference_date\": \"YYYY-MM-DD\"");
    }
    const Mentions mentions = request->reference_date
                                  ? parser.scan(request->text, *request->reference_date)
                                  : parser.scan(request->text);
    output.write(to_json(mentions, request->text) + '\n');
  }
  output.close();
  return exit_done;
}

}  // namespace

int run_scan(const ScanCommand& command) {
  const shuzhi::Parser parser(parse_options(command.input));
  if (command.ndjson) return answer_lines(parser);
  const std::string bytes = read_input(command.input.file, command.input.max_bytes);
  const std::string_view text = without_bom(bytes);
  const Mentions mentions = parser.scan(text);
  Output output;
  output.write(command.format == "json" ? to_json(mentions, text) + '\n'
                                        : table_of(mentions, text));
  output.close();
  return exit_done;
}

}  // namespace cli
