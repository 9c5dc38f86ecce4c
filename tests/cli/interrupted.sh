#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Stopped halfway: the index as it was before, and an end by the signal.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters/een.txt"
# The same folder so often that there is time to stop it.
# shellcheck disable=SC2046 # words
kamerzoek index $(yes "$CORPUS" | head -n 3000) &
until [ -s index/spool/pending ]; do sleep 0.1; done
sleep 0.3
kill -TERM $!
# The shell has words of its own for it.
{ wait $!; } 2>/dev/null
echo "exit $?"
kamerzoek list --format ids
kamerzoek index "$TESTS/cli/letters"
