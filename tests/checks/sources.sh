#!/bin/sh
# SPDX-License-Identifier: MIT
# sources.sh - every source and test is listed in the local.mk of its folder, everything listed
# exists, and every file says its licence in its first lines.
set -u
cd "${top_srcdir:-.}" || exit 99
LC_ALL=C
export LC_ALL

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
bad=0

# listed FOLDER: what its local.mk lists, %D%/ taken off. A test program stands for its source.
listed() {
    grep -v '^#' "$1/local.mk" | tr -s '[:blank:]' '[\n*]' | sed -n 's|^%D%/||p' |
        sed 's|^\([a-z]*/test_[a-z0-9_]*\)$|\1.c|; s|^\([a-z]*/fuzz_[a-z0-9_]*\)$|\1.c|' | sort -u
}

compare() {
    if ! diff "$work/there" "$work/listed" >"$work/diff"; then
        sed -n "s|^< \(.*\)|$1/\1: not listed in $1/local.mk|p
                s|^> \(.*\)|$1/\1: listed in $1/local.mk, but it does not exist|p" "$work/diff"
        bad=1
    fi
}

(cd libnotegraph && find . -name '*.[ch]' | sed 's|^\./||' | sort) >"$work/there"
listed libnotegraph | grep '\.[ch]$' >"$work/listed"
compare libnotegraph

(cd tools && find . -name '*.[ch]' | sed 's|^\./||' | sort) >"$work/there"
listed tools | grep '\.[ch]$' >"$work/listed"
compare tools

(cd tests && find . -name '*.[ch]' -o -name '*.bats' -o -name '*.bash' -o -path './checks/*' |
    sed 's|^\./||' | grep -v '/\.' | sort) >"$work/there"
listed tests | grep -e '\.[ch]$' -e '\.bats$' -e '\.bash$' -e '^checks/' >"$work/listed"
compare tests

for target in tests/fuzz/fuzz_*.c; do
    corpus=tests/fuzz/corpus/$(basename "$target" .c | sed 's/^fuzz_//')
    if [ ! -d "$corpus" ]; then
        echo "$target: it has no seeds in $corpus"
        bad=1
    fi
done

find configure.ac Makefile.am autogen.sh libnotegraph.pc.in m4/notegraph.m4 \
    build-aux/check build-aux/demo build-aux/setup.sh build-aux/run-test build-aux/run-bats \
    -type f -print >"$work/files" || bad=1
find include libnotegraph tools tests docs -type f \( -name '*.[ch]' -o -name '*.h.in' -o \
    -name '*.sh' -o -name '*.bats' -o -name '*.bash' -o -name '*.mk' -o -name '*.awk' -o \
    -name '*.py' -o -name '*.supp' -o -name '*.[13]' \) -print |
    grep -v -e '^tests/vaults/' -e '^tests/fuzz/corpus/' -e '/\.' >>"$work/files"
while IFS= read -r file; do
    if ! head -n 3 "$file" | grep -q 'SPDX-License-Identifier: MIT'; then
        echo "$file: no SPDX-License-Identifier in its first three lines"
        bad=1
    fi
done <"$work/files"

echo "$(wc -l <"$work/files") files"
exit "$bad"
