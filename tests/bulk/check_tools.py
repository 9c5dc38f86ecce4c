#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Do the engine's own tools, and its Python, work on a database that was made in bulk?

usage: check_tools.py MAKE_SAMPLE

A tool that is not installed is skipped, with a line that says so.
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DOCUMENTS = 800
# Which the tools of Debian are written for, not the one that is first in PATH.
PYTHON = '/usr/bin/python3'
READ_IN_PYTHON = '''
import sys, xapian
db = xapian.Database(sys.argv[1])
query = xapian.Query(xapian.Query.OP_PHRASE, [b"de", b"w7"])
enquire = xapian.Enquire(db)
enquire.set_query(query)
for match in enquire.get_mset(0, 10):
    assert match.document.termlist_count() > 1
print(db.get_doccount(), db.get_metadata(b"sleutel").decode(),
      sum(1 for _ in db.postlist(b"de")), db.get_document(6).get_data()[:4].decode())
'''
WRITE_IN_PYTHON = '''
import sys, xapian
db = xapian.WritableDatabase(sys.argv[1], xapian.DB_OPEN)
document = xapian.Document()
document.add_posting(b"nieuw", 1)
document.set_data(b"nieuw")
db.add_document(document)
db.replace_document(10, document)
db.delete_document(20)
db.commit()
print(db.get_doccount(), db.get_termfreq(b"nieuw"))
'''

wrong = []
asked = 0


def run(*command):
    """What it says, in one string, with its exit code in front."""
    done = subprocess.run([str(part) for part in command], text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return f'exit {done.returncode}: {done.stdout}'


def expect(words, *command):
    global asked
    asked += 1
    said = run(*command)
    for each in ('exit 0:', *words):
        if each not in said:
            wrong.append(f"{command[0]}: no '{each}' in what it says: {said}")


def has(tool):
    if shutil.which(tool):
        return True
    print(f'skipped: {tool} is not installed')
    return False


def check_tools(sample, scratch):
    count = f'number of documents = {DOCUMENTS}'
    if has('xapian-check'):
        expect(['No errors found'], 'xapian-check', sample)
    if has('xapian-delve'):
        expect([count, 'average document length', 'UUID'], 'xapian-delve', sample)
        expect(['termfreq 799'], 'xapian-delve', '-t', 'de', sample)
        expect(['Term List for record #5', 'ver'], 'xapian-delve', '-r', 5, sample)
    if has('quest'):
        expect(['w7'], 'quest', f'--db={sample}', '--stemmer=none', '"de w7"')
    if has('xapian-compact') and has('xapian-check') and has('xapian-delve'):
        expect([], 'xapian-compact', sample, scratch / 'compact')
        expect(['No errors found'], 'xapian-check', scratch / 'compact')
        expect([count], 'xapian-delve', scratch / 'compact')
    if has('copydatabase') and has('xapian-check') and has('xapian-delve'):
        expect([], 'copydatabase', sample, scratch / 'copy')
        expect(['No errors found'], 'xapian-check', scratch / 'copy')
        expect([count], 'xapian-delve', scratch / 'copy')


def check_python(sample):
    if not run(PYTHON, '-c', 'import xapian').startswith('exit 0'):
        print('skipped: Python has no module xapian (python3-xapian)')
        return
    expect([f'{DOCUMENTS} inhoud 799 '], PYTHON, '-c', READ_IN_PYTHON, sample)
    expect([f'{DOCUMENTS} 2'], PYTHON, '-c', WRITE_IN_PYTHON, sample)
    if has('xapian-check'):
        expect(['No errors found'], 'xapian-check', sample)


def main():
    with tempfile.TemporaryDirectory() as scratch:
        sample = Path(scratch, 'sample')
        sample.mkdir()
        expect([], sys.argv[1], sample)
        check_tools(sample, Path(scratch))
        check_python(sample)
    for line in wrong:
        print(line)
    print(f'{asked} checked')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
