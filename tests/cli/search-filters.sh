#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Conditions beside the query.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
try() {
	echo "== $*"
	kamerzoek search --format ids --match any "$@"
	echo "exit $?"
}
try --filter kind=motie sandboxes
try --filter kind=motie --filter kind=brief --sort oldest sandboxes
try --filter kind=motie --filter dossier=36000 sandboxes
try --filter dossier=36000-XIII sandboxes
try --filter ministry='volksgezondheid, welzijn en sport' sandboxes
try --filter kind=handelingen sandboxes
try --from 2024-04 sandboxes
try --until 2024-04 sandboxes
try --from 2024-03-01 --until 2024-03-01 sandboxes
try --from 2025 sandboxes
