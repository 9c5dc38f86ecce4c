#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Each public header compiles alone, in every C and C++ that a user may have.

And kamerzoek.h brings them all. The compilers are $CC and $CXX, else cc and c++.
"""

import os
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor

import house

STRICT = ['-pedantic', '-Wall', '-Wextra', '-Werror', '-fsyntax-only']
C = ('c99', 'c11', 'c2x')
CXX = ('c++11', 'c++17', 'c++20')
UMBRELLA = 'kamerzoek.h'


def public_headers(root):
    """(path, include directory, name in an include) of each."""
    for folder in ('lib/include', 'lib/xapian-c'):
        names = ['xapian-c.h'] if folder.endswith('xapian-c') else ['*.h', 'kamerzoek/*.h']
        for pattern in names:
            for path in sorted((root / folder).glob(pattern)):
                yield path.relative_to(root), folder, str(path.relative_to(root / folder))


def compile_alone(root, folder, name, standard):
    """What the compiler has against it, '' when nothing."""
    language, variable, default = (
        ('c++', 'CXX', 'c++') if standard in CXX else ('c', 'CC', 'cc'))
    compiler = shlex.split(os.environ.get(variable) or default)
    command = compiler + ['-std=' + standard, *STRICT, '-I', str(root / folder),
                          '-x', language, '-']
    # Twice: a header must also bear being included again.
    source = f'#include <{name}>\n' * 2
    done = subprocess.run(command, input=source, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env=dict(os.environ, LC_ALL='C'))
    return done.stdout.strip() or f'exit {done.returncode}' if done.returncode else ''


def check_umbrella(root, report):
    path = root / 'lib/include' / UMBRELLA
    if not path.exists():
        report.breach(f'lib/include/{UMBRELLA}', 1, 'is not there')
        return
    brought = {include.name for include in house.includes(house.read(path))}
    for header in sorted(path.with_suffix('').glob('*.h')):
        if f'kamerzoek/{header.name}' not in brought:
            report.breach(f'lib/include/{UMBRELLA}', 1,
                          f'does not include <kamerzoek/{header.name}>')


def main():
    root, _, _ = house.arguments()
    report = house.Report('headers', 'compilations')
    jobs = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, folder, name in public_headers(root):
            report.count('headers')
            for standard in C + CXX:
                jobs.append((path, standard, pool.submit(
                    compile_alone, root, folder, name, standard)))
    for path, standard, job in jobs:
        report.count('compilations')
        if job.result():
            report.breach(path, 1, f'does not compile alone as {standard}:')
            print(job.result())
    check_umbrella(root, report)
    report.finish()


if __name__ == '__main__':
    main()
