#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The page for people: full matches, the tail, an honest total.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
try() {
	echo "== $*"
	kamerzoek search "$@"
	echo "exit $?"
}
try regulatory sandboxes
try "onderwijs sandboxes"
try --match all regulatory sandboxes
try zorg vis
try --match any zorg vis
try walvis
try --limit 1 sandboxes
try --offset 1 sandboxes
try --offset 9 sandboxes
try --sort oldest --match any sandboxes datum
