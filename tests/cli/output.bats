#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# output.bats - what is written, where to, and what is left when it cannot be.

load kit

# Nothing but these is in the folder; temporary files would show.
only() {
    is 'files' "$(ls -A "$1" | sort | tr '\n' ' ')" "$2"
}

@test "several outputs at once" {
    make_vault
    mkdir to
    notegraph -q --svg to/a.svg --dot to/a.dot --png to/a.png --pdf to/a.pdf --json to/a.json vault
    exits 0
    is_empty out
    is_empty err
    only to 'a.dot a.json a.pdf a.png a.svg '
    has to/a.svg '<svg ' 'Ada Quill' '</svg>'
    has to/a.dot 'graph notegraph {' 'Ada Quill'
    has to/a.json '{"format":"notegraph","version":1,' '"name":"Ada Quill"'
    is PDF "$(head -c 5 to/a.pdf)" %PDF-
    is PNG "$(head -c 4 to/a.png | tail -c 3)" PNG
    if [ -n "${XMLLINT-}" ]; then
        "$XMLLINT" --noout --nonet to/a.svg
    fi
}

@test "- is standard output" {
    make_vault
    for format in svg dot json; do
        notegraph -q "--$format" a vault
        mv a wanted
        notegraph -q "--$format" - vault
        exits 0
        same out wanted
        is_empty err
    done
    notegraph -q --json - --svg a.svg vault
    exits 0
    has out '"nodes":['
    has a.svg '</svg>'
}

@test "without an output there is a summary" {
    make_vault
    notegraph vault
    exits 0
    is_empty err
    has out '3 notes:' '2 meetings' '1 organisation' '3 people' '0 findings' --svg
}

@test "an existing file is replaced whole" {
    make_vault
    notegraph -q --json wanted vault
    head -c 100000 /dev/zero >a.json
    ln a.json other
    notegraph -q --json a.json vault
    exits 0
    same a.json wanted
    is 'size of the old file, under its other name' "$(wc -c <other)" 100000
}

@test "a new file is as readable as any other" {
    make_vault
    umask 027
    notegraph -q --json a.json vault
    is mode "$(ls -l a.json | cut -c1-10)" -rw-r-----
}

@test "a folder that does not exist is a failure, named" {
    make_vault
    for format in svg dot json png pdf; do
        notegraph -q "--$format" "none/a.$format" vault
        exits 1
        has err "none/a.$format" 'No such file or directory'
        [ ! -e none ]
    done
}

@test "a folder that cannot be written leaves nothing behind" {
    [ "$(id -u)" != 0 ] || skip 'root may write everywhere'
    make_vault
    mkdir to
    echo old >to/a.json
    chmod a-w to
    notegraph -q --json to/a.json vault
    exits 1
    has err to/a.json
    only to 'a.json '
    has to/a.json old
}

@test "a folder in the place of the file is a failure" {
    make_vault
    mkdir -p to/a.json
    notegraph -q --json to/a.json vault
    exits 1
    has err to/a.json
    only to 'a.json '
}

@test "a full disk is a failure" {
    [ -w /dev/full ] || skip 'no /dev/full'
    make_vault
    notegraph -q --json /dev/full vault
    exits 1
    has err /dev/full
    status=0
    "$NOTEGRAPH" -q --json - vault >/dev/full 2>err || status=$?
    exits 1
    has err 'standard output'
}

@test "devices can be written to" {
    make_vault
    notegraph -q --svg /dev/null vault
    exits 0
    [ -c /dev/null ]
}

# More nodes than can be drawn: the map fails, with a file there already.
@test "an existing file is kept when drawing fails" {
    mkdir vault to
    {
        printf -- '---\ndate: 2025-01-10\n---\n## Attendees\n'
        awk 'BEGIN { for (i = 0; i < 2100; i++) print "- Person Name" i }'
    } >vault/a.md
    echo old >to/a.svg
    notegraph -q --max-nodes 0 --dot to/a.dot --svg to/a.svg vault
    exits 1
    is_empty out
    has err 'nodes'
    has to/a.svg old
    only to 'a.dot a.svg '
}

@test "nothing is written when the vault cannot be read" {
    mkdir to
    notegraph --svg to/a.svg none
    exits 1
    has err none 'No such file or directory'
    only to ''
}

@test "the same notes give the same bytes" {
    make_vault
    notegraph -q --svg a.svg --dot a.dot --json a.json --focus Corvin vault
    for i in 1 2 3; do
        notegraph -q --svg b.svg --dot b.dot --json b.json --focus Corvin vault
        same a.svg b.svg
        same a.dot b.dot
        same a.json b.json
    done
    cp -R vault copy
    notegraph -q --json b.json --focus Corvin "$T/copy/"
    same a.json b.json
    cd vault
    notegraph -q --json ../b.json --focus Corvin
    cd ..
    same a.json b.json
}

@test "the SVG has neither document type nor script, and leads into the vault only" {
    make_vault
    notegraph -q --svg a.svg --focus Corvin vault
    hasnt a.svg '<!DOCTYPE' '<!--' '<script'
    has a.svg '<title' '<desc' 'href="obsidian://open?vault=vault&amp;file=People%2FAda%20Quill'
    is 'other links' "$(grep -o 'href="[a-z]*:' a.svg | sort -u)" 'href="obsidian:'
}
