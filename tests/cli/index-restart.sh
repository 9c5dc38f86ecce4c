#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# --restart begins anew, also where the index cannot be read any more.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
kamerzoek index --restart "$TESTS/cli/letters/een.txt"
kamerzoek list --format ids
sed -i 's/^version: .*/version: 999/' index/gen-*/analysis
kamerzoek list
echo "exit $?"
kamerzoek index "$TESTS/cli/letters"
echo "exit $?"
kamerzoek index --restart "$TESTS/cli/letters"
echo "exit $?"
kamerzoek list --format ids | wc -l
kamerzoek index --analysis frobnicate "$TESTS/cli/letters"
echo "exit $?"
kamerzoek index --analysis kamerzoek "$TESTS/cli/letters"
echo "exit $?"
kamerzoek index --analysis snowball "$TESTS/cli/letters"
echo "exit $?"
