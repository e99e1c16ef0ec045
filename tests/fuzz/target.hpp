// What every fuzz target has: an input, and demands on what comes out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// One run; libFuzzer and driver.cpp call it. Returns 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

/// Says what does not hold and aborts.
[[noreturn]] void fail(const std::string& what);
inline void require(bool holds, const char* what) {
  if (!holds) fail(what);
}

/// An input read from its front: some bytes of choices, and the text behind them.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size)
      : rest_(reinterpret_cast<const char*>(data), size) {}

  bool empty() const noexcept { return rest_.empty(); }
  /// The next byte; 0 at the end.
  unsigned byte() noexcept {
    if (rest_.empty()) return 0;
    const auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  /// What stands before the next byte 0x1E, which is taken too.
  std::string_view field() noexcept {
    const std::string_view value = rest_.substr(0, rest_.find('\x1E'));
    rest_.remove_prefix(value.size() < rest_.size() ? value.size() + 1 : value.size());
    return value;
  }
  std::string_view rest() const noexcept { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace fuzz
