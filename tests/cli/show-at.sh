#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# To the place where a hit is, as the search prints it and shorter.
export KAMERZOEK_DB=index
{
	printf 'id: kst-36000-5\ntitle: Brief over dijken\ndate: 2024-03-01\nkind: brief\n\n'
	for word in eerste tweede derde vierde vijfde zesde; do
		printf 'De %s alinea gaat over dijken.\n\n' "$word"
	done
} >brief.txt
kamerzoek index -q brief.txt
kamerzoek search vierde --limit 1
for place in 'alinea 4' 4 a4 'Al. 4' 'par 4'; do
	kamerzoek show kst-36000-5 --at "$place" | grep «
done
echo '== all of it'
kamerzoek show kst-36000-5 --at 4
echo '== plain'
kamerzoek --plain show kst-36000-5 --at 'alinea 6'
echo '== from the first'
kamerzoek show kst-36000-5 --at 1 | head -n 4
echo '== no such place'
for place in 7 'alinea 7' p3 'p. 2, alinea 4' n8 'voetnoot 8'; do
	kamerzoek show kst-36000-5 --at "$place"
	echo "exit $?"
done
echo '== no place'
for place in '' ' ' ergens alinea 'alinea x' p0 p '0' 'p1 p2' '4, 5' 99999999999 'n' '4 -'; do
	kamerzoek show kst-36000-5 --at "$place" 2>&1 | head -n 1
done
echo '== not with'
kamerzoek show kst-36000-5 --at 1 --json
kamerzoek show kst-36000-5 kst-36000-5 --at 1
kamerzoek show kst-36000-5 --at 1 --raw
