#!/usr/bin/env bash
# Compiles every public header alone, twice in one file, with warnings as errors, and
# looks at what it includes: all but grammar/rules.hpp use the standard library only.
#   tests/headers/check.sh COMPILER INCLUDE_FOLDER
set -u
compiler=$1
folder=$2

failed=0
headers=0
while IFS= read -r path; do
  header=${path#"$folder"/}
  headers=$((headers + 1))
  case $header in
    shuzhi/grammar/rules.hpp) ;; # stands on Boost.Spirit
    *)
      # A standard header has neither a folder nor an ending.
      foreign=$(grep -nE '^[[:space:]]*#[[:space:]]*include' "$path" |
        grep -vE '#[[:space:]]*include <(shuzhi/(grammar/attributes|[a-z_]+)\.hpp|[a-z_]+)>')
      if [ -n "$foreign" ]; then
        echo "$header includes what its users may not have:"
        echo "$foreign"
        failed=1
      fi
      ;;
  esac
  if ! printf '#include <%s>\n#include <%s>\n' "$header" "$header" |
    "$compiler" -std=c++17 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror \
      -fsyntax-only -I "$folder" -x c++ -; then
    echo "$header does not compile alone"
    failed=1
  fi
done < <(find "$folder/shuzhi" -name '*.hpp' | sort)
echo "$headers headers"
[ "$headers" -gt 0 ] && [ "$failed" -eq 0 ]
