# Runs the tests and reports line coverage: cmake -D BUILD= -D ROOT= -D CTEST= -P coverage.cmake
find_program(gcovr gcovr REQUIRED)
file(GLOB_RECURSE counters ${BUILD}/*.gcda)
if(counters)
  file(REMOVE ${counters})
endif()

# Not what builds other trees, nor what counts instructions or seconds.
execute_process(COMMAND ${CTEST} --test-dir ${BUILD} --output-on-failure
  -E "^(cli.bad_input|complexity|consumer.*|headers.*|packaging.*|readme.*|sources.*|variants.*|locales)$"
  RESULT_VARIABLE failed)
execute_process(COMMAND ${gcovr} --root ${ROOT} --filter src/ --filter capi/
  --exclude-throw-branches --txt - --html-details ${BUILD}/coverage.html
  --fail-under-line 92 ${BUILD}
  COMMAND_ERROR_IS_FATAL ANY)
if(failed)
  message(FATAL_ERROR "tests failed")
endif()
