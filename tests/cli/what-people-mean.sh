#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What no search set up for Dutch finds in a letter of five pages, and a decoy that must
# not come along: a line for each query, and what it finds.
export KAMERZOEK_DB=index
mkdir letters
cat >letters/brief.txt <<'EOF'
id: brief

De commissie wil ‘regulatory sandboxes’ en proeftuinen; we willen versterken wat goed is.

Er zijn kansen voor gentherapieën. Dat kan, mits de wet- en regelgeving en het
onderzoeks- en innovatieklimaat dat toestaan. De Kamer is geïnformeerd over kweekvlees.

Zie de motie (36 600 XIV, nr. 61) en de Kamerbrief.
EOF
cat >letters/ander.txt <<'EOF'
id: ander

Dit is een ander document. Het kan niet anders.
EOF
kamerzoek index --quiet letters
for query in sandboxes sandbox '"regulatory sandbox"' proeftuinen '"willen versterken"' \
	gentherapie moties commissies kamerbrieven kans wetgeving onderzoeksklimaat vlees \
	geinformeerd '"36600 XIV 61"' 36600-XIV-61; do
	printf '%s: ' "$query"
	kamerzoek search --format ids "$query" | tr '\n' ' '
	echo
done
