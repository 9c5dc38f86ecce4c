#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A library, without what made it: indexed, checked, and given to a colleague.
export KAMERZOEK_DB=index XDG_DATA_HOME="$PWD"
library=kamerzoek/library
paper() { # DOSSIER ID NAME TEXT
	mkdir -p "$library/$1/$2"
	printf '%s' "$4" >"$library/$1/$2/$3"
	[ -f "$library/$1/library.tsv" ] ||
		printf 'file\tsha256\tbytes\tstatus\tfetched\turl\tetag\tmodified\n' \
			>"$library/$1/library.tsv"
	printf '%s/%s\t%s\t%s\t200\t2025-04-11T09:30:00Z\t\t\t\n' "$2" "$3" \
		"$(printf '%s' "$4" | sha256sum | cut -d ' ' -f 1)" "${#4}" \
		>>"$library/$1/library.tsv"
}
motie() { # ID WORD
	printf '<officiele-publicatie><metadata><meta name="DC.identifier" content="%s"/>' "$1"
	printf '</metadata><kamerstuk><stuk><titel>Motie over %s</titel><algemeen>' "$2"
	printf '<vrije-tekst><tekst><al>De Kamer, gehoord %s,</al></tekst></vrije-tekst>' "$2"
	printf '</algemeen></stuk></kamerstuk></officiele-publicatie>'
}
kamerzoek check --library
echo "no library: exit $?"
paper 36000-X kst-36000-X-1 kst-36000-X-1.xml "$(motie kst-36000-X-1 kwartels)"
paper 36000-X kst-36000-X-2 kst-36000-X-2.xml "$(motie kst-36000-X-2 hamsters)"
paper 27428 kst-27428-9 kst-27428-9.xml "$(motie kst-27428-9 egels)"
printf 'kst-27428-10/kst-27428-10.xml\t\t\t404\t2025-04-11T09:30:00Z\t\t\t\n' \
	>>"$library/27428/library.tsv"

kamerzoek index --library
echo "exit $?"
kamerzoek index --library
kamerzoek search --format ids hamsters
kamerzoek check --library
echo "whole: exit $?"
kamerzoek -q -v check --library
echo "quiet: exit $?"

kamerzoek -v check --library >/dev/full
echo "a full disk: exit $?"
cp -r "$library" shared
kamerzoek --db theirs index -q shared
kamerzoek --db theirs list --format ids
printf 'X' | dd of=shared/27428/kst-27428-9/kst-27428-9.xml conv=notrunc 2>/dev/null
rm shared/36000-X/kst-36000-X-1/kst-36000-X-1.xml
echo mine >shared/36000-X/notes.txt
kamerzoek check --library shared
echo "damaged: exit $?"
printf 'file\n../../etc/passwd\n' >shared/27428/library.tsv
kamerzoek check --library shared
echo "hostile: exit $?"
kamerzoek check shared
echo "exit $?"
