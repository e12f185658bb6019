#!/bin/sh
# SPDX-License-Identifier: MIT
# layers.sh - the order of rooms, from the #include lines: a room includes itself and the rooms
# below it, another library has one file that knows it, and what stands outside the library sees
# the public header only.
set -u
cd "${top_srcdir:-.}" || exit 99

# Rooms from the ground up.
rooms='base schema vault note graph view render'

# header:the one file that may include it
owners='
utf8proc.h:libnotegraph/base/unicode.c
yaml.h:libnotegraph/base/yaml.c
gvc.h:libnotegraph/render/graphviz.c
gvplugin.h:libnotegraph/render/graphviz.c
gvplugin_device.h:libnotegraph/render/graphviz.c
gvplugin_layout.h:libnotegraph/render/graphviz.c
gvplugin_loadimage.h:libnotegraph/render/graphviz.c
gvplugin_render.h:libnotegraph/render/graphviz.c
gvplugin_textlayout.h:libnotegraph/render/graphviz.c
gvcext.h:libnotegraph/render/graphviz.c
cgraph.h:libnotegraph/render/graphviz.c
cdt.h:libnotegraph/render/graphviz.c
fnmatch.h:libnotegraph/schema/schema.c
regex.h:libnotegraph/vault/filters.h
'

# What C11 and POSIX have. ctype.h and locale.h are missing on purpose: what notes mean does not
# depend on where they are read.
system='assert errno fcntl float inttypes limits math pthread stdalign stdarg stdatomic stdbool
stddef stdint stdio stdlib stdnoreturn string time unistd dirent sys/stat sys/types'

files=$(find libnotegraph tools tests/api tests/eval tests/oom tests/hostile -name '*.[ch]' 2>/dev/null |
    LC_ALL=C sort)
[ -n "$files" ] || exit 99

# shellcheck disable=SC2086
awk -v rooms="$rooms" -v owners="$owners" -v system_headers="$system" '
BEGIN {
    n = split(rooms, part, " ")
    for (i = 1; i <= n; i++)
        floor[part[i]] = i
    n = split(owners, part, "\n")
    for (i = 1; i <= n; i++)
        if (split(part[i], pair, ":") == 2)
            owner[pair[1]] = pair[2]
    n = split(system_headers, part, /[ \n]+/)
    for (i = 1; i <= n; i++)
        is_system[part[i] ".h"] = 1
}

function wrong(why) {
    printf "%s:%d: %s: %s\n", FILENAME, FNR, header, why
    bad = 1
}

# A file of the library: header is written "room/noun.h".
function inside() {
    split(FILENAME, path, "/")
    room = path[2]
    if (!(room in floor) || path[3] == "") {
        wrong("this file is in none of the rooms " rooms)
        return
    }
    if (header == "notegraph.h" || header == "notegraph_version.h" ||
        (header == "config.h" && FILENAME ~ /\.c$/))
        return
    if (quoted) {
        split(header, path, "/")
        if (!(path[1] in floor))
            wrong("write it as \"room/noun.h\"; the rooms are " rooms)
        else if (floor[path[1]] > floor[room])
            wrong(room " stands below " path[1] " and cannot look up")
    } else if (!(header in is_system))
        wrong("not a header of C11 or POSIX that the library uses")
}

# The command and the tests of the interface.
function outside() {
    split(header, path, "/")
    if (header ~ /libnotegraph|\.\.\/(include|tools)/ || (path[1] in floor && path[2] != ""))
        wrong("a header from inside the library; there is notegraph.h")
    else if (FILENAME ~ /^tools\// && quoted && header ~ /\//)
        wrong("the command includes its own headers and notegraph.h")
}

/^[ \t]*#[ \t]*include[ \t]*["<]/ {
    header = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", header)
    quoted = substr(header, 1, 1) == "\""
    sub(/^["<]/, "", header)
    sub(/[">].*/, "", header)
    seen++

    base = header
    sub(/^graphviz\//, "", base)
    if (!(quoted && base == "yaml.h") && base in owner) {
        if (FILENAME != owner[base])
            wrong("only " owner[base] " may include it")
        next
    }
    if (FILENAME ~ /^libnotegraph\//)
        inside()
    else
        outside()
}

END {
    printf "%d includes in %d files\n", seen, ARGC - 1
    exit bad
}' $files
