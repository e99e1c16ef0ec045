// What is asked of operator new, and of the allocator of ICU, counted.
#pragma once

#include <cstdint>

namespace bench {

/// Of one thread. Nothing is counted unless `counting` is set, so that what is timed is not slowed
/// down; it is to be set and cleared where nothing of what is measured is alive.
struct Memory {
  bool counting = false;
  std::uint64_t allocations = 0;
  std::int64_t live = 0;  ///< bytes
  std::int64_t most = 0;  ///< the most that were live; whoever sets it to `live` begins anew
};

extern thread_local Memory memory;

/// Lets ICU ask here too. To be called before anything else of ICU.
void count_icu();

}  // namespace bench
