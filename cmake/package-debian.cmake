# Run by cpack on the tree that it is about to pack: what Debian's policy asks of documents.
if(NOT CPACK_GENERATOR STREQUAL DEB)
  return()
endif()
set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)
set(doc ${share}/doc/shuzhi)

# The licence as the machine-readable format has it: indented, with a dot for an empty line.
file(READ ${CPACK_SHUZHI_SOURCE}/LICENSE license)
string(REGEX MATCH "Copyright [(]c[)] ([^\n]*)\n+(.*)" license "${license}")
set(holders "${CMAKE_MATCH_1}")
string(STRIP "${CMAKE_MATCH_2}" license)
string(REPLACE "\n" "\n " license "${license}")
string(REPLACE "\n \n" "\n .\n" license "${license}")
file(WRITE ${doc}/copyright
"Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: shuzhi

Files: *
Copyright: ${holders}
License: Expat
 ${license}
")
file(READ ${CPACK_SHUZHI_SOURCE}/CHANGELOG.md changelog)
file(WRITE ${doc}/changelog "${changelog}")
if(EXISTS ${share}/zsh/site-functions)
  file(RENAME ${share}/zsh/site-functions ${share}/zsh/vendor-completions)
endif()

# -n: no time stamp, so that the same sources give the same package.
foreach(file doc/shuzhi/changelog man/man1/shuzhi.1)
  if(EXISTS ${share}/${file})
    execute_process(COMMAND gzip -9n ${share}/${file} COMMAND_ERROR_IS_FATAL ANY)
  endif()
endforeach()
