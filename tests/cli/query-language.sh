#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Signs and operators on a command line: what is found, what is said, what is refused.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
ask() {
	echo "== $*"
	kamerzoek search --format ids "$@" 2>&1
	echo "exit $?"
}
ask 'sandboxes -regulatory'
ask sandboxes -regulatory
ask 'regul* OR motie'
ask --exact sandbox
ask --exact --phrase regulatory sandboxes
ask soort:motie
ask datum:2024-03
ask 'soort:motie AND'
ask 'één datum:morgen'
ask 'een NEAR/500 twee'
ask 'NEAR(een twee'
ask 'walvis*'
ask 'titels:zorg'
echo '== a Kamerstuk, and what cites it'
kamerzoek search '36 000, nr. 1'
kamerzoek --plain search 36000-1 | grep relation
kamerzoek search --json 36000-1 | grep -o '"relation": [^,]*'
