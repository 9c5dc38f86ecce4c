#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck disable=SC2016 # the dollars are not ours
# What a word may become, and the completion of bash that stands on it.
command -v bash >/dev/null || { echo 'bash is not here'; exit 77; }
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
cat >complete <<'END'
. "$TESTS/../cli/completion/kamerzoek.bash"
# As readline takes it apart: = and : are words.
COMP_LINE="kamerzoek $1"
COMP_POINT=${#COMP_LINE}
COMP_WORDS=()
rest=$COMP_LINE
while [ -n "$rest" ]; do
	rest=${rest#"${rest%%[! ]*}"}
	case $rest in
	[=:]*) word=${rest%%[!=:]*} ;;
	\"*) word=$(printf %s "$rest" | grep -o '^"[^"]*"*') ;;
	*) word=${rest%%[ =:]*} ;;
	esac
	[ -z "$word" ] || COMP_WORDS+=("$word")
	rest=${rest#"$word"}
done
case $COMP_LINE in
*[\ =:]) COMP_WORDS+=("") ;;
esac
[[ ${COMP_WORDS[-1]} != "" || ${COMP_WORDS[-2]} != [=:] ]] || unset 'COMP_WORDS[-1]'
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_kamerzoek
printf '%s|' "${COMPREPLY[@]}"
echo
END
try() {
	printf '%s => ' "$1"
	bash complete "$1"
}
try ''
try s
try frob
try '--c'
try '--color '
try '--db index sea'
try 'search --form'
try 'search --format '
try 'search --format j'
try 'search --format=js'
try 'search words --so'
try 'search words --sort=o'
try 'search --limit '
try 'search --no-ph'
try 'search ti'
try 'search sandbox soort:m'
try 'search kamer:'
try 'search --filter ch'
try 'search --filter=chamber='
try 'search --filter chamber=2 --filter ki'
try 'search -- --so'
try 'show kst-36000-X'
try 'show "kst-36000-X'
try 'show --db elsewhere kst-36000-X'
try 'show nergens'
try 'cites --own k'
try 'help re'
try 'list '
try 'kwic --width '
touch a-file
mkdir a-folder
try 'index a-f'
try '--db=a-f'
try 'cites --text a-f'
echo '== the index of the config'
mkdir -p "$XDG_CONFIG_HOME/kamerzoek"
echo "db = $PWD/index" >"$XDG_CONFIG_HOME/kamerzoek/config"
(cd a-folder && unset KAMERZOEK_DB && bash ../complete 'show kst-36000-X')
echo '== what a shell could run'
export KAMERZOEK_DB=hostile
mkdir letters
printf 'id: $(touch ran)\ntitle: Titel\n\nEen.\n' >letters/a.txt
printf 'id: `touch ran`; touch ran\ntitle: Titel\n\nTwee.\n' >letters/b.txt
printf 'id: $x *? "a" '"'b'"' \\ ~ {c,d}\ntitle: $(touch ran)\n\nDrie.\n' >letters/c.txt
kamerzoek index --quiet letters
try 'show '
ls
echo '== and all that it offers there is'
kamerzoek complete -- search '' | sed '1d; s/:.*//' | while read -r field; do
	kamerzoek search --explain "$field:1" 2>&1 | grep -q 'no field' && echo "$field"
	sed 's/\\-/-/g' "$TESTS/../cli/man/kamerzoek-query.7" | grep -qF "$field:" || echo "$field is in no page"
done
kamerzoek complete -- search --filter '' | sed '1d; s/=.*//' | while read -r fact; do
	kamerzoek search --filter "$fact=1" woord >/dev/null 2>&1 || [ $? = 1 ] || echo "$fact"
done
kamerzoek complete
kamerzoek complete --
kamerzoek complete -- '' '' '' -x --- =a --=b
