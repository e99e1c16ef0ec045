// Runs plain-text cases: shuzhi_cases [--update] FILE...   README.md describes the files.
#include "views.hpp"

#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

using cases::Lines;
using shuzhi::Parser;

// A file's cases and the text around them, so that the whole can be written back.
struct Case {
  std::size_t line = 0;
  std::string name;
  std::string input;
  Lines expected;
};

class Failure : public std::runtime_error {
 public:
  Failure(const std::string& file, std::size_t line, const std::string& what)
      : std::runtime_error(file + ':' + std::to_string(line) + ": " + what) {}
};

class Report {
 public:
  explicit Report(std::string file) : file_(std::move(file)) {}

  void check(const Case& c, const Lines& found) {
    ++total_;
    if (found == c.expected) return;
    ++failed_;
    std::cout << file_ << ':' << c.line << ": " << c.name << "\n  expected:\n";
    for (const std::string& line : c.expected) std::cout << "    " << line << '\n';
    std::cout << "  found:\n";
    for (const std::string& line : found) std::cout << "    " << line << '\n';
  }
  bool finish() const {
    std::cout << file_ << ": " << total_ << " cases, " << failed_ << " failed\n";
    return failed_ == 0 && total_ != 0;
  }

 private:
  std::string file_;
  std::size_t total_ = 0;
  std::size_t failed_ = 0;
};

Lines read_lines(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Failure(file, 0, "cannot be read");
  Lines lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

void write_lines(const std::string& file, const Lines& lines) {
  std::ofstream out(file, std::ios::binary);
  for (const std::string& line : lines) out << line << '\n';
  if (!out.flush()) throw Failure(file, 0, "cannot be written");
}

bool begins(const std::string& text, std::string_view prefix) {
  return text.compare(0, prefix.size(), prefix) == 0;
}

// ":key value" lines at the head of a file.
struct Head {
  cases::View view = nullptr;
  shuzhi::ParseOptions options;
};

void read_directive(const std::string& file, std::size_t at, const std::string& line, Head& head) {
  std::istringstream words(line);
  std::string key;
  std::string value;
  words >> key >> value;
  if (key == ":view") {
    head.view = cases::find_view(value);
    if (head.view == nullptr) throw Failure(file, at, "there is no view " + value);
  } else if (key == ":date") {
    shuzhi::Date date;
    char dash = 0;
    std::istringstream(value) >> date.year >> dash >> date.month >> dash >> date.day;
    head.options.reference_date = date;
  } else {
    throw Failure(file, at, "unknown directive " + key);
  }
}

// One case a line: "input => value unit".
bool run_values(const std::string& file, bool update) {
  const Parser parser;
  Report report(file);
  Lines lines = read_lines(file);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string& line = lines[i];
    if (line.empty() || line[0] == '#') continue;
    const std::size_t arrow = line.find(" => ");
    if (arrow == std::string::npos) throw Failure(file, i + 1, "there is no \" => \"");
    const std::string input = line.substr(0, arrow);
    const std::string found = cases::first_value(parser, input);
    if (update) {
      line.resize(arrow + 4);
      line += found;
    } else {
      report.check({i + 1, input, input, {line.substr(arrow + 4)}}, {found});
    }
  }
  if (!update) return report.finish();
  write_lines(file, lines);
  return true;
}

// Blocks: "=== name", input, "---", what must come out, a blank line.
bool run_blocks(const std::string& file, bool update) {
  const Lines lines = read_lines(file);
  Report report(file);
  Head head;
  Lines updated;
  std::size_t i = 0;
  for (; i < lines.size() && !begins(lines[i], "=== "); ++i) {
    if (begins(lines[i], ":")) read_directive(file, i + 1, lines[i], head);
    updated.push_back(lines[i]);
  }
  if (head.view == nullptr) throw Failure(file, 1, "there is no :view line");
  const Parser parser(head.options);
  while (i < lines.size()) {
    Case c;
    c.line = i + 1;
    c.name = lines[i].substr(4);
    updated.push_back(lines[i]);
    for (++i; i < lines.size() && lines[i] != "---"; ++i) {
      if (begins(lines[i], "=== ")) throw Failure(file, i + 1, "the case before has no ---");
      c.input += lines[i] + '\n';
      updated.push_back(lines[i]);
    }
    if (i == lines.size()) throw Failure(file, c.line, "there is no ---");
    if (!c.input.empty()) c.input.pop_back();
    for (++i; i < lines.size() && !begins(lines[i], "=== "); ++i) c.expected.push_back(lines[i]);
    while (!c.expected.empty() && c.expected.back().empty()) c.expected.pop_back();
    const Lines found = head.view(parser, c.input);
    if (!update) report.check(c, found);
    updated.push_back("---");
    updated.insert(updated.end(), found.begin(), found.end());
    if (i < lines.size()) updated.push_back("");
  }
  if (!update) return report.finish();
  write_lines(file, updated);
  return true;
}

bool run(const std::string& file, bool update) {
  const bool values = file.find("values/") != std::string::npos;
  return values ? run_values(file, update) : run_blocks(file, update);
}

}  // namespace

int main(int argc, char** argv) {
  bool update = false;
  bool good = argc > 1;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--update") {
      update = true;
      continue;
    }
    try {
      good = run(argument, update) && good;
    } catch (const std::exception& error) {
      std::cout << error.what() << '\n';
      good = false;
    }
  }
  if (argc == 1) std::cout << "usage: shuzhi_cases [--update] FILE...\n";
  return good ? 0 : 1;
}
