#include "io.hpp"

#include "commands.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

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

// A new file beside `target`, under a name that nothing has yet; null where there can be none.
std::FILE* open_beside(const std::string& target, std::string& name) {
  for (int i = 1;; ++i) {
    name = target + ".part" + std::to_string(i);
    std::FILE* const file = std::fopen(name.c_str(), "wbx");
    if (file != nullptr || errno != EEXIST) return file;
  }
}

bool is_terminal(std::FILE* file) {
#ifdef _WIN32
  return _isatty(_fileno(file)) != 0;
#else
  return isatty(fileno(file)) != 0;
#endif
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

Output::Output(const std::string& name) : name_(name), written_(name), file_(nullptr) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  // Devices and pipes are written to as they are.
  if (!fs::exists(name, ignored) || fs::is_regular_file(name, ignored)) {
    // The link stays one; what it leads to is replaced.
    const fs::path real = fs::weakly_canonical(name, ignored);
    target_ = real.empty() ? name : real.string();
    file_ = open_beside(target_, written_);
  } else {
    file_ = std::fopen(name.c_str(), "wb");
  }
  if (file_ == nullptr) {
    target_.clear();
    fail();
  }
}

Output::~Output() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  std::error_code ignored;
  if (!target_.empty()) std::filesystem::remove(written_, ignored);
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
  if (target_.empty()) return;
  std::error_code error;
  const auto permissions = std::filesystem::status(target_, error).permissions();
  if (!error) std::filesystem::permissions(written_, permissions, error);
  std::filesystem::rename(written_, target_, error);
  if (error) throw IoError(exit_output, name_ + ": " + error.message());
  target_.clear();
}

void Output::fail() const {
  const int error = errno;
  throw IoError(exit_output, (name_.empty() ? "standard output" : name_) + ": " + reason(error));
}

std::unique_ptr<Output> open_output(const std::string& name) {
  return name.empty() ? std::make_unique<Output>() : std::make_unique<Output>(name);
}

Progress::Progress(std::size_t total, bool quiet)
    : total_(total), on_(!quiet && is_terminal(stderr)) {}

void Progress::show(std::size_t done, std::uint64_t bytes) {
  using clock = std::chrono::steady_clock;
  const clock::time_point now = on_ ? clock::now() : clock::time_point();
  if (!on_ || now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  shown_ = true;
  constexpr double mega = 1e6;
  std::fprintf(stderr, "\r%zu of %zu texts, %.1f MB\x1b[K", done, total_,
               static_cast<double>(bytes) / mega);
  std::fflush(stderr);
}

void Progress::clear() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

void complain(std::string_view message) {
  // With standard error gone there is nobody left to tell.
  std::fprintf(stderr, "shuzhi: %.*s\n", static_cast<int>(message.size()), message.data());
}

}  // namespace cli
