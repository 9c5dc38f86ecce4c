#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Nothing found: how many there are of each word, and without what narrows it.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
try() {
	printf '== %s\n' "$*" >&2
	kamerzoek "$@" >/dev/null
}
try search regulatory walvis
try search onderwijs zorg walvis
try search walvis
try search onderwijs zorg --match any
try search --phrase sandboxes regulatory
try search --exact sandbox
try search sandboxes --filter kind=amendement
try search sandboxes --from 2030
try search walvis --from 2030
try kwic regulatory walvis
try search -q regulatory walvis
try search --json regulatory walvis
try search 'regulatory NOT sandboxes'
try search '"walvis sandboxes" zorg'
try search a b c d e f g walvis
