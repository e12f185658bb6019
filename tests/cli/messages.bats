#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# messages.bats - what is said of flaws in notes: a line each, of a form that editors can jump to,
# with places that are true wherever the command is run from.

load kit

make_flawed() {
    mkdir -p vault/.obsidian vault/sub
    printf -- '---\ntitle: x\ndate: soon\n---\n' >vault/sub/date.md
    printf -- '---\ntitle: Review: two: three\n---\n' >vault/yaml.md
    printf -- 'one\ntwo\n```\nopen\n' >vault/fence.md
    printf -- '---\nrole: a\nrole: b\n---\n' >'vault/with space: colon.md'
}

# Every line said is a finding whose file is there and has that line and column.
true_places() {
    local place line
    [ -s "$T/err" ]
    while IFS= read -r line; do
        if ! printf '%s\n' "$line" |
            grep -q '^.*\.md\(:[0-9]*:[0-9]*\)\{0,1\}: \(note\|warning\|error\): .* \[[a-z0-9-]*\]$'; then
            echo "not of the form of a finding: $line"
            return 1
        fi
        place=$(printf '%s\n' "$line" | sed 's/^\(.*\.md:[0-9]*:[0-9]*\): .*/\1/')
        row=$(printf '%s\n' "$place" | sed 's/.*:\([0-9]*\):[0-9]*$/\1/')
        column=$(printf '%s\n' "$place" | sed 's/.*://')
        file=$(printf '%s\n' "$place" | sed 's/:[0-9]*:[0-9]*$//')
        if [ ! -f "$file" ] || [ "$row" -gt "$(wc -l <"$file")" ] || [ "$row" -lt 1 ] ||
            [ "$column" -gt "$(sed -n "${row}p" "$file" | wc -c)" ] || [ "$column" -lt 1 ]; then
            echo "leads nowhere from $PWD: $line"
            return 1
        fi
    done <"$T/err"
}

@test "findings: path:line:column: severity: text [code]" {
    make_flawed
    notegraph -v vault
    exits 0
    has err 'vault/sub/date.md:3:7: warning: ' '[unknown-date]'
    has err 'vault/yaml.md:2:14: warning: ' '[bad-front-matter]'
    has err 'vault/fence.md:3:1: note: ' '[unclosed-fence]'
    has err 'vault/with space: colon.md:3:1: ' '[duplicate-key]'
    true_places
}

@test "places are true from wherever" {
    make_flawed
    for path in vault vault/ ./vault "$T/vault" vault/../vault vault/sub; do
        notegraph -v "$path"
        true_places
    done
    for note in vault/yaml.md ./vault/yaml.md "$T/vault/sub/date.md"; do
        notegraph -v "$note"
        true_places
    done
    cd vault
    notegraph -v
    true_places
    notegraph -v .
    true_places
    notegraph -v yaml.md
    true_places
    cd sub
    notegraph -v
    true_places
    notegraph -v ..
    true_places
}

@test "flaws in notes do not make it fail" {
    make_flawed
    notegraph --json a.json vault
    exits 0
    has a.json '"code":"bad-front-matter","path":"yaml.md","line":2,"column":14'
}

@test "notes among the findings are for --verbose, -q shows none" {
    make_flawed
    notegraph vault
    exits 0
    has err '[unknown-date]'
    hasnt err ': note: '
    for quiet in -q --quiet; do
        notegraph "$quiet" --json a.json vault
        exits 0
        is_empty err
        is_empty out
    done
    for verbose in -v --verbose; do
        notegraph "$verbose" --json a.json vault
        exits 0
        has err ': note: ' '4 notes:' 'findings' ' s'
        is_empty out
    done
}

@test "-q still tells what makes it fail" {
    notegraph -q none
    exits 1
    has err none
    mkdir empty
    notegraph -q --focus Nobody empty
    exits 3
    has err Nobody
}

@test "a finding is told once" {
    make_flawed
    notegraph -v --json a.json --dot a.dot --svg a.svg vault
    is 'findings said' "$(count '\[.*\]$' err)" "$(count '"severity":' a.json)"
    is 'lines said twice' "$(sort err | uniq -d)" ''
}

@test "many findings are cut short, but not with --verbose" {
    mkdir vault
    for i in $(awk 'BEGIN { for (i = 0; i < 60; i++) print i }'); do
        printf -- '---\ndate: soon\n---\n' >"vault/$i.md"
    done
    notegraph vault
    exits 0
    is 'findings said' "$(count '\[unknown-date\]$' err)" 50
    has err '10 more findings' --verbose
    notegraph -v vault
    is 'findings said' "$(count '\[unknown-date\]$' err)" 60
    hasnt err 'more findings'
}

# A terminal must not be told what to do by a note.
@test "nothing that a terminal obeys is shown" {
    mkdir vault
    printf -- '---\ndate: \033[31msoon\n---\n' >"$(printf 'vault/a\033]0;x\007.md')"
    printf -- '---\ndate: 2025-01-10\nparticipants: ["\033[2Jx Quill"]\n---\n' >vault/b.md
    notegraph -v vault
    exits 0
    is 'escape characters' "$(tr -cd '\033\007' <err | wc -c)" 0
    notegraph -q --focus "$(printf 'x\033[2J Quil')" vault
    exits 3
    is 'escape characters in the names offered' "$(tail -n +2 err | tr -cd '\033' | wc -c)" 0
}
