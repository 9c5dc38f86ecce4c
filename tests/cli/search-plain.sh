#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# For screen readers: no columns, every field with its label.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
kamerzoek --plain search regulatory sandboxes
kamerzoek search briefje --plain
kamerzoek list --plain
kamerzoek info --plain | grep -v -e uuid -e analysis
