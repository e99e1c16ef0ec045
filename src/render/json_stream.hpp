// RapidJSON's output stream: a buffer that a callback takes whenever it is full.
#pragma once

#include <shuzhi/json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace shuzhi::detail {

class JsonStream {
 public:
  using Ch = char;
  /// `expected`: about how much will be written.
  JsonStream(const Write& write, std::size_t expected);

  /// Gives the callback what it does not have yet.
  void flush();

  void Put(char c) {
    *end_++ = c;
    if (end_ > limit_) make_room(0);
  }
  void Flush() {}

  void append(std::string_view text) {
    if (room() < text.size()) {
      append_beyond(text);
    } else {
      end_ += text.copy(end_, text.size());
    }
  }
  /// In quotes; there is nothing in it to escape.
  void append_quoted(std::string_view text) {
    if (room() < text.size() + 2) {
      Put('"');
      append_beyond(text);
      Put('"');
      return;
    }
    *end_ = '"';
    text.copy(end_ + 1, text.size());
    end_ += text.size() + 2;
    end_[-1] = '"';
  }
  /// The same for a literal, whose size is known where it is copied.
  template <std::size_t size>
  void append_quoted(const char (&text)[size]) {
    reserve(size + 1);
    *end_ = '"';
    std::memcpy(end_ + 1, text, size - 1);
    end_[size] = '"';
    end_ += size + 1;
  }
  void append_number(std::uint32_t number);
  void append_escaped(std::string_view text);

  /// Room for so many characters, which the stream's functions then use unchecked.
  void reserve(std::size_t count) {
    if (room() < count) make_room(count);
  }
  // RapidJSON finds these by their argument.
  friend void PutReserve(JsonStream& stream, std::size_t count) { stream.reserve(count); }
  friend void PutUnsafe(JsonStream& stream, char c) { *stream.end_++ = c; }

 private:
  std::size_t room() const noexcept { return static_cast<std::size_t>(limit_ - end_); }
  void allocate(std::size_t room);
  void make_room(std::size_t count);
  void append_beyond(std::string_view text);

  const Write& write_;
  std::unique_ptr<char[]> buffer_;
  char* end_ = nullptr;    // of what was written
  char* limit_ = nullptr;  // the buffer's last character: `Put` has room before it looks
};

}  // namespace shuzhi::detail
