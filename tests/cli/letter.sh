#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A damaged letter: what -v tells of it, how it reads, where a hit in a note is, and that
# what came in is still there.
export KAMERZOEK_DB=index
cp "$TESTS/letters/note-over-two-pages.txt" brief.txt
kamerzoek index -v brief.txt
id=$(kamerzoek list --format ids)
kamerzoek show "$id" | grep -v '^first seen\|^changed at'
kamerzoek search --plain 'rechters rechtzoekenden'
kamerzoek show --raw "$id" | cmp - brief.txt && echo 'raw is what came in'
kamerzoek show --json "$id" | grep -o '"remarks": [^]]*]'
# The seed: a hit in a note, and no mark sticks to a word.
kamerzoek --db seed index --quiet "$CORPUS"
kamerzoek --db seed search --plain --limit 1 'experimenten waarborgen'
kamerzoek --db seed search --plain --limit 1 versterken1
echo "exit $?"
