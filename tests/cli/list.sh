#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Every document, in each format.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
kamerzoek list
echo "exit $?"
kamerzoek list --format ids
kamerzoek list -0 | tr '\0' '!'
echo
kamerzoek list --json | sed 's/"uuid": "[^"]*"/"uuid": "UUID"/'
kamerzoek list --format jsonl | wc -l
mkdir empty
kamerzoek --db nothing index --quiet empty
kamerzoek --db nothing list
echo "exit $?"
kamerzoek --db nothing list --json | tail -n 1
