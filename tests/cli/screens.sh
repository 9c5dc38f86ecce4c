#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What each command looks like on a terminal of 80, 40 and 140 columns: long titles, wide
# characters and marks that stand on others, in their columns and never beyond the edge.
export KAMERZOEK_DB=index NO_COLOR=1
mkdir letters
{
	echo 'id: kst-36000-XIV-120'
	echo 'title: Gewijzigde motie van het lid Voorbeeld c.s. over een wettelijke grondslag voor proefruimte in de biotechnologieregelgeving (t.v.v. 36000-XIV-119)'
	printf 'date: 2024-03-01\nkind: motie\ndossier: 36000-XIV\nnumber: 120\nlanguage: nl\n'
	printf 'ministry: Landbouw, Visserij, Voedselzekerheid en Natuur\n'
	printf 'url: https://www.example.org/kst-36000-XIV-120.html\n\n'
	echo 'Verzoekt de regering om sandboxes mogelijk te maken, ook voor de biotechnologie, en de Kamer daarover voor de zomer te informeren.'
} >letters/lang.txt
{
	echo 'id: delegatie'
	echo 'title: 关于生物技术监管沙盒的信函以及荷兰与中国的合作备忘录和附件说明书全文'
	printf 'date: 2025-04-11\nkind: brief\n\n'
	echo '监管沙盒 sandboxes 是一种允许企业在受控环境中测试创新产品和服务的监管工具它可以帮助监管机构了解新技术的风险和收益。'
} >letters/wijd.txt
{
	printf 'id: ide\314\210en\ntitle: Ide\314\210en over cafe\314\201s en sandboxes 👩‍🔬🇳🇱\nkind: brief\n\n'
	printf 'Coo\314\210rdinatie van ide\314\210en over sandboxes, in cafe\314\201s.\n'
} >letters/merken.txt
kamerzoek index --quiet letters "$TESTS/cli/letters"
for columns in 80 40 140; do
	stty cols $columns <&1
	echo "== $columns: search"
	kamerzoek search sandboxes
	echo "== $columns: facets"
	kamerzoek search --facets sandboxes
	echo "== $columns: kwic"
	kamerzoek kwic sandboxes
	echo "== $columns: list"
	kamerzoek list
done
stty cols 40 <&1
echo '== 40: show, cites, similar, info'
kamerzoek show delegatie --at 1
kamerzoek cites kst-36000-XIV-120
kamerzoek similar kst-36000-1 --limit 1
kamerzoek info | head -n 4
echo 'Zie ook Kamerstuk 27 428, nr. 408, over de biotechnologie en al het andere.' >tekst
kamerzoek cites --text tekst
kamerzoek help open
echo '== errors'
kamerzoek search 'datum:2025-13'
kamerzoek search 'sandboxes 监管 (a NEAR/500 b)'
echo '== dumb, and read aloud'
TERM=dumb kamerzoek search --facets sandboxes --limit 1 | head -n 4
kamerzoek --plain search --facets --limit 1 sandboxes
kamerzoek --plain kwic sandboxes --limit 1
