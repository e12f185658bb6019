#!/bin/sh
# SPDX-License-Identifier: MIT
# header.sh - notegraph.h compiles by itself, as C11 and as C++11, without a warning; and so does
# every header of the library by itself, as C11.
set -u
CC=${CC:-cc}
src=${top_srcdir:-.}
build=${top_builddir:-.}

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
bad=0
headers=1

echo '#include <notegraph.h>' >"$work/alone.c"
cp "$work/alone.c" "$work/alone.cc"

# shellcheck disable=SC2086
if ! $CC -std=c11 -Wall -Wextra -Wpedantic -Wstrict-prototypes -Werror -fsyntax-only \
    -I"$build/include" -I"$src/include" "$work/alone.c"; then
    echo "notegraph.h is not clean C11"
    bad=1
fi

if [ -z "${CXX-}" ]; then
    echo "no C++ compiler: C++ not tried"
elif ! echo 'int main() { return 0; }' >"$work/works.cc" ||
    ! $CXX -fsyntax-only "$work/works.cc" 2>/dev/null; then
    echo "$CXX does not work: C++ not tried"
elif ! $CXX -std=c++11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only \
    -I"$build/include" -I"$src/include" "$work/alone.cc"; then
    echo "notegraph.h is not clean C++11"
    bad=1
fi

for header in $(cd "$src/libnotegraph" && find . -name '*.h' | sed 's|^\./||' | LC_ALL=C sort); do
    headers=$((headers + 1))
    printf '#include "%s"\n#include "%s"\n' "$header" "$header" >"$work/alone.c"
    # shellcheck disable=SC2086
    if ! $CC -std=c11 -D_XOPEN_SOURCE=700 -Wall -Wextra -Wpedantic -Werror -fsyntax-only \
        -I"$src/libnotegraph" -I"$build/include" -I"$src/include" ${NG_CPPFLAGS-} "$work/alone.c"
    then
        echo "$header cannot be included by itself, or twice"
        bad=1
    fi
done

echo "$headers headers"
exit "$bad"
