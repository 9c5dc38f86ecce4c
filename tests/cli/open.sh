#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The file of a document, or its official page; nothing else, and no shell.
export KAMERZOEK_DB=index
mkdir bin letters
cat >bin/xdg-open <<'END'
#!/bin/sh
for word; do printf 'opened (%s)\n' "$word"; done
exit "${FAKE_EXIT-0}"
END
chmod +x bin/xdg-open
PATH=$PWD/bin:$PATH
letter() { # NAME ID URL
	printf 'id: %s\ntitle: Brief\nurl: %s\n\nEen brief.\n' "$2" "$3" >"letters/$1"
}
# shellcheck disable=SC2016 # a shell would run it
letter '$(touch x) een.txt' een https://www.example.org/een.html
letter gone.txt twee https://www.example.org/twee.html
letter official.txt kst-36000-5 ftp://www.example.org/
for url in 'javascript:alert(1)' 'file:///etc/passwd' '-x' 'https:///etc' 'https://a b' \
	'https://a/"x"' 'HTTPS://example.org' 'https://é.nl/'; do
	number=$((number + 1))
	letter "bad$number.txt" "bad-$number" "$url"
done
kamerzoek index -q letters
kamerzoek open een
echo "exit $?"
kamerzoek open --page een
kamerzoek -v open --print een
ls
rm letters/gone.txt letters/official.txt letters/bad*.txt
echo '== the page'
kamerzoek open twee
kamerzoek open '36 000, nr. 5'
kamerzoek open --print kst-36000-5
echo '== neither'
for number in 1 2 3 4 5 6 7 8; do
	kamerzoek open "bad-$number"
	echo "exit $?"
done
mkdir letters/gone.txt
kamerzoek open --print twee
echo '== it fails'
FAKE_EXIT=4 kamerzoek open twee
echo "exit $?"
kamerzoek open nergens
echo "exit $?"
kamerzoek open
echo "exit $?"
kamerzoek open een twee
echo "exit $?"
kamerzoek=$(command -v kamerzoek)
PATH=$PWD/letters "$kamerzoek" open twee
echo "exit $?"
