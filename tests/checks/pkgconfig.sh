#!/bin/sh
# SPDX-License-Identifier: MIT
# pkgconfig.sh - `make install` into a staging folder, and a small program that finds the library
# there with pkg-config, compiles, links and runs.
set -u
CC=${CC:-cc}
PKG_CONFIG=${PKG_CONFIG:-pkg-config}
MAKE=${MAKE:-make}
build=${top_builddir:-.}

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
stage=$work/stage
bad=0

# A make of our own, not a part of the one that runs the tests.
unset MAKEFLAGS MFLAGS MAKELEVEL DESTDIR
if ! (cd "$build" && $MAKE install DESTDIR="$stage") >"$work/log" 2>&1; then
    cat "$work/log"
    echo "make install failed"
    exit 1
fi

for name in notegraph.h notegraph_version.h libnotegraph.pc notegraph.1 notegraph; do
    if [ -z "$(find "$stage" -name "$name" -type f)" ]; then
        echo "not installed: $name"
        bad=1
    fi
done
if [ -z "$(find "$stage" -path '*/bash-completion/completions/notegraph')" ]; then
    echo "not installed: the completion for bash"
    bad=1
fi

pc=$(find "$stage" -name libnotegraph.pc)
[ -n "$pc" ] || exit 1
PKG_CONFIG_PATH=${pc%/*}${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
PKG_CONFIG_SYSROOT_DIR=$stage
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR
version=$($PKG_CONFIG --modversion libnotegraph) || exit 1
static=
[ -n "$(find "$stage" -name 'libnotegraph.so' -o -name 'libnotegraph.dylib')" ] || static=--static
flags=$($PKG_CONFIG --cflags --libs $static libnotegraph) || exit 1

cat >"$work/user.c" <<'END'
#include <notegraph.h>
#include <stdio.h>

int main(void)
{
    const char text[] = "---\ntype: meeting\nparticipants: [Ada]\n---\nWith [[Charles]]\n";
    ng_file file = { "2024-05-01 Engines.md", text, sizeof text - 1 };
    ng_ctx *ctx;
    ng_vault *vault;
    ng_notes *notes;
    ng_graph *graph;

    if (ng_ctx_new(&ctx, NULL) != NG_OK ||
        ng_vault_from_memory(&vault, ctx, &file, 1) != NG_OK ||
        ng_notes_read(&notes, ctx, vault, NULL) != NG_OK ||
        ng_graph_build(&graph, ctx, notes, NULL) != NG_OK)
        return 1;
    printf("%s %s %d\n", ng_version(), NG_VERSION_STRING, ng_graph_node_count(graph) > 0);
    ng_graph_free(graph);
    ng_notes_free(notes);
    ng_vault_free(vault);
    ng_ctx_free(ctx);
    return 0;
}
END
# shellcheck disable=SC2086
if ! $CC ${INSTRUMENT_CFLAGS-} -o "$work/user" "$work/user.c" $flags; then
    echo "does not compile or link with: $flags"
    exit 1
fi

lib=$(dirname "$(find "$stage" -name 'libnotegraph.so*' -o -name 'libnotegraph*.dylib' \
    -o -name 'libnotegraph.a' | head -n 1)")
LD_LIBRARY_PATH=$lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
DYLD_LIBRARY_PATH=$LD_LIBRARY_PATH
export LD_LIBRARY_PATH DYLD_LIBRARY_PATH
said=$("$work/user")
status=$?
if [ "$status" -ne 0 ] || [ "$said" != "$version $version 1" ]; then
    echo "the program ended with $status and said '$said', expected '$version $version 1'"
    bad=1
fi
exit "$bad"
