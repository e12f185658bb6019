#!/bin/sh
# SPDX-License-Identifier: MIT
# json.sh - what the command writes as JSON is what docs/notegraph.schema.json says, of the sample
# vault, of parts of it, of notes with flaws and of none; its parts fit each other and lead to the
# notes. The example in docs/json.md is of that form too.
set -u
if [ -z "${PYTHON_JSONSCHEMA-}" ]; then
    echo 'no python3 with jsonschema'
    exit 77
fi
top=${top_srcdir:-.}
schema=$top/docs/notegraph.schema.json
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
bad=0

# validate JSON VAULT
validate() {
    "$PYTHON_JSONSCHEMA" "$top/tests/checks/json-check.py" "$schema" "$1" "$2" || bad=1
}

# check NAME VAULT ARGUMENT...
check() {
    name=$1 vault=$2
    shift 2
    if "$NOTEGRAPH" -q --json "$work/$name.json" "$@" "$vault"; then
        validate "$work/$name.json" "$vault"
    else
        echo "$name: exit status $?"
        bad=1
    fi
}

check sample "$SAMPLE"
check focus "$SAMPLE" --focus 'Vellingham Waterways' --depth 1
check budget "$SAMPLE" --max-nodes 30
check dates "$SAMPLE" --since 2025-11-01 --until 2025-11-30 --kinds person,meeting

mkdir "$work/empty" "$work/flawed" "$work/flawed/a b"
check empty "$work/empty"
printf -- '---\ntitle: a: b\ndate: soon\nrole: "x\\"y"\nrole: z\n---\n\377 [[A "B"]]\n```\n' >"$work/flawed/x.md"
printf -- '---\ndate: 2025-01-10\nparticipants: [Ada Quill, "Bo \\"B\\" Marl"]\n---\n' >"$work/flawed/a b/y.md"
printf -- 'no end of [[front\n' >"$work/flawed/a b/-- z.md"
check flawed "$work/flawed"

# The example is a part of such a file, put together from the blocks.
awk '/^```json$/ { inside = 1; next } /^```/ { inside = 0 } inside' "$top/docs/json.md" >"$work/example.json"
if [ -s "$work/example.json" ]; then
    validate "$work/example.json" -
else
    echo 'docs/json.md has no example'
    bad=1
fi
exit "$bad"
