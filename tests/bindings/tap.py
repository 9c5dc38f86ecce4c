# SPDX-License-Identifier: GPL-2.0-or-later
"""What these tests share: TAP on stdout, and programs whose output is looked at."""

import os
import subprocess
import sys


class Tap:
    """Tests one by one, each a function that raises AssertionError with what is wrong."""

    def __init__(self):
        self.number = self.failed = 0

    def test(self, name, body):
        self.number += 1
        try:
            body()
        except AssertionError as wrong:
            self.failed += 1
            print(f'not ok {self.number} - {name}')
            for line in str(wrong).splitlines():
                print('#  ', line)
        else:
            print(f'ok {self.number} - {name}')
        sys.stdout.flush()

    def skip(self, name, why):
        self.number += 1
        print(f'ok {self.number} - {name} # SKIP {why}')

    def finish(self):
        print(f'1..{self.number}')
        sys.exit(1 if self.failed else 0)


def run(*words, stdin='', code=0, **variables):
    """What a program prints, having ended with this exit code."""
    done = subprocess.run([str(word) for word in words], input=stdin, text=True,
                          capture_output=True, env=dict(os.environ, LC_ALL='C.UTF-8', **variables))
    assert done.returncode == code, \
        f'{words}: exit {done.returncode}\n{done.stdout}{done.stderr}'
    return done.stdout


def same(got, wanted):
    assert got == wanted, f'got:\n{got}\nwanted:\n{wanted}'


def holds(text, *parts):
    for part in parts:
        assert part in text, f"no '{part}' in:\n{text}"
