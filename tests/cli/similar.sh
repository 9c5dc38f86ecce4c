#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# More like a document, in the formats of search.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters" "$CORPUS"
kamerzoek similar --format ids '36600 XIV, nr. 18' | sort
kamerzoek similar --format ids --limit 1 kst-36600-XIV-19
kamerzoek similar --format cite --filter kind=motie kst-36000-XIII-2 | sort
kamerzoek similar --json --limit 2 kst-36600-XIV-18 | jq -r '.query, (.hits | length)'
kamerzoek similar --format ids kst-36600-XIV-18 | grep -c 'XIV-18'
kamerzoek -v similar --limit 1 kst-36000-1 2>&1 | grep -c '^kamerzoek: words: '
kamerzoek similar kst-1-1
echo "exit $?"
kamerzoek similar
kamerzoek similar --limit 1001 kst-36000-1
echo "exit $?"
