#!/bin/sh
# SPDX-License-Identifier: MIT
# no-cmocka.sh - stands in for the C tests where configure did not find cmocka.
echo "cmocka was not found: the C tests (tests/unit, api, oom, hostile) were not built."
echo "Debian: libcmocka-dev; Fedora: libcmocka-devel; Homebrew: cmocka. Then run configure again."
exit 77
