#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Every place where it stands, in each order and format.
export KAMERZOEK_DB=index PYTHONPATH="$TESTS/harness" PYTHONDONTWRITEBYTECODE=1
python3 -c 'import jsonschema' 2>/dev/null || { echo 'python3-jsonschema is not here'; exit 77; }
mkdir brieven
printf 'id: kst-36000-9\ntitle: Over vis\ndate: 2024-01-02\n\n%s\n\n%s\n' \
	'De grote vissen zwemmen; een Vis eet wat er drijft.' \
	'Niemand weet hoe de vis daar 鱼 kwam.' >brieven/vis.txt
cp "$TESTS"/cli/letters/* brieven
kamerzoek index --quiet brieven
kamerzoek kwic vis
echo "exit $?"
echo '# by what stands before, and behind'
kamerzoek kwic --sort left --width 12 vis
kamerzoek kwic --sort right --width 12 --offset 1 --limit 2 vis
echo '# a phrase, and conditions'
kamerzoek kwic --phrase grote vissen
kamerzoek kwic --filter kind=motie sandboxes
kamerzoek kwic --until 2024-02 sandboxes vis
kamerzoek kwic --match any --from 2024-02 sandboxes vis
echo '# for programs'
kamerzoek --plain kwic --width 10 --limit 1 --sort oldest vis
kamerzoek kwic --width 10 --format tsv vis
kamerzoek kwic --width 10 --format csv --excel grote | tr '\r' '!'
kamerzoek kwic --width 10 --json grote | sed 's/"uuid": "[^"]*"/"uuid": "UUID"/'
echo '# lit'
kamerzoek --color always kwic --width 10 grote | cat -v
echo '# nothing, and mistakes'
kamerzoek kwic walvis
echo "exit $?"
kamerzoek kwic
kamerzoek kwic --width 0 vis
kamerzoek kwic --width 1001 vis
kamerzoek kwic --sort middle vis
kamerzoek kwic --excel vis
echo "exit $?"
echo '# as the schemas say'
kamerzoek kwic --json --limit 2 vis >some
kamerzoek kwic --json walvis >none
kamerzoek kwic --format jsonl vis >lines
kamerzoek kwic --format tsv vis >rows
python3 - <<'END'
import json, jsonschema, foreign
schema = foreign.schema('kwic-1.schema.json')
rules = jsonschema.Draft7Validator(schema)
for name in 'some', 'none':
    answer = json.load(open(name))
    print(name, answer['total'], len(answer['lines']),
          *[error.message for error in rules.iter_errors(answer)])
    if list(answer) != schema['required']:
        print('members in another order:', list(answer))
answer['lines'] = [json.loads(line) for line in open('lines')]
print('lines', len(answer['lines']), *[error.message for error in rules.iter_errors(answer)])
del answer['lines'][0]['hit']
print('refuses a missing member:', not rules.is_valid(answer))
rows = foreign.rows_of(open('rows').read(), 'tsv')
print('rows', len(rows), *foreign.breaches(rows, foreign.schema('kwic-1.table.json')))
END
