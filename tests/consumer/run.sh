#!/usr/bin/env bash
# Installs the build tree under a prefix, moves that prefix, and builds and runs a C++ and
# a C program against it: by find_package, and by pkg-config.
#   tests/consumer/run.sh CMAKE GENERATOR SOURCE_TREE BUILD_TREE CXX CC LIBDIR capi|no-capi
set -eu
cmake=$1 generator=$2 source=$3 build=$4 cxx=$5 cc=$6 libdir=$7 capi=$8
here=$(cd "$(dirname "$0")" && pwd)
work=$build/tests/consumer/work

say() { printf '%s\n' "-- $*"; }

rm -rf "$work"
mkdir -p "$work"
say "cmake --install"
"$cmake" --install "$build" --prefix "$work/first" >"$work/install.log"
mv "$work/first" "$work/prefix"
prefix=$work/prefix

say "nothing that is installed knows the folders it was built in"
if grep -rIlF -e "$source" -e "$work" "$prefix"; then
  echo "the files above do"
  exit 1
fi

say "find_package"
"$cmake" -S "$here/project" -B "$work/project" -G "$generator" -DCMAKE_PREFIX_PATH="$prefix" \
  -DCMAKE_CXX_COMPILER="$cxx" -DCMAKE_C_COMPILER="$cc" -DWITH_CAPI="$capi" >"$work/configure.log"
"$cmake" --build "$work/project" >"$work/build.log"
"$work/project/consumer"
if [ "$capi" = capi ]; then
  "$work/project/consumer_c"
  "$work/project/consumer_static_c"
fi

if [ -x "$prefix/bin/shuzhi" ]; then
  say "the program, its page and its completions"
  printf '投入资金8400万元' | "$prefix/bin/shuzhi" scan | grep -F CNY
  (cd "$prefix/share" && ls man/man1/shuzhi.1 bash-completion/completions/shuzhi \
    zsh/site-functions/_shuzhi fish/vendor_completions.d/shuzhi.fish)
fi

say "pkg-config"
export PKG_CONFIG_PATH=$prefix/$libdir/pkgconfig
# Flags of pkg-config are words of their own.
# shellcheck disable=SC2046
"$cxx" -std=c++17 -fno-rtti "$here/project/main.cpp" -o "$work/by_pkg_config" \
  $(pkg-config --static --cflags --libs shuzhi)
"$work/by_pkg_config" | tee "$work/output"
grep -qF "C++ $(pkg-config --modversion shuzhi):" "$work/output"
if [ "$capi" = capi ]; then
  # shellcheck disable=SC2046
  "$cc" -std=c99 "$here/project/main.c" -o "$work/by_pkg_config_c" \
    $(pkg-config --cflags --libs shuzhi-capi) -Wl,-rpath,"$prefix/$libdir"
  "$work/by_pkg_config_c"

  say "pkg-config, one static file"
  # No archive of ICU or of the C library: nothing to try.
  # shellcheck disable=SC2046
  if printf 'int main(void){return 0;}' | "$cc" -x c - -static -o "$work/empty" \
    -licuuc -licudata -lutf8proc -lstdc++ -lm 2>/dev/null; then
    "$cc" -std=c99 "$here/project/main.c" -static -o "$work/static_c" \
      $(pkg-config --static --cflags --libs shuzhi-capi)
    "$work/static_c"
    if readelf -d "$work/static_c" | grep NEEDED; then exit 1; fi
  fi

  say "C, our code linked in, the rest shared"
  # shellcheck disable=SC2046
  "$cc" -std=c99 "$here/project/main.c" -o "$work/partly_static_c" \
    $(pkg-config --static --cflags --libs shuzhi)
  "$work/partly_static_c"
  if readelf -d "$work/partly_static_c" | grep 'NEEDED.*shuzhi'; then exit 1; fi
fi
