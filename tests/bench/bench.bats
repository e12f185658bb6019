# SPDX-License-Identifier: MIT
# bench.bats - the vaults of the benchmark are the same everywhere, and its programs read them.

setup() {
    T=$(mktemp -d)
    bench=$(cd "$top_builddir/tests/bench" && pwd)
    cd "$T" || return 1
}

teardown() {
    cd / || return 1
    rm -rf "$T"
}

# All file names and all bytes as one number.
sum_of() {
    (cd "$1" && find . -type f | LC_ALL=C sort | while IFS= read -r file; do
        echo "$file"
        cat "$file"
    done | cksum)
}

# A change of this number makes what was measured before and after it two things.
@test "bench: a seed always makes the same vault" {
    "$bench/vaultgen" a 50 7
    [ "$(sum_of a)" = "3348935039 137610" ] || { echo "now $(sum_of a)"; false; }
}

@test "bench: another seed makes another vault" {
    "$bench/vaultgen" a 50 7
    "$bench/vaultgen" b 50 8
    [ "$(sum_of a)" != "$(sum_of b)" ]
}

@test "bench: a folder that is there is left alone" {
    mkdir a
    ! "$bench/vaultgen" a 50 2>err
    grep -q 'a: ' err
    [ -z "$(ls a)" ]
}

@test "bench: the bare read reads every byte, with any number of threads" {
    "$bench/vaultgen" a 200
    find a -type f -exec cat {} + | wc -c | tr -d ' ' >bytes
    for threads in 1 2 5; do
        "$bench/probe" a "$threads" >out
        [ "$(sed -n 's/^files //p' out)" = 200 ]
        [ "$(sed -n 's/^bytes //p' out)" = "$(cat bytes)" ]
    done
}

@test "bench: all stages run, and what they read is worth measuring" {
    "$bench/vaultgen" a 50
    "$bench/stages" -m a >out
    [ "$(sed -n 's/^notes_count //p' out)" = 50 ]
    [ "$(sed -n 's/^origins //p' out)" -gt 1000 ]
    [ "$(sed -n 's/^json_bytes //p' out)" -gt 10000 ]
    [ "$(sed -n 's/^map_svg_bytes //p' out)" -gt 10000 ]
    for step in open notes graph free_notes view map_view free_graph; do
        grep -q "^$step [0-9.]*$" out || { echo "no $step"; cat out; false; }
    done
}

@test "bench: the report has medians, ratios and growth" {
    for run in 1 2 3; do
        echo "10 hot $run bare_seconds 0.00010"
        echo "10 hot $run open 0.00001"
        echo "10 hot $run notes 0.000${run}0"
        echo "10 hot $run graph 0.00009"
        echo "20 hot $run graph 0.00036"
    done >raw
    awk -v runs=3 -v sizes="10 20" -v cold=no -v json=json -v flags=cc -v version=v \
        -f "$top_srcdir/tests/bench/report.awk" raw >table
    cat table
    grep -q '^| read the notes, µs/note *| *20.00 | *- |  *|$' table
    grep -q '^| all three / bare read *| *3.0 | *- |  *|$' table
    grep -q '^| build the graph, µs/note *| *9.00 | *18.00 | *2.00 |$' table
    grep -q '"notes": 0.0002' json
}
