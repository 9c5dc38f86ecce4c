#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What a search finds that it did not find the last time, as citations. For cron:
#
#     new-hits.sh FILE QUERY...        FILE remembers what was found; it need not be there
#
# The exit code is 0 when there is something new, 1 when there is not.
set -eu
seen=$1
shift
touch -- "$seen"
now=$(mktemp)
trap 'rm -f -- "$now"' EXIT
code=0
kamerzoek search --format ids -- "$@" >"$now" || code=$?
# 1 is nothing found, which may become something; beyond it nothing is known.
[ "$code" -le 1 ] || exit "$code"
new=$(grep -vxFf "$seen" -- "$now") || exit 1
printf '%s\n' "$new" | kamerzoek show --format cite -
cat -- "$now" >"$seen"
