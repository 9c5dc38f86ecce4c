#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The text as it came in: to the byte in a pipe.
export KAMERZOEK_DB=index
printf '\357\273\277title: Een\r\n\r\nMet \033[31mrood\033[0m,\ta\302\240b.\r\n\r\n\r\n' >een.txt
printf 'title: Twee\n\nZonder slot' >twee.txt
kamerzoek index -q een.txt twee.txt
kamerzoek show --raw een.txt >raw
echo "exit $?"
cmp raw een.txt
kamerzoek show --raw een.txt twee.txt >raw
cat een.txt twee.txt | cmp raw -
kamerzoek show --raw een.txt nergens.txt >raw
echo "exit $?"
cmp raw een.txt
kamerzoek show --raw een.txt --json
echo "exit $?"
