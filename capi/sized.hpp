// Structs that begin with `struct_size`: a caller compiled with an older header has a
// shorter one, and nothing behind its end may be touched.
#pragma once

#include "guard.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace shuzhi::capi {

/// No struct of this API comes near it: a larger size is memory that nobody set.
inline constexpr std::uint32_t max_struct_size = 4096;

inline std::uint32_t checked_size(const void* sized) {
  require(sized != nullptr, "struct is null");
  std::uint32_t size = 0;
  std::memcpy(&size, sized, sizeof size);
  require(size >= sizeof size && size <= max_struct_size, "struct_size is not set");
  return size;
}

/// Writes as much of `value` as the caller has room for.
template <class T>
void put(T* out, T value) {
  const std::uint32_t size = checked_size(out);
  value.struct_size = std::min<std::uint32_t>(size, sizeof(T));
  std::memcpy(out, &value, value.struct_size);
}

/// Reads what the caller has; fields that it does not know are zero. Fields that this
/// library does not know must be zero, or a newer caller's wish would be passed over.
template <class T>
T take(const T* in) {
  const std::uint32_t size = checked_size(in);
  T value{};
  std::memcpy(&value, in, std::min<std::size_t>(size, sizeof(T)));
  if (size > sizeof(T)) {
    const char* bytes = reinterpret_cast<const char*>(in);
    require(std::all_of(bytes + sizeof(T), bytes + size, [](char c) { return c == 0; }),
            "struct has fields that this library does not know");
  }
  return value;
}

inline shuzhi_span to_c(Span span) noexcept { return {span.begin, span.end}; }
inline shuzhi_str to_c(std::string_view text) noexcept { return {text.data(), text.size()}; }

inline std::string_view from_c(shuzhi_str text) {
  require(text.data != nullptr || text.size == 0, "string is null but has a size");
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}

}  // namespace shuzhi::capi
