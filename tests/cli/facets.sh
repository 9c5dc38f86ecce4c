#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# How many there are of each year, kind and so on, in place of the documents.
export KAMERZOEK_DB=index PYTHONPATH="$TESTS/harness" PYTHONDONTWRITEBYTECODE=1
python3 -c 'import jsonschema' 2>/dev/null || { echo 'python3-jsonschema is not here'; exit 77; }
kamerzoek index --quiet "$TESTS/cli/letters" "$CORPUS"
kamerzoek search --facets --limit 2 sandboxes
echo "exit $?"
kamerzoek --plain search --facets --filter kind=motie proefruimte
kamerzoek search --facets --format tsv sandboxes
kamerzoek search --facets walvis
echo "exit $?"
kamerzoek search --facets --format tsv walvis
kamerzoek search --facets --format ids sandboxes
echo "exit $?"
echo '# as the schemas say'
kamerzoek search --facets --json '*' >all.json
kamerzoek search --facets --json walvis >none.json
kamerzoek search --facets --format csv --excel '*' >all.csv
python3 - <<'END'
import json, jsonschema, foreign
rules = jsonschema.Draft7Validator(foreign.schema('facets-1.schema.json'))
for name in 'all.json', 'none.json':
    answer = json.load(open(name))
    print(name, answer['total'], *[error.message for error in rules.iter_errors(answer)])
answer['facets']['year']['values'] = [{'value': '', 'count': 0}]
print('refuses a value of nothing:', not rules.is_valid(answer))
rows = foreign.rows_of(open('all.csv', newline='').read(), 'excel')
print(len(rows) > 5, *foreign.breaches(rows, foreign.schema('facets-1.table.json')))
END
