#include "render/json_stream.hpp"

#include "render/escape.hpp"

#include <shuzhi/error.hpp>

#include <rapidjson/internal/itoa.h>

#include <algorithm>

namespace shuzhi::detail {
namespace {

constexpr std::size_t most_kept = std::size_t{64} * 1024;

}  // namespace

JsonStream::JsonStream(const Write& write, std::size_t expected) : write_(write) {
  allocate(std::min(expected, most_kept));
}

void JsonStream::allocate(std::size_t room) {
  buffer_.reset(new char[room + 1]);
  end_ = buffer_.get();
  limit_ = end_ + room;
}

void JsonStream::flush() {
  const std::string_view piece(buffer_.get(), static_cast<std::size_t>(end_ - buffer_.get()));
  end_ = buffer_.get();
  if (!piece.empty() && !write_(piece)) {
    throw Error(ErrorCode::cancelled, "cancelled by the caller");
  }
}

void JsonStream::append_number(std::uint32_t number) {
  constexpr std::size_t most_digits = 10;
  reserve(most_digits);
  end_ = rapidjson::internal::u32toa(number, end_);
}

void JsonStream::append_escaped(std::string_view text) {
  for (std::size_t at = 0;;) {
    const std::size_t next = find_escaped(text, at);
    append(text.substr(at, next - at));
    if (next == text.size()) return;
    const Escape escape = escape_at(text, next);
    append(escape.written());
    at = next + escape.size;
  }
}

void JsonStream::make_room(std::size_t count) {
  flush();
  if (room() < count) allocate(count);
}

// A text that is larger than the buffer goes out as a piece of its own.
void JsonStream::append_beyond(std::string_view text) {
  flush();
  if (room() >= text.size()) {
    end_ += text.copy(end_, text.size());
  } else if (!write_(text)) {
    throw Error(ErrorCode::cancelled, "cancelled by the caller");
  }
}

}  // namespace shuzhi::detail
