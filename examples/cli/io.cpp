#include "io.hpp"

#include "commands.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace cli {
namespace {

std::string reason(int error) { return std::generic_category().message(error); }

std::string read_all(std::FILE* file, const std::string& name, std::uint64_t max_bytes) {
  std::string bytes;
  std::size_t block = std::size_t{64} << 10;
  for (;;) {
    const std::size_t at = bytes.size();
    bytes.resize(at + block);
    const std::size_t got = std::fread(bytes.data() + at, 1, block, file);
    bytes.resize(at + got);
    if (bytes.size() > max_bytes) {
      throw IoError(exit_refused,
                    name + ": larger than " + std::to_string(max_bytes) + " bytes (--max-bytes)");
    }
    if (got < block) break;
    block = std::min<std::size_t>(block * 2, std::size_t{16} << 20);
  }
  if (std::ferror(file) != 0) throw IoError(exit_input, name + ": " + reason(errno));
  return bytes;
}

}  // namespace

std::string read_input(const std::string& file, std::uint64_t max_bytes) {
  if (file == "-") return read_all(stdin, input_name(file), max_bytes);
  // On some systems a directory opens like a file, and only reading it fails.
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) {
    throw IoError(exit_input, file + ": is a directory");
  }
  std::FILE* const stream = std::fopen(file.c_str(), "rb");
  if (stream == nullptr) throw IoError(exit_input, file + ": " + reason(errno));
  struct Closer {
    std::FILE* stream;
    ~Closer() { std::fclose(stream); }
  } const closer{stream};
  return read_all(stream, file, max_bytes);
}

Output::Output(const std::string& name) : name_(name), file_(std::fopen(name.c_str(), "wb")) {
  if (file_ == nullptr) fail();
}

Output::~Output() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
}

void Output::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
}

void Output::flush() {
  if (std::fflush(file_) != 0) fail();
}

void Output::close() {
  flush();
  if (file_ == stdout) return;
  std::FILE* const file = file_;
  file_ = nullptr;
  if (std::fclose(file) != 0) fail();
}

void Output::fail() const {
  const int error = errno;
  throw IoError(exit_output, (name_.empty() ? "standard output" : name_) + ": " + reason(error));
}

void complain(std::string_view message) {
  // With standard error gone there is nobody left to tell.
  std::fprintf(stderr, "shuzhi: %.*s\n", static_cast<int>(message.size()), message.data());
}

}  // namespace cli
