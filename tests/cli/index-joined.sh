#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Several files of one document: told as files, and counted as one document.
export KAMERZOEK_DB=index
mkdir letters own
words() { seq -s ' ' 101 180; }
{
	printf 'id: kst-27428-408\ntitle: Kabinetsvisie\ndate: 2025-04-11\n\n'
	words
} >letters/stuk.txt
{
	printf 'id: 2025D16514\ntitle: Kabinetsvisie\ndate: 2025-04-11\n\n'
	words
	echo 'Met een zin meer.'
} >letters/tk.txt
{
	printf 'title: brief def\nsubject: kabinetsvisie\ndate: 2025-04-11\n\n'
	words
} >own/brief.txt
cp own/brief.txt own/kopie.txt
kamerzoek index letters own
kamerzoek list
for name in 27428-408 2025D16514 own/kopie.txt; do
	kamerzoek show "$name" | sed -n 's/^id: *//p'
done

echo '== each of them, with -v'
kamerzoek --db other index -v letters own

echo '== found to be one later'
printf 'id: een\ntitle: Een\n' >een.txt
printf 'id: twee\ntitle: Twee\n' >twee.txt
kamerzoek --db later index een.txt twee.txt
printf 'id: drie\ntitle: Drie\nalias: een\nalias: twee\n' >drie.txt
kamerzoek --db later index -v drie.txt
kamerzoek --db later list --format ids
printf 'id: a\ntitle: A\n' >a.txt
printf 'id: b\ntitle: B\n' >b.txt
printf 'id: c\ntitle: C\nalias: a\nalias: b\n' >c.txt
kamerzoek --db later index a.txt b.txt c.txt
kamerzoek --db later list --format ids

echo '== gone, and the text with it'
rm letters/tk.txt
kamerzoek index --prune letters
kamerzoek search --format ids zin
kamerzoek search --format ids 150
