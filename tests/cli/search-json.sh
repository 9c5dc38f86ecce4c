#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The envelope and a hit, to the last member.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
kamerzoek search --json regulatory sandboxes
echo "exit $?"
kamerzoek search --format=json walvis
echo "exit $?"
