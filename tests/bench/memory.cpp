#include "memory.hpp"

#include <malloc.h>  // malloc_usable_size, of glibc: what a block takes, without a header of ours
#include <unicode/uclean.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace bench {

thread_local Memory memory;

namespace {

void count_in(void* block) noexcept {
  if (!memory.counting || block == nullptr) return;
  ++memory.allocations;
  memory.live += static_cast<std::int64_t>(malloc_usable_size(block));
  memory.most = std::max(memory.most, memory.live);
}

void count_out(void* block) noexcept {
  if (memory.counting && block != nullptr) {
    memory.live -= static_cast<std::int64_t>(malloc_usable_size(block));
  }
}

void* take(std::size_t size) noexcept {
  void* const block = std::malloc(size != 0 ? size : 1);
  count_in(block);
  return block;
}

void give_back(void* block) noexcept {
  count_out(block);
  std::free(block);
}

void* icu_take(const void*, std::size_t size) { return take(size); }
void icu_give_back(const void*, void* block) { give_back(block); }
void* icu_resize(const void*, void* block, std::size_t size) {
  count_out(block);
  void* const resized = std::realloc(block, size != 0 ? size : 1);
  count_in(resized);
  return resized;
}

}  // namespace

void count_icu() {
  UErrorCode status = U_ZERO_ERROR;
  u_setMemoryFunctions(nullptr, icu_take, icu_resize, icu_give_back, &status);
}

}  // namespace bench

// The other forms of new and delete come down to these.
void* operator new(std::size_t size) {
  void* const block = bench::take(size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void operator delete(void* block) noexcept { bench::give_back(block); }
void operator delete(void* block, std::size_t) noexcept { bench::give_back(block); }
