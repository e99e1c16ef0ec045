// The caller's allocator behind the standard containers.
#pragma once

#include "shuzhi.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <string>
#include <vector>

namespace shuzhi::capi {

/// A standard allocator that asks the caller's functions, or operator new where they are null.
template <class T>
class Allocator {
 public:
  using value_type = T;

  Allocator() noexcept = default;
  explicit Allocator(const shuzhi_allocator& hooks) noexcept : hooks_(hooks) {}
  template <class U>
  Allocator(const Allocator<U>& other) noexcept : hooks_(other.hooks()) {}

  T* allocate(std::size_t count) {
    if (count > std::numeric_limits<std::size_t>::max() / sizeof(T)) throw std::bad_alloc();
    const std::size_t size = count * sizeof(T);
    void* memory =
        hooks_.allocate != nullptr ? hooks_.allocate(hooks_.user, size) : ::operator new(size);
    if (memory == nullptr) throw std::bad_alloc();
    return static_cast<T*>(memory);
  }

  void deallocate(T* memory, std::size_t count) noexcept {
    if (hooks_.allocate != nullptr) {
      hooks_.deallocate(hooks_.user, memory, count * sizeof(T));
    } else {
      ::operator delete(memory);
    }
  }

  const shuzhi_allocator& hooks() const noexcept { return hooks_; }

  friend bool operator==(const Allocator& a, const Allocator& b) noexcept {
    return a.hooks_.allocate == b.hooks_.allocate && a.hooks_.deallocate == b.hooks_.deallocate &&
           a.hooks_.user == b.hooks_.user;
  }

 private:
  shuzhi_allocator hooks_{};
};

using Text = std::basic_string<char, std::char_traits<char>, Allocator<char>>;
using Bytes = std::vector<std::uint8_t, Allocator<std::uint8_t>>;

}  // namespace shuzhi::capi
