#!/bin/sh
# SPDX-License-Identifier: MIT
# bench.sh JSON - measures reading made-up vaults: prints tables, writes JSON for programs.
# `make bench` runs it. docs/performance.md explains the numbers, and these:
#
#   BENCH_SIZES         how many notes the vaults have (default "1000 10000")
#   BENCH_RUNS          how often everything is measured; medians are shown (default 5)
#   BENCH_DIR           where vaults are kept and found again (default: a folder that is removed)
#   BENCH_COLD          1: also with nothing in the page cache. Needs root, and slows down
#                       everybody on the machine
#   BENCH_INSTRUCTIONS  also count instructions in vaults of up to so many notes, with valgrind: it
#                       takes fifty times as long, and does not depend on the machine's mood
set -u
LC_ALL=C
export LC_ALL

here=${top_srcdir:-.}/tests/bench
tools=${top_builddir:-.}/tests/bench
notegraph=${NOTEGRAPH:-${top_builddir:-.}/tools/notegraph}
json=${1:?bench.sh JSON}
sizes=${BENCH_SIZES:-1000 10000}
runs=${BENCH_RUNS:-5}

die() {
    echo "bench: $*" >&2
    exit 1
}

# In the build folder the command is a script of libtool's, which would be measured as well.
if [ -x "${notegraph%/*}/.libs/notegraph" ]; then
    LD_LIBRARY_PATH=$(cd "${top_builddir:-.}/libnotegraph/.libs" && pwd)
    DYLD_LIBRARY_PATH=$LD_LIBRARY_PATH
    export LD_LIBRARY_PATH DYLD_LIBRARY_PATH
    notegraph=${notegraph%/*}/.libs/notegraph
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
vaults=${BENCH_DIR:-$work}
mkdir -p "$vaults" || exit 1
raw=$work/raw

# measured SIZE STATE RUN PREFIX: puts lines of a key and a value among the measurements.
measured() {
    sed "s|^|$1 $2 $3 $4|" >>"$raw"
}

# Sets $vault to one of $1 notes. Another generator writes other vaults.
find_vault() {
    vault=$vaults/$1-$(cksum <"$tools/vaultgen" | tr ' ' -)
    [ -d "$vault" ] && return
    rm -rf "$vault.part"
    "$tools/vaultgen" "$vault.part" "$1" || die "no vault of $1 notes"
    mv "$vault.part" "$vault"
}

# measure SIZE STATE RUN THREADS: once the bare read, once all the rest.
measure() {
    "$tools/probe" "$vault" "$4" >"$work/out" || die "probe failed"
    measured "$1" "$2" "$3" "bare_" <"$work/out"
    [ "$4" -eq 1 ] || return 0
    [ "$2" != cold ] || drop_caches
    "$tools/stages" "$vault" >"$work/out" || die "stages failed"
    measured "$1" "$2" "$3" "" <"$work/out"
}

drop_caches() {
    sync
    echo 3 >/proc/sys/vm/drop_caches
}

cold=no
if [ "${BENCH_COLD:-0}" = 1 ]; then
    if (drop_caches) 2>/dev/null; then cold=yes; else echo "bench: caches cannot be dropped" >&2; fi
fi

# Instructions of each stage: what was counted when the function of its name was left. Views and
# outputs are told apart by their order, which is that of stages.c.
instructions() {
    valgrind --tool=callgrind --callgrind-out-file="$work/callgrind" \
        --dump-before=ng_vault_open --dump-after=ng_vault_open \
        --dump-before=ng_notes_read --dump-after=ng_notes_read \
        --dump-before=ng_graph_build --dump-after=ng_graph_build \
        --dump-before=ng_view_select --dump-after=ng_view_select --dump-after=ng_render \
        "$tools/stages" "$vault" >/dev/null 2>&1 || die "valgrind failed"
    awk 'BEGIN { split("json map_dot map_svg", output, " ") }
        FNR == 1 { stage = "" }
        /^desc: Trigger: --dump-after=/ {
            sub(/.*=ng_/, "")
            sub(/_.*/, "")
            stage = $0 == "vault" ? "open" : $0 == "render" ? output[++outputs] : \
                $0 == "view" && views++ > 0 ? "map_view" : $0
        }
        /^totals:/ && stage != "" { print stage "_instructions", $2 }' \
        "$work"/callgrind.? >"$work/out"
    rm -f "$work"/callgrind*
    measured "$1" hot 1 "" <"$work/out"
}

mkdir "$work/empty" || exit 1
"$tools/stages" "$work/empty" >"$work/out" || die "stages failed on an empty folder"
sed -n 's/^graph_peak_kib/empty_peak_kib/p' "$work/out" | measured 0 hot 1 ""
"$tools/stopwatch" 21 "$notegraph" --quiet "$work/empty" | measured 0 hot 1 "startup_"
"$tools/stopwatch" 21 "$notegraph" --version | measured 0 hot 1 "version_"

for size in $sizes; do
    find_vault "$size"
    measure "$size" warmup 0 1
    focus=$(sed -n 's/^focus //p' "$work/out")
    run=1
    while [ "$run" -le "$runs" ]; do
        measure "$size" hot "$run" 1
        measure "$size" hot2 "$run" 2
        if [ "$cold" = yes ]; then
            drop_caches
            measure "$size" cold "$run" 1
        fi
        run=$((run + 1))
    done
    "$tools/stages" -m "$vault" | sed -n '/_allocations\|_held_bytes\|_peak_bytes/p' |
        measured "$size" hot 1 ""
    for format in dot svg; do
        "$tools/stopwatch" 5 "$notegraph" --quiet --focus "$focus" --$format "$work/map.$format" \
            "$vault" | measured "$size" hot 1 "tool_${format}_"
    done
    [ "$size" -gt "${BENCH_INSTRUCTIONS:-0}" ] || instructions "$size"
done

awk -v runs="$runs" -v sizes="$sizes" -v cold="$cold" -v json="$json" \
    -v flags="${CC:-cc} ${CFLAGS-}" -v version="$("$notegraph" --version | head -n 1)" \
    -f "$here/report.awk" "$raw"
