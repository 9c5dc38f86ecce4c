#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# On a terminal what may be long goes through a pager; who leaves it has seen enough.
export KAMERZOEK_DB=index NO_COLOR=1
unset PAGER
kamerzoek index --quiet "$TESTS/cli/letters"
cat >"$HOME/mark" <<'END'
#!/bin/sh
echo "LESS=$LESS"
sed 's/^/| /'
END
chmod +x "$HOME/mark"
export PATH="$HOME:$PATH"
echo '== KAMERZOEK_PAGER, and what it is told'
KAMERZOEK_PAGER=mark kamerzoek list
KAMERZOEK_PAGER=mark LESS=X kamerzoek search nergens
echo "exit $?"
echo '== PAGER, which is the last to be asked'
PAGER=mark kamerzoek list --format ids
PAGER=mark KAMERZOEK_PAGER=cat kamerzoek list --format ids
PAGER=mark kamerzoek --pager 'sed s/^/typed:/' list --format ids
PAGER=mark kamerzoek list --no-pager --format ids
PAGER=mark KAMERZOEK_PAGER='' kamerzoek list --format ids
echo '== a command of the shell'
KAMERZOEK_PAGER="sed 's/kst/paper/' | tail -n 1" kamerzoek list --format ids
echo '== messages keep their place'
KAMERZOEK_PAGER=mark kamerzoek show kst-36000-1 nergens | tail -n 1
KAMERZOEK_PAGER=mark kamerzoek show nergens
echo "exit $?"
echo '== never in a pipe, to little output, or read aloud'
PAGER=mark kamerzoek list --format ids | cat
PAGER=mark kamerzoek analyse brieven
PAGER=mark kamerzoek --plain list | head -n 1
PAGER=mark kamerzoek --plain list --format ids
TERM=dumb PAGER=mark kamerzoek list --format ids
echo '== left early'
yes "$(kamerzoek list --format ids)" | head -n 60000 | tr '\n' ' ' >many
# shellcheck disable=SC2046 # words
KAMERZOEK_PAGER='head -n 1' kamerzoek show $(head -c 60000 many | sed 's/[^ ]*$//')
echo "exit $?"
KAMERZOEK_PAGER=false kamerzoek search sandboxes
echo "exit $?"
echo '== not there'
KAMERZOEK_PAGER=no-such-pager kamerzoek list --format ids
echo "exit $?"
KAMERZOEK_PAGER='A=1 no-such-pager | cat' kamerzoek list --format ids
echo "exit $?"
KAMERZOEK_PAGER='(exit 127)' kamerzoek list --format ids
echo "exit $?"
echo '== in the config'
mkdir -p "$XDG_CONFIG_HOME/kamerzoek"
echo 'pager = mark' >"$XDG_CONFIG_HOME/kamerzoek/config"
PAGER='cat' kamerzoek list --format ids
PAGER=mark kamerzoek list --format ids --pager none
kamerzoek help exit-codes | head -n 1
