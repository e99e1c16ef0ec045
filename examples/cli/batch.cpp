#include "batch.hpp"

#include "io.hpp"

#include <shuzhi/error.hpp>
#include <shuzhi/json.hpp>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>

namespace cli {
namespace {

namespace fs = std::filesystem;

// The worst first; what left a text out is worse than what a text merely suffers from.
constexpr int by_gravity[] = {exit_internal, exit_usage,   exit_refused,
                              exit_input,    exit_damaged, exit_empty};

int graver(int a, int b) {
  for (const int code : by_gravity) {
    if (a == code || b == code) return code;
  }
  return exit_done;
}

std::string lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

bool has_extension(const fs::path& path, const std::vector<std::string>& extensions) {
  const std::string name = lower_case(path.filename().string());
  return std::any_of(extensions.begin(), extensions.end(), [&](const std::string& extension) {
    std::string end = lower_case(extension);
    if (end.empty() || end.front() != '.') end.insert(0, 1, '.');
    return name.size() > end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
  });
}

// The texts of a folder and the folders in it, sorted. What cannot be looked into is left out.
int list_folder(const fs::path& folder, const std::vector<std::string>& extensions,
                std::vector<std::string>& files) {
  const auto first = static_cast<std::ptrdiff_t>(files.size());
  int code = exit_done;
  std::vector<fs::path> open{folder};
  while (!open.empty()) {
    const fs::path here = open.back();
    open.pop_back();
    std::error_code error;
    fs::directory_iterator entry(here, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      std::error_code ignored;
      const bool link = entry->is_symlink(ignored);
      if (!link && entry->is_directory(ignored)) {
        open.push_back(entry->path());
      } else if (has_extension(entry->path(), extensions) && !entry->is_directory(ignored)) {
        files.push_back(entry->path().string());
      }
    }
    if (error) {
      complain(here.string() + ": " + error.message());
      code = exit_input;
    }
  }
  std::sort(files.begin() + first, files.end());
  if (static_cast<std::ptrdiff_t>(files.size()) == first && code == exit_done) {
    complain(folder.string() + ": no report found (no file in it has the extension, --ext)");
    code = exit_empty;
  }
  return code;
}

int list_inputs(const ParseCommand& command, std::vector<std::string>& files) {
  int code = exit_done;
  for (const std::string& input : command.inputs) {
    std::error_code ignored;
    if (fs::is_directory(input, ignored)) {
      code = graver(code, list_folder(input, command.extensions, files));
    } else {
      files.push_back(input);
    }
  }
  return code;
}

// What became of one text.
struct Result {
  bool ready = false;
  Verdict verdict;
  std::string output;
  std::uint64_t bytes = 0;
};

// Each line of the text says which file it is of.
std::string with_file(const std::string& lines, const std::string& file) {
  rapidjson::StringBuffer name;
  rapidjson::Writer<rapidjson::StringBuffer> writer(name);
  writer.String(file.data(), static_cast<rapidjson::SizeType>(file.size()));
  const std::string key = std::string("{\"file\":") + name.GetString() + ',';
  std::string out;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at) + 1;
    out += key;
    out.append(lines, at + 1, end - at - 1);
    at = end;
  }
  return out;
}

Result parse_one(const shuzhi::Parser& parser, const ParseCommand& command,
                 const std::string& file) {
  Result result;
  try {
    const std::string bytes = read_input(file, command.input.max_bytes);
    const shuzhi::Document document = parser.parse(bytes, input_name(file));
    result.bytes = bytes.size();
    result.output = command.format == "ndjson"
                        ? with_file(to_ndjson(document), document.source.name)
                        : to_json(document) + '\n';
    result.verdict = verdict_on(document);
  } catch (const shuzhi::Error& error) {
    result.verdict = verdict_on(error, file);
  } catch (const IoError& error) {
    result.verdict = {error.code(), {error.what()}};
  } catch (const std::bad_alloc&) {
    result.verdict = {exit_internal, {file + ": out of memory"}};
  } catch (const std::exception& error) {
    result.verdict = {exit_internal, {file + ": internal error: " + error.what()}};
  }
  return result;
}

// Threads that parse, at most a window's width ahead of the one that takes the results.
class Workers {
 public:
  Workers(const ParseCommand& command, const std::vector<std::string>& files, unsigned jobs)
      : command_(command),
        files_(files),
        parser_(parse_options(command.input)),
        window_(std::size_t{2} * jobs) {
    try {
      for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      if (threads_.empty()) throw;  // else those that there are do the work
    }
  }
  ~Workers() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      next_ = files_.size();
    }
    taken_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // The results in the order of the files, each once.
  Result take() {
    std::unique_lock<std::mutex> lock(mutex_);
    Result& slot = window_[first_ % window_.size()];
    made_.wait(lock, [&] { return slot.ready; });
    Result result = std::move(slot);
    slot = Result();
    ++first_;
    taken_.notify_all();
    return result;
  }

 private:
  void work() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      taken_.wait(lock, [&] { return next_ >= files_.size() || next_ < first_ + window_.size(); });
      if (next_ >= files_.size()) return;
      const std::size_t mine = next_++;
      lock.unlock();
      Result result = parse_one(parser_, command_, files_[mine]);
      lock.lock();
      result.ready = true;
      window_[mine % window_.size()] = std::move(result);
      made_.notify_one();
    }
  }

  const ParseCommand& command_;
  const std::vector<std::string>& files_;
  const shuzhi::Parser parser_;
  std::mutex mutex_;
  std::condition_variable made_, taken_;
  std::vector<Result> window_;
  std::size_t first_ = 0;  // the next that `take` gives
  std::size_t next_ = 0;   // the next that nobody has begun
  std::vector<std::thread> threads_;
};

unsigned jobs_for(const ParseCommand& command, std::size_t files) {
  const unsigned wanted =
      command.jobs != 0 ? command.jobs : std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::clamp<std::size_t>(files, 1, wanted));
}

}  // namespace

bool is_batch(const std::vector<std::string>& inputs) {
  std::error_code ignored;
  return inputs.size() != 1 || fs::is_directory(inputs.front(), ignored);
}

int run_batch(const ParseCommand& command) {
  if (command.pretty) {
    complain("--pretty is for one text; of several, each document is one line");
    return exit_usage;
  }
  std::vector<std::string> files;
  int code = list_inputs(command, files);
  const auto output = open_output(command.output);
  Workers workers(command, files, jobs_for(command, files.size()));
  Progress progress(files.size(), command.quiet);
  std::uint64_t bytes = 0;
  for (std::size_t done = 1; done <= files.size(); ++done) {
    const Result result = workers.take();
    if (!result.verdict.messages.empty()) progress.clear();
    code = graver(code, tell(result.verdict));
    output->write(result.output);
    bytes += result.bytes;
    progress.show(done, bytes);
  }
  output->close();
  return code;
}

}  // namespace cli
