#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A page for each command, with every option of it and none that there is not, and the one
# table of exit codes in each; and every function of the library in its own.
export PYTHONDONTWRITEBYTECODE=1
cli=$TESTS/../cli
kamerzoek help --options >options
kamerzoek help exit-codes >codes
"$TESTS/harness/man_pages.py" "$cli/man" options codes "$cli/meson.build" \
	"$TESTS/../lib/include/kamerzoek.map" "$TESTS/../lib/include/kamerzoek-sources.map"
[ -s "$cli/man/kamerzoek-query.7" ] || echo 'kamerzoek-query.7 is missing'
