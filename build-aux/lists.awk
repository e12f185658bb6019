# SPDX-License-Identifier: MIT
# lists.awk - the lists of libnotegraph/schema/lists as a piece of C, which lexicon.c includes:
#
#   LC_ALL=C awk -f lists.awk given-names.txt ... > lists.inc
#
# A list stays what it is, sorted lines, without the comment lines at its head. It is written as
# numbers since a string literal of C need not hold more than 4095 bytes. LC_ALL=C: bytes are
# characters, and their order is that of strings.

function refuse(why) {
    printf "%s:%d: %s\n", FILENAME, FNR, why | "cat >&2"
    bad = 1
    exit 1
}

# given-names, of lists/given-names.txt
function name_of(path) {
    sub(/.*\//, "", path)
    sub(/\.txt$/, "", path)
    return path
}

# given_names
function symbol_of(name) {
    gsub(/-/, "_", name)
    return name
}

BEGIN {
    for (i = 1; i < 256; i++)
        number[sprintf("%c", i)] = i
    print "/* Made by build-aux/lists.awk from libnotegraph/schema/lists. */"
}

FNR == 1 {
    if (lists > 0)
        print "};"
    names[++lists] = name_of(FILENAME)
    printf "static const unsigned char %s[] = {\n", symbol_of(names[lists])
    before = ""
}

/^#/ && before == "" {
    next
}

{
    if ($0 !~ /^[^ \t]/ || $0 ~ /[ \t\r]$/)
        refuse("an empty line, or spaces around an entry")
    if ($0 "" <= before "")
        refuse("this line belongs before the one above, or is the same")
    before = $0
    bytes = ""
    for (i = 1; i <= length($0); i++)
        bytes = bytes number[substr($0, i, 1)] ","
    print bytes "10,"
}

END {
    if (bad)
        exit 1
    print "};"
    print "static const struct built_in built_in[NGI_LIST_COUNT] = {"
    for (i = 1; i <= lists; i++) {
        symbol = symbol_of(names[i])
        printf "    [NGI_LIST_%s] = {\"%s\", %s, sizeof %s},\n", toupper(symbol), names[i], symbol, symbol
    }
    print "};"
}
