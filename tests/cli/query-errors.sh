#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Where in the query understanding stopped.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
kamerzoek search "$(printf 'caf\303\251 \377 x')"
echo "exit $?"
kamerzoek search ''
echo "exit $?"
kamerzoek search "$(head -c 5000 /dev/zero | tr '\0' a)"
echo "exit $?"
kamerzoek search sandboxes 'AND (' 'R&D' >/dev/null
echo "exit $?"
kamerzoek --quiet search sandboxes 'AND (' >/dev/null
echo "exit $?"
