#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What fetch refuses before it asks anybody.
kamerzoek fetch --dry-run kst-1-1 >first 2>&1 || { echo 'built without libcurl'; exit 77; }
kamerzoek fetch --help >help
kamerzoek help fetch | cmp - help && echo 'the help is one'
try() {
	echo "$*"
	kamerzoek "$@" --base-url http://127.0.0.1:9
	echo "exit $?"
}
kamerzoek fetch 2>&1
try fetch 27428
try fetch 'een woord'
try fetch --delay -1 kst-1-1
try fetch --delay nan kst-1-1
try fetch --depth 2 kst-1-1
try fetch --into= kst-1-1
try fetch --cited --depth 2 --dry-run
try fetch --max-size 0 kst-1-1
try fetch --from 2025-13 --search x
try fetch --search "$(printf 'a\033[31mb')"
try fetch --dossier een
try fetch --since
try --db nowhere fetch --cited
kamerzoek fetch --base-url ftp://x kst-1-1
echo "exit $?"
kamerzoek fetch --dry-run kst-1-1 >/dev/full
echo "a full disk: exit $?"
# Nobody is at that port.
try fetch --delay 0 'Kamerstuk 27428, nr. 408'
find .home -type f | sort
