#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How do time and size grow with the number of documents?

usage: growth.py [--texts FILE] [--counts N,N,...] [--rounds N] BUILD

For each count (1,000, 10,000 and 100,000; --million adds 1,000,000) an index of as many
small documents, made of passages of the texts with other words in them, and with new words
as Heaps' law has them. What is told: how long it took to make it, how large it is, and how
long searches for a word take: one that is in three documents, whatever the count, and one
that is in most. With how many documents each of these grows as a power of them, fitted.
The table goes to standard output, and a plot of it to --plot.
"""

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import bench
import perturb
import plot
from prepare import read_lines, write_plain
from queries import Query
from search import Answerer

RARE, IN = 'zeldzaamwoord', 3   # is put in so many documents
COMMON = 'en'
TARGET = 1.05                   # the exponent, of time and size
REPEATED = 200


class Size(NamedTuple):
    count: int
    text: float     # MB
    words: int      # different ones
    wall: float     # s
    cpu: float
    memory: float   # MiB
    disk: float     # MB
    rare: float     # microseconds
    common: float


def with_rare_word(texts, count):
    for number, (title, date, text) in enumerate(texts):
        if number % (count // IN) == 0:
            text += f' {RARE}'
        yield title, date, text


def search_times(build, index):
    answerer = Answerer(bench.OURS, [build / 'tests/bench/search-kamerzoek'], index)
    medians = []
    for word in (RARE, COMMON):
        query = Query('word', word)
        times = [answerer.ask(query)[0] / 1000 for _ in range(REPEATED)]
        medians.append(statistics.median(times[REPEATED // 10:]))
    answerer.end()
    return medians


def measure(build, texts, count, rounds, work):
    """The median of the rounds; their index is the last."""
    different = set()

    def counted(all_of_them):
        for title, date, text in all_of_them:
            different.update(text.split(' '))
            yield title, date, text
    write_plain(with_rare_word(counted(perturb.small(texts, count)), count), work / 'texts')
    words = len(different)
    different.clear()
    costs = []
    for _ in range(rounds):
        index = work / 'index'
        shutil.rmtree(index, ignore_errors=True)
        start = time.monotonic()
        process = subprocess.Popen(
            [build / 'tests/bench/peer-kamerzoek', work / 'texts', index])
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f'growth: indexing {count} documents failed')
        costs.append((time.monotonic() - start, used.ru_utime + used.ru_stime,
                      used.ru_maxrss / 1024))
    wall, cpu, memory = (statistics.median(values) for values in zip(*costs))
    rare, common = search_times(build, index)
    return Size(count, (work / 'texts').stat().st_size / 1e6, words, wall, cpu, memory,
                bench.size_of(index) / 1e6, rare, common)


def exponent(sizes, field):
    """The slope of the straight line through the logarithms."""
    points = [(math.log(size.count), math.log(getattr(size, field))) for size in sizes]
    return statistics.linear_regression(*zip(*points)).slope if len(points) > 1 else 0


def tell(sizes, about):
    print(about)
    print()
    print('| documents | text MB | different words | wall s | cpu s | peak MiB | disk MB '
          '| rare word µs | common word µs |')
    print('| --- ' * len(Size._fields) + '|')
    for size in sizes:
        print(f'| {size.count:,} | {size.text:.1f} | {size.words:,} | {size.wall:.2f} '
              f'| {size.cpu:.2f} | {size.memory:.0f} | {size.disk:.1f} | {size.rare:.0f} '
              f'| {size.common:.0f} |')
    fitted = {field: exponent(sizes, field)
              for field in ('words', 'wall', 'cpu', 'disk', 'rare', 'common')}
    print(f'| grows as n to the | | {fitted["words"]:.2f} | {fitted["wall"]:.2f} '
          f'| {fitted["cpu"]:.2f} | | {fitted["disk"]:.2f} | {fitted["rare"]:.2f} '
          f'| {fitted["common"]:.2f} |')
    for field in ('cpu', 'disk'):
        if fitted[field] > TARGET:
            print(f'growth: {field} grows faster than n^{TARGET}', file=sys.stderr)


def draw(sizes, path):
    lines = {'time to index, s': 'wall', 'size of the index, MB': 'disk',
             'rare word, µs': 'rare', 'common word, µs': 'common'}
    path.write_text(plot.log_log(
        'documents',
        {name: [(size.count, getattr(size, field)) for size in sizes]
         for name, field in lines.items()}), encoding='utf-8')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--texts', type=Path)
    parser.add_argument('--counts', default='1000,10000,100000')
    parser.add_argument('--million', action='store_true')
    parser.add_argument('--rounds', type=int, default=1)
    parser.add_argument('--plot', type=Path,
                        default=Path(__file__).resolve().parent / 'growth.svg')
    parser.add_argument('build', type=Path)
    options = parser.parse_args()
    texts = list(read_lines(bench.find_texts(options.texts, parser), 30e6))
    counts = [int(count) for count in options.counts.split(',')]
    if options.million:
        counts.append(1_000_000)
    build = options.build.resolve()
    work = build / 'peers/growth'
    work.mkdir(parents=True, exist_ok=True)
    sizes = []
    load = os.getloadavg()[0]
    for count in counts:
        print(f'growth: {count:,} documents', file=sys.stderr)
        sizes.append(measure(build, texts, count, options.rounds, work))
    shutil.rmtree(work)
    tell(sizes, f'{options.rounds} rounds; {bench.machine()}; load {load:.1f} before it')
    draw(sizes, options.plot)


if __name__ == '__main__':
    main()
