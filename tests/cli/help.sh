#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Help of every kind, and that all commands are in it.
kamerzoek help
echo "exit $?"
echo ---
kamerzoek help search >one
kamerzoek search --help >two
kamerzoek -h >four
kamerzoek search -h --no-such-option >three
echo "exit $?"
kamerzoek help >five
cmp one two && cmp one three && cmp four five && echo the same
kamerzoek help remove
echo ---
kamerzoek help exit-codes
echo "exit $?"
kamerzoek help frobnicate
echo "exit $?"
