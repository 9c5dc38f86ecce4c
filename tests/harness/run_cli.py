#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs the command tests of tests/cli and tells of them in TAP.

README.md beside this file says what a test is. What a test means is in the test:
nothing here knows a command or an option of kamerzoek.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import shell
from expected import Expected

SKIPPED = 77
# Ways in which the runtime of an instrumented build is told what to do, and the way
# to data that does not come with the project.
PASSED_ON = ('ASAN_OPTIONS', 'LSAN_OPTIONS', 'TSAN_OPTIONS', 'UBSAN_OPTIONS',
             'MALLOC_PERTURB_', 'KAMERZOEK_TESTDATA')
ENGINES = 'xapian|utf8proc|zstd|libstemmer|jansson'


def environment(command, source, folder, on_terminal):
    home = folder / '.home'
    clean = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    clean.update({
        'PATH': f'{command.parent}:{os.environ.get("PATH", os.defpath)}',
        'HOME': str(home),
        'TMPDIR': str(home / 'tmp'),
        'XDG_RUNTIME_DIR': str(home / 'run'),
        'XDG_CONFIG_HOME': str(home / '.config'),
        'XDG_CACHE_HOME': str(home / '.cache'),
        'XDG_DATA_HOME': str(home / '.local/share'),
        'XDG_STATE_HOME': str(home / '.local/state'),
        'KAMERZOEK_WORDS': str(source / 'tests/cli/words.dic'),
        'LC_ALL': 'C.UTF-8',
        'TERM': 'xterm' if on_terminal else 'dumb',
        'PAGER': 'cat',
        'CORPUS': str(source / 'corpus'),
        'TESTS': str(source / 'tests'),
    })
    (home / 'tmp').mkdir(parents=True)
    (home / 'run').mkdir(mode=0o700)
    return clean


def project_version(source):
    """The version in meson.build, or None."""
    build = source / 'meson.build'
    text = build.read_text(encoding='utf-8') if build.exists() else ''
    found = re.search(r"\bproject\s*\([^)]*?\bversion\s*:\s*'([\d.]+)'", text)
    return found and found.group(1)


def normalised(text, places, version):
    """What differs from machine to machine and from release to release, by name."""
    for path, name in places:
        text = re.sub(re.escape(str(path)) + r'(?![\w-]|\.\w)', name, text)
    if version:
        text = re.sub(rf'(?<![\w.]){re.escape(version)}(?!\w|\.\d)', '$VERSION', text)
    return re.sub(rf'\b({ENGINES}) \d+\.\d+(?:\.\d+)?\b', r'\1 $VERSION', text)


class Test:
    """One NAME.sh with what it is expected to give."""

    def __init__(self, script):
        self.script = script
        self.name = script.stem
        self.on_terminal = script.with_suffix('.tty').exists()
        self.stdout = Expected(script.with_suffix('.stdout'))
        self.stderr = Expected(script.with_suffix('.stderr'))
        self.exit = script.with_suffix('.exit')

    def expected_exit(self):
        return int(self.exit.read_text()) if self.exit.exists() else 0

    def run(self, command, source, version, options):
        """The outcome, normalised, in a folder that is gone afterwards."""
        folder = Path(os.path.realpath(tempfile.mkdtemp(prefix='kamerzoek-cli-')))
        try:
            clean = environment(command, source, folder, self.on_terminal)
            run = shell.run_on_terminal if self.on_terminal else shell.run_in_files
            outcome = run(self.script, folder, clean, options.timeout)
        finally:
            if options.keep:
                print(f'# {self.name} ran in {folder}')
            else:
                # A test may have taken away its own right to write.
                shutil.rmtree(folder, onerror=make_removable)
        # The narrow before the wide, as one may lie in the other.
        places = ((folder, '$TMP'), (command.parent, '$BIN'), (source / 'corpus', '$CORPUS'),
                  (source / 'tests', '$TESTS'), (source, '$SOURCE'))
        return outcome._replace(stdout=normalised(outcome.stdout, places, version),
                                stderr=normalised(outcome.stderr, places, version))

    def complaints(self, outcome):
        """What is not as expected, as lines; none when all is well."""
        for stream in (self.stdout, self.stderr):
            yield from stream.complaints(getattr(outcome, stream.what))
        if outcome.exit != self.expected_exit():
            yield f'exit {outcome.exit} where {self.expected_exit()} was expected'

    def update(self, outcome):
        """Expect what came. False where only a hand can: patterns that do not match."""
        if outcome.exit:
            self.exit.write_text(f'{outcome.exit}\n')
        else:
            self.exit.unlink(missing_ok=True)
        streams = (self.stdout, self.stderr)
        return all([s.update(getattr(outcome, s.what)) for s in streams])


def make_removable(function, path, _):
    os.chmod(os.path.dirname(path), 0o700)
    os.chmod(path, 0o700)
    function(path)


def strays(folder):
    """Expectations of no test: they look like a promise that somebody keeps."""
    endings = re.compile(r'\.(?:(?:stdout|stderr)(?:\.glob)?|exit|tty)$')
    for path in sorted(folder.iterdir()):
        ending = endings.search(path.name)
        if ending and not (folder / (path.name[:ending.start()] + '.sh')).exists():
            yield path.name


def verdict(test, outcome, options):
    """('ok' or 'not ok', what follows the name, texts that say why)."""
    if outcome.timed_out:
        return ('not ok', f': not done in {options.timeout:g} s',
                [text for text in (outcome.stdout, outcome.stderr) if text])
    if outcome.exit == SKIPPED and not test.exit.exists():
        reason = (outcome.stderr or outcome.stdout).strip().rpartition('\n')[2]
        return 'ok', f' # SKIP {reason}', []
    if options.update and not test.update(outcome):
        return 'not ok', ': patterns are refreshed by hand', list(
            test.complaints(outcome))
    why = list(test.complaints(outcome))
    return ('not ok' if why else 'ok'), '', why


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.partition('\n')[0])
    parser.add_argument('--command', required=True, type=Path, metavar='PATH',
                        help='the built kamerzoek')
    parser.add_argument('--source', required=True, type=Path, metavar='ROOT',
                        help='the root of the project')
    parser.add_argument('--timeout', type=float, default=60, metavar='SECONDS')
    parser.add_argument('--keep', action='store_true', help='keep the folders of the tests')
    parser.add_argument('--update', action='store_true',
                        help='expect from now on what comes now')
    parser.add_argument('names', nargs='*', metavar='NAME', help='these tests only')
    options = parser.parse_args()
    if not os.access(options.command, os.X_OK) or options.command.is_dir():
        parser.error(f"'{options.command}' is not a command")
    return options


def chosen(folder, names):
    scripts = {path.stem: path for path in sorted(folder.glob('*.sh'))}
    for name in names:
        if name not in scripts:
            sys.exit(f"no test '{name}' in {folder}")
    return [scripts[name] for name in names] or list(scripts.values())


def main():
    sys.stdout.reconfigure(errors='backslashreplace')
    options = parse_options()
    command = Path(os.path.abspath(options.command))
    source = Path(os.path.realpath(options.source))
    folder = source / 'tests/cli'
    scripts = chosen(folder, options.names)
    if not scripts:
        sys.exit(f'no tests in {folder}')
    stray = [] if options.names else list(strays(folder))
    version = project_version(source)
    failed = 0
    print(f'1..{len(scripts) + len(stray)}')
    for number, script in enumerate(scripts, 1):
        test = Test(script)
        outcome = test.run(command, source, version, options)
        word, more, why = verdict(test, outcome, options)
        failed += word != 'ok'
        print(f'{word} {number} - {test.name}{more}')
        for text in why:
            print(*('# ' + line for line in text.split('\n')), sep='\n')
        sys.stdout.flush()
    for number, name in enumerate(stray, len(scripts) + 1):
        failed += 1
        print(f'not ok {number} - {name} belongs to no test')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
