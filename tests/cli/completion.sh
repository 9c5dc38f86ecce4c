#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The bash completion knows what the command knows.
command -v bash >/dev/null || { echo 'bash is not here'; exit 77; }
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
cat >complete <<'END'
. "$TESTS/../cli/completion/kamerzoek.bash"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_kamerzoek
printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' '
echo
END
try() {
	bash complete kamerzoek "$@"
}
try ''
try s
try --c
try --color ''
try --db index sea
try --db index search --form
try search --format ''
try search --format j
try search --format = id
try search words --so
try search words --sort o
try analyse --format ''
try show --format ''
try show kst-36000-X
try help re
try info --
