#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# eval.bats - does the evaluation count rightly? Its numbers for the pond (tests/eval/tiny), where
# right and wrong are plain whatever the library learns, were counted by hand.

load ../cli/kit

# shellcheck disable=SC2154  # make check sets it
TINY=$top_srcdir/tests/eval/tiny

# evaluate ARGUMENT...: then $status is set, and $T/out and $T/err hold what was said.
evaluate() {
    status=0
    "$EVAL" "$@" >out 2>err </dev/null || status=$?
}

# share SECTION ROW [COLUMN]: "hits/of" of a row, or "-"; the columns are those of the worlds and,
# by default, the last one.
share() {
    awk -v section="$1" -v row="  $2 " -v column="${3-0}" '
        /^[^ ]/ { here = $0 == section }
        here && index($0, row) == 1 {
            n = split(substr($0, length(row) + 1), part, " ")
            shares = 0
            for (i = 1; i <= n; i++)
                if (part[i] !~ /%$/)
                    share[++shares] = part[i]
            print share[(column > 0) ? column : shares]
        }' out
}

# row SECTION ROW WANTED
row() {
    is "$1, $2" "$(share "$1" "$2")" "$3"
}

# The buckets of confidence of a section, added up.
sure() {
    for bucket in 0.50-0.73 0.73-0.88 0.88-0.95 0.95-0.99 0.99-1.00; do
        share "$1" "$bucket sure: right"
    done | awk -F/ '{ hits += $1; of += $2 } END { print hits "/" of }'
}

# copy_pond HALF/WORLD
copy_pond() {
    mkdir -p "${1%/*}"
    cp -R "$TINY/pond" "$1"
    chmod -R u+w "$1"
}

@test "eval: kinds from all dated notes" {
    evaluate "$TINY"
    exits 0
    # Wrong are the nobody (no node), the vat (a declared project, labelled a topic) and the weld,
    # which is called "Harbour Plan" once but "Weld" twice. Indigo stands in prose only: no case.
    row 'Kinds, all dated notes' right 9/12
    row 'Kinds, all dated notes' unknown 2/12
    row 'Kinds, all dated notes' 'no node' 1/12
    row 'Kinds, all dated notes' 'person: precision' 6/6
    row 'Kinds, all dated notes' 'person: recall' 6/7
    row 'Kinds, all dated notes' 'org: precision' 2/2
    row 'Kinds, all dated notes' 'org: recall' 2/2
    row 'Kinds, all dated notes' 'project: precision' 0/1
    row 'Kinds, all dated notes' 'project: recall' 0/1
    row 'Kinds, all dated notes' 'team: precision' -
    row 'Kinds, all dated notes' 'team: recall' -
    row 'Kinds, all dated notes' 'forum: recall' 1/1
    row 'Kinds, all dated notes' 'topic: recall' 0/1
    is 'all buckets' "$(sure 'Kinds, all dated notes')" 9/10
}

@test "eval: kinds from one dated note" {
    evaluate "$TINY"
    # Kick-off 4 of 5, Start 3 of 3, Prices 2 of 5 (nobody, the weld, and the owner as Speaker 1),
    # Ferry 2 of 3 (the weld), Walk 3 of 3.
    row 'Kinds, one dated note' right 14/19
    row 'Kinds, one dated note' unknown 4/19
    row 'Kinds, one dated note' 'no node' 2/19
    row 'Kinds, one dated note' 'project: precision' 1/2
    row 'Kinds, one dated note' 'project: recall' 1/3
    is 'all buckets' "$(sure 'Kinds, one dated note')" 14/15
}

@test "eval: five of five notes are all notes, forty times" {
    evaluate "$TINY"
    row 'Kinds, five dated notes' right 360/480
    row 'Kinds, five dated notes' 'person: recall' 240/280
}

@test "eval: five different notes are drawn" {
    mkdir -p half/six/vault
    for n in 1 2 3 4 5 6; do
        # shellcheck disable=SC2059
        printf -- "---\nparticipants: [Ada Winslow, Guest of Day $n]\n---\n" >"half/six/vault/2025-03-0$n.md"
        printf 'entity\tg%s\tperson\tGuest of Day %s\n' "$n" "$n"
        printf 'spelling\tg%s\tGuest of Day %s\nmeeting\tm%s\t2025-03-0%s.md\n' "$n" "$n" "$n" "$n"
    done >half/six/labels.tsv
    printf 'entity\tada\tperson\tAda Winslow\nspelling\tada\tAda Winslow\n' >>half/six/labels.tsv
    evaluate half
    exits 0
    # Each draw has Ada, who is everywhere, and five of the guests.
    is 'cases of 40 draws' "$(share 'Kinds, five dated notes' 'no node' | cut -d/ -f2)" 240
}

@test "eval: people, with and without own notes" {
    evaluate "$TINY"
    # The aliases of own notes join Ada's names, rightly, and call Effi Stone and a Rook (who may be
    # several) Dora Quill. Nothing joins Cleo Marsh to Ben Okoro, or Speaker 1 to Rosa and Myself.
    row 'People, whole vault' 'full names: precision' 1/2
    row 'People, whole vault' 'full names: recall' 1/3
    row 'People, whole vault' 'single names: precision' 1/3
    row 'People, whole vault' 'single names: recall' 1/2
    row 'People, all dated notes' 'full names: precision' -
    row 'People, all dated notes' 'full names: recall' 0/3
    row 'People, all dated notes' 'single names: precision' 1/1
    row 'People, all dated notes' 'single names: recall' 1/2
}

@test "eval: meetings, employers, the owner" {
    evaluate "$TINY"
    row 'Meetings, exact' precision 1/2
    row 'Meetings, exact' recall 1/2
    row Employers precision 1/2
    row Employers recall 1/2
    row Owner 'spellings found' 2/3
    row Owner 'nodes right' 1/1
}

@test "eval: the last column is the sum" {
    copy_pond half/pond
    copy_pond half/pool
    evaluate half
    exits 0
    is 'world 1' "$(share 'Kinds, one dated note' right 1)" 14/19
    is 'world 2' "$(share 'Kinds, one dated note' right 2)" 14/19
    row 'Kinds, one dated note' right 28/38
    row 'People, whole vault' 'single names: precision' 2/6
}

@test "eval: each error is listed" {
    evaluate --errors "$TINY"
    exits 0
    tr '\t' '|' <out >listed
    # section, world, what, truth, what was made of it
    has listed 'Kinds, all dated notes|pond|Green Vat|is topic|got project|0.9' \
        'Kinds, one dated note|pond|Speaker 1|is person|got no node|0.00|Meetings/2025-03-11 - Prices.md' \
        'People, whole vault|pond|Effi Stone = Rook|is not known to be one|got one node' \
        'Meetings, exact|pond|Meetings/2025-05-20 - Walk.md = Meetings/2025-05-20 - Ferry.md|is two meetings|got one node' \
        'Employers|pond|Ben Okoro|is not at|got Dye Works' \
        'Owner|pond|Speaker 1|is the owner|got another'
    # All that are not right: 3, 5 and 40 times 3.
    is 'wrong kinds' "$(count '^Kinds, .*|pond|' listed)" 128
}

@test "eval: the held half gives numbers only" {
    copy_pond held/pond
    evaluate held
    exits 0
    row 'Kinds, all dated notes' right 9/12
    is_empty err
    for name in Quill Larkspur Meetings/; do
        hasnt out "$name"
    done
    for half in held held/ held/. held/pond/..; do
        evaluate --errors "$half"
        exits 1
        is_empty out
    done
}

@test "eval: malformed labels have file and line, and are not quoted" {
    copy_pond half/pond
    before=$(wc -l <half/pond/labels.tsv)
    {
        printf 'person\tada\tAda Winslow\n'
        printf 'entity\tada\tperson\n'
        printf 'spelling\tada\t\n'
        printf 'entity\tx\tmeeting\tKick-off\n'
        printf 'entity\tada\tperson\tAda Winslow\n'
        printf 'spelling\tadda\tAda W.\n'
        printf 'spelling\tben\tAda Winslow\n'
        printf 'apart\tAda Winslow\n'
        printf 'own\tada\tPeople/Adda.md\n'
        printf 'meeting\tkick-off\tMeetings/2025-03-04 - Start.md\n'
        printf 'employer\tmills\tada\n'
        printf 'owner\tada\n'
    } >>half/pond/labels.tsv
    evaluate half
    exits 1
    is_empty out
    for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
        has err "half/pond/labels.tsv:$((before + n)): "
    done
    is complaints "$(count : err)" 13 # of the employer both ids are wrong
    for name in Ada adda Start; do
        hasnt err "$name"
    done
}

@test "eval: no world, no half" {
    mkdir empty
    for half in empty nowhere; do
        evaluate "$half"
        exits 1
        has err "$half: "
    done
    evaluate
    exits 1
}
