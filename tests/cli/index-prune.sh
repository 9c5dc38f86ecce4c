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
