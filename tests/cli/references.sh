#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What was found as a citation in a note, and for programs that keep references: also
# of a letter that would like to be something else.
export KAMERZOEK_DB=index PYTHONPATH="$TESTS/harness" PYTHONDONTWRITEBYTECODE=1
python3 -c 'import jsonschema' 2>/dev/null || { echo 'python3-jsonschema is not here'; exit 77; }
mkdir brieven
cat >brieven/kwaad.txt <<'END'
id: kwaad}, \n@x{y
title: }} \input{x} @misc{a, 100% $x_1^2$ #&~ "aap" <b|c> \\ {
kind: brief
date: 2024-02-29
kenmerk: A_B & {C
signatory: A. "de {Kwade} | Minister
signatory: X and Y
url: https://a.nl/}"\ é

Alles is kwaad aan deze sandboxes.
END
cp "$TESTS"/cli/letters/* brieven
kamerzoek index --quiet brieven
for format in cite bibtex ris csl; do
	echo "# $format"
	kamerzoek search --format $format sandboxes | tr '\r' '!'
done
echo '# of all, and of some'
kamerzoek list --format cite
kamerzoek show --format cite kst-36000-1 36000-XIII-2
kamerzoek show --format cite --at 'alinea 2' kst-36000-1
kamerzoek show --format csl kst-36000-1 kst-1-1
echo "exit $?"
kamerzoek show --format cite --at 'voetnoot 9' kst-36000-1
echo "exit $?"
echo '# nothing is a list too'
kamerzoek search --format csl walvis
kamerzoek search --format bibtex walvis
echo '# what was written is read'
for format in bibtex ris csl; do
	kamerzoek search --format $format sandboxes >search.$format
	kamerzoek list --format $format >list.$format
	kamerzoek show --format $format kst-36000-1 >show.$format
done
python3 - <<'END'
import json, jsonschema, foreign
readers = {'bibtex': foreign.bibtex, 'ris': foreign.ris, 'csl': json.loads}
for form, reader in readers.items():
    schema = foreign.schema(form + '-1.schema.json')
    jsonschema.Draft7Validator.check_schema(schema)
    rules = jsonschema.Draft7Validator(schema)
    for command in 'search', 'list', 'show':
        found = reader(open(f'{command}.{form}', newline='').read())
        print(command, form, len(found))
        for error in rules.iter_errors(found):
            print(' ', list(error.path), error.message)
    print('refuses an entry of nothing:', not rules.is_valid([{}]))
# All of them say the same title, whatever it is made of.
title = json.load(open('list.csl'))[-1]['title']
print(title)
entry = foreign.bibtex(open('list.bibtex').read())[-1]
print(foreign.tex(entry['fields']['title']) == title)
print(foreign.tex(entry['fields']['author']))
print(foreign.ris(open('list.ris', newline='').read())[-1]['TI'] == [title])
END
