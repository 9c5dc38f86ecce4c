#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# "Did you mean", for a word that is nowhere: beside the results, never in them.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
echo '== text'
kamerzoek search 'reguletory sanboxes'
echo "exit $?"
echo '== ids'
kamerzoek search --format ids 'sanboxes'
echo '== json'
for word in reguletory regulatory; do
	kamerzoek search --json "$word" 2>/dev/null | sed -n 's/.*\("suggestion": [^,]*\),.*/\1/p'
done
echo '== quiet'
kamerzoek search --quiet 'reguletory'
