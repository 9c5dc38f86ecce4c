#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Files of no kind that we know: counted by extension, no failure.
export KAMERZOEK_DB=index
mkdir -p letters/deeper
cp "$TESTS/cli/letters/een.txt" letters
printf '{\\rtf1}\n' | tee letters/a.rtf letters/b.rtf >letters/deeper/c.rtf
echo 'a,b' >letters/d.csv
printf 'a\0b' >letters/binary
echo 'hidden' >letters/.hidden.txt
kamerzoek index letters
echo "exit $?"
kamerzoek index -v letters
kamerzoek index --quiet letters
