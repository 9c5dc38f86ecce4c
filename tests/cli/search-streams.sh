#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# jsonl, ids and ids0: all there is, for pipes.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
echo '== jsonl'
kamerzoek search --format jsonl regulatory sandboxes 2>facts |
	sed 's/^{"rank": \([0-9]*\), .*"id": "\([^"]*\)".*/\1 \2/'
sed 's/.*"total": \([0-9]*\), .*"partial_total": \([0-9]*\),.*/\1 full, \2 partial/' facts
kamerzoek search --quiet --format jsonl walvis
echo "exit $?"
echo '== ids'
kamerzoek search --format ids regulatory sandboxes
kamerzoek search --format ids --match best regulatory sandboxes
kamerzoek search --format ids walvis
echo "exit $?"
echo '== ids0'
kamerzoek search -0 sandboxes | tr '\0' '!'
echo
kamerzoek search sandboxes --format ids0 | xargs -0 kamerzoek show | grep -c '^id:'
echo '== more than a page of 1000'
mkdir many
i=0
while [ $i -lt 1203 ]; do
	echo "Brief nummer $i over hetzelfde onderwerp" >many/$i.txt
	i=$((i + 1))
done
kamerzoek index many
kamerzoek search --format ids onderwerp | sort -u | wc -l
kamerzoek search --format jsonl onderwerp 2>facts | wc -l
kamerzoek search --format ids --limit 1100 onderwerp | wc -l
kamerzoek search --format ids --limit all --offset 1200 onderwerp | wc -l
kamerzoek search --format json --limit all onderwerp |
	python3 -c 'import json, sys; print([h["rank"] for h in json.load(sys.stdin)["hits"]] == list(range(1, 1204)))'
kamerzoek search onderwerp | tail -n 1
kamerzoek search onderwerp --limit all | tail -n 1
