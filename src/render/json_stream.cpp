#include "render/json_stream.hpp"

#include "render/escape.hpp"

#include <shuzhi/error.hpp>

#include <algorithm>
#include <charconv>
#include <limits>

namespace shuzhi::detail {
namespace {

constexpr std::size_t most_kept = std::size_t{64} * 1024;

}  // namespace

JsonStream::JsonStream(const Write& write, std::size_t expected)
    : write_(write),
      buffer_(new char[std::min(expected, most_kept)]),
      end_(buffer_.get()),
      limit_(end_ + std::min(expected, most_kept)) {}

void JsonStream::flush() {
  const std::string_view piece(buffer_.get(), static_cast<std::size_t>(end_ - buffer_.get()));
  end_ = buffer_.get();
  if (!piece.empty() && !write_(piece)) {
    throw Error(ErrorCode::cancelled, "cancelled by the caller");
  }
}

void JsonStream::append_number(std::uint64_t number) {
  constexpr std::size_t most_digits = std::numeric_limits<std::uint64_t>::digits10 + 1;
  reserve(most_digits);
  end_ = std::to_chars(end_, limit_, number).ptr;
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
  if (room() >= count) return;
  buffer_.reset();
  buffer_.reset(new char[count]);
  end_ = buffer_.get();
  limit_ = end_ + count;
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
