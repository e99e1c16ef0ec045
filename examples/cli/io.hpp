// Whole files in, bytes out, with errors that say what happened.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace cli {

/// Reading or writing failed; `code` is the exit code for it.
class IoError : public std::runtime_error {
 public:
  IoError(int code, const std::string& message) : std::runtime_error(message), code_(code) {}
  int code() const noexcept { return code_; }

 private:
  int code_;
};

/// All bytes of a file, or of standard input for "-". Throws IoError, also where there
/// are more than `max_bytes`.
std::string read_input(const std::string& file, std::uint64_t max_bytes);

/// Standard output, or a file. A file is written under another name beside its own and
/// gets its name when it is complete: by `close`. Every failure to write is an IoError.
class Output {
 public:
  Output() : file_(stdout) {}
  explicit Output(const std::string& name);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  void flush();
  void close();

 private:
  [[noreturn]] void fail() const;

  std::string name_;    ///< as messages say it; empty: standard output
  std::string target_;  ///< what `close` renames `written_` to; empty: nothing is renamed
  std::string written_;
  std::FILE* file_;
};

/// The file; standard output where the name is empty.
std::unique_ptr<Output> open_output(const std::string& name);

/// How far the work is, on one line of standard error; silent where that is no terminal.
class Progress {
 public:
  Progress(std::size_t total, bool quiet);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::size_t done, std::uint64_t bytes);
  void clear();

 private:
  std::size_t total_;
  bool on_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point next_{};
};

/// One line on standard error, with the program's name in front.
void complain(std::string_view message);

}  // namespace cli
