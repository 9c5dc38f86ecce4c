#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Columns for a spreadsheet: one that counts tabs, one that reads CSV, and a Dutch Excel,
# which must not compute what a title says.
export KAMERZOEK_DB=index PYTHONPATH="$TESTS/harness" PYTHONDONTWRITEBYTECODE=1
mkdir brieven
cat >brieven/formule.txt <<'END'
id: =1+1
title: =HYPERLINK("http://a.nl";"klik, hier")
signatory: @jansen
signatory: De Vries; "Piet"
ministry: -2+3
date: 2024
url: ＝cmd|' /C calc'!A0

Tab	en vis, "vis"; nog meer vis.
END
cp "$TESTS"/cli/letters/* brieven
kamerzoek index --quiet brieven
echo '# text'
kamerzoek search --format tsv proefruimte
echo '# some of the words only when they are asked for'
kamerzoek search --format tsv --match best proefruimte zorg | cut -f 1-3
echo '# csv'
kamerzoek search --format csv --match any proefruimte klik | cut -d , -f 1-5
echo '# Excel'
kamerzoek search --format csv --excel klik | od -c | sed -n 1p
kamerzoek search --format csv --excel klik | tr '\r' '!' | tail -n 1
echo '# the same for list'
kamerzoek list --format csv --excel | cut -d ';' -f 1-4 | tr '\r' '!'
kamerzoek list --format tsv | cut -f 1-3,7
echo '# nothing found: only the names'
kamerzoek search --format csv walvis | wc -l
kamerzoek search --format tsv --excel vis
echo "exit $?"
kamerzoek list --excel
echo "exit $?"
echo '# what was written is read'
for form in tsv csv excel; do
	case $form in
	excel) set -- --format csv --excel ;;
	*) set -- --format $form ;;
	esac
	kamerzoek search "$@" klik >found.$form
	kamerzoek list "$@" >listed.$form
done
python3 - <<'END'
import foreign
for name in 'search', 'list':
    table = foreign.schema(name + '-1.table.json')
    for form in 'tsv', 'csv', 'excel':
        path = ('found.' if name == 'search' else 'listed.') + form
        rows = foreign.rows_of(open(path, newline='').read(), form)
        for breach in foreign.breaches(rows, table):
            print(path, breach)
        names = [field['name'] for field in table['fields']]
        row = dict(zip(names, rows[0]))
        print(path, len(rows), row['title'], row['signatories'], row['ministry'])
END
