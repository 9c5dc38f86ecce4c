#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Out of the index by any name, and not back by indexing again.
export KAMERZOEK_DB=index
cp -r "$TESTS/cli/letters" letters
kamerzoek index --quiet letters
kamerzoek remove '36 000, nr. 1'
echo "exit $?"
kamerzoek remove kst-36000-1
echo "exit $?"
kamerzoek remove 2024Z00002 no-such-document
echo "exit $?"
kamerzoek list --format ids
kamerzoek index letters
kamerzoek list --format ids | wc -l
kamerzoek index --restore letters
kamerzoek list --format ids | wc -l
kamerzoek remove --quiet kst-36000-1 kst-36000-XIII-2
echo "exit $?"
kamerzoek info | grep -e removed -e documents
