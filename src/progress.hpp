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
    if (progress_ != nullptr) next_read_ = 0;
    stage();
  }

  /// A stage that goes over the whole text is done, and the next begins.
  void stage() {
    if (progress_ == nullptr) return;
    next_work_ = interval;
    call();
  }

  /// A stage before the reading is as far as this.
  void working(std::uint64_t byte) {
    if (byte < next_work_) return;
    next_work_ = byte + interval;
    call();
  }

  /// The text has been read up to here.
  void read(std::uint64_t byte) {
    if (byte < next_read_) return;
    next_read_ = byte + interval;
    done_ = byte;
    call();
  }

 private:
  static constexpr std::uint64_t interval = std::uint64_t{64} * 1024;
  static constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

  void call() {
    if (!(*progress_)(done_, total_)) throw Error(ErrorCode::cancelled, "cancelled by the caller");
  }

  const Progress* progress_ = nullptr;
  std::uint64_t total_ = 0;
  std::uint64_t done_ = 0;
  std::uint64_t next_work_ = never;
  std::uint64_t next_read_ = never;
};

}  // namespace shuzhi::detail
