# `cpack`: a Debian package and a .tar.gz of what `cmake --install` puts in place.
#   cmake --preset release && cmake --build --preset release && (cd build/release && cpack)
set(CPACK_GENERATOR TGZ)
find_program(SHUZHI_DPKG_SHLIBDEPS dpkg-shlibdeps)
mark_as_advanced(SHUZHI_DPKG_SHLIBDEPS)
if(SHUZHI_DPKG_SHLIBDEPS)
  list(APPEND CPACK_GENERATOR DEB)
endif()

set(CPACK_PACKAGE_NAME shuzhi)
set(CPACK_PACKAGE_VENDOR "The shuzhi authors")
set(CPACK_PACKAGE_CONTACT "The shuzhi authors <authors@shuzhi.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "parser of Chinese report text")
set(CPACK_PACKAGE_DESCRIPTION
"shuzhi reads work summaries, government work reports and statistical bulletins,
and gives back sections, measures and quantified claims with exact values, units
and periods. The package holds the program, the C and C++ libraries with their
headers, and the Python package.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Who links the shared library gets a dependency on this package, of this version or later.
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "python3:any (>= 3.10)")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libicu-dev, libutf8proc-dev")

# For each package on its own: below /usr, and as Debian's policy wants documents.
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/package-prefix.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/package-debian.cmake)
set(CPACK_SHUZHI_SOURCE ${PROJECT_SOURCE_DIR})
include(CPack)
