#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A folder that is not there: said before any work is done.
export KAMERZOEK_DB=index
cp -r "$TESTS/cli/letters" letters
kamerzoek index letters no-such-folder nor-this
echo "exit $?"
ls
mkdir broken
printf 'no\tmanifest\n' >broken/manifest.tsv
kamerzoek index broken letters
echo "exit $?"
kamerzoek list --format ids | wc -l
