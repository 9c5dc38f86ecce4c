#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What stands in a document cannot move the cursor, colour, or turn text around.
export KAMERZOEK_DB=index
mkdir letters
printf 'title: Gewoon\n\nEen \033[31mrode\033[0m brief \007\b\302\233 met \342\200\256om\342\200\254 en\ttab over sandboxes.\n' \
	>letters/brief.txt
printf 'title: Rood \033[31m\n\nbrief\n' >letters/titel.txt
printf 'Een brief met een vreemde naam.\n' >"letters/$(printf 'n\033[2Jaam.csv')"
{
	kamerzoek index -v letters
	kamerzoek index "$(printf 'n\033[2Jaam')"
	kamerzoek "$(printf 'com\033[2Jmand')"
	kamerzoek search "$(printf '\033[2J \377')"
} >log 2>&1
kamerzoek search sandboxes >page
kamerzoek show "$(kamerzoek search --format ids sandboxes)" >document
kamerzoek list >lines
kamerzoek search sandboxes --json >json
kamerzoek analyse "$(printf 'a\033[31mb')" >analysis
for file in log page document lines json analysis; do
	LC_ALL=C grep -c "$(printf '[\001-\010\013-\037\177]')" $file
	LC_ALL=C grep -c -e "$(printf '\302\233')" -e "$(printf '\342\200\256')" $file
done | sort | uniq -c
cat page
# What was taken out is seen; in JSON nothing is lost: it is escaped.
grep skipped log
sandboxes=$(printf 'sandboxes \033[2J \302\233\177 \342\200\256')
kamerzoek search --json "$sandboxes" >json
LC_ALL=C grep -c -e "$(printf '\302\233')" -e "$(printf '\033')" -e "$(printf '\342\200\256')" json
python3 -c 'import json; print(ascii(json.load(open("json"))["query"]))'
kamerzoek search "$sandboxes$(printf '\377')"
