#include "guard.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace shuzhi::capi {

shuzhi_status fail(shuzhi_error* error, shuzhi_status status, Span span,
                   const char* message) noexcept {
  if (error == nullptr) return status;
  constexpr std::size_t head = offsetof(shuzhi_error, message);
  // A caller may have reserved less than today's message, never less than the head.
  const std::size_t room = std::min<std::size_t>(error->struct_size, sizeof(shuzhi_error));
  if (room < head) return status;
  error->status = status;
  error->span = {span.begin, span.end};
  if (room == head) return status;

  const std::size_t most = room - head - 1;
  std::size_t size = std::strlen(message);
  if (size > most) {
    size = most;
    // Do not cut a code point in two: step back to where one begins.
    while (size > 0 && (static_cast<unsigned char>(message[size]) & 0xC0) == 0x80) --size;
  }
  char* to = error->message;
  std::memcpy(to, message, size);
  to[size] = '\0';
  return status;
}

}  // namespace shuzhi::capi
