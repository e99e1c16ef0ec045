// The clock of the bench.
#pragma once

#include <ctime>

namespace bench {

/// Seconds that this thread has had a processor for: other programs' turns are left out.
inline double processor_seconds() noexcept {
  std::timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace bench
