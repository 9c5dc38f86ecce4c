#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Are heads of compounds still found, among words that nobody looked at while making it?
words=${KAMERZOEK_TESTDATA:-/nowhere}/dutch/plurals.tsv
if [ ! -f "$words" ]; then
	echo 'KAMERZOEK_TESTDATA is not set, or has no words'
	exit 77
fi
exec "$1" --check --part held "$words"
