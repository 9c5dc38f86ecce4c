#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the index is and holds.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
kamerzoek info
echo "exit $?"
kamerzoek info --json
