# SPDX-License-Identifier: GPL-2.0-or-later
"""Readers of what other programs read, and no kinder than those: tables, BibTeX, RIS."""

import csv
import io
import json
import re
from pathlib import Path

SCHEMAS = Path(__file__).resolve().parents[2] / 'cli' / 'schema'


def schema(name):
    return json.loads((SCHEMAS / name).read_text('utf-8'))


# ---- Tables ----

def rows_of(text, form):
    """'tsv': a tab is a tab, and nothing is quoted. 'csv' and 'excel' as they are."""
    if form == 'tsv':
        return [line.split('\t') for line in text.split('\n')[:-1]]
    if form == 'excel':
        assert text.startswith('\ufeff'), 'no mark in front'
        assert '\n' not in text.replace('\r\n', ''), 'an end of a line of another kind'
        text = text[1:]
    reader = csv.reader(io.StringIO(text, newline=''), strict=True,
                        delimiter=';' if form == 'excel' else ',')
    return list(reader)


def breaches(rows, table):
    """What is wrong with rows, by a schema of a table."""
    fields = table['fields']
    names = [field['name'] for field in fields]
    if table['header'] and (not rows or rows.pop(0) != names):
        yield 'the row of names is another'
    for number, row in enumerate(rows, 1):
        if len(row) != len(fields):
            yield f'row {number}: {len(row)} cells'
        for field, cell in zip(fields, row):
            rules = field.get('constraints', {})
            where = f'row {number}, {field["name"]}: {cell!r}'
            if cell in table['missingValues']:
                if rules.get('required'):
                    yield f'{where} is missing'
            elif cell not in rules.get('enum', [cell]):
                yield f'{where} is none of those'
            elif not re.fullmatch(rules.get('pattern', '.*'), cell, re.S):
                yield f'{where} is of another form'


# ---- BibTeX ----

def in_braces(text, at):
    """What stands in the braces that open at at, and where they end. BibTeX counts
    each brace, also one behind a backslash."""
    assert text[at] == '{', text[at:at + 20]
    depth = 0
    for end in range(at, len(text)):
        depth += (text[end] == '{') - (text[end] == '}')
        if depth == 0:
            return text[at + 1:end], end + 1
    raise AssertionError('a brace is not closed')


def bibtex(text):
    """The entries: {'type', 'key', 'fields'}. Between them nothing may stand."""
    entries, at = [], 0
    while text[at:].strip():
        head = re.compile(r'\s*@(\w+)(?=\{)').match(text, at)
        assert head, f'no entry: {text[at:at + 40]!r}'
        body, at = in_braces(text, head.end())
        key, _, rest = body.partition(',')
        assert re.fullmatch(r'[^\s"#%\'(),={}\\~]+', key), f'key {key!r}'
        entries.append({'type': head[1], 'key': key, 'fields': fields(rest)})
    return entries


def fields(text):
    found, at = {}, 0
    while text[at:].strip():
        name = re.compile(r'\s*(\w+)\s*=\s*').match(text, at)
        assert name, f'no field: {text[at:at + 40]!r}'
        assert name[1] not in found, f'{name[1]} twice'
        if text[name.end()] == '{':
            found[name[1]], at = in_braces(text, name.end())
        else:
            word = re.compile(r'[a-z]+').match(text, name.end())
            found[name[1]], at = word[0], word.end()
        at = re.compile(r'\s*,?').match(text, at).end()
    return found


def tex(text):
    """What TeX would print for it; complains of what TeX would take for its own."""
    names = {'textbraceleft': '{', 'textbraceright': '}', 'textbackslash': '\\',
             'textasciitilde': '~', 'textasciicircum': '^', 'textless': '<',
             'textgreater': '>', 'textbar': '|'}
    printed, at = [], 0
    token = re.compile(r'\\symbol\{34\}|\\([a-z]+)\{\}|\\([$&#%_])|([^\\${}&#%_~^"<>|])|([{}])')
    while at < len(text):
        found = token.match(text, at)
        assert found, f'means something to TeX: {text[at:at + 20]!r}'
        at = found.end()
        if found[4]:
            continue
        printed.append(names[found[1]] if found[1] else found[2] or found[3] or '"')
    return ''.join(printed)


# ---- RIS ----

def ris(text):
    """The records: the values of each tag, in order. Each ends in ER, each line in
    CR and LF."""
    records, record = [], {}
    assert text == '' or text.endswith('\r\n'), 'the last line has no end'
    for line in text.split('\r\n')[:-1]:
        assert len(line.splitlines()) == 1, f'more than a line: {line!r}'
        tag = re.match(r'([A-Z][A-Z0-9])  - ', line)
        assert tag, f'no tag: {line!r}'
        assert record or tag[1] == 'TY', f'begins with {tag[1]}'
        record.setdefault(tag[1], []).append(line[6:])
        if tag[1] == 'ER':
            records.append(record)
            record = {}
    assert not record, 'a record has no end'
    return records
