#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A - alone stands for arguments on stdin: one a line, or with a NUL behind each.
export KAMERZOEK_DB=index
mkdir letters
odd=$(printf 'letters/twee *\\ "woorden".txt')
printf 'id: een\ntitle: Een\n\nsandboxes\n' >letters/een.txt
printf 'id: twee\ntitle: Twee\n\nsandboxes en brieven\n' >"$odd"
printf 'id: -x\ntitle: Drie\n\nbrieven\n' >letters/-drie.txt
echo '== index'
find letters -name '*.txt' -print0 | kamerzoek index -
kamerzoek list --format ids
echo letters/een.txt | kamerzoek index -
echo '== search'
echo 'sandboxes brieven' | kamerzoek search --format ids -
printf 'sandboxes\nbrieven\n' | kamerzoek search --format ids -
printf 'sandboxes\0brieven' | kamerzoek search --format ids -
echo brieven | kamerzoek kwic - | head -n 1
printf 'kamerzoek search -\n' | kamerzoek search --json - een 2>/dev/null | jq -r .query
echo '== show, and what it is piped from'
kamerzoek search --format ids sandboxes | kamerzoek show - | grep ^id
kamerzoek search -0 brieven | kamerzoek show - --format cite
printf 'een\r\n\r\ntwee' | kamerzoek show - --format cite
echo '== nothing there'
kamerzoek show - </dev/null
echo "exit $?"
printf '\n\n' | kamerzoek search -
echo "exit $?"
kamerzoek show - <&-
echo "exit $?"
echo '== a name that is a dash'
kamerzoek show -- -
echo "exit $?"
kamerzoek show -- -x | head -n 1
echo '== analyse, line for line'
printf 'brieven\n\nbeide kamers\n' | kamerzoek analyse --format tsv - | cut -f 1,4
echo '== remove'
kamerzoek list --format ids0 | kamerzoek remove -
