#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# All JSON of search is as cli/schema says.
export KAMERZOEK_DB=index
python3 -c 'import jsonschema' 2>/dev/null || { echo 'python3-jsonschema is not here'; exit 77; }
schema=$TESTS/../cli/schema/search-1.schema.json
kamerzoek index --quiet "$TESTS/cli/letters" "$CORPUS"
mkdir answers
kamerzoek search --json regulatory sandboxes >answers/partial
kamerzoek search --json --match any briefje sandboxes --limit all >answers/all
kamerzoek search --json walvis >answers/nothing
kamerzoek search --json 36000-1 titels:zorg >answers/warning 2>/dev/null
kamerzoek search --json --offset 1 sandboxes >answers/offset
kamerzoek search --format jsonl sandboxes briefje >hits 2>facts
python3 - "$schema" <<'END'
import json, sys, pathlib, jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft7Validator.check_schema(schema)
whole = jsonschema.Draft7Validator(schema)
def answers():
    for path in sorted(pathlib.Path('answers').iterdir()):
        yield path.name, json.loads(path.read_text())
    # What jsonl parts in two is the same answer.
    facts = json.loads(pathlib.Path('facts').read_text())
    hits = [json.loads(line) for line in open('hits')]
    yield 'jsonl', {**facts, 'hits': hits}
for name, answer in answers():
    print(name, len(answer['hits']), len(answer['warnings']))
    for error in whole.iter_errors(answer):
        print(' ', list(error.path), error.message)
    if list(answer) != schema['required'] and name != 'jsonl':
        print('  members in another order:', list(answer))
    for hit in answer['hits']:
        if list(hit) != schema['definitions']['hit']['required']:
            print('  members in another order:', list(hit))
# That the schema can say no.
broken = {**answer, 'extra': 1}
print('refuses an extra member:', not whole.is_valid(broken))
del broken['extra'], broken['total']
print('refuses a missing member:', not whole.is_valid(broken))
END
