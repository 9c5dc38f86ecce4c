#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How often does a search for a known Kamerstuk put it first?

usage: known_item.py [--bare] [--part tune|held] [--check] [--misses] COMMAND RANK [DATA]

DATA is the folder of larger data; else the one that KAMERZOEK_TESTDATA names.

Each query is three words of the line that says what a piece is about, and one piece is
right. kamerzoek answers by its default search; beside it, in the same run and over the same
pieces, SQLite's FTS5 and Xapian's own indexer and query parser.

--bare    without the titles of the metadata, which a third of the pieces have
--part    one half of the queries: who tunes the ranking sees the first, and is judged by
          the other
--check   exit with 1 when a target is missed
--misses  kamerzoek's own: the query, the piece, and where it came
"""

import argparse
import csv
import os
import random
import sys
import tempfile
import zlib
from pathlib import Path

import engines
import kamerstukken

SKIPPED = 77
TARGETS = {'MRR@10': 0.945, 'success@1': 0.91}
RESAMPLES = 1000


def read_queries(path, part):
    with open(path, encoding='utf-8', newline='') as file:
        rows = list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))
    if part:
        half = {'tune': 0, 'held': 1}[part]
        rows = [row for row in rows if zlib.crc32(row['id'].encode()) % 2 == half]
    return [(row['three_words'], row['id']) for row in rows]


# ---- Measures: one number for each query, and what a set of them says ----

def reciprocal_rank(answer, right):
    return next((1 / rank for rank, id in enumerate(answer, 1) if id in right), 0)


def mean(values):
    return sum(values) / len(values)


def interval(values):
    """In which the mean lies 95 times of 100, were the queries drawn again."""
    chance = random.Random(1)
    means = sorted(mean(chance.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return means[RESAMPLES * 25 // 1000], means[RESAMPLES * 975 // 1000 - 1]


def measure(answers, rights):
    ranks = [reciprocal_rank(answer, right) for answer, right in zip(answers, rights)]
    return {'MRR@10': mean(ranks), 'success@1': mean([rank == 1 for rank in ranks]),
            'success@10': mean([rank > 0 for rank in ranks]), 'ranks': ranks}


def ceiling(groups):
    """Of an engine that always has all versions on top and cannot tell which was meant."""
    sizes = [len(group) for group in groups]
    return {'MRR@10': mean([mean([1 / rank for rank in range(1, size + 1)]) for size in sizes]),
            'success@1': mean([1 / size for size in sizes]), 'success@10': 1.0}


def print_line(name, strict, either=None):
    line = f"{name:<18}" + ''.join(
        f"{strict[key]:>11.4f}" for key in ('MRR@10', 'success@1', 'success@10'))
    if either:
        low, high = interval(strict['ranks'])
        line += f"   {low:.4f}-{high:.4f}" + ''.join(
            f"{either[key]:>11.4f}" for key in ('MRR@10', 'success@1', 'success@10'))
    print(line, flush=True)


def print_misses(answers, wanted):
    for answer, (query, right) in zip(answers, wanted):
        if answer[:1] != [right]:
            rank = answer.index(right) + 1 if right in answer else '-'
            print(f'{rank}\t{query}\t{right}\t{answer[0] if answer else ""}')


# ---- The run ----

def answers_of_all(pieces, queries, scratch, options):
    yield 'kamerzoek', engines.kamerzoek(
        pieces, queries, scratch, options.command, options.rank)
    for operator in ('AND', 'OR'):
        yield f'FTS5 {operator}', engines.fts5(pieces, queries, operator)
    database = engines.xapian_database(pieces, scratch)
    for operator in ('AND', 'OR'):
        yield (f'Xapian dutch {operator}',
               engines.xapian_dutch(database, pieces, queries, operator))


def parse_arguments():
    parser = argparse.ArgumentParser(usage=__doc__.split('\n\n')[1].removeprefix('usage: '))
    parser.add_argument('--bare', action='store_true')
    parser.add_argument('--part', choices=('tune', 'held'))
    parser.add_argument('--check', action='store_true')
    parser.add_argument('--misses', action='store_true')
    parser.add_argument('command')
    parser.add_argument('rank')
    parser.add_argument('data', type=Path, nargs='?',
                        default=os.environ.get('KAMERZOEK_TESTDATA', '/nowhere'))
    return parser.parse_args()


def print_table(pieces, wanted, scratch, options):
    """Gives kamerzoek's own measures."""
    twins = kamerstukken.twins(pieces)
    groups = [twins[right] for _, right in wanted]
    ours = None
    print(f'{len(wanted)} queries, {len(pieces)} pieces; of '
          f'{sum(len(group) > 1 for group in groups)} there is more than one version\n'
          f"{'':<18}{'MRR@10':>11}{'success@1':>11}{'success@10':>11}"
          f"   {'95 % of MRR':<13}{'any version: the same three':>32}")
    queries = [query for query, _ in wanted]
    for name, answers in answers_of_all(pieces, queries, scratch, options):
        strict = measure(answers, [{right} for _, right in wanted])
        print_line(name, strict, measure(answers, groups))
        ours = ours or strict
    print_line('ceiling', ceiling(groups))
    return ours


def main():
    options = parse_arguments()
    archive = options.data / 'kamerstukken' / 'moties-xml.tar.gz'
    if not archive.is_file():
        print('KAMERZOEK_TESTDATA is not set, or has no Kamerstukken')
        return SKIPPED
    pieces = kamerstukken.read_all(archive, options.bare)
    wanted = read_queries(options.data / 'queries' / 'known-item.tsv', options.part)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        if options.misses:
            queries = [query for query, _ in wanted]
            print_misses(engines.kamerzoek(
                pieces, queries, scratch, options.command, options.rank), wanted)
            return 0
        ours = print_table(pieces, wanted, scratch, options)
    missed = [f'{key} {ours[key]:.4f}, not {least}' for key, least in TARGETS.items()
              if ours[key] < least]
    if options.check and missed:
        print('missed:', '; '.join(missed))
    return 1 if options.check and missed else 0


sys.exit(main())
