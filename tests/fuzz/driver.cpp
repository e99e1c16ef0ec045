// Where there is no libFuzzer: replays files, then changes them at random, the same way each time.
//   TARGET [--seconds N] [--runs N] [--seed N] [--dictionary FILE] FILE_OR_FOLDER...
// Without --seconds or --runs it only replays. What makes the target fail is left in the file
// crash-TARGET in the current folder, for `TARGET crash-TARGET`.
#include "target.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <vector>

extern "C" void __sanitizer_set_death_callback(void (*)()) __attribute__((weak));

namespace {

namespace fs = std::filesystem;

std::string crash_file;
std::string current;

void keep_current() {
  if (std::FILE* const file = std::fopen(crash_file.c_str(), "wb")) {
    std::fwrite(current.data(), 1, current.size(), file);
    std::fclose(file);
    std::fprintf(stderr, "the input is in %s\n", crash_file.c_str());
  }
}

void on_signal(int signal) {
  keep_current();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void run(const std::string& input) {
  current = input;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(current.data()), current.size());
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(2);
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> read_inputs(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    for (const auto& entry : fs::directory_iterator(path)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> inputs;
  for (const fs::path& file : files) inputs.push_back(read_file(file));
  return inputs;
}

// Lines of "bytes", with \xNN for what is not ASCII: libFuzzer's form.
std::vector<std::string> read_dictionary(const fs::path& path) {
  std::vector<std::string> words;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t begin = line.find('"'), end = line.rfind('"');
    if (begin == std::string::npos || begin == end) continue;
    std::string word;
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (line.compare(i, 2, "\\x") == 0) {
        word += static_cast<char>(std::stoi(line.substr(i + 2, 2), nullptr, 16));
        i += 3;
      } else {
        word += line[i];
      }
    }
    words.push_back(word);
  }
  return words;
}

class Mutator {
 public:
  Mutator(std::uint64_t seed, const std::vector<std::string>& inputs,
          const std::vector<std::string>& words)
      : random_(seed), inputs_(inputs), words_(words) {}

  std::string next() {
    std::string text = inputs_[below(inputs_.size())];
    for (std::size_t n = 1 + below(4); n > 0; --n) change(text);
    constexpr std::size_t longest = 4096;
    if (text.size() > longest) text.resize(longest);
    return text;
  }

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  // Mostly at a character's border, so that the text stays text.
  std::size_t place(const std::string& text) {
    std::size_t at = below(text.size() + 1);
    if (below(16) == 0) return at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) ++at;
    return at;
  }
  std::string part(const std::string& text) {
    const std::size_t a = place(text), b = place(text);
    return text.substr(std::min(a, b), std::min<std::size_t>(std::max(a, b) - std::min(a, b), 512));
  }
  void change(std::string& text) {
    const std::size_t at = place(text);
    switch (below(8)) {
      case 0:
        text.insert(at, 1, static_cast<char>(below(256)));
        return;
      case 1:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        return;
      case 2: {
        const std::size_t end = std::max(at, place(text));
        text.erase(at, std::min<std::size_t>(end - at, 64));
        return;
      }
      case 3:
        text.insert(at, part(text));
        return;
      case 4:
        text.insert(at, part(inputs_[below(inputs_.size())]));
        return;
      case 5: {
        const std::string piece = part(text).substr(0, 48);
        for (std::size_t n = below(20); n > 0; --n) text.insert(at, piece);
        return;
      }
      default:
        if (!words_.empty()) text.insert(at, words_[below(words_.size())]);
    }
  }

  std::mt19937_64 random_;
  const std::vector<std::string>& inputs_;
  const std::vector<std::string>& words_;
};

}  // namespace

int main(int argc, char** argv) {
  std::vector<fs::path> paths;
  std::vector<std::string> words;
  std::uint64_t seconds = 0, runs = 0, seed = 1;
  for (int i = 1; i < argc; ++i) {
    const std::string option = argv[i];
    const char* const value = i + 1 < argc ? argv[i + 1] : "";
    const bool taken = option.compare(0, 2, "--") == 0;
    if (option == "--seconds") seconds = std::strtoull(value, nullptr, 10);
    if (option == "--runs") runs = std::strtoull(value, nullptr, 10);
    if (option == "--seed") seed = std::strtoull(value, nullptr, 10);
    if (option == "--dictionary") words = read_dictionary(value);
    if (taken) ++i;
    if (!taken) paths.emplace_back(option);
  }
  crash_file = "crash-" + fs::path(argv[0]).filename().string();
  std::signal(SIGABRT, on_signal);
  std::signal(SIGSEGV, on_signal);
  if (__sanitizer_set_death_callback != nullptr) __sanitizer_set_death_callback(keep_current);

  const std::vector<std::string> inputs = read_inputs(paths);
  for (const std::string& input : inputs) run(input);
  std::printf("%zu inputs replayed\n", inputs.size());
  if (inputs.empty()) return 2;
  if (seconds == 0 && runs == 0) return 0;

  using clock = std::chrono::steady_clock;
  const auto end = clock::now() + std::chrono::seconds(seconds);
  if (runs == 0) runs = std::numeric_limits<std::uint64_t>::max();
  Mutator mutator(seed, inputs, words);
  std::uint64_t done = 0;
  for (; done < runs && (seconds == 0 || clock::now() < end); ++done) run(mutator.next());
  std::printf("%llu changed inputs run, seed %llu\n", static_cast<unsigned long long>(done),
              static_cast<unsigned long long>(seed));
  return 0;
}
