#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What a document cites and what cites it, also when that is not held.
export KAMERZOEK_DB=index
printf 'id: kst-27428-408\ntitle: Een visie\ndate: 2025-04-11\nkind: brief\n\n%s\n' \
	'Conform Kamerstuk 36600 XIV, nr. 60. Daarmee is deze motie afgedaan. Zie Stb. 2020, 118.' \
	>visie.txt
printf 'id: kst-36600-XIV-60\ntitle: Een motie\ndate: 2024-10-22\nkind: motie\n\n%s\n' \
	'Ter vervanging van die gedrukt onder nr. 18.' >motie.txt
kamerzoek index -q visie.txt motie.txt
kamerzoek cites kst-27428-408
echo '== two steps'
kamerzoek cites '27 428, nr. 408' --depth 2 --format tsv
echo '== back'
kamerzoek cites --reverse 36600-XIV-60
echo '== back, of what is not held'
kamerzoek cites --reverse 'Stb. 2020, 118'
echo '== for graphviz'
kamerzoek cites kst-36600-XIV-60 --dot
echo '== not all'
kamerzoek cites kst-27428-408 --limit 1
echo '== none'
kamerzoek cites --reverse kst-27428-408
echo "exit $?"
kamerzoek cites kst-1-2
echo "exit $?"
echo '== show, of what is only cited'
kamerzoek show stb-2020-118
echo "exit $?"
echo '== not with'
kamerzoek cites kst-27428-408 --format jsonl
kamerzoek cites kst-27428-408 --own 27428
kamerzoek cites --text visie.txt --reverse
kamerzoek cites kst-27428-408 --depth 0
