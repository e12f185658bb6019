#!/bin/sh
# SPDX-License-Identifier: MIT
# exports.sh - the functions declared NG_API in notegraph.h, those in libnotegraph.sym and those
# that the shared library exports are the same.
set -u
NM=${NM:-nm}
awk=${AWK:-awk}
src=${top_srcdir:-.}
libs=${top_builddir:-.}/libnotegraph/.libs
LC_ALL=C
export LC_ALL

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
bad=0

"$awk" -f "$src/tests/checks/api-names.awk" "$src/include/notegraph.h" | sort >"$work/header"
[ -s "$work/header" ] || exit 99

if ! sort -c -u "$src/libnotegraph/libnotegraph.sym"; then
    echo "libnotegraph.sym is not sorted (LC_ALL=C sort -u)"
    bad=1
fi
sort "$src/libnotegraph/libnotegraph.sym" >"$work/list"
if ! diff "$work/header" "$work/list"; then
    echo "< declared in notegraph.h only, > in libnotegraph.sym only"
    bad=1
fi

if [ -f "$libs/libnotegraph.so" ]; then
    "$NM" -D --defined-only "$libs/libnotegraph.so" >"$work/nm" || exit 99
    sed 's/.* //; s/@.*//' "$work/nm" | sort >"$work/library"
elif [ -f "$libs/libnotegraph.dylib" ]; then
    "$NM" -gU "$libs/libnotegraph.dylib" >"$work/nm" || exit 99
    sed 's/.* //; s/^_//' "$work/nm" | sort >"$work/library"
else
    echo "there is no shared library (--disable-shared?)"
    [ "$bad" -eq 0 ] && exit 77
    exit 1
fi
if ! diff "$work/list" "$work/library"; then
    echo "< in libnotegraph.sym only, > exported by the library only"
    bad=1
fi

echo "$(wc -l <"$work/header") functions"
exit "$bad"
