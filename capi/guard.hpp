// The line between C++ exceptions and C status codes.
#pragma once

#include "shuzhi.h"

#include <shuzhi/error.hpp>

#include <exception>
#include <memory>
#include <new>
#include <string>

namespace shuzhi::capi {

/// Fills the caller's error, as much of it as there is, and gives `status` back.
shuzhi_status fail(shuzhi_error* error, shuzhi_status status, Span span,
                   const char* message) noexcept;

[[noreturn]] inline void bad_argument(const char* message) {
  throw Error(ErrorCode::argument, message);
}

inline void require(bool condition, const char* message) {
  if (!condition) bad_argument(message);
}

/// Runs the body of a C function. This is the only try block of the C API.
template <class Body>
shuzhi_status guard(shuzhi_error* error, Body&& body) noexcept {
  try {
    body();
    return SHUZHI_OK;
  } catch (const Error& e) {
    return fail(error, static_cast<shuzhi_status>(e.code()), e.span(), e.what());
  } catch (const std::bad_alloc&) {
    return fail(error, SHUZHI_E_MEMORY, {}, "out of memory");
  } catch (const std::exception& e) {
    return fail(error, SHUZHI_E_INTERNAL, {}, e.what());
  } catch (...) {
    return fail(error, SHUZHI_E_INTERNAL, {}, "unknown exception");
  }
}

/// As `guard`, for a body that makes the handle which the caller is to own.
template <class Handle, class Body>
shuzhi_status make(Handle** out, shuzhi_error* error, Body&& body) noexcept {
  if (out != nullptr) *out = nullptr;
  return guard(error, [&] {
    require(out != nullptr, "out is null");
    std::unique_ptr<Handle> handle = body();
    *out = handle.release();
  });
}

}  // namespace shuzhi::capi
