#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# explain.bats - notegraph explain: why a name is read as it is, and why two are one or not.

load kit

# Six meetings in $T/vault: Ada Quill is once written Ada Quil, Ada Quell stands beside her in a
# list.
make_names() {
    make_vault
    local month names
    while read -r month names; do
        printf -- '---\ntitle: Gate %s\ndate: 2025-%s-10\nparticipants: [%s]\naccount: Corvin\n---\n' \
            "$month" "$month" "$names" >"vault/Meetings/2025-$month-10 - Gate $month.md"
    done <<'END'
03 Ada Quill, Ada Quell, Gus Pell
04 Ada Quil, Gus Pell
05 Bo Marl, Ada Quill
06 Gus Pell, Ada Quell
END
}

@test "a declared kind" {
    make_vault
    notegraph explain --vault vault 'ada quill'
    exits 0
    is_empty err
    is name "$(head -n 1 out)" 'Ada Quill'
    has out 'kind      person, declared by its own note' 'id        ada-quill' \
        'own note  vault/People/Ada Quill.md' 'works at  Corvin  vault/People/Ada Quill.md:2:10' \
        'meetings  2, 2025-01-10 to 2025-02-10'
    hasnt out Evidence sure
}

@test "an inferred kind: each piece of evidence with its weight and place, strongest first" {
    make_names
    notegraph explain --vault vault 'Gus Pell'
    exits 0
    is_empty err
    has out 'kind      person, ' '% sure; next ' ' behind' 'own note  none' \
        'meetings  4, 2025-02-10 to 2025-06-10'
    grep -q '^ *+[0-9.]*  *x4  a participant  *vault/Meetings/2025-02-10 - Gate talk.md:4:27$' out
    grep -q '^ *[+-][0-9.]*  .*capitalised words' out
    # For each kind, from strong to weak; the sum is behind its name.
    awk '/^Evidence/ { inside = 1; next } /^$/ { inside = 0 }
         inside && /^  [a-z]/ { if (n++ && (sum - want > 0.21 || want - sum > 0.21)) bad = 1
                                want = $2; sum = 0; before = 99; next }
         inside { if ($1 > before) bad = 1; before = $1; sum += $1 }
         END { exit bad || !n }' out
    is 'first kind' "$(sed -n '/^Evidence/{n;s/ [+-].*//p;}' out)" '  person'
}

@test "the owner, the home organisation, a meeting" {
    make_vault
    printf 'owner: Bo Marl\nhome: Corvin\n' >vault/notegraph.yaml
    notegraph explain --vault vault 'Bo Marl'
    has out 'Bo Marl' 'is        the owner of the notes' 'declared by the schema'
    notegraph explain --vault vault corvin
    has out 'is        the home organisation'
    notegraph explain --vault vault 'Gate walk'
    has out 'kind      meeting, declared' 'date      2025-01-10' \
        'own note  vault/Meetings/2025-01-10 - Gate walk.md'
    hasnt out 'meetings '
}

@test "what was merged, what was not, and why" {
    make_names
    notegraph explain --vault vault 'Ada Quil'
    exits 0
    is name "$(head -n 1 out)" 'Ada Quill'
    sed -n '/^Spellings/,/^$/p' out >spellings
    has spellings '  Ada Quil' '  Ada Quill'
    sed -n '/^Merged/,/^$/p' out >merged
    grep -q '^  Ada Quill* and Ada Quill*: merged, 9[0-9]% sure$' merged
    has merged '  same first name'
    hasnt merged Quell
    sed -n '/^Compared, and not merged/,$p' out >apart
    has apart 'Quell' ': kept apart' '  both stand in one list of participants' \
        '           vault/Meetings/2025-03-10 - Gate 03.md:4:'
}

@test "two names that are one" {
    make_names
    notegraph explain --vault vault 'ada quil' 'Ada Quill'
    exits 0
    has out '"ada quil" and "Ada Quill" are one: Ada Quill' 'merged, ' '  same first name'
    notegraph explain --vault vault 'Ada Quill' 'ADA  QUILL'
    has out 'are one: Ada Quill'
    notegraph explain --vault vault 'Gus Pell' 'gus pell'
    has out 'are one: Gus Pell' 'written alike'
    hasnt out Merged
}

@test "two names that are not one" {
    make_names
    notegraph explain --vault vault 'Ada Quill' 'Ada Quell'
    exits 0
    has out 'Ada Quill and Ada Quell are not one' 'kept apart' '  both stand in one list' \
        'id        ada-quill' 'id        ada-quell' \
        'Meetings that both are tied to: 1, 2025-03-10'
    notegraph explain --vault vault 'Gus Pell' Corvin
    has out 'Gus Pell and Corvin are not one' 'Never compared' \
        'Meetings that both are tied to: 4, 2025-02-10 to 2025-06-10'
}

@test "names that may be one are said to be open" {
    make_vault
    printf -- '---\naccount: [Vellum Tide Works, VTW]\n---\n' >'vault/Meetings/2025-05-10 x.md'
    notegraph explain --vault vault VTW
    grep -q '^  V.* and V.*: perhaps one, [0-9]*% sure$' out
    grep -q '^ *+[0-9.]*  one is the initials of the other$' out
}

@test "an unknown name: exit status 3 and the closest names" {
    make_vault
    for names in 'Ada Quil' 'Corvin|Ada Quil' 'Ada Quil|Corvin'; do
        IFS='|' read -r one two <<<"$names"
        notegraph explain --vault vault "$one" ${two:+"$two"}
        exits 3
        is_empty out
        has err 'nothing is called "Ada Quil"' 'did you mean' "Ada Quill (person; 'ada-quill')"
    done
    notegraph explain --vault vault ''
    exits 3
    notegraph explain --vault vault qqqqqqqqqqqqqqqqqqq
    exits 3
    hasnt err 'did you mean'
}

@test "an ambiguous name: exit status 3, and ids that are not" {
    make_vault
    for day in 2025-03-01 2025-03-08; do
        printf -- '---\ntitle: Weekly\ndate: %s\nparticipants: [Ada Quill]\n---\n' "$day" \
            >"vault/Meetings/$day.md"
    done
    notegraph explain --vault vault weekly
    exits 3
    has err several "'2025-03-08-weekly'"
    notegraph explain --vault vault 2025-03-08-weekly
    exits 0
    has out 'date      2025-03-08'
}

@test "the vault is that around the current folder, or --vault; paths lead to the notes" {
    make_vault
    cd vault
    notegraph explain 'Ada Quill'
    exits 0
    has "$T/out" 'own note  People/Ada Quill.md'
    cd People
    notegraph explain 'Ada Quill'
    exits 0
    path=$(sed -n 's/^  own note  //p' "$T/out")
    [ -f "$path" ]
    cd "$T"
    for vault in vault vault/ ./vault "$T/vault"; do
        notegraph explain 'Ada Quill' --vault "$vault"
        path=$(sed -n 's/^  own note  //p' out)
        [ -f "$path" ]
    done
    notegraph explain --vault 'vault/People/Ada Quill.md' 'Ada Quill'
    exits 0
    has out 'own note  vault/People/Ada Quill.md'
}

@test "a path in the place of a name" {
    make_vault
    cd vault
    notegraph explain 'Ada Quill' ../vault
    exits 3
    has "$T/err" --vault
    notegraph explain --vault /no/such/folder 'Ada Quill'
    exits 1
}

@test "one or two names" {
    make_vault
    notegraph explain --vault vault
    exits 2
    has err 'explain needs a name' --help
    notegraph explain --vault vault a b c
    exits 2
    has err '"c" is one too many'
    notegraph explain --vault vault --vault vault a
    exits 2
    notegraph explain --vault vault -- --help
    exits 3
}

@test "options of other commands are refused, not ignored" {
    make_vault
    for option in svg dot json focus depth since until kinds max-nodes title; do
        notegraph explain --vault vault "--$option" 1 'Ada Quill'
        exits 2
        has err "--$option is an option of notegraph map"
    done
    notegraph explain --vault vault --max 1 'Ada Quill'
    exits 2
    has err '--max is an option of notegraph suggest'
    notegraph --max 1 vault
    exits 2
    notegraph config --svg a.svg vault
    exits 2
    [ ! -e 1 ]
}

@test "flaws in notes are said with --verbose only" {
    make_vault
    printf -- '---\na: b: c\n---\n' >vault/flaw.md
    notegraph explain --vault vault 'Ada Quill'
    is_empty err
    notegraph explain -v --vault vault 'Ada Quill'
    exits 0
    has err 'vault/flaw.md:2'
}

@test "hostile names are one line, without control characters" {
    mkdir vault
    {
        printf -- '---\ndate: 2025-05-10\nparticipants:\n'
        printf -- '  - "\\e[31mRed\\aInk\\nsecond line"\n  - "Ann\xe2\x80\xa8Split"\n'
        printf -- '  - "a %%s %%n \\" quote"\n  - "..."\n  - "王小明 : x"\n---\n'
    } >'vault/2025-05-10 %s.md'
    notegraph --json a.json vault
    sed -n 's/^.*"id":"\([^"]*\)".*$/\1/p' a.json | sort -u >ids
    [ "$(wc -l <ids)" -ge 3 ]
    while IFS= read -r id; do
        notegraph explain --vault vault "$id"
        exits 0
        if grep -q $'[\x01-\x08\x0b-\x1f\x7f]' out; then
            cat -v out
            return 1
        fi
        is "lines without blanks of $id" "$(sed -n '2,5p' out | count '^[^ ]' -)" 0
    done <ids
}

@test "a vault without notes" {
    mkdir vault
    notegraph explain --vault vault Ada
    exits 3
    is_empty out
}

@test "to a full disk is a failure" {
    [ -w /dev/full ] || skip 'no /dev/full'
    make_vault
    status=0
    "$NOTEGRAPH" explain --vault vault 'Ada Quill' >/dev/full 2>err || status=$?
    exits 1
}
