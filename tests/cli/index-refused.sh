#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Files that should have been readable: named, with the byte; the rest is done.
export KAMERZOEK_DB=index
mkdir letters
cp "$TESTS/cli/letters/een.txt" letters
printf 'Een brief in Latijn-1: privé\n' | iconv -t latin1 >letters/latin1.txt
echo 'Een goede brief met slechte gegevens.' >letters/meta.txt
printf 'title: Goed\ndate: 2021-02-30\n' >letters/meta.meta
printf 'title: Goed\nsoort van: iets\n' >letters/kop.meta
echo 'Nog een brief.' >letters/kop.txt
: >letters/leeg.txt
kamerzoek index --failed refused letters
echo "exit $?"
cat refused
kamerzoek list
kamerzoek index --quiet letters/een.txt
echo "exit $?"
rm letters/meta.meta letters/kop.meta letters/leeg.txt
iconv -f latin1 letters/latin1.txt >good && mv good letters/latin1.txt
kamerzoek index --failed refused letters
echo "exit $?"
cat refused
kamerzoek index --failed no/such/folder/refused letters
echo "exit $?"
