#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# All JSON of cites is as cli/schema says.
python3 -c 'import jsonschema' 2>/dev/null || { echo 'python3-jsonschema is not here'; exit 77; }
letter=$CORPUS/documents/kst-27428-408.txt
mkdir answers
kamerzoek cites --json --text "$letter" >answers/letter
kamerzoek cites --json --text - </dev/null >answers/nothing
printf 'Kamerstuk 36600, Aanhangsel Handelingen II 2017/18, nr. 1765, Stb. 2020, 1, Stcrt. 2020, 2,
Trb. 2020, 3, Handelingen II 2012-2013, nr. 71, Richtlijn 2008/96/EG, ECLI:NL:HR:1997:AA2126,
2025D16514, 2025Z07273, blg-1007826, bijlage bij Kamerstuk 36600, nr. 4' |
	kamerzoek cites --json --text - >answers/kinds
kamerzoek cites --format jsonl --text "$letter" >lines
python3 - "$TESTS/../cli/schema/cites-1.schema.json" <<'END'
import json, sys, pathlib, jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft7Validator.check_schema(schema)
whole = jsonschema.Draft7Validator(schema)
for path in sorted(pathlib.Path('answers').iterdir()):
    answer = json.loads(path.read_text())
    print(path.name, len(answer['citations']))
    for error in whole.iter_errors(answer):
        print(' ', list(error.path), error.message)
    if list(answer) != schema['required']:
        print('  members in another order:', list(answer))
    for one in answer['citations']:
        if list(one) != schema['definitions']['citation']['required']:
            print('  members in another order:', list(one))
letter = json.loads(pathlib.Path('answers/letter').read_text())
print('jsonl the same:', [json.loads(line) for line in open('lines')] == letter['citations'])
kinds = json.loads(pathlib.Path('answers/kinds').read_text())
print(*sorted({one['kind'] for one in kinds['citations']}))
# That the schema can say no.
letter['citations'][0]['edge'] = 'likes'
print('refuses another edge:', not whole.is_valid(letter))
END
