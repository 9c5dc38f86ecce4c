#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Options come before the first word; behind it only the long ones do.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
query() {
	kamerzoek search --json "$@" 2>/dev/null |
		python3 -c 'import json, sys; print(json.load(sys.stdin)["query"])'
}
query sandbox -wetgeving
query sandbox -q -0 -v
query sandbox --limit 1 -x --offset=0 y
query -- -wetgeving
query -- --limit 1
query sandbox -- --limit 1
query een -- twee -- drie
query - een
query 'a  b' '' c
kamerzoek -- search --format ids sandboxes | wc -l
