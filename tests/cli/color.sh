#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Colour only where it is wanted: never in a file, unless asked for.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
colors() {
	tr -d '\n' | tr '\033' '^' | grep -o '\^\[[0-9;]*m' | sort -u | tr '\n' ' '
	echo
}
kamerzoek search sandboxes | colors
kamerzoek --color auto search sandboxes | colors
kamerzoek --color always search sandboxes | colors
NO_COLOR=1 kamerzoek --color always search sandboxes | colors
kamerzoek search sandboxes --color=always | grep sandboxes | tr '\033' '^'
kamerzoek search sandboxes --color=always --json | colors
kamerzoek --color sometimes search sandboxes
echo "exit $?"
