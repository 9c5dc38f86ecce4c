#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Groonga: pairs of letters with places, as it does by default; the text stored. Its
# commands were written before (prepare.py), and the last of them syncs.
#
#     groonga.sh COMMANDS DIRECTORY
set -eu
mkdir "$2"
groonga -n "$2/db" <"$1" >"$2.log"
# Each answer begins with a status, 0 when it is well.
! grep -q '^\[\[-' "$2.log" || { tail -n 1 "$2.log" >&2 && exit 6; }
rm "$2.log"
