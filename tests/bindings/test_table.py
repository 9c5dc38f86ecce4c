#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The table in lib/xapian-c/README.md: all that Xapian's headers offer is in it, with a
function of ours or with the words "left out"; and all our functions are in it.

usage: test_table.py SOURCE_ROOT XAPIAN_INCLUDE_FOLDER
"""

import re
import sys
from pathlib import Path

import cxx_headers
from tap import Tap

# The release that the table speaks of. A newer one may offer more, which is told and
# is no failure here: it is for whoever moves to it.
SPOKEN_OF = '1.4.22'


def rows(readme):
    """(class or 'functions', {what it offers}, the words in C) of each row."""
    table = readme.partition('## What of Xapian is where')[2]
    subject = None
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip('|').split('|')]
        if not line.startswith('|') or len(cells) != 3 or set(line) <= set('|- '):
            continue
        if cells[0] == 'class':
            continue
        subject = cells[0].strip('`') or subject
        yield subject, set(re.findall(r'`([\w()]+)`', cells[1])), cells[2]


def ours(folder):
    """The functions that our headers declare."""
    for path in sorted(folder.glob('*.h')):
        text = re.sub(r'/\*.*?\*/', '', path.read_text(encoding='utf-8'), flags=re.S)
        for declared in re.findall(r'XAPIAN_C_API[^;]*?\b(xapian_\w+)\s*\(', text):
            yield declared


def inherited(name, classes):
    """What the classes above it offer."""
    found = set()
    for base in classes[name].bases:
        if base in classes:
            found |= classes[base].methods | inherited(base, classes)
    return found


def is_error(name, classes):
    return name == 'Error' or any(
        is_error(base, classes) for base in classes[name].bases if base in classes)


def missing_of(classes, functions, table):
    for name in sorted(classes):
        if is_error(name, classes) and name != 'Error':
            continue
        there = [offers for subject, offers, _ in table if subject == name]
        if not there:
            yield f'{name}: no row'
        left = classes[name].methods - inherited(name, classes) - set().union(*there)
        yield from (f'{name}::{method}: in no row' for method in sorted(left))
    there = set().union(*(offers for subject, offers, _ in table if subject == 'functions'))
    yield from (f'{name}(): in no row' for name in sorted(functions - there))


def invented_of(classes, functions, table):
    for subject, offers, _ in table:
        known = functions if subject == 'functions' else set()
        if subject in classes:
            known = classes[subject].methods | inherited(subject, classes)
        elif subject != 'functions':
            yield f'{subject}: Xapian has no such class'
        yield from (f'{subject}::{name}: Xapian has no such thing'
                    for name in sorted(offers - known))


def check(found):
    found = list(found)
    assert not found, '\n'.join(found)


def errors_in_statuses(folder, classes):
    """Each class of errors has a status, or is one of the groups of classes."""
    text = (folder / 'guard.cc').read_text(encoding='utf-8')
    groups = {'Error', 'LogicError', 'RuntimeError', 'InternalError',
              'DatabaseError', 'DatabaseCreateError'}
    for name in sorted(classes):
        if is_error(name, classes) and name not in groups and f'"{name}"' not in text:
            yield f'{name}: no status of its own in guard.cc'


def main():
    root, include, tap = Path(sys.argv[1]), Path(sys.argv[2]), Tap()
    folder = root / 'lib' / 'xapian-c'
    readme = (folder / 'README.md').read_text(encoding='utf-8')
    table = list(rows(readme))
    classes, functions = cxx_headers.offered(include / 'xapian')
    functions_of_ours = set(ours(folder))
    version = re.search(r'#define XAPIAN_VERSION "([\d.]+)"',
                        (include / 'xapian' / 'version.h').read_text()).group(1)
    named = set(re.findall(r'`(xapian_\w+)`', readme))

    tap.test('the headers were read', lambda: check(
        [] if len(classes) > 90 and len(classes['Database'].methods) > 30
        and len(functions) > 20 and len(functions_of_ours) > 300
        else [f'{len(classes)} classes, {len(functions)} functions']))
    if version == SPOKEN_OF:
        tap.test('all of Xapian is in the table',
                 lambda: check(missing_of(classes, functions, table)))
        tap.test('and nothing else', lambda: check(invented_of(classes, functions, table)))
    else:
        for missing in missing_of(classes, functions, table):
            print('# Xapian', version, missing)
        tap.skip('all of Xapian is in the table', f'this is Xapian {version}')
    tap.test('each row names what is ours, or why not', lambda: check(
        f'{subject} {offers}: {words}' for subject, offers, words in table
        if 'left out' not in words and not re.search(r'`xapian_\w+`|callbacks', words)))
    tap.test('all that is ours is in the table',
             lambda: check(sorted(functions_of_ours - named)))
    tap.test('and is there', lambda: check(sorted(
        named - functions_of_ours - {'xapian_error'})))
    tap.test('each class of errors has a status',
             lambda: check(errors_in_statuses(folder, classes)))
    tap.finish()


if __name__ == '__main__':
    main()
