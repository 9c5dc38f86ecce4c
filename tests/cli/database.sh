#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Where the index is: --db, KAMERZOEK_DB, the config, and the usual place.
for place in given variable configured "$XDG_DATA_HOME/kamerzoek/default"; do
	kamerzoek --db "$place" index --quiet "$TESTS/cli/letters/een.txt"
done
which_one() {
	kamerzoek "$@" info | sed -n "s|$HOME|HOME|; s|^index: *||p"
}
which_one
mkdir -p "$XDG_CONFIG_HOME/kamerzoek"
config=$XDG_CONFIG_HOME/kamerzoek/config
printf '# where it is\n\n  db = configured  \n' >"$config"
which_one
KAMERZOEK_DB=variable which_one
KAMERZOEK_DB=variable which_one --db given
KAMERZOEK_DB='' which_one
kamerzoek info --db=given | grep '^index'
echo 'db = ~/.local/share/kamerzoek/default' >"$config"
which_one
echo 'what is this' >"$config"
kamerzoek info
echo "exit $?"
rm "$config"
which_one --db given --db variable
kamerzoek --db tcp://127.0.0.1:1 info
echo "exit $?"
kamerzoek --db '' info
echo "exit $?"
unset XDG_CONFIG_HOME XDG_DATA_HOME
HOME='' kamerzoek info
echo "exit $?"
