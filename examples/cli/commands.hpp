// What the subcommands share: their options, their exit codes, and how to run them.
#pragma once

#include <shuzhi/error.hpp>
#include <shuzhi/parser.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cli {

/// What the program tells the shell. --help lists them; they are never renumbered.
enum ExitCode : int {
  exit_done = 0,
  exit_output = 1,    ///< the output could not be written
  exit_usage = 2,     ///< the command line is wrong
  exit_empty = 3,     ///< the input holds no report
  exit_input = 4,     ///< the input could not be read
  exit_refused = 5,   ///< the input was read and refused
  exit_damaged = 6,   ///< parsed, but the text has replaced bytes or NUL characters in it
  exit_internal = 7,  ///< out of memory, or a defect of the program
};

/// Where the text comes from and how it is read: the options of every subcommand.
struct InputOptions {
  std::string file = "-";
  std::string encoding;
  bool refuse_invalid = false;
  std::uint64_t max_bytes = std::uint64_t{1} << 30;
  std::uint32_t max_nodes = 0xFFFFFFFF;
  std::string reference_date;  ///< empty, or checked YYYY-MM-DD
};

struct ParseCommand {
  InputOptions input;  ///< `file` is the first of `inputs`
  std::vector<std::string> inputs;
  std::vector<std::string> extensions{"txt"};
  unsigned jobs = 0;  ///< 0: as many as there are processors
  bool quiet = false;
  std::string format = "json";
  bool pretty = false;
  std::string output;  ///< empty: standard output
};

struct ScanCommand {
  InputOptions input;
  std::string format = "table";
  bool ndjson = false;
};

int run_parse(const ParseCommand& command);
int run_scan(const ScanCommand& command);
int run_outline(const InputOptions& input);
int run_claims(const InputOptions& input);
int run_measures(const InputOptions& input);

/// "2018-01-22" as a date; nothing where the text is none.
std::optional<shuzhi::Date> read_date(const std::string& text);

shuzhi::ParseOptions parse_options(const InputOptions& input);

/// Reads and parses the input.
shuzhi::Document parse_input(const InputOptions& input);

/// What is wrong with an input or a document, and the exit code for it.
struct Verdict {
  int code = exit_done;
  std::vector<std::string> messages;
};

Verdict verdict_on(const shuzhi::Document& document);
Verdict verdict_on(const shuzhi::Error& error, const std::string& file);

/// Says it on standard error, and gives the exit code back.
int tell(const Verdict& verdict);

inline int judge(const shuzhi::Document& document) { return tell(verdict_on(document)); }

/// How messages name the input.
std::string input_name(const std::string& file);

}  // namespace cli
