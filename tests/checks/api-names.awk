# SPDX-License-Identifier: MIT
# api-names.awk - prints the names of the functions that notegraph.h declares NG_API.
{ text = text " " $0 }

END {
    while ((start = index(text, "/*")) > 0) {
        rest = substr(text, start + 2)
        text = substr(text, 1, start - 1) " " substr(rest, index(rest, "*/") + 2)
    }
    count = split(text, statement, ";")
    for (i = 1; i <= count; i++) {
        # A declaration; "#define NG_API __attribute__((..." stands before the first of them.
        sub(/.*# *define +NG_API/, "", statement[i])
        if (match(statement[i], /NG_API[ \t][^(]*\(/)) {
            name = substr(statement[i], RSTART, RLENGTH - 1)
            sub(/[ \t]*$/, "", name)
            sub(/.*[^A-Za-z0-9_]/, "", name)
            print name
        }
    }
}
