// Whole files in, bytes out, with errors that say what happened.
#pragma once

#include <cstdint>
#include <cstdio>
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

/// Standard output, or a file. Every failure to write is an IoError; `close` must be
/// called to be sure that all is written.
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

  std::string name_;
  std::FILE* file_;
};

/// One line on standard error, with the program's name in front.
void complain(std::string_view message);

}  // namespace cli
