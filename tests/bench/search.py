#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How fast is a search, beside those of others in the same texts?

usage: search.py [--texts FILE] [--megabytes N] [--times N] [--queries N] [--rounds N]
                 [--cold N] [--anew] BUILD [PEER...]

Each contender has an index of its own, made once and kept in BUILD/peers (--anew makes
ours again), and is one process that is asked one question after the other: the ten
best, with passages. They take turns, question by question, so that a busy machine is as
busy for all; each takes its own time. What is printed (tables in Markdown) is the median
and the 99th percentile of each class of questions, and our median over theirs. The texts
are taken so many times over, each time with other words in them.

Then so many rounds of --cold: from the start of a command to its end.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
from glob import glob
from pathlib import Path

import bench
import perturb
import queries
from prepare import read_lines, write_plain

ANSWER = Path(__file__).resolve().parent / 'search'
OURS = bench.OURS
# p50 of ours over p50 of theirs, at most, in every class.
TARGETS = {'xapian': 0.6, 'fts5': 0.6, 'tantivy': 0.8, 'lucene': 0.7}
SNIPPETS = 0.08     # the same, of Xapian's, in the class of snippets
# What a contender cannot do.
LACKING = {'xapian': {'suffix'}, 'fts5': {'suffix'}}
COLD_TARGETS = {'fts5': 0.75, 'empty, linked to libxapian': 1.5, 'quest': 1.0}


# ---- Their indexes -----------------------------------------------------------

def make_texts(options, work):
    """The texts, in memory as they are and on disk as often as wanted."""
    texts = list(read_lines(options.texts, options.megabytes * 1e6))
    stamp = work / 'from'
    if not stamp.exists() or stamp.read_text(encoding='utf-8') != str(options.texts):
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        write_plain(perturb.copies(texts, options.times), work / 'texts')
        stamp.write_text(str(options.texts), encoding='utf-8')
    return texts


def make_index(name, contender, folder):
    if folder.exists():
        return
    print(f'search: {name} makes its index', file=sys.stderr)
    aside = folder.with_suffix('.new')
    shutil.rmtree(aside, ignore_errors=True)
    subprocess.run([*contender.words, aside], check=True, stdout=subprocess.DEVNULL)
    aside.rename(folder)


# ---- Who answers -------------------------------------------------------------

def tantivy(build, _work):
    return ['node', ANSWER / 'tantivy.js', build / 'peers/node_modules']


def lucene(_build, work):
    jars = [glob(f'/usr/share/java/lucene-{part}-[0-9]*.jar')[0] for part in (
        'core', 'analyzers-common', 'queryparser', 'queries', 'highlighter', 'memory')]
    classes = ':'.join([*jars, str(work)])
    subprocess.run(['javac', '-cp', classes, '-d', work, ANSWER / 'LuceneSearch.java'],
                   check=True)
    return ['java', '-Xmx1g', '-cp', classes, 'LuceneSearch']


def program(name):
    return lambda build, _work: [build / f'tests/bench/search-{name}']


ANSWERERS = {OURS: program(OURS), 'xapian': program('xapian'), 'fts5': program('fts5'),
             'tantivy': tantivy, 'lucene': lucene}


class Answerer:
    def __init__(self, name, words, index):
        self.name = name
        self.process = subprocess.Popen([*words, index], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def ask(self, query):
        """Nanoseconds, and how many were found."""
        if query.kind in LACKING.get(self.name, ()):
            return None
        self.process.stdin.write(query.line())
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if len(answer) != 3:
            sys.exit(f'search: {self.name} has no answer to {query.line()!r}')
        return [int(number) for number in answer]

    def end(self):
        self.process.stdin.close()
        self.process.wait()


# ---- Asking ------------------------------------------------------------------

def ask_all(answerers, asked, rounds):
    """The microseconds of each class and contender; nothing of the first rounds counts,
    in which caches and compilers get warm."""
    times = {}
    warm = max(1, rounds // 2)
    for number in range(warm + rounds):
        for i, query in enumerate(asked):
            turn = (i + number) % len(answerers)
            for answerer in answerers[turn:] + answerers[:turn]:
                answer = answerer.ask(query)
                if answer is not None and number >= warm:
                    took = times.setdefault((query.kind, answerer.name), [])
                    took.append(answer[0] / 1000)
        print(f'search: round {number + 1} of {warm + rounds}', file=sys.stderr)
    return times


def count_found(answerers, asked):
    """How many each finds, on average: they stem differently, but not so differently."""
    found = {}
    for query in asked:
        for answerer in answerers:
            answer = answerer.ask(query)
            if answer is not None:
                found.setdefault((query.kind, answerer.name), []).append(answer[1])
    return found


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def table(head, rows):
    print('| ' + ' | '.join(head) + ' |')
    print('| --- ' * len(head) + '|')
    for row in rows:
        print('| ' + ' | '.join(row) + ' |')
    print()


def target_of(kind, name):
    return SNIPPETS if kind == 'snippets' and name == 'xapian' else TARGETS[name]


def ratio_cell(ratio, target):
    """What misses its target stands out."""
    return f'{ratio:.2f}' if ratio <= target else f'**{ratio:.2f}**'


def tell(times, names, kinds):
    print('p50 / p99, µs')
    print()
    table(['', *names], (
        [kind, *(f'{statistics.median(took):.0f} / {percentile(took, 0.99):.0f}'
                 if (took := times.get((kind, name))) else '–' for name in names)]
        for kind in kinds))
    others = [name for name in names if name != OURS]
    if OURS not in names or not others:
        return
    print('p50 of ours ÷ p50 of it (bold: over the target)')
    print()
    table(['', *(f'{name} (≤ {TARGETS[name]})' for name in others)], (
        [kind, *(ratio_cell(statistics.median(times[kind, OURS]) / statistics.median(took),
                            target_of(kind, name))
                 if (took := times.get((kind, name))) else '–' for name in others)]
        for kind in kinds))


def tell_found(found, names, kinds):
    print('Found, on average (xapian estimates; fts5 counts no more than it shows)')
    print()
    table(['', *names], (
        [kind, *(f'{statistics.mean(of):.0f}' if (of := found.get((kind, name))) else '–'
                 for name in names)] for kind in kinds))


# ---- From a cold start -------------------------------------------------------

def libraries_of(words):
    listed = subprocess.run(['ldd', words[0]], capture_output=True, text=True, check=False)
    return sum('=>' in line for line in listed.stdout.splitlines())


def commands(build, work, query):
    """Each as the words of its command; a program of another that is not there is left
    out."""
    ours, programs = work / OURS, build / 'tests/bench'
    found = {
        'kamerzoek': [build / 'cli/kamerzoek', '--db', ours, 'search', '--match', 'all',
                      query],
        'fts5': [programs / 'search-fts5', work / 'fts5', query],
        'empty, linked to libxapian': [programs / 'empty-xapian'],
        'quest': [shutil.which('quest') or '', '-d', work / 'xapian', '-s', 'dutch',
                  '-o', 'and', query],
        'empty': [programs / 'empty'],
        'kamerzoek, its version': [build / 'cli/kamerzoek', '--version'],
    }
    return {name: words for name, words in found.items()
            if Path(words[0]).is_file() and all(
                path.exists() for path in words if isinstance(path, Path))}


def measure_cold(build, work, asked, rounds):
    times, linked = {}, {}
    for query in (query for query in asked if query.kind == 'snippets'):
        all_of_them = commands(build, work, query.words)
        words = []
        for command in all_of_them.values():
            words += ['--', *command] if words else command
        said = subprocess.run([build / 'tests/bench/bench-cold', str(rounds), *words],
                              check=True, capture_output=True, text=True)
        for name, line in zip(all_of_them, said.stdout.splitlines()):
            times.setdefault(name, []).extend(int(one) / 1e3 for one in line.split())
            linked[name] = libraries_of(all_of_them[name])
    return times, linked


def tell_cold(times, linked):
    print('From the start of a command to its end: all of two words, ten passages, µs')
    print()
    ours = statistics.median(times[OURS])

    def against(name, took):
        if name not in COLD_TARGETS:
            return ''
        return (ratio_cell(ours / statistics.median(took), COLD_TARGETS[name]) +
                f' (≤ {COLD_TARGETS[name]})')
    table(['', 'least', 'p50', 'p90', 'libraries', 'ours ÷ it'], (
        [name, f'{min(took):.0f}', f'{statistics.median(took):.0f}',
         f'{percentile(took, 0.9):.0f}', str(linked[name]), against(name, took)]
        for name, took in times.items()))


# ---- All of it ---------------------------------------------------------------

def read_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--texts', type=Path)
    parser.add_argument('--megabytes', type=float, default=float('inf'))
    parser.add_argument('--times', type=int, default=4)
    parser.add_argument('--queries', type=int, default=24, help='of each class')
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--cold', type=int, default=5, help='rounds of each question')
    parser.add_argument('--anew', action='store_true')
    parser.add_argument('build', type=Path)
    parser.add_argument('peers', nargs='*', metavar='PEER', help=', '.join(ANSWERERS))
    options = parser.parse_intermixed_args()
    unknown = [name for name in options.peers if name not in ANSWERERS]
    if unknown:
        parser.error(f"there is no contender '{unknown[0]}'; known: {', '.join(ANSWERERS)}")
    options.texts = bench.find_texts(options.texts, parser)
    return options


def main():
    options = read_options()
    build = options.build.resolve()
    work = build / f'peers/search-{options.megabytes:g}-{options.times}'
    texts = make_texts(options, work)
    if options.anew:
        shutil.rmtree(work / OURS, ignore_errors=True)
    names = dict.fromkeys([OURS, *options.peers] if options.peers else ANSWERERS)
    contenders = bench.gather(names, build, work)
    for name, contender in contenders.items():
        make_index(name, contender, work / name)
    asked = queries.draw(texts, options.queries)
    kinds = list(dict.fromkeys(query.kind for query in asked))
    print(f'{options.times * len(texts):,} texts, {(work / "texts").stat().st_size / 1e6:.0f} '
          f'MB; {options.queries} questions of each class, {options.rounds} rounds; '
          f'{bench.machine()}; load {os.getloadavg()[0]:.1f} before it\n')
    if options.rounds > 0:
        answerers = [Answerer(name, ANSWERERS[name](build, work), work / name)
                     for name in contenders]
        found = count_found(answerers, asked)
        tell(ask_all(answerers, asked, options.rounds), list(contenders), kinds)
        tell_found(found, list(contenders), kinds)
        for answerer in answerers:
            answerer.end()
    if options.cold > 0:
        tell_cold(*measure_cold(build, work, asked, options.cold))


if __name__ == '__main__':
    main()
