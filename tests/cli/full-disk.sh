#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What cannot be written is told: exit 6.
export KAMERZOEK_DB=index
[ -c /dev/full ] || { echo '/dev/full is not here'; exit 77; }
kamerzoek index --quiet "$TESTS/cli/letters"
for command in list info help 'search sandboxes' 'search --json sandboxes' \
	'show kst-36000-1' 'analyse brieven' 'list --json'; do
	# shellcheck disable=SC2086 # words
	kamerzoek $command >/dev/full
	echo "$command: exit $?"
done
kamerzoek list >&-
echo "closed: exit $?"
# A closed stdout must not become the number of a file of the index.
kamerzoek index --quiet --restart "$TESTS/cli/letters" >&- 2>&- <&-
echo "all closed: exit $?"
kamerzoek list --format ids | wc -l
