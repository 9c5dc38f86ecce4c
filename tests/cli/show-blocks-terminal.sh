#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# On a terminal: what is too wide for it is not laid out in columns; what is lit.
export KAMERZOEK_DB=index
cat >tabel.html <<'END'
<html lang="nl"><head><title>Aanvragen per jaar</title></head><body>
<p>De aanvragen staan in een tabel.</p>
<table><tr><th>Jaar</th><th>Aanvragen</th><th>Opmerking</th></tr>
<tr><td>2023</td><td>12</td><td>Geïnformeerd is alleen wie daarom vroeg.</td></tr>
<tr><td>2024</td><td>31</td><td>Ook de provincies.</td></tr></table>
<p>Tot slot.</p></body></html>
END
kamerzoek index -q tabel.html "$TESTS/samples/brief.pdf"
kamerzoek show tabel.html --at 2
kamerzoek -v show tabel.html --at 3 | tail -n 4
kamerzoek show "$TESTS/samples/brief.pdf" --at p2 | head -n 8
kamerzoek show "$TESTS/samples/brief.pdf" --at n2 | tail -n 6
stty cols 40 <&1
echo '== narrow'
kamerzoek show tabel.html --at 2
