#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Files that nobody means well with, each in a folder with a letter that is good.

Indexing the folder ends below limits of processor time and memory, refuses or reads what is
hostile, says so in words that do nothing to a terminal, and has the letter. And all of them
at once, below strace: nothing is opened but what lies in the folder, in the index, or is the
system's, and nobody is spoken to.
"""

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Timer

from cases import CASES, REFUSED, write
import markup  # noqa: F401  each has its cases put in the list
import papers  # noqa: F401
import texts   # noqa: F401
import zips    # noqa: F401

SECONDS, MEGABYTES = 5, 256  # of processor time; of memory in use
HANGS_AFTER = 120            # seconds; only what waits for ever takes so long
GOOD = 'Geachte Voorzitter,\n\nHierbij de brief over sprokkelhout.\n'
LETTER = 'goed.txt'
CONTROLS = re.compile('[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]')


class Run:
    """The command in a home of its own."""

    def __init__(self, command, limited):
        self.command, self.limited = command.resolve(), limited
        self.home = Path(tempfile.mkdtemp(prefix='kamerzoek-hostile-'))
        self.index = self.home / 'index'

    def environment(self):
        passed_on = {name: value for name, value in os.environ.items()
                     if name.endswith('SAN_OPTIONS') or name in ('PATH', 'LD_LIBRARY_PATH')}
        return {'HOME': str(self.home), 'KAMERZOEK_WORDS': 'none', 'LC_ALL': 'C.UTF-8',
                'TERM': 'dumb', **passed_on}

    def limit(self):
        if self.limited:
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def run(self, *words, before=(), limit=True):
        """Exit code, what it wrote, and the megabytes that it had at most, or a child of it."""
        with tempfile.TemporaryFile() as output:
            environment = self.environment()
            if before:  # below strace nobody can look for leaks
                options = environment.get('ASAN_OPTIONS', '')
                environment['ASAN_OPTIONS'] = f'{options}:detect_leaks=0'
            process = subprocess.Popen(
                [*before, self.command, '--db', self.index, *words], cwd=self.home,
                env=environment, stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT, preexec_fn=self.limit if limit else None)
            hangs = Timer(HANGS_AFTER, process.kill)
            hangs.start()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            assert hangs.is_alive(), f'not done in {HANGS_AFTER} seconds'
            hangs.cancel()
            output.seek(0)
            return process.returncode, output.read(), used.ru_maxrss >> 10

    def close(self):
        # Deeper than a path can be long.
        subprocess.run(['rm', '-rf', self.home], check=True)


def check_words(output):
    text = output.decode('utf-8')  # fails for what is none
    found = CONTROLS.search(text)
    assert found is None, f'{found.group()!r} for a terminal in: {text[:2000]!r}'


def check_ended(code, wanted, output):
    shown = output.decode('utf-8', 'replace')[-1000:]
    assert code >= 0, f'ended by signal {-code}: {shown}'
    assert code in wanted, f'exit {code} and not {wanted}: {shown}'


def names_below(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob('*')}


def check_index(run):
    """The letter is in it, and no file has a name that anybody but us has chosen."""
    code, output, _ = run.run('search', '--format', 'ids', 'sprokkelhout', limit=False)
    assert code == 0 and output.strip(), f'the good letter is not found: {output}'
    known = re.compile(r'(lock|current|spool(/pending)?|gen-\d{6}(/(text|analysis|lexicon|glass'
                       r'(/(flintlock|iamglass|[a-z]+\.glass))?))?)\Z')
    odd = [name for name in names_below(run.index) if not known.match(name)]
    assert not odd, f'in the index: {odd}'


def try_case(command, limited, function, wanted):
    run = Run(command, limited)
    try:
        folder = run.home / 'map'
        write(folder, LETTER, GOOD)
        function(folder)
        around = names_below(run.home) - names_below(folder)
        code, output, megabytes = run.run('index', folder)
        check_ended(code, wanted, output)
        check_words(output)
        assert not limited or megabytes <= MEGABYTES, f'{megabytes} MiB of memory'
        check_index(run)
        left = {name for name in names_below(run.home) if not name.startswith(('map', 'index'))}
        assert left <= around | {'map', 'index'}, f'beside the folder: {left - around}'
    finally:
        run.close()


# ---- Below strace ----------------------------------------------------------------------

# Sanitizers read how they were called.
SYSTEM = re.compile(
    r'(/usr/|/lib|/etc/(ld\.so|fonts/|localtime|poppler|nsswitch|locale)|/proc/(self|\d+)/'
    r'(fd|status|maps|cgroup|mountinfo|cmdline|environ)|/proc/(meminfo|cpuinfo|stat|sys/vm/)|/sys/|'
    r'/var/cache/fontconfig|/dev/(null|urandom|tty)|/run/)')
OPENED = re.compile(r'(?:open|openat|openat2|creat|execve)\((?:AT_FDCWD, )?"((?:[^"\\]|\\.)*)"')


def strace_works():
    return shutil.which('strace') is not None and subprocess.run(
        ['strace', '-o', '/dev/null', 'true'], stderr=subprocess.DEVNULL).returncode == 0


def told_of(log, home, built):
    """What was asked of the system that nobody may ask of it."""
    wrong = []
    for line in log.splitlines():
        if 'connect(' in line or 'sendto(' in line or re.search(r'socket\(AF_INET', line):
            wrong.append(line)
        opened = OPENED.search(line)
        if opened is None:
            continue
        path = opened.group(1).replace(f'{built}/cli/../', f'{built}/')
        ours = path.startswith((f'{home}/', f'{built}/')) and '..' not in Path(path).parts
        if path.startswith('/') and not ours and not SYSTEM.match(path):
            wrong.append(line)
    return wrong


def all_of_them_below_strace(command, cases):
    run = Run(command, False)
    try:
        folder = run.home / 'map'
        write(folder, LETTER, GOOD)
        for name, _, function in cases:
            (folder / name).mkdir()
            function(folder / name)
        log = run.home / 'log'
        code, output, _ = run.run('index', folder, limit=False, before=(
            'strace', '-f', '-qq', '-s', '4096', '-o', log, '-e',
            'trace=open,openat,openat2,creat,execve,connect,sendto,socket'))
        check_ended(code, REFUSED, output)
        check_words(output)
        check_index(run)
        log = log.read_text(errors='replace')
        assert 'goed.txt' in log, 'strace saw nothing'
        wrong = told_of(log, run.home, run.command.parent.parent)
        assert not wrong, '\n'.join(wrong[:20])
        return len(log.splitlines())
    finally:
        run.close()


# ---- In TAP ----------------------------------------------------------------------------

def tell(number, name, function):
    try:
        words = function()
        print(f'ok {number} - {name}{words or ""}')
        return True
    except Exception as wrong:  # also of the test itself
        print(f'not ok {number} - {name}')
        for line in (str(wrong) or repr(wrong)).splitlines():
            print('#  ', line)
        return False
    finally:
        sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--command', type=Path, required=True)
    parser.add_argument('--without-limits', action='store_true',
                        help='of a build whose memory is not its own')
    parser.add_argument('names', nargs='*')
    options = parser.parse_args()
    chosen = [one for one in CASES if not options.names or one[0] in options.names]
    print(f'1..{len(chosen) + 1}')
    good = 0
    for number, (name, wanted, function) in enumerate(chosen, 1):
        good += tell(number, name, lambda: try_case(
            options.command, not options.without_limits, function, wanted))
    last = len(chosen) + 1
    if strace_works():
        good += tell(last, 'all of them below strace', lambda: '' if all_of_them_below_strace(
            options.command, chosen) else '')
    else:
        good += 1
        print(f'ok {last} - all of them below strace # SKIP strace does not work here')
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f'# {len(chosen)} hostile folders, {used.ru_utime + used.ru_stime:.0f} s of processor '
          f'time, at most {used.ru_maxrss >> 10} MiB in one process')
    return 0 if good == last else 1


if __name__ == '__main__':
    sys.exit(main())
