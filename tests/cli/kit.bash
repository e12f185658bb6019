# SPDX-License-Identifier: MIT
# kit.bash - what the tests of the command share. Each test has a folder of its own, $T, and stands
# in it.

setup() {
    T=$(mktemp -d)
    cd "$T" || return 1
}

teardown() {
    cd / || return 1
    chmod -R u+w "$T"
    rm -rf "$T"
}

# Runs the command; then $status is set, and $T/out and $T/err hold what it said.
notegraph() {
    status=0
    "$NOTEGRAPH" "$@" >"$T/out" 2>"$T/err" </dev/null || status=$?
}

# The status is $1; otherwise all that was said is shown.
exits() {
    if [ "$status" != "$1" ]; then
        echo "exit status $status, not $1"
        cat "$T/out" "$T/err"
        return 1
    fi
}

# has FILE TEXT...: the file has each of these fixed strings.
has() {
    local file=$1 text
    shift
    for text; do
        if ! grep -qF -e "$text" "$file"; then
            echo "$file has no \"$text\":"
            head -c 4000 "$file"
            return 1
        fi
    done
}

# hasnt FILE TEXT...: it has none of them.
hasnt() {
    local file=$1 text
    shift
    for text; do
        if grep -F -e "$text" "$file"; then
            echo "$file has \"$text\""
            return 1
        fi
    done
}

# is_empty FILE
is_empty() {
    if [ -s "$1" ]; then
        echo "$1 is not empty:"
        head -c 4000 "$1"
        return 1
    fi
}

# same A B
same() {
    cmp "$1" "$2"
}

# count PATTERN FILE: the lines that match.
count() {
    grep -c -e "$1" "$2" || :
}

# is WHAT GOT WANTED
is() {
    if [ "$2" != "$3" ]; then
        echo "$1: $2, not $3"
        return 1
    fi
}

# A vault with two meetings, in $T/vault; .obsidian makes it one.
make_vault() {
    mkdir -p vault/.obsidian vault/People vault/Meetings vault/_archive
    printf -- '---\ncompany: Corvin\nrole: Surveyor\n---\n' >'vault/People/Ada Quill.md'
    printf -- '---\ntitle: Gate walk\ndate: 2025-01-10\nparticipants: [Ada Quill, Bo Marl]\naccount: Corvin\n---\n' \
        >'vault/Meetings/2025-01-10 - Gate walk.md'
    printf -- '---\ntitle: Gate talk\ndate: 2025-02-10\nparticipants: [Ada Quill, Gus Pell]\naccount: Corvin\n---\n' \
        >'vault/Meetings/2025-02-10 - Gate talk.md'
    printf -- '---\ndate: 2024-01-01\nparticipants: [Old Hand]\n---\n' >'vault/_archive/old.md'
}
