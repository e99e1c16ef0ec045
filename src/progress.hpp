// How far a parse is, for the caller who wants to know.
#pragma once

#include <shuzhi/error.hpp>
#include <shuzhi/parser.hpp>

#include <cstdint>
#include <limits>

namespace shuzhi::detail {

/// Calls a Progress now and then. Without one it costs a comparison.
class Watch {
 public:
  Watch() = default;
  explicit Watch(const Progress& progress) : progress_(progress ? &progress : nullptr) {}

  /// The text is there; nothing of it is read.
  void begin(std::uint64_t total) {
    total_ = total;
    next_ = progress_ != nullptr ? 0 : std::numeric_limits<std::uint64_t>::max();
    stage();
  }

  /// A stage that reads the whole text is over.
  void stage() {
    if (progress_ != nullptr) report(0);
  }

  /// The text has been read up to here.
  void at(std::uint64_t byte) {
    if (byte >= next_) report(byte);
  }

 private:
  void report(std::uint64_t byte) {
    constexpr std::uint64_t interval = 64 * 1024;
    next_ = byte + interval;
    if (!(*progress_)(byte, total_)) throw Error(ErrorCode::cancelled, "cancelled by the caller");
  }

  const Progress* progress_ = nullptr;
  std::uint64_t total_ = 0;
  std::uint64_t next_ = std::numeric_limits<std::uint64_t>::max();
};

}  // namespace shuzhi::detail
