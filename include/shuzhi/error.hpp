// What the library throws.
#pragma once

#include <shuzhi/span.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>

namespace shuzhi {
inline namespace v1 {

/// The values are those of the C API's `shuzhi_status`; they are never renumbered.
enum class ErrorCode : std::int32_t {
  argument = -1,   ///< an option or an argument makes no sense
  memory = -2,     ///< out of memory (C API; C++ throws std::bad_alloc)
  encoding = -3,   ///< bytes that the named encoding does not allow, and refusal was asked for
  limit = -4,      ///< the input is larger than a limit of the options
  internal = -5,   ///< a defect of the library
  lexicon = -6,    ///< an extra lexicon entry is malformed or clashes with another
  cancelled = -7,  ///< a callback of the caller asked to stop
};

/// Thrown by the parser. `span` says where: byte offsets into the bytes that the
/// caller passed, or {0, 0} where no place is to blame.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, Span span = {})
      : std::runtime_error(message), code_(code), span_(span) {}

  ErrorCode code() const noexcept { return code_; }
  Span span() const noexcept { return span_; }

 private:
  ErrorCode code_;
  Span span_;
};

}  // namespace v1
}  // namespace shuzhi
