#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A motie that came in the place of another is one hit with it, for who asks for that; in
# every format it says what it replaces.
export KAMERZOEK_DB=index
mkdir moties
cat >moties/kst-36000-8.txt <<'END'
title: Motie over appels
kind: motie
date: 2024-01-01

De Kamer, verzoekt de regering om appels.
END
cat >moties/kst-36000-9.txt <<'END'
title: Gewijzigde motie over appels (t.v.v. 36000, nr. 8)
kind: motie
date: 2024-01-02

De Kamer, verzoekt de regering om appels en peren.
END
sed -i '1i id: kst-36000-8' moties/kst-36000-8.txt
sed -i '1i id: kst-36000-9' moties/kst-36000-9.txt
kamerzoek index --quiet moties
kamerzoek search --sort newest appels
kamerzoek search --collapse appels
kamerzoek --plain search --collapse appels | grep replaces
kamerzoek search --json --collapse appels | grep -oE '"(collapsed|replaces|total)": [^,]*'
kamerzoek search --format tsv --sort newest 36000-8 | cut -f 1,3,21,22
kamerzoek search --format csv --excel --sort newest 36000-8 | cut -d ';' -f 21,22
kamerzoek search --format ids --collapse 'appels NOT peren'
kamerzoek search --collapse --facets appels | head -n 3
