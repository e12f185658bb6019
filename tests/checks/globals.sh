#!/bin/sh
# SPDX-License-Identifier: MIT
# globals.sh - the library has no variables of its own that could change, but for the lock around
# Graphviz: asked of its object files. Constants that the loader fills in (.data.rel.ro) are none.
set -u
NM=${NM:-nm}
src=${top_srcdir:-.}/libnotegraph
build=${top_builddir:-.}/libnotegraph

# file:variable (a pattern), and why it may be.
# Graphviz is one per process: the lock and what it guards; and the tables that Graphviz takes only
# as writable ones.
allowed='^render/graphviz\.c:(graphviz_lock|plain_gvc|metrics_gvc|current_ids|said|engine|engines|apis|library|package_name|builtins|id_discipline|io_discipline)$'

if [ -n "${INSTRUMENT_CFLAGS-}" ]; then
    echo "instrumented code has variables of its own: skipped"
    exit 77
fi
if [ "$(uname -s)" = Darwin ]; then
    echo "needs the section names of ELF: skipped"
    exit 77
fi

objects=0
bad=0
for file in $(cd "$src" && find . -name '*.c' | sed 's|^\./||' | LC_ALL=C sort); do
    dir=$build/${file%/*}
    noun=${file##*/}
    object=$dir/.libs/${noun%.c}.o
    [ -f "$object" ] || object=$dir/${noun%.c}.o
    [ -f "$object" ] || continue
    objects=$((objects + 1))
    # name|value|class|type|size|line|section
    found=$("$NM" --format=sysv "$object" 2>/dev/null | tr -d ' ' |
        awk -F'|' -v file="$file" '
            $3 ~ /^[bBdDcCgGsS]$/ && $7 !~ /^\.data\.rel\.ro/ {
                sub(/\.[0-9]+$/, "", $1) # a static within a function
                print file ":" $1
            }' | grep -Ev "$allowed")
    if [ -n "$found" ]; then
        echo "can change, and is shared by all threads:"
        echo "$found"
        bad=1
    fi
done

echo "$objects object files"
[ "$objects" -gt 0 ] || exit 99
exit "$bad"
