#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# show.bats - choosing what is shown: --depth, --since, --until, --kinds, --max-nodes, --title.

load kit

# kinds FILE: how often each kind is in the JSON, "meeting:2 person:3".
kinds() {
    sed -n 's/.*"kind":"\([a-z]*\)".*/\1/p' "$1" | sort | uniq -c |
        awk '{ printf "%s%s:%d", sep, $2, $1; sep = " " }'
}

@test "JSON without --focus is whole" {
    make_vault
    notegraph --json a.json vault
    is kinds "$(kinds a.json)" 'meeting:2 org:1 person:3'
    notegraph --json b.json --depth 0 vault
    same a.json b.json
    notegraph --json b.json --title 'Other' vault
    same a.json b.json
}

@test "JSON with --focus and --depth" {
    make_vault
    notegraph --json a.json --focus 'Bo Marl' --depth 0 vault
    is kinds "$(kinds a.json)" 'person:1'
    notegraph --json a.json --focus 'Bo Marl' --depth 1 vault
    is kinds "$(kinds a.json)" 'meeting:1 person:1'
    notegraph --json a.json --focus 'Bo Marl' vault
    is kinds "$(kinds a.json)" 'meeting:1 org:1 person:2'
    notegraph --json a.json --focus 'Bo Marl' --depth 100 vault
    is kinds "$(kinds a.json)" 'meeting:2 org:1 person:3'
}

@test "--since and --until, the days themselves included" {
    make_vault
    # since, until, meetings
    while read -r since until wanted; do
        notegraph --json a.json ${since:+--since "$since"} ${until:+--until "$until"} vault
        exits 0
        is "meetings from $since to $until" "$(count '"kind":"meeting"' a.json)" "$wanted"
    done <<'END'
2025-01-10 2025-02-10 2
2025-01-11 2025-02-10 1
2025-01-10 2025-02-09 1
2025-01-11 2025-02-09 0
2025-01-10 2025-01-10 1
END
    notegraph --json a.json --since 2025-02-10 vault
    has a.json 'Gate talk'
    hasnt a.json '"name":"Gate walk"'
    notegraph --json a.json --until 2025-02-09 vault
    has a.json 'Gate walk'
    hasnt a.json '"name":"Gate talk"'
}

@test "--since makes a map of who was met since" {
    make_vault
    notegraph --dot a.dot --focus Corvin --since 2025-02-01 vault
    has a.dot 'Gus Pell' '2025-02-10'
    hasnt a.dot 'Bo Marl' '2025-01-10'
}

@test "--kinds" {
    make_vault
    notegraph --json a.json --kinds person vault
    is kinds "$(kinds a.json)" 'person:3'
    notegraph --json a.json --kinds PERSON,org vault
    is kinds "$(kinds a.json)" 'org:1 person:3'
    notegraph --json a.json --kinds topic vault
    is kinds "$(kinds a.json)" ''
    notegraph --json a.json --kinds meeting --focus 'Bo Marl' vault
    is kinds "$(kinds a.json)" 'meeting:1 person:1'
    notegraph --json a.json --kinds person --kinds meeting vault
    is kinds "$(kinds a.json)" 'meeting:2 person:3'
    notegraph --dot a.dot --kinds person,org vault
    hasnt a.dot 'class="meeting"'
}

@test "--max-nodes" {
    make_vault
    for most in 1 2 5; do
        notegraph --json a.json --max-nodes "$most" vault
        exits 0
        is nodes "$(count '"kind":' a.json)" "$most"
        notegraph --dot a.dot --max-nodes "$most" --focus Corvin vault
        exits 0
        if [ "$(count ' \[id="[a-z][0-9]*" class="\(focus\|person\|project\|meeting\|org\)' a.dot)" -gt "$most" ]; then
            echo "more than $most nodes are drawn"
            return 1
        fi
    done
    notegraph --json a.json --max-nodes 0 vault
    is nodes "$(count '"kind":' a.json)" 6
    notegraph --dot a.dot --focus Corvin --max-nodes 2 vault
    has a.dot 'Not shown: '
}

@test "--title" {
    make_vault
    notegraph --dot a.dot --svg a.svg --title 'Who & <what>' --focus Corvin vault
    exits 0
    has a.dot '<b>Who &amp; &lt;what&gt;</b>'
    has a.svg '>Who &amp; &lt;what&gt;</title>'
    notegraph --dot a.dot --title '' --focus Corvin vault
    has a.dot '<b>Corvin</b></font></td>'
}
