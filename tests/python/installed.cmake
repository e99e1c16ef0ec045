# Installs the build, moves what was installed, and uses the package from there.
#   cmake -D BUILD=... -D PACKAGES=lib/python3/dist-packages -D PYTHON=... -D SOURCE=... -P
cmake_minimum_required(VERSION 3.25)
set(work ${BUILD}/tests/python/work)
file(REMOVE_RECURSE ${work})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/first
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(RENAME ${work}/first ${work}/moved)

set(packages ${work}/moved/${PACKAGES})
set(environment ${CMAKE_COMMAND} -E env --unset=SHUZHI_LIBRARY --unset=LD_LIBRARY_PATH
  PYTHONPATH=${packages} PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1)
execute_process(COMMAND ${environment} ${PYTHON} -c "
import shuzhi, shuzhi._ffi as f
assert shuzhi.__file__.startswith('${packages}'), shuzhi.__file__
assert f.lib._name.startswith('${packages}'), f.lib._name
assert shuzhi.scan('800万元')[0].quantity.value == 8000000
" WORKING_DIRECTORY ${work} COMMAND_ERROR_IS_FATAL ANY)
foreach(test document parser tables many lifetime)
  execute_process(COMMAND ${environment} ${PYTHON} ${SOURCE}/test_${test}.py
    COMMAND_ERROR_IS_FATAL ANY)
endforeach()
