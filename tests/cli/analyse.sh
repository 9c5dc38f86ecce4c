#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Words as they are compared; tsv: five columns and a row for each line.
kamerzoek analyse brieven "Geïnformeerd, ĲSLAND"
echo '== tsv'
printf 'brieven\n\nDe motie-Grinwis\n!?\nsandboxes' | kamerzoek analyse --format tsv
echo "exit $?"
printf 'een\n\377\ntwee\n' | kamerzoek analyse --format tsv
echo "exit $?"
printf 'een\r\nt\tw\000ee\n' | kamerzoek analyse --format tsv
kamerzoek analyse --format tsv </dev/null
echo "exit $?"
kamerzoek analyse --analysis snowball --format tsv -- -brieven
yes brieven | head -n 5000 | kamerzoek analyse --format tsv |
	awk -F '\t' 'NF != 5 { bad++ } END { print NR, bad + 0 }'
echo '== parts'
printf 'biotechnologiebeleid\nKamerleden en beleids-evaluatie\nminister\n' |
	kamerzoek analyse --format tsv
kamerzoek analyse --words none --format tsv kamerleden
kamerzoek analyse --words nowhere.dic kamerleden
echo "exit $?"
