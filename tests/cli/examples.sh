#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The programs and scripts of examples/ do what they say.
export KAMERZOEK_DB=index
built=$(dirname "$(command -v kamerzoek)")/../examples
examples=$TESTS/../examples
[ -x "$built/example-grep" ] || { echo 'the examples are not built here'; exit 77; }
echo '== grep'
"$built/example-grep" 'regulatory sandbox' "$CORPUS"/documents/*.txt |
	sed 's|.*documents/||' | cut -c 1-40
"$built/example-grep" walvis "$CORPUS"/documents/*.txt
echo "exit $?"
printf 'een tweede brief over de beleidsregels\n' >brief.txt
"$built/example-grep" beleidsregel brief.txt
"$built/example-grep" brieven none.txt brief.txt
echo "exit $?"
echo '== own documents'
printf '2025-04-11\tEen mail\tover sandboxes\tJansen\n\tZonder datum\tsandbox\n' >lines.tsv
"$built/example-own-documents" own <lines.tsv
kamerzoek --db own search --format ids sandboxes --sort newest
kamerzoek --db own search --format ids --filter behandelaar=jansen sandboxes
"$built/example-own-documents" own <lines.tsv
kamerzoek --db own list --format ids
printf '2025-02-30\tEen mail\n' | "$built/example-own-documents" own
echo "exit $?"
echo '== citations'
echo 'Zie Kamerstuk 27 428, nr. 408, en Stb. 2020, 118.' | "$built/example-citations"
printf 'a\377' | "$built/example-citations"
echo "exit $?"
kamerzoek index --quiet "$TESTS/cli/letters"
echo '== new-hits.sh'
"$examples/new-hits.sh" seen sandboxes
echo "exit $?"
"$examples/new-hits.sh" seen sandboxes
echo "exit $?"
kamerzoek index --quiet "$CORPUS"
"$examples/new-hits.sh" seen sandboxes
"$examples/new-hits.sh" other walvis
echo "exit $?"
"$examples/new-hits.sh" other '(a NEAR/500 b'
echo "exit $?"
echo '== per-year.sh'
"$examples/per-year.sh" sandboxes onderwijs walvis
echo '== reading-list.sh'
"$examples/reading-list.sh" regulatory sandboxes >lezen.txt
grep -A 1 '^====' lezen.txt
