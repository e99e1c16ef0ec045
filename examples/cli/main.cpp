// The program `shuzhi`: the command line and what becomes of errors.
#include "commands.hpp"
#include "io.hpp"

#include <shuzhi/error.hpp>
#include <shuzhi/version.hpp>

#include <CLI/CLI.hpp>

#include <csignal>
#include <functional>
#include <new>

namespace {

using cli::InputOptions;

constexpr const char* footer = R"(Exit codes:
  0  done
  1  the output could not be written (a closed pipe is one case)
  2  the command line is wrong
  3  no report was found in the input (JSON is written all the same)
  4  the input could not be read
  5  the input was refused: too large, invalid bytes with --refuse-invalid
  6  parsed and written, but invalid bytes were replaced or NUL characters found
  7  out of memory, or a defect of this program
Messages go to standard error.)";

void add_reading_options(CLI::App& command, InputOptions& input) {
  command.add_option("--max-bytes", input.max_bytes, "Refuse larger inputs")->capture_default_str();
  command
      .add_option("--reference-date", input.reference_date,
                  "What relative periods count from where the text does not say")
      ->type_name("YYYY-MM-DD")
      ->check([](const std::string& text) {
        return cli::read_date(text) ? std::string() : text + " is no date of the form YYYY-MM-DD";
      });
}

void add_input_options(CLI::App& command, InputOptions& input) {
  command.add_option("FILE", input.file, "The text; - is standard input")->required();
  command.add_option("--encoding", input.encoding,
                     "Encoding of the text (UTF-8, GB18030, Big5, …); detected where not given");
  command.add_flag("--refuse-invalid", input.refuse_invalid,
                   "Stop at bytes that the encoding does not allow, instead of replacing them");
  add_reading_options(command, input);
}

int run(int argc, char** argv) {
  CLI::App app("Reads Chinese report text: sections, measures and quantified claims.", "shuzhi");
  app.set_version_flag("--version", std::string("shuzhi ") + shuzhi::version());
  app.require_subcommand(1);
  app.footer(footer);
  std::function<int()> chosen;

  cli::ParseCommand parse;
  CLI::App* const parse_app = app.add_subcommand("parse", "The whole document as JSON");
  add_input_options(*parse_app, parse.input);
  parse_app->add_option("--format", parse.format, "json, or ndjson: one object a line")
      ->check(CLI::IsMember({"json", "ndjson"}))
      ->capture_default_str();
  parse_app->add_flag("--pretty", parse.pretty, "Indent the JSON");
  parse_app->add_option("-o,--output", parse.output, "Write to this file");
  parse_app->callback([&] { chosen = [&] { return run_parse(parse); }; });

  cli::ScanCommand scan;
  CLI::App* const scan_app =
      app.add_subcommand("scan", "The numbers, quantities and periods of UTF-8 text");
  scan_app->add_option("FILE", scan.input.file, "The text; standard input where not given");
  scan_app->add_option("--format", scan.format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  scan_app
      ->add_flag("--ndjson", scan.ndjson,
                 "Read {\"text\": …, \"reference_date\": …} a line from standard input and answer\n"
                 "each with a line")
      ->excludes("FILE");
  add_reading_options(*scan_app, scan.input);
  scan_app->callback([&] { chosen = [&] { return run_scan(scan); }; });

  InputOptions input;
  const auto add_view = [&](const char* name, const char* text, int (*view)(const InputOptions&)) {
    CLI::App* const command = app.add_subcommand(name, text);
    add_input_options(*command, input);
    command->callback([&input, &chosen, view] { chosen = [&input, view] { return view(input); }; });
  };
  add_view("outline", "The section tree of every report", cli::run_outline);
  add_view("claims", "Every figure and what it is asserted of, as a table", cli::run_claims);
  add_view("measures", "What was done, is being done or will be, as a table", cli::run_measures);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? cli::exit_done : cli::exit_usage;
  }
  try {
    return chosen();
  } catch (const shuzhi::Error& error) {
    const shuzhi::Span at = error.span();
    std::string message = error.what();
    if (!at.empty()) message += " (at byte " + std::to_string(at.begin) + ")";
    const std::string& file = parse_app->parsed()  ? parse.input.file
                              : scan_app->parsed() ? scan.input.file
                                                   : input.file;
    cli::complain(cli::input_name(file) + ": " + message);
    switch (error.code()) {
      case shuzhi::ErrorCode::argument:
        return cli::exit_usage;
      case shuzhi::ErrorCode::encoding:
      case shuzhi::ErrorCode::limit:
        return cli::exit_refused;
      default:
        return cli::exit_internal;
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
#ifdef SIGPIPE
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error like others, and reported
#endif
  try {
    return run(argc, argv);
  } catch (const cli::IoError& error) {
    cli::complain(error.what());
    return error.code();
  } catch (const std::bad_alloc&) {
    cli::complain("out of memory");
  } catch (const std::exception& error) {
    cli::complain(std::string("internal error: ") + error.what());
  }
  return cli::exit_internal;
}
