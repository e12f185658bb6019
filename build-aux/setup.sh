# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# setup.sh - what build-aux/demo, build-aux/check and .ci/run share: find out what is missing,
# install it where there is apt-get, generate, configure, build. To be sourced, with $top set to
# the source folder.
#
#   BUILD_DIR        where to build (default: _build in the source folder)
#   CONFIGURE_FLAGS  words for configure
#   JOBS             how many jobs at a time (default: the number of processors)

# The Debian packages that turned out to be missing.
missing=
: "${top:?the source folder}"

say() {
    printf '%s\n' "$*"
}

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

# need_command COMMAND PACKAGE
need_command() {
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

# need_module PKG-CONFIG-MODULE PACKAGE
need_module() {
    pkg-config --exists "$1" 2>/dev/null || missing="$missing $2"
}

# compiles COMPILER FLAGS...: does it make a program?
compiles() {
    probe=$(mktemp -d) || exit 1
    echo 'int main(void) { return 0; }' >"$probe/probe.c"
    probed=0
    "$@" -o "$probe/probe" "$probe/probe.c" >/dev/null 2>&1 || probed=1
    rm -rf "$probe"
    return "$probed"
}

# What building takes.
need_build() {
    compiles "${CC:-cc}" || compiles gcc || missing="$missing gcc libc6-dev"
    need_command make make
    need_command pkg-config pkg-config
    if [ ! -f "$top/configure" ]; then
        need_command autoconf autoconf
        need_command automake automake
        need_command libtoolize libtool
    fi
    need_module yaml-0.1 libyaml-dev
    need_module libutf8proc libutf8proc-dev
    need_module libgvc libgraphviz-dev
    need_module libcgraph libgraphviz-dev
}

# What the tests take besides.
need_tests() {
    need_module cmocka libcmocka-dev
    need_command bats bats
    need_command xmllint libxml2-utils
    need_command dot graphviz
    need_command g++ g++
    python3 -c 'import jsonschema' >/dev/null 2>&1 ||
        /usr/bin/python3 -c 'import jsonschema' >/dev/null 2>&1 ||
        missing="$missing python3 python3-jsonschema"
}

# What the gate takes besides. Can be asked twice: the runtime of clang is known once clang is.
need_gate() {
    need_command git git
    if ! compiles clang; then
        missing="$missing clang"
    elif ! compiles clang -fsanitize=address,undefined; then
        version=$(clang -dumpversion)
        missing="$missing libclang-rt-${version%%.*}-dev"
    fi
    compiles gcc -fsanitize=address,undefined || missing="$missing gcc libc6-dev"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# install_missing WHAT-FOR: installs the packages in $missing. Returns 1 if that cannot be done.
install_missing() {
    # shellcheck disable=SC2086
    missing=$(printf '%s\n' $missing | sort -u | tr '\n' ' ')
    missing=${missing% }
    [ -n "$missing" ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Missing for $1, by their names in Debian: $missing"
        say "Here there is no apt-get: please install what corresponds to them."
        say "  Fedora    dnf install gcc make autoconf automake libtool pkgconf-pkg-config \\"
        say "              libyaml-devel utf8proc-devel graphviz-devel libcmocka-devel bats"
        say "  Homebrew  brew install autoconf automake libtool pkgconf libyaml utf8proc graphviz \\"
        say "              cmocka bats-core"
        return 1
    fi
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
        say "Missing for $1. As root: apt-get install $missing"
        return 1
    fi
    say "Installing for $1: $missing"
    log=$(mktemp) || exit 1
    # The lists may be old, or not there; the packages may be there all the same.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update >"$log" 2>&1 </dev/null || :
    # shellcheck disable=SC2086
    if as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        $missing >>"$log" 2>&1 </dev/null; then
        rm -f "$log"
        hash -r 2>/dev/null || :
        missing=
        return 0
    fi
    tail -n 20 "$log"
    rm -f "$log"
    say "apt-get could not install: $missing"
    return 1
}

# quietly TITLE LOG COMMAND...: runs it with its output in LOG; shows the end of that if it fails.
quietly() {
    say "$1"
    quietly_log=$2
    shift 2
    if "$@" >"$quietly_log" 2>&1 </dev/null; then
        return 0
    fi
    say "That failed. The end of $quietly_log:"
    tail -n 40 "$quietly_log"
    return 1
}

job_count() {
    say "${JOBS:-$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}"
}

# What configure would find of the things that it can do without.
what_is_there() {
    for command in bats xmllint dot python3 g++ c++; do
        command -v "$command" 2>/dev/null
    done | tr '\n' ' '
    pkg-config --exists cmocka 2>/dev/null && printf 'cmocka '
    for python in python3 /usr/bin/python3; do
        "$python" -c 'import jsonschema' >/dev/null 2>&1 && printf 'jsonschema '
    done
}

# build: generates, configures and makes in $BUILD_DIR, doing again only what is needed.
build() {
    BUILD_DIR=${BUILD_DIR:-$top/_build}
    mkdir -p "$BUILD_DIR" || return 1
    BUILD_DIR=$(cd "$BUILD_DIR" && pwd) || return 1

    if [ ! -f "$top/configure" ]; then
        quietly "Generating configure" "$BUILD_DIR/autogen.log" "$top/autogen.sh" || return 1
    fi

    # Configure again if it was something else that was configured here, or if something that
    # configure looks for has come since.
    wanted="CC=${CC-} CFLAGS=${CFLAGS-} ${CONFIGURE_FLAGS-} $(what_is_there)"
    if [ ! -f "$BUILD_DIR/config.status" ] || [ ! -f "$BUILD_DIR/Makefile" ] ||
        [ "$(cat "$BUILD_DIR/configured-as" 2>/dev/null)" != "$wanted" ]; then
        rm -f "$BUILD_DIR/configured-as"
        # shellcheck disable=SC2086
        quietly "Configuring in $BUILD_DIR" "$BUILD_DIR/configure.log" \
            in_build "$top/configure" ${CONFIGURE_FLAGS-} || return 1
        printf '%s\n' "$wanted" >"$BUILD_DIR/configured-as"
        # What was compiled otherwise is of no use.
        in_build make clean >/dev/null 2>&1
    fi

    quietly "Building" "$BUILD_DIR/make.log" in_build make -j"$(job_count)"
}

in_build() {
    (cd "$BUILD_DIR" && "$@")
}
