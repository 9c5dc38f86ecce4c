#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Whole documents, by any of their names.
export KAMERZOEK_DB=index
without_times='s/[0-9-]*T[0-9:]*Z/TIME/g'
kamerzoek index --quiet "$TESTS/cli/letters"
kamerzoek show kst-36000-1 >page
echo "exit $?"
sed "$without_times" page
for name in '36 000 XIII, nr. 2' 36000-XIII-2 2024Z00002 "$TESTS/cli/letters/twee.txt"; do
	kamerzoek show "$name" | sed -n 's/^id: *//p'
done
kamerzoek show no-such-document
echo "exit $?"
kamerzoek show no-such-document kst-36000-1 --plain | head -n 1
kamerzoek show no-such-document kst-36000-1 --plain >/dev/null
echo "exit $?"
kamerzoek show kst-36000-XIII-2 kst-36000-1 --json >json
echo "exit $?"
sed "$without_times" json
