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
  5  the input was refused: too large, too many nodes, invalid bytes with --refuse-invalid
  6  parsed and written, but invalid bytes were replaced or NUL characters found
  7  out of memory, or a defect of this program
Of several texts, those that cannot be read or parsed are left out, and the exit code is
the worst of all: 7, 5, 4, 6, 3, 0 in this order. Messages go to standard error.)";

void add_reading_options(CLI::App& command, InputOptions& input) {
  command.add_option("--max-bytes", input.max_bytes, "Refuse larger inputs")->capture_default_str();
  command
      .add_option("--max-nodes", input.max_nodes,
                  "Refuse texts with more reports, sections, paragraphs, claims and measures,\n"
                  "or mentions for scan")
      ->capture_default_str();
  command
      .add_option("--reference-date", input.reference_date,
                  "What relative periods count from where the text does not say")
      ->type_name("YYYY-MM-DD")
      ->check([](const std::string& text) {
        return cli::read_date(text) ? std::string() : text + " is no date of the form YYYY-MM-DD";
      });
}

void add_text_options(CLI::App& command, InputOptions& input) {
  command.add_option("--encoding", input.encoding,
                     "Encoding of the text (UTF-8, GB18030, Big5, …); detected where not given");
  command.add_flag("--refuse-invalid", input.refuse_invalid,
                   "Stop at bytes that the encoding does not allow, instead of replacing them");
  add_reading_options(command, input);
}

void add_input_options(CLI::App& command, InputOptions& input) {
  command.add_option("FILE", input.file, "The text; - is standard input")->required();
  add_text_options(command, input);
}

void add_parse_options(CLI::App& command, cli::ParseCommand& parse) {
  command
      .add_option("FILE", parse.inputs,
                  "Texts, and folders of texts; - is standard input. Of several, each document\n"
                  "is a line, or each line names its file (ndjson)")
      ->required();
  add_text_options(command, parse.input);
  command.add_flag("--pretty", parse.pretty, "Indent the JSON of one text");
  command.add_option("--format", parse.format, "json, or ndjson: one object a line")
      ->check(CLI::IsMember({"json", "ndjson"}))
      ->capture_default_str();
  command.add_option("-o,--output", parse.output, "Write to this file; it appears when complete");
  command.add_option("--ext", parse.extensions, "What the names of texts in folders end with")
      ->type_name("EXT")
      ->delimiter(',')
      ->expected(1)
      ->take_all()
      ->capture_default_str();
  command
      .add_option("-j,--jobs", parse.jobs,
                  "How many texts are parsed at a time; as many as there are processors where\n"
                  "not given")
      ->check(CLI::Range(1U, 1024U));
  command.add_flag("-q,--quiet,--no-progress", parse.quiet,
                   "Show no progress, as where standard error is no terminal");
}

int run(int argc, char** argv) {
  CLI::App app("Reads Chinese report text: sections, measures and quantified claims.", "shuzhi");
  app.set_version_flag("--version", std::string("shuzhi ") + shuzhi::version());
  app.require_subcommand(1);
  app.footer(footer);
  std::function<int()> chosen;

  cli::ParseCommand parse;
  CLI::App* const parse_app = app.add_subcommand("parse", "The whole document as JSON");
  add_parse_options(*parse_app, parse);
  parse_app->callback([&] {
    parse.input.file = parse.inputs.front();
    chosen = [&] { return run_parse(parse); };
  });

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
    const std::string& file = parse_app->parsed()  ? parse.input.file
                              : scan_app->parsed() ? scan.input.file
                                                   : input.file;
    return cli::tell(cli::verdict_on(error, file));
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
