#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Files and folders of any name, also with newlines and dashes in front. One that is not
# UTF-8 is refused; and that is told, and written down, in one line.
export KAMERZOEK_DB=index
# At which byte of a path something stands depends on where this folder lies.
without_place() {
	sed 's/\t[0-9]*\(\tpath: not UTF-8 at byte\)/\tN\1/; s/\(path: not UTF-8 at byte\) [0-9]*/\1 N/'
}
index() {
	kamerzoek index "$@" 2>errors
	set -- $?
	without_place <errors >&2
	return "$1"
}
mkdir -- -letters
printf 'id: streep\ntitle: Streep\n\nbrieven\n' >./-letters/-brief.txt
printf 'id: regel\ntitle: Regel\n\nbrieven\n' >"./-letters/$(printf 'met\neen\tregel').txt"
printf 'id: ster\ntitle: Ster\n\nbrieven\n' >"./-letters/* ?.txt"
printf 'Zonder id en titel.\n' >"./-letters/$(printf 'zonder\nnaam').txt"
printf 'id: latijn\ntitle: Latijn\n\nbrieven\n' >"./-letters/$(printf 'caf\351').txt"
kamerzoek index -letters
echo "exit $?"
index -- -letters
kamerzoek index -v -- -letters/-brief.txt 2>&1 | head -n 1
kamerzoek search --format ids brieven
echo '== as text, one line a document'
kamerzoek list | grep -c .
kamerzoek list --format tsv | awk -F '\t' '{ print NF }' | sort -u | wc -l
kamerzoek list --format csv | python3 -c '
import csv, sys
rows = list(csv.DictReader(sys.stdin))
print(len(rows), sorted(row["id"] for row in rows))'
echo '== as they are, in JSON'
kamerzoek list --json | jq -r '.documents[].path | @json' | sed "s|$PWD/||"
kamerzoek search --format jsonl -q brieven | jq -j '.path + "\u0000"' | xargs -0 -n 1 test -f
echo "exit $?"
echo '== as names of documents'
kamerzoek show -- "-letters/$(printf 'met\neen\tregel').txt" | head -n 1
kamerzoek open --print "$PWD/-letters/-brief.txt"
kamerzoek cites --text ./-letters/-brief.txt
echo "exit $?"
echo '== refused, one line each'
printf 'met \377\376\375 erin\n\001\002' >"./-letters/$(printf 'ge\nweigerd').txt"
index --failed - -- -letters
index --failed failed -- -letters
wc -l <failed
sed "s|$PWD/||" failed | without_place
echo '== and with all of them gone'
rm -- -letters/*
printf 'id: nieuw\ntitle: Nieuw\n\nbrieven\n' >./-letters/nieuw.txt
kamerzoek index --prune -- -letters
