#include "render/json_stream.hpp"

#include "render/escape.hpp"

#include <shuzhi/error.hpp>

#include <algorithm>
#include <array>
#include <cstring>

namespace shuzhi::detail {
namespace {

constexpr std::size_t most_kept = std::size_t{64} * 1024;

constexpr std::size_t most_digits = 10;  // of 32 bits

// 00 to 99.
constexpr std::array<std::array<char, 2>, 100> pairs = [] {
  std::array<std::array<char, 2>, 100> pairs{};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    pairs[i] = {static_cast<char>('0' + i / 10), static_cast<char>('0' + i % 10)};
  }
  return pairs;
}();

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

void JsonStream::append_number(std::uint32_t number) {
  std::array<char, 2 * most_digits> digits;  // as many behind the last one are copied, too
  std::size_t first = most_digits;
  for (; number >= 100; number /= 100) {
    first -= 2;
    std::memcpy(&digits[first], &pairs[number % 100], 2);
  }
  first -= 2;
  std::memcpy(&digits[first], &pairs[number], 2);
  if (number < 10) ++first;
  reserve(most_digits);
  std::memcpy(end_, &digits[first], most_digits);
  end_ += most_digits - first;
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
