# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tests of `kamerzoek fetch` share: a stand-in for the services, a home of their
own, and the command as a person runs it."""

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import namedtuple
from pathlib import Path
from traceback import format_exc

from server import Server

Outcome = namedtuple('Outcome', 'exit stdout stderr')

# Ways in which the runtime of an instrumented build is told what to do.
PASSED_ON = ('ASAN_OPTIONS', 'LSAN_OPTIONS', 'TSAN_OPTIONS', 'UBSAN_OPTIONS', 'MALLOC_PERTURB_',
             'LD_LIBRARY_PATH', 'PATH')
LIMIT_SECONDS = 120


class Stage:
    """A home, a library and an index, and a server that has them fetched from it."""

    def __init__(self, command, source, data):
        self.command, self.source = command.resolve(), source.resolve()
        self.data = data and Path(data)
        self.home = Path(tempfile.mkdtemp(prefix='kamerzoek-sources-'))
        self.library = self.home / 'share/kamerzoek/library'
        self.index = self.home / 'index'
        self.server = Server(data)

    def __enter__(self):
        self.server.__enter__()
        return self

    def __exit__(self, *why):
        self.server.__exit__(*why)
        shutil.rmtree(self.home)

    # ---- The command ----

    def environment(self):
        clean = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        clean.update({'HOME': str(self.home), 'XDG_DATA_HOME': str(self.home / 'share'),
                      'KAMERZOEK_WORDS': str(self.source / 'tests/cli/words.dic'),
                      'LC_ALL': 'C.UTF-8', 'TERM': 'dumb', 'NO_COLOR': '1'})
        return clean

    def start(self, *words):
        return subprocess.Popen([self.command, '--db', self.index, *map(str, words)],
                                env=self.environment(), cwd=self.home, text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, errors='surrogateescape')

    def run(self, *words, code=0):
        """What comes of it, having ended with this exit code; None: with any."""
        process = self.start(*words)
        try:
            stdout, stderr = process.communicate(timeout=LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            raise AssertionError(f'{words}: not done in {LIMIT_SECONDS} seconds') from None
        assert code is None or process.returncode == code, \
            f'{words}: exit {process.returncode} and not {code}\n{stdout}{stderr}'
        return Outcome(process.returncode, stdout, stderr)

    def fetch_words(self, *words):
        return ('fetch', '--base-url', self.server.url, '--delay', '0', *words)

    def fetch(self, *words, code=0):
        return self.run(*self.fetch_words(*words), code=code)

    def results(self, *words, code=0):
        """What became of each paper, in their order: {"kst-39001-2": "new"}."""
        told = self.fetch('--format', 'jsonl', *words, code=code).stdout
        rows = [json.loads(line) for line in told.splitlines()]
        return {row['id']: row['result'] for row in rows}

    def found(self, *words, code=0):
        return self.run('search', '--format', 'ids', *words, code=code).stdout.split()

    # ---- What is there ----

    def files(self):
        """{path: bytes} of the papers in the library."""
        return {str(file.relative_to(self.library)): file.read_bytes()
                for file in sorted(self.library.rglob('*'))
                if file.is_file() and not file.name.startswith('.') and
                file.name != 'library.tsv' and '.partial' not in file.parts}

    def rows(self, dossier):
        lines = (self.library / dossier / 'library.tsv').read_text().splitlines()
        names = lines[0].split('\t')
        return {row['file']: row for row in
                (dict(zip(names, line.split('\t'))) for line in lines[1:])}

    def partials(self):
        return list((self.library / '.partial').glob('*'))

    def check_whole(self):
        """Nothing half: each file is one of the server's to the last byte, and in a list with
        its digest; and nothing lies about that no list has."""
        forms = {body for paper in self.server.services.papers.values()
                 for body in paper.forms.values()}
        forms |= {one.file for one in self.server.services.documents.values()}
        for path, body in self.files().items():
            assert body in forms or path.endswith('.json'), f'{path} is not as it was sent'
            dossier, _, rest = path.partition('/')
            row = self.rows(dossier).get(rest)
            assert row is not None, f'{path} is in no list'
            same(row['sha256'], hashlib.sha256(body).hexdigest())
        left = [str(file) for file in self.library.rglob('*.new')]
        same(left, [])
        if self.library.exists():
            self.run('check', '--library')

    def asked(self, pattern=''):
        return [one for one in self.server.asked if pattern in one.path]

    def was_read(self, pattern):
        """Has the command what the server has sent of it so far, and waits for more?"""
        return any(one.hangs for one in self.asked(pattern)) and \
            not any(queued_between(self.server.server_port))


def queued_between(port):
    """Bytes that are on their way to or from it, of each connection: /proc/net/tcp."""
    with open('/proc/net/tcp', encoding='ascii') as table:
        for line in table.readlines()[1:]:
            cells = line.split()
            if f':{port:04X}' in (cells[1][-5:], cells[2][-5:]):
                sent, came = cells[4].split(':')
                yield int(sent, 16) + int(came, 16)


def interrupt_when(process, ready, number=signal.SIGINT):
    """Sends the signal once ready() is true; what the process then comes to."""
    end = time.monotonic() + LIMIT_SECONDS
    while not ready() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    process.send_signal(number)
    stdout, stderr = process.communicate(timeout=LIMIT_SECONDS)
    return Outcome(process.returncode, stdout, stderr)


# ---- Tests in TAP -----------------------------------------------------------------

def same(got, wanted):
    assert got == wanted, f'got:    {got}\nwanted: {wanted}'


def holds(text, *parts):
    for part in parts:
        assert part in text, f"no '{part}' in:\n{text}"


def run_tests(*tests):
    """Each in a stage of its own. A test that needs real papers has the word real in its
    name."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--command', type=Path, required=True)
    parser.add_argument('--source', type=Path, required=True)
    parser.add_argument('names', nargs='*')
    options = parser.parse_args()
    data = os.environ.get('KAMERZOEK_TESTDATA')
    chosen = [test for test in tests if not options.names or test.__name__ in options.names]
    failed = 0
    print(f'1..{len(chosen)}')
    for number, test in enumerate(chosen, 1):
        name = test.__name__
        needs_data = 'real' in name.split('_')
        if needs_data and not data:
            print(f'ok {number} - {name} # SKIP KAMERZOEK_TESTDATA is not set')
            continue
        with Stage(options.command, options.source, data if needs_data else None) as stage:
            try:
                test(stage)
                print(f'ok {number} - {name}')
            except Exception as wrong:  # also of the test itself
                failed += 1
                print(f'not ok {number} - {name}')
                words = str(wrong) if isinstance(wrong, AssertionError) else format_exc()
                for line in words.splitlines():
                    print('#  ', line)
        sys.stdout.flush()
    sys.exit(1 if failed else 0)
