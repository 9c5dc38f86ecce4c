#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# All JSON of show is as cli/schema says.
export KAMERZOEK_DB=index
python3 -c 'import jsonschema' 2>/dev/null || { echo 'python3-jsonschema is not here'; exit 77; }
schema=$TESTS/../cli/schema/show-1.schema.json
printf 'id: kst-36000-5-h1\ntitle: Met alles\nx-getal: 3\nx-woord: drie\nversion: h1\n\nTekst.\n' >alles.txt
kamerzoek index --quiet "$TESTS/cli/letters" "$CORPUS" alles.txt
mkdir answers
kamerzoek list -0 | xargs -0 kamerzoek show --json >answers/all
kamerzoek show --json no-such-document >answers/nothing 2>/dev/null
kamerzoek show --json kst-36000-5 >answers/own
python3 - "$schema" <<'END'
import json, sys, pathlib, jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft7Validator.check_schema(schema)
whole = jsonschema.Draft7Validator(schema)
for path in sorted(pathlib.Path('answers').iterdir()):
    answer = json.loads(path.read_text())
    print(path.name, len(answer['documents']))
    for error in whole.iter_errors(answer):
        print(' ', list(error.path), error.message)
    if list(answer) != schema['required']:
        print('  members in another order:', list(answer))
    for document in answer['documents']:
        if list(document) != schema['definitions']['document']['required']:
            print('  members in another order:', list(document))
        numbers = [block['number'] for block in document['blocks']]
        if numbers != list(range(1, len(numbers) + 1)):
            print('  blocks are not numbered:', numbers)
# That the schema can say no.
print('refuses another kind of block:', not whole.is_valid(
    json.loads(path.read_text().replace('"kind": "paragraph"', '"kind": "x"'))))
del answer['documents'][0]['blocks'][0]['refs']
print('refuses a missing member:', not whole.is_valid(answer))
END
