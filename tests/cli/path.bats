#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# path.bats - what is read: the vault around the current folder, a folder, one note; and what the
# vault's notegraph.yaml says.

load kit

# summary WANTED: the begin of what is printed.
summary() {
    exits 0
    is summary "$(head -n 1 "$T/out" | cut -d: -f1)" "$1"
}

@test "a folder is read without what is ignored" {
    make_vault
    notegraph vault
    summary '3 notes'
    notegraph vault/
    summary '3 notes'
    notegraph vault/Meetings
    summary '2 notes'
    notegraph vault/_archive
    summary '1 note'
}

@test "without a path, the vault around the current folder is found" {
    make_vault
    mkdir -p vault/People/Teams/Deep
    cd vault
    notegraph
    summary '3 notes'
    cd People/Teams/Deep
    notegraph
    summary '3 notes'
    notegraph .
    summary '0 notes'
}

@test "without a vault around it, the current folder is read" {
    make_vault
    rmdir vault/.obsidian
    cd vault/Meetings
    notegraph
    summary '2 notes'
}

@test "the nearest of two vaults" {
    make_vault
    mkdir -p vault/Meetings/.obsidian
    cd vault/Meetings
    notegraph
    summary '2 notes'
}

@test "one note" {
    make_vault
    notegraph 'vault/Meetings/2025-01-10 - Gate walk.md'
    summary '1 note'
    notegraph vault/_archive/old.md
    summary '1 note'
    cd vault/People
    notegraph 'Ada Quill.md'
    summary '1 note'
    notegraph --json - 'Ada Quill.md'
    has "$T/out" '"note":"Ada Quill.md"'
}

@test "the path may begin with a dash" {
    make_vault
    mv vault ./-vault
    notegraph -- -vault
    summary '3 notes'
}

@test "a path that does not exist is named" {
    for path in none none/a.md "$T/none"; do
        notegraph "$path"
        exits 1
        is_empty out
        has err "$path" 'No such file or directory'
    done
    notegraph ''
    exits 1
}

@test "an empty folder is an empty graph" {
    mkdir empty
    notegraph --json a.json --svg a.svg --dot a.dot empty
    exits 0
    hasnt err error warning
    is 'lines with a kind' "$(count '"kind"' a.json)" 0
    has a.svg '</svg>'
    notegraph empty
    summary '0 notes'
}

@test "hidden folders, other files and symbolic links are not read" {
    make_vault
    mkdir -p vault/.trash outside
    printf -- '---\ndate: 2025-01-01\n---\n' >vault/.trash/a.md
    cp vault/.trash/a.md vault/.hidden.md
    cp vault/.trash/a.md vault/a.txt
    cp vault/.trash/a.md outside/a.md
    ln -s ../outside vault/out
    ln -s . vault/loop
    ln -s ../outside/a.md vault/link.md
    cp vault/.trash/a.md vault/UPPER.MD
    cp vault/.trash/a.md vault/long.markdown
    notegraph -v vault
    summary '5 notes'
    has err '[symbolic-link]'
}

@test "a note that cannot be read is a finding" {
    [ "$(id -u)" != 0 ] || skip 'root may read everything'
    make_vault
    chmod a-r 'vault/People/Ada Quill.md'
    notegraph vault
    summary '3 notes'
    has err 'vault/People/Ada Quill.md: error:' '[unreadable-file]'
}

@test "notegraph.yaml declares home, owner and more" {
    make_vault
    printf 'home: Corvin\nowner: Bo Marl\nignore: [People]\ntypes:\n  vessel: team\nfolders:\n  Boats: project\n' \
        >vault/notegraph.yaml
    mkdir vault/Boats
    : >vault/Boats/Heron.md
    notegraph --json a.json vault
    exits 0
    is_empty err
    grep '"name":"Corvin"' a.json | grep -q '"home":true'
    grep '"name":"Bo Marl"' a.json | grep -q '"owner":true'
    grep '"name":"Heron"' a.json | grep -q '"kind":"project"'
    hasnt a.json 'People/Ada Quill.md'
}

@test "notegraph.yaml of the vault's root counts for a folder and a note in it" {
    make_vault
    echo 'home: Corvin' >vault/notegraph.yaml
    for path in vault/Meetings 'vault/Meetings/2025-01-10 - Gate walk.md'; do
        notegraph --json a.json "$path"
        exits 0
        grep '"name":"Corvin"' a.json | grep -q '"home":true'
    done
}

@test "what is wrong in notegraph.yaml is told as path:line:column" {
    make_vault
    # text | line:column | what the message has
    while IFS='|' read -r text place says; do
        printf "$text" >vault/notegraph.yaml
        notegraph --json a.json vault
        exits 1
        is_empty out
        has err "vault/notegraph.yaml:$place: error: " "$says"
        [ ! -e a.json ]
    done <<'END'
home: Corvin\nhoem: Corvin\n|2:1|hoem
types:\n  vessel: boat\n|2:11|boat
home: Corvin\n\nowner: "x\n|3:8|
folders: x\n|1:10|name: kind
END
}

@test "notegraph.yaml that is too large or not readable" {
    make_vault
    head -c 70000 /dev/zero | tr '\0' '#' >vault/notegraph.yaml
    notegraph vault
    exits 1
    has err vault/notegraph.yaml KiB
    rm vault/notegraph.yaml
    mkdir vault/notegraph.yaml
    notegraph vault
    exits 1
    has err vault/notegraph.yaml
}
