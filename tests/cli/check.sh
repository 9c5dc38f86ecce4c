#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# An index is looked through, and made anew of what it stores.
export KAMERZOEK_DB=index
# The engine's own check frees by another size than it took, which harms nothing.
export ASAN_OPTIONS="${ASAN_OPTIONS-}${ASAN_OPTIONS+:}new_delete_type_mismatch=0"
kamerzoek check
echo "exit $?"
kamerzoek index --quiet "$TESTS/cli/letters"
echo '== whole'
kamerzoek check | sed 's/[0-9]\.[0-9] MB/MB/; s/[0-9,]* postings/postings/'
kamerzoek -q check
echo "exit $?"

echo '== a text is damaged'
printf XXXXXXXX | dd of=index/gen-000001/text bs=1 seek=40 conv=notrunc 2>/dev/null
kamerzoek check --format tsv | cut -f 1,2
kamerzoek check >/dev/null
echo "exit $?"
kamerzoek check --json 2>/dev/null >answer
if python3 -c 'import jsonschema' 2>/dev/null; then
	python3 - "$TESTS/../cli/schema" answer <<'END'
import json, pathlib, sys, jsonschema
schema = json.loads((pathlib.Path(sys.argv[1]) / 'check-1.schema.json').read_text())
jsonschema.Draft7Validator.check_schema(schema)
answer = json.load(open(sys.argv[2]))
jsonschema.validate(answer, schema)
assert list(answer) == schema['required'], answer
assert len(answer['damages']) > 0
END
fi
kamerzoek check --format tsv 2>/dev/null | head -n 1 | tr '\t' ' '

echo '== made anew'
kamerzoek index --rebuild
echo "exit $?"
kamerzoek -q check
echo "exit $?"
kamerzoek index "$TESTS/cli/letters"

echo '== with another analysis'
kamerzoek -q index --rebuild --analysis snowball
kamerzoek info | grep '^analysis' | cut -c 1-22
kamerzoek index --rebuild "$TESTS/cli/letters"
echo "exit $?"

echo '== in time'
kamerzoek search --timeout 60 --format ids sandboxes
kamerzoek search --timeout 0 sandboxes
echo "exit $?"
