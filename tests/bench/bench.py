#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How fast is an index made, beside those that others make of the same texts?

usage: bench.py [--texts FILE] [--megabytes N] [--rounds N] BUILD [PEER...]

FILE has lines of JSON with "title", "date" and "text", packed with xz or not. Each
contender reads them, makes an index that has the text too, and syncs it; all of its
process is measured. They take turns, so that a busy machine is as busy for all; what is
printed (a table in Markdown) is the median of the rounds, with the least and the most, and
of our time over theirs the median of the rounds. One that is not there is skipped, and it
says why. BUILD is a release build; ./dev bench makes it.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from glob import glob
from pathlib import Path
from typing import NamedTuple

from prepare import prepare

HERE = Path(__file__).resolve().parent
PEERS = HERE / 'peers'
OURS = 'kamerzoek'
TANTIVY = '@oxdev03/node-tantivy-binding-linux-x64-gnu'
LUCENE = '/usr/share/java/lucene-{}-[0-9]*.jar'


class Missing(Exception):
    """Why a contender cannot take part."""


class Contender(NamedTuple):
    words: list             # the command, without the directory that it is to make
    before: list | None = None  # one that is not measured, and gets the directory too


class Cost(NamedTuple):
    wall: float
    cpu: float
    memory: float  # MiB, of the largest process
    disk: float    # MB


# ---- Who takes part ----------------------------------------------------------

def need(there, why):
    if not there:
        raise Missing(why)


def program(build, name):
    path = build / 'tests/bench' / f'peer-{name}'
    need(path.exists(), f'{path} was not built: its library is not there')
    return path


def of_program(name):
    return lambda build, work: Contender([program(build, name), work / 'texts'])


def tantivy(build, work):
    modules = build / 'peers/node_modules'
    need(shutil.which('node'), 'node is not there')
    need((modules / TANTIVY).exists(), 'its package of npm is not there')
    return Contender(['node', PEERS / 'tantivy.js', modules, work / 'texts'])


def lucene(build, work):
    jars = [(glob(LUCENE.format(part)) or [None])[0] for part in ('core', 'analyzers-common')]
    need(all(jars), 'liblucene8-java is not there')
    need(shutil.which('javac'), 'a Java compiler is not there')
    classes = ':'.join([*jars, str(work)])
    subprocess.run(['javac', '-cp', classes, '-d', work, PEERS / 'Lucene.java'], check=True)
    return Contender(['java', '-Xmx1g', '-cp', classes, 'Lucene', work / 'texts'])


def groonga(_build, work):
    need(shutil.which('groonga'), 'groonga-bin is not there')
    return Contender([PEERS / 'groonga.sh', work / 'texts.groonga'])


def postgres(_build, work):
    need(glob('/usr/lib/postgresql/*/bin/initdb'), 'postgresql is not there')
    script = PEERS / 'postgres.sh'
    return Contender([script, 'INDEX', work / 'texts.postgres'],
                     before=[script, 'PREPARE', '-'])


CONTENDERS = {
    OURS: of_program('kamerzoek'),
    'xapian': of_program('xapian'),
    'fts5': of_program('fts5'),
    'tantivy': tantivy,
    'lucene': lucene,
    'groonga': groonga,
    'postgres': postgres,
}


def gather(names, build, work):
    found = {}
    for name in names:
        try:
            found[name] = CONTENDERS[name](build, work)
        except Missing as why:
            print(f'bench: {name} is skipped: {why}', file=sys.stderr)
    return found


# ---- Measuring ---------------------------------------------------------------

def size_of(folder):
    return sum(path.stat().st_size for path in folder.rglob('*') if path.is_file())


def measure(contender, folder):
    shutil.rmtree(folder, ignore_errors=True)
    if contender.before:
        subprocess.run([*contender.before, folder], check=True)
    empty = size_of(folder) if folder.exists() else 0
    start = time.monotonic()
    process = subprocess.Popen([*contender.words, folder], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f'bench: {contender.words[0]} failed: {process.returncode}')
    cost = Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024,
                (size_of(folder) - empty) / 1e6)
    shutil.rmtree(folder)
    return cost


def run_rounds(contenders, rounds, work):
    costs = {name: [] for name in contenders}
    for number in range(rounds):
        for name, contender in contenders.items():
            cost = measure(contender, work / 'index')
            costs[name].append(cost)
            print(f'bench: round {number + 1} {name}: {cost.wall:.2f} s, '
                  f'cpu {cost.cpu:.2f} s', file=sys.stderr)
    return costs


# ---- Telling -----------------------------------------------------------------

def machine():
    with open('/proc/cpuinfo', encoding='utf-8') as lines:
        model = next((line.split(':')[1].strip() for line in lines
                      if line.startswith('model name')), platform.machine())
    memory = os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30
    return f'{os.cpu_count()} cores ({model}), {memory:.0f} GiB'


def ratio(ours, theirs, field):
    """Pair by pair: what disturbs a round disturbs both."""
    return statistics.median(getattr(a, field) / getattr(b, field)
                             for a, b in zip(ours, theirs))


def row(name, costs, ours):
    walls = [cost.wall for cost in costs]
    median = Cost(*(statistics.median(values) for values in zip(*costs)))
    cells = [name, f'{median.wall:.2f} ({min(walls):.2f}–{max(walls):.2f})',
             f'{median.cpu:.2f}', f'{median.memory:.0f}', f'{median.disk:.0f}']
    for field in ('wall', 'cpu', 'disk'):
        cells.append('' if name == OURS or not ours else f'{ratio(ours, costs, field):.3f}')
    return '| ' + ' | '.join(cells) + ' |'


def tell(costs, about):
    print(about)
    print()
    print('| | wall s (least–most) | cpu s | peak MiB | disk MB '
          '| ours ÷ it: wall | cpu | disk |')
    print('| --- | --- | --- | --- | --- | --- | --- | --- |')
    for name, of_name in costs.items():
        print(row(name, of_name, costs.get(OURS)))


def find_texts(named, parser):
    data = Path(os.environ.get('KAMERZOEK_TESTDATA', '/nowhere')) / 'bench'
    texts = named or next(iter(sorted(data.glob('*.jsonl*'))), None)
    if texts is None:
        parser.error('name a file of texts with --texts; or, with KAMERZOEK_TESTDATA, a '
                     'folder whose folder bench has one')
    return texts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--texts', type=Path)
    parser.add_argument('--megabytes', type=float, default=float('inf'))
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('build', type=Path)
    parser.add_argument('peers', nargs='*', metavar='PEER', help=', '.join(CONTENDERS))
    options = parser.parse_intermixed_args()
    unknown = [name for name in options.peers if name not in CONTENDERS]
    if unknown:
        parser.error(f"there is no contender '{unknown[0]}'; known: {', '.join(CONTENDERS)}")
    texts = find_texts(options.texts, parser)
    build = options.build.resolve()
    work = build / 'peers/work'
    # Anybody may come in: PostgreSQL is not run by root.
    count, size = prepare(texts, work, options.megabytes)
    names = [OURS, *options.peers] if options.peers else list(CONTENDERS)
    contenders = gather(dict.fromkeys(names), build, work)
    load = os.getloadavg()[0]
    costs = run_rounds(contenders, options.rounds, work)
    tell(costs, f'{count:,} texts, {size / 1e6:.1f} MB; {options.rounds} rounds, taken in '
                f'turns; {machine()}; load {load:.1f} before it')


if __name__ == '__main__':
    main()
