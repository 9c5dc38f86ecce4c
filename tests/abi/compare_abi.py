#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Can a program that was built with one release run with this one?

usage: compare_abi.py OLD_SOURCE OLD_BUILD SOURCE BUILD

Asks abidiff (abigail-tools) of each library, with the types of its public headers. What
is added is no change, nor is a member at the end of a struct: those that a caller makes
say how large they are, and all others are ours to make. A library with another soname
may be as it likes.
"""

import re
import subprocess
import sys
from pathlib import Path

import check_exports
import house

# What abidiff says of any other change than growth at the end.
CHANGED = re.compile(r'data member (?:change|deletion)|enumerator (?:change|deletion)'
                     r'|offset changed|name changed|now becomes|parameter \d+ of .* was|\[D\]')
FAILED = 3   # the bits of its exit code for errors and usage
GREW = 4     # a change, and perhaps no more than growth


def abidiff(headers, libraries):
    """(whether a program of the old one can use the new one, what abidiff says)"""
    done = subprocess.run(
        ['abidiff', '--no-added-syms', '--drop-private-types',
         '--headers-dir1', headers[0], '--headers-dir2', headers[1], *libraries],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode & FAILED:
        sys.exit(f'abidiff: exit {done.returncode}\n{done.stdout}')
    fits = done.returncode in (0, GREW) and not CHANGED.search(done.stdout)
    return fits, done.stdout


def compare(library, sources, builds, report):
    old, new = (house.find_built([], build, library.name) for build in builds)
    if old is None:
        print(f'{library.name}: was not there')
        return
    if new is None:
        report.breach(library.name, 0, 'is no longer there')
        return
    report.count('libraries')
    sonames = [house.dynamic_section(path)[0] for path in (old, new)]
    if sonames[0] != sonames[1]:
        print(f'{library.name}: {sonames[0]} has become {sonames[1]}')
        return
    fits, told = abidiff([(source / library.headers[0]).parent for source in sources],
                         (old, new))
    if not fits:
        print(told, end='')
        report.breach(sonames[1], 0, 'what was built with the last release cannot use this one')


def main():
    if len(sys.argv) != 5:
        sys.exit(f'usage: {Path(sys.argv[0]).name} OLD_SOURCE OLD_BUILD SOURCE BUILD')
    old_source, old_build, source, build = (Path(word).resolve() for word in sys.argv[1:])
    report = house.Report('libraries')
    for library in check_exports.LIBRARIES:
        compare(library, (old_source, source), (old_build, build), report)
    report.finish()


if __name__ == '__main__':
    main()
