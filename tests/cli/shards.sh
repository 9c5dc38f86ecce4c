#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Several indexes are searched as one, and one that is away is told of.
for letter in een twee; do
	kamerzoek --db "$letter" index --quiet --words none "$TESTS/cli/letters/$letter.txt"
done
kamerzoek --db een --db twee search --format tsv sandboxes | cut -f 1-5
echo "exit $?"
kamerzoek --db een --db twee list --format ids
kamerzoek --db een --db twee show --format cite kst-36000-XIII-2
kamerzoek --db een --db twee kwic --format tsv onderwijs | cut -f 1-4
kamerzoek --db een --db twee search --facets --format tsv sandboxes --match any
kamerzoek --db een --db twee info --json | jq -c '.index | .documents, .shards, .away, .paths'
echo '== away'
for format in text tsv json; do
	kamerzoek --db een --db tcp://127.0.0.1:1 search --format $format sandboxes >found
	echo "exit $?"
	[ $format = json ] && jq -c '.index.away, .total_exact, .warnings' found
done
kamerzoek --db tcp://127.0.0.1:1 search sandboxes
echo "exit $?"
kamerzoek --db een --db tcp://127.0.0.1:1 list --format ids
echo "exit $?"
echo '== not so'
for command in 'index x' 'remove x' check 'index --rebuild'; do
	# shellcheck disable=SC2086
	kamerzoek --db een --db twee $command
	echo "exit $?"
done
kamerzoek --db tcp://127.0.0.1:1 check
echo "exit $?"
kamerzoek --db een --db een search x
echo "exit $?"
kamerzoek --db een --db tcp://nowhere search x
echo "exit $?"
kamerzoek --db een --server-timeout 0 search x
echo "exit $?"
