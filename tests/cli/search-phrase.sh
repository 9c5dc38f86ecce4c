#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Words in a row, by quotes that the shell left on, or by --phrase.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
try() {
	echo "== $*"
	kamerzoek search --format ids "$@"
	echo "exit $?"
}
try '"regulatory sandboxes"'
try '"sandboxes regulatory"'
try --phrase regulatory sandboxes
try --phrase sandboxes regulatory
try sandboxes regulatory
