#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# suggest.bats - notegraph suggest: what the notes leave open, and the lines that settle it.

load kit

# about DAY ACCOUNTS: a note in $T/vault.
about() {
    mkdir -p vault
    printf -- '---\ndate: 2025-%s\naccount: [%s]\n---\n' "$1" "$2" >"vault/2025-$1.md"
}

# Two organisations, and initials that may be theirs: however sure the library becomes of the names
# of people, of initials it can only ask. The second are written twice as often.
make_open() {
    about 01-10 'Corvin Ferry Line'
    about 01-11 CFL
    about 02-10 'Vellum Tide Works'
    about 02-11 'Vellum Tide Works'
    about 02-12 VTW
    about 02-13 VTW
}

# Does the schema take the answers that are printed? Until it does, what needs that is skipped.
answers_are_read() {
    printf 'same: {Corvin Ferry Line: [CFL]}\ndifferent: {Vellum Tide Works: [VTW]}\nentities: {Bifrost: project}\n' \
        >answers.yaml
    notegraph config --config answers.yaml .
    [ "$status" = 0 ] || { has err 'unknown key' && skip 'notegraph.yaml has no same, different and entities yet'; }
}

# The n-th question, with its lines.
question() {
    awk -v n="$1" '/^ *[0-9]+\. / { at = $1 + 0 } /^[0-9]+ more/ { at = 0 } at == n' out
}

@test "likely merges, each with the line to paste" {
    make_open
    notegraph suggest vault
    exits 0
    is_empty err
    question 1 >one
    question 2 >two
    has one 'VTW may be Vellum Tide Works (' 'one is the initials of the other'
    is lines "$(sed 1d one)" '     same:  # if they are two: different:
       Vellum Tide Works: [VTW]'
    has two 'CFL may be Corvin Ferry Line' '       Corvin Ferry Line: [CFL]'
}

@test "the most useful first" {
    make_open
    notegraph suggest vault
    question 1 >one
    has one 'VTW may be'
    for day in 10 11 12; do
        about "03-$day" 'Corvin Ferry Line'
        about "04-$day" CFL
    done
    notegraph suggest vault
    question 1 >one
    has one 'CFL may be'
}

@test "--max, and how many more" {
    make_open
    notegraph suggest --max 0 vault
    all=$(count '^ *[0-9]*\. ' out)
    [ "$all" -ge 2 ]
    hasnt out ' more; '
    notegraph suggest --max 1 vault
    is questions "$(count '^ *[0-9]*\. ' out)" 1
    is 'last line' "$(tail -n 1 out)" "$((all - 1)) more; --max 0 shows all"
    notegraph suggest --max "$all" vault
    hasnt out ' more; '
    for value in '' x -1 1.5 1000001; do
        notegraph suggest --max "$value" vault
        exits 2
        has err --max
    done
}

@test "20 by default" {
    mkdir vault
    for letter in a b c d e f g h i j k l m n o p q r s t u v w; do
        printf -- '---\ndate: 2025-01-01\n---\n## Related\n- [[Thing%s]]\n- [[Matter%s]]\n' \
            "$letter" "$letter" >"vault/2025-01-01 $letter.md"
    done
    notegraph suggest vault
    is questions "$(count '^ *[0-9]*\. ' out)" 20
    is 'last line' "$(tail -n 1 out)" '26 more; --max 0 shows all'
}

# A note that names somebody, and a thing of which nothing is known.
make_tern() {
    mkdir vault
    printf -- '---\ndate: 2025-01-10\nparticipants: [Ada Quill]\n---\n## Related\n- [[Tern]]\n' \
        >vault/2025-01-10.md
}

@test "kinds that are not sure" {
    make_tern
    notegraph suggest vault
    exits 0
    has out '. Tern' '     entities:' '       Tern: '
}

@test "declared kinds are not asked about" {
    make_tern
    printf -- '---\ntype: project\n---\n' >vault/Tern.md
    notegraph suggest vault
    exits 0
    hasnt out Tern
}

@test "an alias answers a likely merge" {
    make_open
    printf 'accounts: {Vellum Tide Works: [VTW], Corvin Ferry Line: [CFL]}\n' >aliases.yaml
    notegraph suggest --aliases aliases.yaml vault
    exits 0
    hasnt out VTW CFL
}

@test "a pasted answer is not asked again" {
    answers_are_read
    make_open
    printf '## Related\n- [[Bifrost]]\n' >>vault/2025-01-10.md
    notegraph suggest vault
    has out 'CFL may be' 'VTW may be' Bifrost
    cp answers.yaml vault/notegraph.yaml
    notegraph suggest vault
    exits 0
    hasnt out CFL VTW Bifrost
}

@test "printed lines are read back, whatever the names" {
    answers_are_read
    while IFS= read -r name; do
        printf '  - [[%s]]\n' "$name"
    done >names <<'END'
no
3.14
#hash & *star
a: b, {c} 'd' "e"
- dash
Åse ☃ 王小明
END
    mkdir vault
    { printf -- '---\ndate: 2025-01-10\n---\n## Related\n'; cat names; } >vault/2025-01-10.md
    notegraph suggest --max 0 vault
    exits 0
    asked=$(count '^ *[0-9]*\. ' out)
    [ "$asked" -ge 5 ]
    { echo 'entities:'; sed -n 's/^       /  /p' out | sed 's/: KIND /: project /'; } \
        >vault/notegraph.yaml
    notegraph suggest vault
    exits 0
    is 'left to ask' "$(count '^ *[0-9]*\. ' out)" 0
}

@test "a likely pair of meetings: both notes, and one line for all such pairs" {
    echo 'merge-meetings: exact' >exact.yaml
    notegraph config --config exact.yaml .
    [ "$status" = 0 ] || { has err 'unknown key' && skip 'notegraph.yaml has no merge-meetings yet'; }
    mkdir vault
    for title in Quay Lock; do
        for copy in 1 2; do
            printf -- '---\ntitle: %s review\ndate: 2025-01-10\nparticipants: [%s]\n---\n' \
                "$title" "Ada $title, Bo $title, Gus $title" >"vault/2025-01-10 - $title review $copy.md"
        done
    done
    notegraph suggest vault
    exits 0
    grep -q 'the same meeting as' out || skip 'no likely pairs of meetings are found yet'
    has out '     vault/2025-01-10 - Quay review 1.md' '     vault/2025-01-10 - Quay review 2.md' \
        '     vault/2025-01-10 - Lock review 1.md'
    is lines "$(count '^     merge-meetings: likely ' out)" 1
}

@test "nothing to ask" {
    make_vault
    notegraph suggest "$T"
    mkdir empty
    notegraph suggest empty
    exits 0
    is_empty err
    has out 'Nothing to ask'
}

@test "names are quoted where YAML needs it" {
    mkdir vault
    {
        printf -- '---\ndate: 2025-01-10\n---\n## Related\n'
        printf -- '- [[%s]]\n' 'no' '3 tern' 'Tern, "big"' 'C:\tern' 'Tern plain' 'Åse'
    } >vault/2025-01-10.md
    notegraph suggest --max 0 vault
    exits 0
    has out '       "no": ' '       "3 tern": ' '       "Tern, \"big\"": ' '       Tern plain: ' \
        '       Åse: '
    if command -v python3 >/dev/null && python3 -c 'import yaml' 2>/dev/null; then
        sed -n 's/^       //p' out >answers.yaml
        python3 -c 'import sys, yaml
print(*sorted(yaml.safe_load(open("answers.yaml", encoding="utf-8"))), sep="\n")' >names
        has names no '3 tern' 'Tern, "big"' 'Tern plain'
    fi
}

@test "a path, --vault, or the vault around the current folder" {
    make_open
    notegraph suggest vault
    cp out by-path
    notegraph suggest --vault vault
    same out by-path
    cd vault
    notegraph suggest
    same "$T/out" "$T/by-path"
    notegraph suggest a b
    exits 2
    notegraph suggest --vault a b
    exits 2
    notegraph suggest /no/such/folder
    exits 1
}

@test "the same vault, the same questions" {
    notegraph suggest --max 0 "$SAMPLE"
    exits 0
    cp out before
    notegraph suggest --max 0 "$SAMPLE"
    same out before
}
