#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Another writer is at work: exit 5, and readers go on.
export KAMERZOEK_DB=index
command -v flock >/dev/null || { echo 'flock is not here'; exit 77; }
kamerzoek index --quiet "$TESTS/cli/letters"
flock index/lock kamerzoek index "$TESTS/cli/letters"
echo "exit $?"
flock index/lock kamerzoek remove kst-36000-1
echo "exit $?"
flock index/lock kamerzoek search --format ids sandboxes --match any
echo "exit $?"
kamerzoek index "$TESTS/cli/letters"
