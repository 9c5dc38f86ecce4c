#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The config: every default can be set, the command line wins, and a mistake is told with
# its line, whatever the command.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
mkdir -p "$XDG_CONFIG_HOME/kamerzoek"
config=$XDG_CONFIG_HOME/kamerzoek/config
write() {
	printf '%s\n' "$@" >"$config"
}
write '# my own' '' 'search.format = ids' '  search.sort=oldest  ' 'search.match = any' \
	'kwic.format = json'
kamerzoek search sandboxes
echo '== the command line wins'
kamerzoek search sandboxes --sort newest
kamerzoek search sandboxes --format cite --limit 1
echo '== flags'
write 'plain = yes' 'search.limit = 1' 'search.phrase = yes' 'search.no-compounds = yes'
kamerzoek search sandboxes regulatory
kamerzoek search sandboxes regulatory --no-phrase --no-plain --compounds
kamerzoek search sandboxes --limit all | grep '^rank:'
kamerzoek --no-plain list
echo '== csv as Excel likes it, and the other formats as they are'
write 'list.excel = yes'
kamerzoek list --format csv | head -n 1 | cut -c 1-20 | od -c | head -n 1
kamerzoek list --format csv --no-excel | head -n 1 | cut -c 1-8
kamerzoek list --format ids
echo '== the last line counts'
write 'list.format = json' 'list.format = ids0'
kamerzoek list | tr '\0' ' '
echo
echo '== as an editor of Windows writes it'
printf '\357\273\277list.format = ids\r\n\r\n# \r\nlist.excel = no' >"$config"
kamerzoek list | head -n 1
echo '== mistakes'
for line in 'search.limt = 3' 'serach.limit = 3' 'colour = auto' 'search.limit = 0' \
	'kwic.width = wide' 'show.format = csv' 'plain = true' 'db =' 'search.offset = 3' \
	'help.options = yes' 'nothing at all' '= 3' 'similar.limit = 1001' 'list. = x' \
	'search.format' "$(printf 'sp\303\251cial\033[31m = 1')"; do
	write 'quiet = no' "$line"
	kamerzoek list >/dev/null
	[ $? = 2 ] || echo "not 2: $line"
done
kamerzoek help remove | head -n 1
kamerzoek search --help | head -n 1
echo '== not to be read'
rm "$config"
mkdir "$config"
kamerzoek list
echo "exit $?"
echo '== it knows every option that its page knows'
sed -n 's/^\.It Cm \([a-z.-]*\) No = .*/\1/p' "$TESTS/../cli/man/kamerzoek-config.5" |
	sort >page
kamerzoek help --options | awk -F '\t' '$6 == "config" {
	print ($1 == "-" ? "" : $1 ".") substr($3, 3) }' | sort >table
cmp page table && wc -l <page
