#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What is gone from a folder goes from the index: only there, and only on request.
export KAMERZOEK_DB=index
mkdir one two
cp "$TESTS/cli/letters/een.txt" "$TESTS/cli/letters/drie.txt" one
cp "$TESTS/cli/letters/twee.txt" two
kamerzoek index --quiet one two
rm one/een.txt two/twee.txt
kamerzoek index one
kamerzoek list --format ids | wc -l
kamerzoek index --prune one
kamerzoek list --format ids
kamerzoek index --prune two
echo "exit $?"
rmdir two
kamerzoek index --prune two
echo "exit $?"
kamerzoek index --prune one two
echo "exit $?"
kamerzoek list --format ids | grep kst

echo '== only what is gone'
mkdir seen seen/sub
printf 'Een brief over kansen.\n' > seen/.hidden.txt
printf 'Een brief over wetten.\n' > seen/sub/wet.txt
printf 'Een brief over akkers.\n' > seen/akker.txt
kamerzoek --db seen.index index -q seen seen/.hidden.txt
mv seen/sub elders
ln -s ../elders seen/sub
kamerzoek --db seen.index index --prune seen
rm seen/akker.txt
printf 'Een brief over sloten.\n' > seen/sloot.txt
kamerzoek --db seen.index index --prune seen
