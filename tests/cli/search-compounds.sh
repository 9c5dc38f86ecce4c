#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Words in compounds, compounds as their words, and halves of words; each below the word
# itself. With a list of words and without.
export KAMERZOEK_DB=index
mkdir letters
letter() {
	printf 'id: %s\n\n%s\n' "$1" "$2" >"letters/$1.txt"
}
letter los 'De minister zet in op beleid voor biotechnologie.'
letter heel 'Het biotechnologiebeleid is af, en weer biotechnologiebeleid.'
letter woord 'Dit beleid is goed.'
letter half 'De wet- en regelgeving; genen- en celtherapieën; in- en uitvoer.'
letter vlees 'Kweekvlees smaakt de Kamerleden.'
kamerzoek index --quiet letters
for query in beleid 'biotechnologie beleid' biotechnologiebeleid '"biotechnologie beleid"' \
	vlees kamer wetgeving gentherapie invoer oor eis; do
	echo "== $query"
	kamerzoek search --format ids --explain "$query" 2>&1
done
echo '== no compounds'
kamerzoek search --format ids --no-compounds --explain beleid 2>&1
echo '== lit'
kamerzoek search --no-compounds wetgeving
kamerzoek search vlees
echo '== another list, or none'
kamerzoek index --words nowhere.dic --restart letters
echo "exit $?"
kamerzoek index --quiet --words none --restart letters
kamerzoek search --format ids vlees
echo "exit $?"
kamerzoek index --quiet --analysis snowball --restart letters
kamerzoek search --format ids vlees
echo "exit $?"
