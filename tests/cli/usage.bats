#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# usage.bats - what the command says of itself, and how it refuses.

load kit

# refused OPTION ARGUMENT...: wrong usage; the message names the option and where help is.
refused() {
    local option=$1
    shift
    notegraph "$@"
    exits 2
    is_empty "$T/out"
    has "$T/err" "$option" "Try 'notegraph --help'."
    is 'lines of the message' "$(wc -l <"$T/err")" 2
}

@test "--help names every option and exit status" {
    notegraph --help
    exits 0
    is_empty err
    has out 'Usage: notegraph' --svg --png --pdf --dot --json --focus --depth --since --until \
        --kinds --max-nodes --title --max --vault --verbose --quiet --version --help 'Exit status'
    if grep '.\{81,\}' out; then
        echo 'lines longer than a terminal'
        return 1
    fi
}

@test "--version says name and version" {
    notegraph --version
    exits 0
    grep -qx 'notegraph [0-9]*\.[0-9]*\.[0-9]*' out
    is_empty err
}

@test "--help and --version go before what is wrong with the rest" {
    notegraph --help /no/such/folder and more
    exits 0
    notegraph map --version
    exits 0
}

@test "what is printed to a full disk is a failure" {
    [ -w /dev/full ] || skip 'no /dev/full'
    status=0
    "$NOTEGRAPH" --help >/dev/full 2>err || status=$?
    exits 1
    has err 'standard output'
    make_vault
    status=0
    "$NOTEGRAPH" vault >/dev/full 2>err || status=$?
    exits 1
}

@test "unknown options are named" {
    refused --boat --boat
    refused x -x
    refused --svgs --svgs=a.svg
}

@test "options without their argument are named" {
    for option in svg png pdf dot json focus depth since until kinds max-nodes title; do
        refused "--$option" "--$option"
    done
}

@test "outputs without a name, or given twice, are named" {
    for option in svg png pdf dot json; do
        refused "--$option" "--$option" ''
        refused "--$option" "--$option" a "--$option" b
    done
    is_empty a || return 1
}

@test "only one output goes to standard output" {
    refused 'standard output' --svg - --dot -
    refused 'standard output' --json - --png - --svg a.svg
    [ ! -e a.svg ]
}

@test "numbers are numbers" {
    for value in '' x 1x -1 ' 1' 1.5 101 99999999999999999999; do
        refused --depth --depth "$value"
    done
    for value in '' x 5k -1 1000001; do
        refused --max-nodes --max-nodes "$value"
    done
}

@test "dates are dates" {
    for value in '' soon 2025 2025-1-1 2025-02-30 2025-01-01x; do
        refused --since --since "$value"
        refused --until --until "$value"
    done
    refused --since --since 2025-02-01 --until 2025-01-31
}

@test "kinds are kinds" {
    for value in '' boat person,boat person, ,person persons; do
        refused --kinds --kinds "$value"
    done
    has err 'person, org, project, meeting, forum, team, topic and unknown'
}

@test "one path at a time" {
    mkdir a b
    refused '"b"' a b
    refused '"b"' map a b
}

@test "a wrong usage writes nothing" {
    make_vault
    refused --depth --svg a.svg --json a.json --depth x vault
    [ ! -e a.svg ]
    [ ! -e a.json ]
}
