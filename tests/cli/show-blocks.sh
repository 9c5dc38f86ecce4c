#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# All that a text has, as it is laid out: tables, lists in lists, notes, pages.
export KAMERZOEK_DB=index
cat >tabel.html <<'END'
<html lang="nl"><head><title>Aanvragen per jaar</title></head><body>
<h1>Aanvragen per jaar</h1>
<p>De aanvragen staan in een tabel.</p>
<table><tr><th>Jaar</th><th>Aanvragen</th><th>Opmerking</th></tr>
<tr><td>2023</td><td>12</td><td>Geïnformeerd is alleen wie daarom vroeg.</td></tr>
<tr><td>2024</td><td>31</td><td>Ook de provincies.</td></tr></table>
<h2>Vervolg</h2>
<ul><li>Een regeling, met:<ul><li>een meldplicht;</li><li>een toezichthouder.</li></ul></li>
<li>Een wet.</li></ul>
<p>Tot slot.</p></body></html>
END
kamerzoek index -q tabel.html "$TESTS/samples/brief.pdf"
page() { kamerzoek "$@" | sed 's/[0-9-]*T[0-9:]*Z/TIME/g'; }
echo '== a table, as wide as it needs'
page show tabel.html
echo '== numbered'
kamerzoek -v show tabel.html | tail -n 14
echo '== plain'
kamerzoek --plain show tabel.html | tail -n 10
echo '== lit'
kamerzoek show tabel.html --at 2
kamerzoek --plain show tabel.html --at 2 | grep row
echo '== a page'
kamerzoek show "$TESTS/samples/brief.pdf" --at p2 | head -n 12
kamerzoek --plain show "$TESTS/samples/brief.pdf" --at p2 | grep -n -e place: -e page:
echo '== a note, and where it is referred to'
kamerzoek show "$TESTS/samples/brief.pdf" --at n2 | grep -e « -e »
echo '== all notes'
kamerzoek --plain show "$TESTS/samples/brief.pdf" | grep -e '^note' -e '^page' | cut -c 1-60
