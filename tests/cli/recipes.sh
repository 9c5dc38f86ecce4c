#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the man pages say that one can type can be typed, and gives something: a line, or
# the file that is named.
for tool in jq dot; do
	command -v $tool >/dev/null || { echo "$tool is not here"; exit 77; }
done
export PYTHONPATH="$TESTS/harness" PYTHONDONTWRITEBYTECODE=1
mkdir "$HOME/brieven" "$HOME/gevonden"
cp "$CORPUS"/documents/* "$HOME/brieven"
cp "$CORPUS/documents/kst-27428-408.txt" brief.txt
man=$TESTS/../cli/man
ln -s "$HOME/brieven" brieven
# First the index is made, and last something is taken out of it.
for page in "$man"/kamerzoek*.[157]; do
	case $page in
	*-index.1 | *-remove.1) ;;
	*-fetch.1) ;; # a test uses no network
	*) set -- "$@" "$page" ;;
	esac
done
"$TESTS/harness/recipes.py" "$man/kamerzoek-index.1" "$@" "$man/kamerzoek-remove.1" >recipes
count=$(tr -cd '\0' <recipes | wc -c)
n=0
while [ $((n += 1)) -le "$count" ]; do
	recipe=$(tr '\n\0' '\1\n' <recipes | sed -n "${n}p" | tr '\1' '\n')
	case $recipe in
	*brief.pdf*) continue ;; # there is none here
	esac
	printf '%s\n' "$recipe"
	sh -c "$recipe" >out 2>err
	code=$?
	file=${recipe##* > }
	[ "$file" != "$recipe" ] && [ -f "$file" ] || file=out
	case $recipe in
	*'cp -t'*) file=$HOME/gevonden ;;
	*'.txt"'*) file=kst-27428-408.txt ;;
	esac
	# Indexing says what it did elsewhere than the others.
	case $recipe in
	*' index '*) file=err ;;
	esac
	[ -s "$file" ] && echo "=> something, exit $code" || echo "=> nothing, exit $code"
done
echo '# and it is what it should be'
grep -c '<svg' citaten.svg
jq length lijst.json
python3 - <<'END'
import foreign
print(len(foreign.bibtex(open('moties.bib').read())))
print(len(foreign.ris(open('moties.ris', newline='').read())))
END
