# What optimized binaries are hardened with. A test reads it off the built files. A program that
# links shuzhi as a subproject decides for itself.
option(SHUZHI_HARDEN "Harden release builds: stack protector, FORTIFY, RELRO, PIE" ON)
if(NOT SHUZHI_HARDEN OR SHUZHI_SANITIZE OR NOT CMAKE_SYSTEM_NAME STREQUAL Linux)
  return()
endif()

include(CheckPIESupported)
check_pie_supported()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

set(optimized $<CONFIG:Release,RelWithDebInfo,MinSizeRel>)
# FORTIFY is taken back first: some distributions define it, at another level. Level 3 makes
# older compilers warn.
add_compile_options("$<${optimized}:-fstack-protector-strong;-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
add_link_options("$<${optimized}:-Wl,-z,relro,-z,now,-z,noexecstack>")
