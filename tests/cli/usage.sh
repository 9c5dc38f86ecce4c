#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What is not understood: exit 2, with the names of what there is.
try() {
	kamerzoek "$@"
	echo "exit $?"
}
try
try frobnicate
try search
try search --format xml sandboxes
try search --format dot sandboxes
try show --format ids x
try analyse --format json x
try search --match some x
try search --limit 0 x
try search --limit -5 x
try search --limit 99999999999 x
try search --offset 1x x
try search --no-such-option x
try search sandboxes --no-such-option
try search -wetgeving
try search --format
try search --phrase=yes x
try search --filter kind x
try search --filter Kind=motie x
try search --filter kind= x
try search --from 2021-02-30 x
try search --until gisteren x
try index
try show
try remove
try list kst-36000-1
try info here
try help index search
try analyse --analysis frobnicate woord
# What was perhaps meant.
try serach sandboxes
try version
try search --fromat json x
try search --csv x
try search --newest x
try similar --synonyms x
try --json search x
try search --no-limit x
try search --no-plain=yes x
try open een twee
try similar een twee
try cites een twee
