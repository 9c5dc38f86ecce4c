#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Has it become slower? The instructions of the command of two builds, side by side.

usage: against.py [--texts FILE] [--megabytes N] BEFORE AFTER

Both builds do the same work on the same texts (see bench.py) under callgrind, on one
processor. Instructions are the same however busy the machine is; of what waits for memory
or the disk they say nothing.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import find_texts
from prepare import read_lines

WORDS = 'wet- en regelgeving'
# What, and the words of the command; TEXTS is the folder of the texts.
WORK = (
    ('start and end', ['help']),
    ('index all', ['index', '--quiet', 'TEXTS/all']),
    ('index one more', ['index', '--quiet', 'TEXTS/more']),
    ('search a word', ['search', 'beleid']),
    ('search two words', ['search', 'beleid onderzoek']),
    ('search a phrase', ['search', f'"{WORDS}"']),
    ('search a pattern', ['search', 'onderzoek*']),
    ('list', ['list']),
)


def write_texts(source, megabytes, folder):
    texts = list(read_lines(source, megabytes * 1e6))
    for name in ('all', 'more'):
        (folder / name).mkdir()
    for number, (title, _, text) in enumerate(texts):
        name = 'more' if number == len(texts) - 1 else 'all'
        (folder / name / f'{number}.txt').write_text(f'{title}\n\n{text}', encoding='utf-8')
    return len(texts)


def instructions(command, words, folder):
    """Of the command, and of the programs that it starts."""
    out = folder / 'callgrind'
    done = subprocess.run(
        ['valgrind', '--tool=callgrind', f'--callgrind-out-file={out}.%p', command, *words],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        preexec_fn=lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}))
    if done.returncode not in (0, 1):
        sys.exit(f'against: {command} {words[0]}: {done.stderr}')
    for path in folder.glob('callgrind.*'):
        path.unlink()
    return int(re.search(r'Collected : (\d+)', done.stderr)[1])


def count(build, texts, folder):
    shutil.rmtree(folder / 'index', ignore_errors=True)
    command = build / 'cli/kamerzoek'
    for what, words in WORK:
        words = [word.replace('TEXTS', str(texts)) for word in words]
        yield what, instructions(command, ['--db', folder / 'index', *words], folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--texts', type=Path)
    parser.add_argument('--megabytes', type=float, default=3)
    parser.add_argument('before', type=Path)
    parser.add_argument('after', type=Path)
    options = parser.parse_args()
    if shutil.which('valgrind') is None:
        parser.error('valgrind is not there')
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        number = write_texts(find_texts(options.texts, parser), options.megabytes, folder)
        print(f'{number} texts, {options.megabytes:g} MB; millions of instructions\n')
        print('| | before | after | after ÷ before |')
        print('| --- | --- | --- | --- |')
        before = dict(count(options.before, folder, folder))
        for what, now in count(options.after, folder, folder):
            print(f'| {what} | {before[what] / 1e6:.1f} | {now / 1e6:.1f} | '
                  f'{now / before[what]:.3f} |', flush=True)


if __name__ == '__main__':
    main()
