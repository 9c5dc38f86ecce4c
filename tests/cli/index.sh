#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Added, unchanged, replaced: what is told, to whom, and that quiet is quiet.
export KAMERZOEK_DB=index
cp -r "$TESTS/cli/letters" letters
kamerzoek index letters
echo "exit $?"
kamerzoek index letters
kamerzoek index --quiet letters
echo "quiet, exit $?"
echo 'Er kwam iets bij.' >>letters/een.txt
echo 'Een heel nieuwe brief.' >letters/vier.txt
kamerzoek index -v letters
kamerzoek search --format ids iets
kamerzoek index letters/een.txt letters/twee.txt letters
kamerzoek list | wc -l
mkdir empty
kamerzoek index empty
echo "exit $?"
