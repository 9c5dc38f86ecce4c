#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# All JSON of cites about documents is as cli/schema says.
export KAMERZOEK_DB=index
python3 -c 'import jsonschema' 2>/dev/null || { echo 'python3-jsonschema is not here'; exit 77; }
kamerzoek index --quiet "$TESTS/cli/letters" "$CORPUS"
mkdir answers
kamerzoek cites --json kst-27428-408 >answers/letter
kamerzoek cites --json --reverse --depth 3 kst-36600-XIV-18 >answers/back
kamerzoek cites --json --limit 1 kst-27428-408 >answers/cut 2>/dev/null
python3 - "$TESTS/../cli/schema/graph-1.schema.json" <<'END'
import json, sys, pathlib, jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft7Validator.check_schema(schema)
whole = jsonschema.Draft7Validator(schema)
for path in sorted(pathlib.Path('answers').iterdir()):
    answer = json.loads(path.read_text())
    print(path.name, len(answer['nodes']), len(answer['links']), answer['complete'])
    for error in whole.iter_errors(answer):
        print(' ', list(error.path), error.message)
    if list(answer) != schema['required']:
        print('  members in another order:', list(answer))
    for part in 'node', 'link':
        for one in answer[part + 's']:
            if list(one) != schema['definitions'][part]['required']:
                print('  members in another order:', list(one))
# That the schema can say no.
letter = json.loads(pathlib.Path('answers/letter').read_text())
letter['links'][0]['edge'] = 'likes'
print('refuses another edge:', not whole.is_valid(letter))
END
