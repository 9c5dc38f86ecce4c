#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The search of the README: the letter in full, the record in part.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$CORPUS"
kamerzoek search "regulatory sandboxes"
echo "exit $?"
