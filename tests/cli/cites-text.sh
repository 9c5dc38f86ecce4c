#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What a text cites: for people, as five columns, from a file and from a pipe.
letter=$CORPUS/documents/kst-27428-408.txt
kamerzoek cites --text "$letter"
echo "exit $?"
echo '== plain'
kamerzoek --plain cites --text "$letter" | head -n 13
echo '== tsv'
kamerzoek cites --text "$letter" --format tsv
echo "exit $?"
kamerzoek cites --format tsv --text "$letter" | while IFS='	' read -r start length _ _ text; do
	tail -c +$((start + 1)) "$letter" | head -c "$length" | grep -qFx "$text" ||
		echo "not at $start: $text"
done
printf 'Stb. 2020,\n\t118\033[31m en\0Trb. 2021, 103' |
	kamerzoek cites --text - --format tsv | sed 's/\t/|/g'
printf 'Stb. 2020, 118\033[31m en' | kamerzoek cites --text - | sed 's/\t/|/g'
echo '== own'
printf 'ter vervanging van die gedrukt onder nr. 18' >motie
kamerzoek cites --text motie
echo "exit $?"
kamerzoek cites --text motie --own '36 600 XIV, nr. 60'
kamerzoek cites --text motie --own 36600X
echo "exit $?"
echo '== nothing'
printf 'de 36 600 inwoners' | kamerzoek cites --text - --format tsv
echo "exit $?"
kamerzoek cites --text - --json </dev/null
echo "exit $?"
echo '== refused'
printf 'Stb. 2020, 118 en \377' | kamerzoek cites --text -
echo "exit $?"
kamerzoek cites --text none
echo "exit $?"
kamerzoek cites --text .
echo "exit $?"
kamerzoek cites
echo "exit $?"
kamerzoek cites --text - kst-36600-60
echo "exit $?"
kamerzoek cites --text - --format ids
echo "exit $?"
