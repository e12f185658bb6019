#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# focus.bats - what a map looks from: --focus, the name of the file, and names that are wrong.

load kit

@test "--focus is the title of the map" {
    make_vault
    notegraph --dot a.dot --focus 'ada quill' vault
    exits 0
    is_empty err
    has a.dot '<b>Ada Quill</b>' 'class="focus"'
}

@test "--focus by an id, and several" {
    make_vault
    notegraph --dot a.dot --focus bo-marl --focus 'Gus Pell' vault
    exits 0
    is foci "$(count 'class="focus"' a.dot)" 2
    has a.dot 'Bo Marl' 'Gus Pell' ' · '
}

@test "a map is drawn around what its file is called" {
    make_vault
    mkdir to
    for name in corvin Corvin CORVIN; do
        notegraph --svg "to/$name.svg" vault
        exits 0
        is_empty out
        has err 'focus: Corvin' "to/$name.svg" --focus
        is 'lines said' "$(wc -l <err)" 1
        has "to/$name.svg" '>Corvin</title>'
    done
    for name in ada-quill ada_quill 'Ada Quill'; do
        notegraph --dot "to/$name.dot" vault
        has err 'focus: Ada Quill'
        has "to/$name.dot" '<b>Ada Quill</b>'
    done
}

@test "-q says nothing of it, --focus goes before it" {
    make_vault
    notegraph -q --dot corvin.dot vault
    is_empty err
    has corvin.dot '<b>Corvin</b>'
    notegraph --dot corvin.dot --focus 'Ada Quill' vault
    is_empty err
    has corvin.dot '<b>Ada Quill</b>'
}

@test "a file called after nobody, after a meeting, or no file, is drawn without focus" {
    make_vault
    for name in map 'Gate walk'; do
        notegraph --dot "$name.dot" vault
        exits 0
        has err 'no --focus' 'whole vault'
        is 'lines said' "$(wc -l <err)" 1
        has "$name.dot" 'Stakeholder map'
        hasnt "$name.dot" 'class="focus"'
    done
    notegraph --dot - vault
    has out 'Stakeholder map'
    notegraph -q --dot map.dot vault
    is_empty err
}

@test "JSON is whole whatever its file is called" {
    make_vault
    notegraph --json map.json vault
    notegraph --json corvin.json vault
    is_empty err
    same map.json corvin.json
    notegraph --json other.json --svg corvin.svg vault
    has err 'focus: Corvin'
    same map.json other.json
}

@test "an unknown focus: exit status 3 and the closest names" {
    make_vault
    notegraph --svg a.svg --focus 'Ada Quil' vault
    exits 3
    is_empty out
    has err --focus 'Ada Quil' 'did you mean' 'Ada Quill (person'
    [ ! -e a.svg ]
    notegraph --focus 'qqqqqqqqqqqqqqqqq' vault
    exits 3
    hasnt err 'did you mean'
    notegraph --focus '' vault
    exits 3
    notegraph --focus TBD vault
    exits 3
}

@test "one wrong focus among several" {
    make_vault
    notegraph --svg a.svg --focus Corvin --focus Korvin vault
    exits 3
    has err Korvin Corvin
    [ ! -e a.svg ]
}

@test "an ambiguous focus: exit status 3, and ids that are not" {
    make_vault
    for day in 2025-03-01 2025-03-08; do
        printf -- '---\ntitle: Weekly\ndate: %s\nparticipants: [Ada Quill]\n---\n' "$day" \
            >"vault/Meetings/$day.md"
    done
    notegraph --svg a.svg --focus weekly vault
    exits 3
    has err several 'Weekly (meeting' 2025-03-01-weekly 2025-03-08-weekly
    notegraph --svg a.svg --focus 2025-03-08-weekly vault
    exits 0
    has a.svg '>Weekly</title>'
}

@test "what is said of a wrong focus can be used as it stands" {
    make_vault
    notegraph --focus 'Ada Quil' vault
    focus=$(sed -n "s/.*--focus '\([^']*\)'.*/\1/p" err | head -n 1)
    notegraph --dot a.dot --focus "$focus" vault
    exits 0
    has a.dot '<b>Ada Quill</b>'
}
