#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A disk that fails while papers are fetched: each call that changes it fails in turn, or is
the last that the process does. Whatever comes of it, no file is half, the lists are right,
the index has what the library has or less, and the next run has all of it."""

import hashlib
import os
import random
import re
import shutil
import subprocess

from stage import run_tests, same

LETTER, MOTIE = 'kst-39001-1', 'kst-39001-2'
CALLS = ('mkdir', 'openat', 'write', 'fsync', 'rename', 'unlink')
# Of all places, or with which to begin of every third one. KAMERZOEK_SOAK=1: all.
STEP = 1 if os.environ.get('KAMERZOEK_SOAK') else 3
SEED = int(os.environ.get('KAMERZOEK_TEST_SEED') or random.randrange(1 << 31))


def traced(stage, *options, index):
    """Below strace, which makes calls fail; only those on what lies in the home."""
    words = stage.fetch_words('--no-annexes', *([] if index else ['--no-index']), LETTER, MOTIE)
    environment = stage.environment()
    # Under strace nobody can look for leaks.
    environment['ASAN_OPTIONS'] = environment.get('ASAN_OPTIONS', '') + ':detect_leaks=0'
    return subprocess.run(
        ['strace', '-f', '-qq', '-o', stage.home / 'log', *options, stage.command,
         '--db', stage.index, *words], env=environment, cwd=stage.home, stdin=subprocess.DEVNULL,
        capture_output=True, timeout=120)


def works(stage):
    return shutil.which('strace') and subprocess.run(
        ['strace', '-o', '/dev/null', '-e', 'inject=rename:error=EIO', 'true'],
        capture_output=True).returncode == 0


def clear(stage):
    for folder in (stage.library.parent, stage.index):
        shutil.rmtree(folder, ignore_errors=True)


def places(stage, call, index):
    """Which of the calls of that name are on files of ours: from 1."""
    clear(stage)
    done = traced(stage, '-y', '-e', f'trace={call}', index=index)
    same(done.returncode, 0)
    lines = [line for line in (stage.home / 'log').read_text(errors='replace').splitlines()
             if re.match(rf'\d+ +{call}\(', line)]
    # A file of the library itself, opened to be read, may not be there: that is no fault.
    return [i for i, line in enumerate(lines, 1) if str(stage.home) in line and
            (call != 'openat' or 'O_CREAT' in line)]


def check_left(stage):
    """A file is whole though no list may have it yet, which is as if it were not there; what a
    list has is there; and the index has no paper but one that came."""
    bodies = {body for paper in stage.server.services.papers.values()
              for body in paper.forms.values()}
    for path, body in stage.files().items():
        assert body in bodies or path.endswith('.new'), f'{path} is not as it was sent'
    if (stage.library / '39001/library.tsv').exists():
        for path, row in stage.rows('39001').items():
            body = (stage.library / '39001' / path).read_bytes() if row['sha256'] else b''
            same(row['sha256'], row['sha256'] and hashlib.sha256(body).hexdigest())
    for word, id in (('uitgevoerd', LETTER), ('kweekkamer', MOTIE)):
        outcome = stage.run('search', '--format', 'ids', word, code=None)
        assert outcome.exit in (0, 1, 4), outcome
        assert outcome.exit != 0 or (outcome.stdout == f'{id}\n' and
                                     any(id in path for path in stage.files())), outcome


def check_all(stage, index):
    stage.check_whole()
    for word, id in (('uitgevoerd', LETTER), ('kweekkamer', MOTIE)):
        assert any(id in path for path in stage.files()), id
        assert not index or stage.found(word) == [id], id


def all_fail(stage, *ways, index=False):
    if not works(stage):
        print('# skipped: strace makes no call fail here')
        return
    tried = 0
    for call in CALLS:
        there = places(stage, call, index)
        assert there or call == 'unlink', call
        for nth in there[SEED % STEP::STEP]:
            how = ways[nth // STEP % len(ways)]
            clear(stage)
            done = traced(stage, '-e', f'trace={call}', '-e', f'inject={call}:{how}:when={nth}',
                          index=index)
            if how.startswith('signal'):
                assert done.returncode != 0, f'{call} {nth}: it was not killed'
            elif done.returncode == 0:
                check_all(stage, index)
            check_left(stage)
            tried += 1
        stage.fetch('--no-annexes', LETTER, MOTIE)
        check_all(stage, True)
    print(f'# {tried} calls, of every {STEP} one, each: {" or ".join(ways)}; seed {SEED}')


def each_call_fails(stage):
    all_fail(stage, 'error=EIO', 'error=ENOSPC')


def each_call_is_the_last(stage):
    all_fail(stage, 'signal=KILL', index=True)


run_tests(each_call_fails,
          each_call_is_the_last)
