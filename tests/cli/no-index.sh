#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# No index, something else than an index, and a damaged one: exit 4, nothing lost.
try() {
	kamerzoek "$@"
	echo "exit $?"
}
try search sandboxes
try --db nowhere search sandboxes
try --db nowhere list
try --db nowhere info
try --db nowhere show kst-36000-1
try --db nowhere remove kst-36000-1
mkdir mine
echo 'my thesis' >mine/thesis
try --db mine index "$TESTS/cli/letters"
try --db mine index --restart "$TESTS/cli/letters"
try --db mine search thesis
try --db mine/thesis index "$TESTS/cli/letters"
ls mine
cat mine/thesis
kamerzoek --db index index --quiet "$TESTS/cli/letters"
echo 'not a generation' >index/current
try --db index search sandboxes
kamerzoek --db index index --restart --quiet "$TESTS/cli/letters"
try --db index search --format ids sandboxes
rm index/gen-*/glass/postlist.glass
try --db index search sandboxes
