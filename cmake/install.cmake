# `cmake --install`: headers, both libraries, the CMake package, the pkg-config files, the program.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/shuzhi)

# Boost is headers only and compiled in: who links shuzhi needs ICU and utf8proc alone.
get_target_property(links shuzhi INTERFACE_LINK_LIBRARIES)
list(REMOVE_ITEM links "$<LINK_ONLY:Boost::headers>")
set_target_properties(shuzhi PROPERTIES INTERFACE_LINK_LIBRARIES "${links}")

install(TARGETS shuzhi EXPORT shuzhiTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/shuzhi DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        FILES_MATCHING PATTERN "*.hpp")

if(TARGET shuzhi::capi)
  get_target_property(capi shuzhi::capi ALIASED_TARGET)
  set_target_properties(${capi} PROPERTIES EXPORT_NAME capi)
  set_target_properties(shuzhi_capi_static PROPERTIES EXPORT_NAME capi_static)
  install(TARGETS ${capi} shuzhi_capi_static EXPORT shuzhiTargets
          LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
          RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
          INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
  install(FILES ${PROJECT_SOURCE_DIR}/capi/shuzhi.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
endif()

install(EXPORT shuzhiTargets NAMESPACE shuzhi:: DESTINATION ${package_dir})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/shuzhiConfig.cmake.in
  ${PROJECT_BINARY_DIR}/cmake/shuzhiConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/cmake/shuzhiConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/cmake/shuzhiConfig.cmake
              ${PROJECT_BINARY_DIR}/cmake/shuzhiConfigVersion.cmake
        DESTINATION ${package_dir})

# The .pc files name their prefix relative to themselves, so that the tree can be moved.
cmake_path(APPEND CMAKE_INSTALL_FULL_LIBDIR pkgconfig OUTPUT_VARIABLE pc_dir)
file(RELATIVE_PATH SHUZHI_PC_PREFIX ${pc_dir} ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" SHUZHI_PC_PREFIX "${SHUZHI_PC_PREFIX}")
set(pc_files shuzhi)
if(TARGET shuzhi::capi)
  list(APPEND pc_files shuzhi-capi)
endif()
foreach(name IN LISTS pc_files)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/${name}.pc.in
                 ${PROJECT_BINARY_DIR}/cmake/${name}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/cmake/${name}.pc
          DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()

install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/schema
        DESTINATION ${CMAKE_INSTALL_DATADIR}/shuzhi FILES_MATCHING PATTERN "*.json")

if(TARGET shuzhi_cli)
  # Where bash and fish look below any prefix; zsh has no such place, $fpath names it.
  set(SHUZHI_ZSH_DIR ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING
      "Where the completions for zsh are installed, below the prefix")
  set(cli ${PROJECT_SOURCE_DIR}/examples/cli)
  install(TARGETS shuzhi_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(FILES ${cli}/shuzhi.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${cli}/completions/shuzhi.bash RENAME shuzhi
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${cli}/completions/_shuzhi DESTINATION ${SHUZHI_ZSH_DIR})
  install(FILES ${cli}/completions/shuzhi.fish
          DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
