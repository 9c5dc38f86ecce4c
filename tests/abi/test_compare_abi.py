#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a program of the last release would fall over is seen, and what only grew is not.

A library of a page, and the same with one change; prints TAP.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import compare_abi

HEADER = '''\
enum status { OK = 0, BAD = -1 };
struct options { unsigned long size; unsigned first; unsigned second; void *third; };
enum status search(const struct options *options);
int count(void);
'''
SOURCE = '''\
#include "small.h"
enum status search(const struct options *options) { return options->first ? OK : BAD; }
int count(void) { return 1; }
'''
# What is changed, from what, into what; and whether the old program still runs.
CASES = (
    ('nothing', '', '', True),
    ('a new function', 'int count(void)', 'int more(void); int count(void)', True),
    ('a new value', 'BAD = -1', 'BAD = -1, WORSE = -2', True),
    ('a new member at the end', 'void *third;', 'void *third; int fourth;', True),
    ('a function that is gone', 'int count(void)', 'static inline int count(void)', False),
    ('another value', 'BAD = -1', 'BAD = -2', False),
    ('a value that is gone', ', BAD = -1', '', False),
    ('a new member in between', 'unsigned first;', 'unsigned long zeroth; unsigned first;',
     False),
    ('a wider member', 'unsigned second', 'unsigned long second', False),
    ('a member that is gone', ' void *third;', '', False),
    ('another parameter', 'int count(void)', 'int count(int of)', False),
    ('another type of what is returned', 'int count(void)', 'double count(void)', False),
)


def make(folder, before, after):
    """A library, with its header in a folder of its own."""
    folder.mkdir()
    (folder / 'small.h').write_text(HEADER.replace(before, after))
    source = SOURCE.replace(before, after)
    if 'static' in after:
        source = source.replace(after, 'int unused(void)')
    if ', BAD' in before:
        source = source.replace(': BAD', ': OK')
    (folder / 'small.c').write_text(source)
    library = folder / 'libsmall.so'
    subprocess.run([*os.environ.get('CC', 'cc').split(), '-g', '-shared', '-fPIC',
                    '-Wl,-soname,libsmall.so.0', folder / 'small.c', '-o', library],
                   check=True)
    return library


def main():
    if shutil.which('abidiff') is None:
        print('1..0 # SKIP there is no abidiff here')
        return
    print(f'1..{len(CASES)}')
    for number, (what, before, after, fits) in enumerate(CASES, 1):
        with tempfile.TemporaryDirectory(prefix='kamerzoek-abi-') as scratch:
            old, new = Path(scratch, 'old'), Path(scratch, 'new')
            libraries = make(old, '', ''), make(new, before, after)
            found, told = compare_abi.abidiff((old, new), libraries)
        if found != fits:
            print(f'not ok {number} - {what}')
            print('#', told.replace('\n', '\n# '))
        else:
            print(f'ok {number} - {what}')


if __name__ == '__main__':
    main()
