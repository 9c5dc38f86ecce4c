#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The same bytes in every locale: with a decimal comma, and without UTF-8.
if ! [ -e /usr/share/i18n/locales/nl_NL ]; then
	echo 'the locale nl_NL cannot be made here'
	exit 77
fi
export KAMERZOEK_DB=index LOCPATH="$PWD/locales"
mkdir locales
localedef -i nl_NL -f UTF-8 locales/nl_NL.UTF-8
localedef -i nl_NL -f ISO-8859-1 locales/nl_NL.ISO-8859-1
LC_ALL=nl_NL.UTF-8 locale decimal_point
LC_ALL=nl_NL.UTF-8 kamerzoek index --quiet "$TESTS/cli/letters" "$CORPUS"
all() {
	for format in text json jsonl ids tsv csv cite bibtex ris csl; do
		kamerzoek search --match any --format $format biotechnologie sandboxes ideeën
	done
	for format in text json tsv; do
		kamerzoek search --facets --format $format sandboxes
		kamerzoek cites --format $format kst-27428-408
		kamerzoek kwic --format $format '*technologie'
	done
	kamerzoek show kst-27428-408
	kamerzoek show --json kst-27428-408
	kamerzoek analyse ideeën CAFÉ İstanbul 3,5 3.5
	kamerzoek info
	kamerzoek search '"café'
	kamerzoek help search
}
LC_ALL=C.UTF-8 all >plain 2>&1
for locale in C nl_NL.UTF-8 nl_NL.ISO-8859-1 no_SUCH; do
	LC_ALL=$locale all >other 2>&1
	cmp plain other && echo "$locale: the same"
done
grep -c '"score": [0-9]*\.[0-9]' plain
