#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# On a terminal nothing of the text can move the cursor.
export KAMERZOEK_DB=index
printf 'title: Een\r\n\r\nMet \033[31mrood\033[0m,\007\ta\302\233b \342\200\256om\342\200\254.\rweg\n' >een.txt
kamerzoek index -q een.txt
kamerzoek show --raw een.txt
