#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The harness of the command tests, tested on a command that is not ours.

Stand-alone: makes its own project, command and tests in a temporary folder.
"""

import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

RUN_CLI = Path(__file__).resolve().with_name('run_cli.py')

# Says what it is told to, so that each test can go wrong in one way.
COMMAND = r'''#!/bin/sh
case "$1" in
say) echo "$2" ;;
bare) printf %s "$2" ;;
warn) echo "kamerzoek: $2" >&2 ;;
leave) exit "$2" ;;
version) echo "kamerzoek 1.20.3, xapian 1.4.22, zstd 1.5.4"; echo "11.20.3 1.20.3.4 1.20.3." ;;
where) s=${TESTS%/tests}; echo "$PWD $CORPUS/a $TESTS/cli $s. $PWD."; echo "$s-x $s.x" ;;
colour) [ -t 1 ] && [ -t 2 ] && printf '\033[1mhit\033[0m\rdone\n' || echo plain ;;
esac
'''


class Harness(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(os.path.realpath(folder.name), 'project')
        self.tests = self.root / 'tests/cli'
        self.tests.mkdir(parents=True)
        self.command = self.root / 'build/kamerzoek'
        self.command.parent.mkdir()
        self.command.write_text(COMMAND)
        self.command.chmod(0o755)
        (self.root / 'meson.build').write_text(
            "project('kamerzoek', 'c', meson_version: '>=1.0', version: '1.20.3')\n")

    def give(self, name, script, **expected):
        """A test NAME; stdout_glob='...' stands for NAME.stdout.glob."""
        (self.tests / f'{name}.sh').write_text(script + '\n')
        for ending, text in expected.items():
            (self.tests / f'{name}.{ending.replace("_", ".")}').write_text(text)

    def kept(self, name):
        path = self.tests / name
        return path.read_text() if path.exists() else None

    def run_cli(self, *words, **variables):
        return subprocess.run(
            [sys.executable, RUN_CLI, '--command', self.command, '--source', self.root,
             *words], input='typed\n', stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=dict(os.environ, **variables))

    def check(self, status, *lines, words=(), **variables):
        """Runs, and requires these lines; 'not ok' and 'ok' lines all of them."""
        done = self.run_cli(*words, **variables)
        said = done.stdout.splitlines()
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        for line in lines:
            self.assertIn(line, said, done.stdout)
        results = [line for line in said if line.startswith(('ok', 'not ok'))]
        expected = [line for line in lines if line.startswith(('ok', 'not ok'))]
        self.assertEqual(results, expected, done.stdout)
        return done.stdout

    def test_passing(self):
        self.give('both', 'kamerzoek say "een brief"; kamerzoek warn oei; exit 3',
                  stdout='een brief\n', stderr='kamerzoek: oei\n', exit='3\n')
        self.give('silent', 'true')
        self.check(0, '1..2', 'ok 1 - both', 'ok 2 - silent')

    def test_stdout_differs(self):
        self.give('a', 'kamerzoek say moties', stdout='motie\n')
        self.check(1, '1..1', 'not ok 1 - a', '# --- a.stdout', '# +++ what came',
                   '# -motie', '# +moties')

    def test_stdout_unexpected(self):
        self.give('a', 'kamerzoek say moties')
        self.check(1, 'not ok 1 - a', '# +moties')

    def test_last_newline_counts(self):
        self.give('a', 'kamerzoek bare motie', stdout='motie\n')
        self.check(1, 'not ok 1 - a', '# +motie', '# \\ no newline at the end')

    def test_stderr_differs(self):
        self.give('a', 'kamerzoek warn nee', stderr='kamerzoek: ja\n')
        self.give('b', 'kamerzoek warn nee')
        self.check(1, '1..2', 'not ok 1 - a', '# --- a.stderr', '# -kamerzoek: ja',
                   '# +kamerzoek: nee', 'not ok 2 - b')

    def test_exit_differs(self):
        self.give('a', 'kamerzoek leave 4')
        self.give('b', 'kamerzoek leave 0', exit='1\n')
        self.give('c', 'kill -TERM $$', exit='143\n')
        self.check(1, 'not ok 1 - a', '# exit 4 where 0 was expected', 'not ok 2 - b',
                   '# exit 0 where 1 was expected', 'ok 3 - c')

    def test_goes_on_after_a_failing_command(self):
        self.give('a', 'kamerzoek leave 1; echo $? $unset; kamerzoek say op', stdout='1\nop\n')
        self.check(0, 'ok 1 - a')

    def test_timeout(self):
        self.give('a', 'echo begun; sleep 30', stdout='begun\n')
        self.give('b', 'sleep 30', tty='')
        self.give('c', 'true')
        self.check(1, 'not ok 1 - a: not done in 0.5 s', '# begun',
                   'not ok 2 - b: not done in 0.5 s', 'ok 3 - c', words=['--timeout', '0.5'])

    def test_left_behind_processes_do_not_hold_it_up(self):
        self.give('a', 'sleep 30 &')
        self.give('b', 'sleep 30 &', tty='')
        self.check(0, 'ok 1 - a', 'ok 2 - b', words=['--timeout', '5'])

    def test_left_behind_processes_are_ended(self):
        self.give('a', '(sleep 0.6; touch "$TESTS/late") & (sleep 0.6; touch "$TESTS/late") &')
        self.check(0, 'ok 1 - a')
        time.sleep(1)
        self.assertFalse((self.root / 'tests/late').exists())

    def test_nobody_types(self):
        self.give('a', 'cat; kamerzoek say done', stdout='done\n')
        self.give('b', 'cat; kamerzoek say done', stdout='done\n', tty='')
        self.check(0, 'ok 1 - a', 'ok 2 - b')

    def test_glob(self):
        self.give('a', 'kamerzoek say "12 of 3412"; seq 9; kamerzoek say end',
                  stdout_glob='* of [0-9]*\n...\n8\n9\n...\nend\n')
        self.give('b', 'kamerzoek warn "took 12 ms"', stderr_glob='kamerzoek: took * ms\n')
        self.check(0, 'ok 1 - a', 'ok 2 - b')

    def test_glob_differs(self):
        self.give('a', 'seq 3', stdout_glob='1\n...\n2\n')
        self.give('b', 'seq 3', stdout_glob='1\n?\n')
        self.give('c', 'true', stdout_glob='...\n?\n')
        self.give('d', 'seq 3', stdout_glob='?\n?\n?\n?\n')
        self.give('e', 'seq 3', stdout_glob='...\n4\n...\n')
        self.check(1, 'not ok 1 - a', '# --- a.stdout.glob', '# -...', 'not ok 2 - b',
                   'not ok 3 - c', 'not ok 4 - d', 'not ok 5 - e')

    def test_text_and_glob_exclude_each_other(self):
        self.give('a', 'seq 3', stdout='1\n2\n3\n', stdout_glob='...\n')
        self.check(1, 'not ok 1 - a', '# a.stdout and a.stdout.glob are both there')

    def test_terminal(self):
        self.give('a', 'kamerzoek colour; stty size <&1; kamerzoek warn oei; exit 2',
                  tty='', stdout='^[[1mhit^[[0m^Mdone\n24 80\nkamerzoek: oei\n', exit='2\n')
        self.give('b', 'kamerzoek colour', stdout='plain\n')
        self.give('c', 'kamerzoek colour', tty='', stdout='plain\n')
        self.check(1, 'ok 1 - a', 'ok 2 - b', 'not ok 3 - c', '# +^[[1mhit^[[0m^Mdone')

    def test_terminal_gives_all_of_a_long_output(self):
        self.give('a', 'seq 20000', tty='',
                  stdout=''.join(f'{n}\n' for n in range(1, 20001)))
        self.check(0, 'ok 1 - a')

    def test_paths_and_versions_have_names(self):
        self.give('a', 'kamerzoek where', stdout='$TMP $CORPUS/a $TESTS/cli $SOURCE. $TMP.\n'
                  f'{self.root}-x {self.root}.x\n')
        self.give('b', 'kamerzoek version', stdout='kamerzoek $VERSION, xapian $VERSION, '
                  'zstd $VERSION\n11.20.3 1.20.3.4 $VERSION.\n')
        self.check(0, 'ok 1 - a', 'ok 2 - b')

    def test_environment(self):
        self.give('a', 'echo $TERM $LC_ALL "${NO_COLOR-no} ${KAMERZOEK_DB-no} ${LANG-no}"; '
                  'for d in "$HOME" "$XDG_DATA_HOME" "$TMPDIR"; do echo "$d"; done; '
                  'command -v kamerzoek; echo x >left',
                  stdout='dumb C.UTF-8 no no no\n$TMP/.home\n$TMP/.home/.local/share\n'
                  '$TMP/.home/tmp\n$BIN/kamerzoek\n')
        self.give('b', 'ls; echo $TERM', tty='', stdout='xterm\n')
        self.check(0, 'ok 1 - a', 'ok 2 - b', NO_COLOR='1', KAMERZOEK_DB='x', LANG='nl_NL')

    def test_folders_are_removed(self):
        self.give('a', 'mkdir x; touch x/y; chmod 500 x')
        folder = self.root / 'folders'
        folder.mkdir()
        self.check(0, 'ok 1 - a', TMPDIR=str(folder))
        self.assertEqual(list(folder.iterdir()), [])
        self.check(0, 'ok 1 - a', words=['--keep'], TMPDIR=str(folder))
        self.assertEqual(len(list(folder.iterdir())), 1)

    def test_skipped(self):
        self.give('a', 'echo "no data here" >&2; exit 77')
        self.give('b', 'exit 77', exit='77\n')
        self.check(0, 'ok 1 - a # SKIP no data here', 'ok 2 - b')

    def test_bytes_that_are_not_utf8(self):
        self.give('a', r"printf '\351\n'", stdout_glob='?\n')
        self.give('b', r"printf '\351\n'", stdout='e\n')
        self.check(1, 'ok 1 - a', 'not ok 2 - b', '# +\\udce9')

    def test_update(self):
        self.give('a', 'kamerzoek say "$PWD"; kamerzoek warn x; exit 2', stdout='old\n')
        self.give('b', 'true', stdout='old\n', stderr='old\n', exit='1\n')
        self.give('c', 'seq 3', stdout_glob='?\n?\n?\n')
        self.give('d', r"printf '\351\r\n'")
        names = ('ok 1 - a', 'ok 2 - b', 'ok 3 - c', 'ok 4 - d')
        self.check(0, *names, words=['--update'])
        self.assertEqual([self.kept('a.' + x) for x in ('stdout', 'stderr', 'exit')],
                         ['$TMP\n', 'kamerzoek: x\n', '2\n'])
        self.assertEqual([self.kept('b.' + x) for x in ('stdout', 'stderr', 'exit')],
                         [None, None, None])
        self.assertEqual((self.tests / 'd.stdout').read_bytes(), b'\xe9\r\n')
        self.check(0, *names)

    def test_update_leaves_patterns_alone(self):
        self.give('a', 'seq 3', stdout_glob='?\n')
        self.check(1, 'not ok 1 - a: patterns are refreshed by hand', words=['--update'])
        self.assertEqual(self.kept('a.stdout.glob'), '?\n')

    def test_names(self):
        self.give('a', 'exit 1')
        self.give('b', 'true')
        self.check(0, '1..1', 'ok 1 - b', words=['b'])
        self.assertIn("no test 'nowhere'", self.run_cli('b', 'nowhere').stderr)

    def test_nothing_to_run_is_a_failure(self):
        done = self.run_cli()
        self.assertEqual(done.returncode, 1)
        self.assertIn('no tests in', done.stderr)

    def test_an_expectation_of_no_test_is_a_failure(self):
        self.give('a', 'true')
        (self.tests / 'b.stdout.glob').write_text('...\n')
        self.check(1, '1..2', 'ok 1 - a', 'not ok 2 - b.stdout.glob belongs to no test')


if __name__ == '__main__':
    unittest.main()
