// The library's version.
#pragma once

#define SHUZHI_VERSION_MAJOR 0
#define SHUZHI_VERSION_MINOR 1
#define SHUZHI_VERSION_PATCH 0

namespace shuzhi {
inline namespace v1 {

/// "0.1.0": the version of the library that is linked, which may be newer than the
/// macros above that the program was compiled with.
const char* version() noexcept;

}  // namespace v1
}  // namespace shuzhi
