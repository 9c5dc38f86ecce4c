#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# On a terminal: lit, as wide as it is, and a word about quotes, once.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
kamerzoek search "regulatory sandboxes"
echo '== NO_COLOR'
NO_COLOR=1 kamerzoek search "regulatory sandboxes" --limit 1
echo '== --color never'
kamerzoek --color never search sandboxes --limit 1
echo '== dumb'
TERM=dumb kamerzoek search sandboxes --limit 1
echo '== narrow'
stty cols 40 <&1
NO_COLOR=1 kamerzoek search sandboxes --limit 1
NO_COLOR=1 kamerzoek show kst-36000-1 | tail -n 4
kamerzoek index "$TESTS/cli/letters"
