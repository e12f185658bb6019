#!/bin/sh
# SPDX-License-Identifier: MIT
# autogen.sh - makes ./configure in a tree that comes from git. Needs autoconf, automake, libtool
# and pkg-config. A release has configure in it already.
set -eu
cd "$(dirname "$0")"
exec autoreconf --install --force "$@"
