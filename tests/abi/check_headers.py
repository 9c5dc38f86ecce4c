#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Each public header compiles alone, in the oldest C and C++ that a user may have.

And kamerzoek.h and xapian-c.h bring them all, in every C and C++. The compilers are
$CC and $CXX, else cc and c++.
"""

import os
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import house

STRICT = ['-pedantic', '-Wall', '-Wextra', '-Werror', '-fsyntax-only']
C = ('c99', 'c11', 'c2x')
CXX = ('c++11', 'c++17', 'c++20')
# The header that brings the others, where those lie, and what an include calls them.
UMBRELLAS = (
    ('lib/include/kamerzoek.h', 'lib/include/kamerzoek', 'kamerzoek'),
    ('lib/xapian-c/xapian-c.h', 'lib/xapian-c', 'xapian-c'),
)
# Those that bring none.
ALONE = ('lib/include/kamerzoek-sources.h',)


def public_headers(root):
    """(path, include directories, name in an include, standards) of each."""
    for umbrella, folder, called in UMBRELLAS:
        path = Path(umbrella)
        # As when installed: <kamerzoek.h> beside the folder of <kamerzoek/error.h>.
        folders = sorted({path.parent, Path(folder).parent})
        if (root / path).exists():
            yield path, folders, path.name, C + CXX
        for header in sorted((root / folder).glob('*.h')):
            if header != root / path:
                yield (header.relative_to(root), folders, f'{called}/{header.name}',
                       (C[0], CXX[0]))
    for path in map(Path, ALONE):
        if (root / path).exists():
            yield path, [path.parent], path.name, C + CXX


def compile_alone(root, folders, name, standard):
    """What the compiler has against it, '' when nothing."""
    language, variable, default = (
        ('c++', 'CXX', 'c++') if standard in CXX else ('c', 'CC', 'cc'))
    compiler = shlex.split(os.environ.get(variable) or default)
    places = [f'-I{root / folder}' for folder in folders]
    command = compiler + ['-std=' + standard, *STRICT, *places, '-x', language, '-']
    # Twice: a header must also bear being included again.
    source = f'#include <{name}>\n' * 2
    done = subprocess.run(command, input=source, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env=dict(os.environ, LC_ALL='C'))
    return done.stdout.strip() or f'exit {done.returncode}' if done.returncode else ''


def check_umbrella(root, umbrella, folder, called, report):
    path = root / umbrella
    if not path.exists():
        report.breach(umbrella, 1, 'is not there')
        return
    brought = {include.name for include in house.includes(house.read(path))}
    for header in sorted((root / folder).glob('*.h')):
        if header != path and f'{called}/{header.name}' not in brought:
            report.breach(umbrella, 1, f'does not include <{called}/{header.name}>')


def main():
    root, _, _ = house.arguments()
    report = house.Report('headers', 'compilations')
    jobs = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, folders, name, standards in public_headers(root):
            report.count('headers')
            for standard in standards:
                jobs.append((path, standard, pool.submit(
                    compile_alone, root, folders, name, standard)))
    for path, standard, job in jobs:
        report.count('compilations')
        if job.result():
            report.breach(path, 1, f'does not compile alone as {standard}:')
            print(job.result())
    for umbrella in UMBRELLAS:
        check_umbrella(root, *umbrella, report)
    report.finish()


if __name__ == '__main__':
    main()
