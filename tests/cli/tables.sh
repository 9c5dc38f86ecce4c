#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The columns of cites and analyse, and the JSON of list and info, are as cli/schema says;
# and there is no format that it leaves out.
export KAMERZOEK_DB=index PYTHONPATH="$TESTS/harness" PYTHONDONTWRITEBYTECODE=1
python3 -c 'import jsonschema' 2>/dev/null || { echo 'python3-jsonschema is not here'; exit 77; }
kamerzoek index --quiet "$TESTS/cli/letters" "$CORPUS"
mkdir out
kamerzoek cites --format tsv kst-27428-408 >out/graph
kamerzoek cites --format tsv --text "$CORPUS/documents/kst-27428-408.txt" >out/cites
printf 'brieven\n\nGeïnformeerd, R&D\n' | kamerzoek analyse --format tsv >out/analyse
kamerzoek list --json >out/list
kamerzoek list --format jsonl >out/list.jsonl
kamerzoek info --json >out/info
kamerzoek help --options |
	awk -F '\t' '$3 == "--format" { n = split($5, format, " ")
		for (i = 1; i <= n; i++) print $1, format[i] }' >formats
python3 - <<'END'
import json, jsonschema, foreign
for name in 'graph', 'cites', 'analyse':
    rows = foreign.rows_of(open('out/' + name).read(), 'tsv')
    print(name, len(rows) > 2, *foreign.breaches(rows, foreign.schema(name + '-1.table.json')))
rows = [['1', '2', 'brief', '', 'x']]
print('refuses:', *foreign.breaches(rows, foreign.schema('cites-1.table.json')), sep='\n  ')
answers = {name: json.load(open('out/' + name)) for name in ('list', 'info')}
for name, answer in answers.items():
    schema = foreign.schema(name + '-1.schema.json')
    jsonschema.Draft7Validator.check_schema(schema)
    rules = jsonschema.Draft7Validator(schema)
    print(name, *[error.message for error in rules.iter_errors(answer)])
    if list(answer) != schema['required']:
        print('  members in another order:', list(answer))
    del answer['version']
    print('refuses a missing member:', not rules.is_valid(answer))
lines = [json.loads(line) for line in open('out/list.jsonl')]
print('jsonl', lines == answers['list']['documents'])
# Each format of each command has its schema, but for those for people and bare names.
free = {'text', 'ids', 'ids0', 'dot', 'cite'}
written = {path.name for path in foreign.SCHEMAS.iterdir()}
for line in open('formats'):
    command, form = line.split()
    suffix = '-1.table.json' if form in ('tsv', 'csv') else '-1.schema.json'
    # What similar gives is what search gives.
    command = 'search' if command == 'similar' else command
    name = form if form in ('bibtex', 'ris', 'csl') else command
    if form not in free and name + suffix not in written:
        print(command, form, 'has no schema')
END
