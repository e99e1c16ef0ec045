# What only people who work on shuzhi itself need. Never included when shuzhi is a subproject.

option(SHUZHI_WARNINGS_AS_ERRORS "Stop at the first compiler warning" OFF)
set(SHUZHI_SANITIZE "" CACHE STRING
    "Sanitizers, as -fsanitize= names them: \"address;undefined\" or \"thread\"")

set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# One compiler cache for all build trees, where there is one.
find_program(SHUZHI_CCACHE ccache)
mark_as_advanced(SHUZHI_CCACHE)
if(SHUZHI_CCACHE)
  foreach(language C CXX)
    if(NOT DEFINED CMAKE_${language}_COMPILER_LAUNCHER)
      set(CMAKE_${language}_COMPILER_LAUNCHER "${SHUZHI_CCACHE}")
    endif()
  endforeach()
endif()

# The system's Python has the system's packages; another one may come first on PATH.
if(NOT DEFINED Python3_EXECUTABLE AND EXISTS /usr/bin/python3)
  set(Python3_EXECUTABLE /usr/bin/python3 CACHE FILEPATH "The Python that tests run with")
endif()

# Every target of ours links this one; it is empty outside the build tree.
add_library(shuzhi_developer INTERFACE)
target_compile_options(shuzhi_developer INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${SHUZHI_WARNINGS_AS_ERRORS}>:-Werror>)
if(SHUZHI_SANITIZE)
  string(REPLACE ";" "," sanitizers "${SHUZHI_SANITIZE}")
  target_compile_options(shuzhi_developer INTERFACE
    -fsanitize=${sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(shuzhi_developer INTERFACE -fsanitize=${sanitizers})
endif()
link_libraries($<BUILD_INTERFACE:shuzhi_developer>)

# Target `coverage`: runs the tests of a build made with --coverage (preset coverage) and lists the
# lines of src and capi that none of them reached.
option(SHUZHI_COVERAGE "Make the target coverage" OFF)
if(SHUZHI_COVERAGE)
  add_custom_target(coverage
    COMMAND ${CMAKE_COMMAND} -D BUILD=${PROJECT_BINARY_DIR} -D ROOT=${PROJECT_SOURCE_DIR}
            -D CTEST=${CMAKE_CTEST_COMMAND} -P ${PROJECT_SOURCE_DIR}/cmake/coverage.cmake
    USES_TERMINAL VERBATIM)
endif()

# Targets `format` (rewrites the sources) and `tidy` (reads them; slow).
set(SHUZHI_FORMAT_COMMAND "${CMAKE_COMMAND}" -D ROOT=${PROJECT_SOURCE_DIR})
add_custom_target(format
  COMMAND ${SHUZHI_FORMAT_COMMAND} -D FIX=ON -P ${PROJECT_SOURCE_DIR}/cmake/format.cmake
  COMMENT "clang-format" VERBATIM)
find_program(SHUZHI_RUN_CLANG_TIDY NAMES run-clang-tidy-14 run-clang-tidy)
mark_as_advanced(SHUZHI_RUN_CLANG_TIDY)
if(SHUZHI_RUN_CLANG_TIDY)
  # Translation units with X3 grammars take minutes each under clang-tidy; the rest seconds.
  set(SHUZHI_TIDY_COMMAND "${SHUZHI_RUN_CLANG_TIDY}" -quiet -p "${PROJECT_BINARY_DIR}"
      "^${PROJECT_SOURCE_DIR}/(src/(?!grammar/)|capi/|examples/).*[.](cpp|c)$")
  add_custom_target(tidy COMMAND ${SHUZHI_TIDY_COMMAND} COMMENT "clang-tidy" VERBATIM)
endif()
