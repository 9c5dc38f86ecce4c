#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The list of refused files: a line for each, whatever its name is.
export KAMERZOEK_DB=index
mkdir letters
tab=$(printf '\t')
printf 'priv\351' >letters/latin1.txt
printf 'priv\351' >"letters/tab${tab}back\\slash.txt"
printf 'priv\351' >"letters/line
break.txt"
: >letters/empty.txt
kamerzoek index --quiet --failed failed letters 2>told
echo "exit $?"
wc -l <told
cat failed
awk -F '\t' 'NF != 3' failed
# A list that could not be written is no success.
kamerzoek index --failed /dev/full letters 2>/dev/null
echo "exit $?"
