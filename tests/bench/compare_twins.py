#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What xapian-c costs: the twins do the same work side by side, in C and in C++.

usage: compare_twins.py IN_C IN_CXX [--rounds N]

For each piece of work: the processor's instructions, as callgrind counts them in a
smaller round, and the time, the median of several rounds taken in turns. Fails when the
instructions of C in indexing or searching are more than 3 % over those of C++, or when
the twins disagree. (Walking over postings and doing nothing with them has no limit.)
"""

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

# What, how much of it for the clock, how much for callgrind, and C to C++ at most.
WORK = (('index', 4000, 400, 1.03), ('search', 3000, 500, 1.03), ('walk', 3000, 2000, None))


def run(*words):
    return subprocess.run([str(word) for word in words], check=True, text=True,
                          capture_output=True)


def seconds(*words):
    """Of processor time, which other programs disturb less than the clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = run(*words).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, said


def instructions(*words):
    told = run('valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', *words)
    return int(re.search(r'Collected : (\d+)', told.stderr).group(1))


def compare(twins, what, count, small, limit, rounds, scratch):
    databases = [Path(scratch, name) for name in ('c', 'cxx')]
    times, said, counts = ([], []), [None, None], []
    for _ in range(rounds):
        for i, twin in enumerate(twins):
            if what == 'index':
                shutil.rmtree(databases[i], ignore_errors=True)
            # Both read the same one.
            spent, said[i] = seconds(twin, what, databases[i if what == 'index' else 0],
                                     count)
            times[i].append(spent)
    if said[0] != said[1]:
        sys.exit(f'{what}: the twins disagree: {said}')
    for i, twin in enumerate(twins):
        database = Path(scratch, f'small-{i}') if what == 'index' else databases[0]
        counts.append(instructions(twin, what, database, small))
    medians = [statistics.median(of) for of in times]
    ratio = counts[0] / counts[1]
    print(f'{what:7} instructions {counts[0]:>13,} in C {counts[1]:>13,} in C++ '
          f'{100 * (ratio - 1):+6.2f} %   time {medians[0]:.3f} s {medians[1]:.3f} s '
          f'{100 * (medians[0] / medians[1] - 1):+6.2f} %', flush=True)
    return limit is None or ratio <= limit


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('twins', nargs=2, type=os.path.abspath)
    parser.add_argument('--rounds', type=int, default=5)
    given = parser.parse_args()
    if not shutil.which('valgrind'):
        print('skipped: there is no valgrind here')
        sys.exit(77)
    with tempfile.TemporaryDirectory() as scratch:
        right = [compare(given.twins, *work, given.rounds, scratch) for work in WORK]
    sys.exit(0 if all(right) else 1)


if __name__ == '__main__':
    main()
