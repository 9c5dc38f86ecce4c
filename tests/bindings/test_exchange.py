#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A database of xapian-c is one of Xapian's: its own tools and its Python read it, and
the other way round; and Xapian's four examples do in C what they do elsewhere.

usage: test_exchange.py EXCHANGE EXAMPLES_FOLDER
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import Tap, holds, run, same

PEER = Path(__file__).with_name('peer.py')

TEXT = '''The quick brown fox jumps
   over the lazy dog.

A dog that sleeps dreams of foxes.


Cats sleep too.'''


def python_with_xapian():
    """The interpreter that the distribution's bindings were made for."""
    for python in (sys.executable, '/usr/bin/python3'):
        asked = [python, '-c', 'import xapian']
        if os.path.exists(python) and subprocess.run(asked, stderr=subprocess.DEVNULL,
                                                     check=False).returncode == 0:
            return python
    return None


class Examples:
    def __init__(self, folder, database):
        self.folder, self.database = Path(folder), database

    def run(self, name, *words, **how):
        return run(self.folder / name, self.database, *words, **how)

    def index(self):
        same(self.run('simpleindex', stdin=TEXT), '')
        self.run('simplesearch', code=2)
        run(self.folder / 'simplesearch', 'no such', 'dog', code=1)

    def search(self):
        same(self.run('simplesearch', 'sleeping', 'dogs'),
             'Parsed query is: Query((Zsleep@1 OR Zdog@2))\n'
             '3 results found.\n'
             'Results 1-3:\n'
             '1: 100% docid=2 [A dog that sleeps dreams of foxes.]\n'
             '2: 58% docid=3 [Cats sleep too.]\n'
             '3: 46% docid=1 [The quick brown fox jumps over the lazy dog.]\n')
        self.run('simplesearch', 'dogs', 'AND', code=1)

    def expand(self):
        holds(self.run('simpleexpand', 'sleeping', '--', '2'),
              '2 results found.', '10 suggested additional terms', 'foxes: ', 'dreams: ')
        holds(self.run('simpleexpand', 'sleeping', 'dogs'), 'Zfox: ', ' additional terms')
        self.run('simpleexpand', 'dogs', '--', '0', code=1)

    def decide(self):
        # The value "yes" in slot 0 stands for nothing here: all documents have none.
        holds(self.run('simplematchdecider', 'yes', 'fox'), 'docid=1', 'docid=2')
        holds(self.run('simplematchdecider', '', 'fox'), 'Results 1-0:')


def tools_read_it(path):
    holds(run('xapian-delve', path), 'number of documents = 2', 'has positional information')
    holds(run('xapian-delve', '-t', 'Sdrie', path), 'Posting List', ' 1')
    holds(run('xapian-check', path), 'No errors found')
    holds(run('quest', '-d', path, '-p', 'titel:S', '-s', 'dutch', 'titel:proeftuinen'),
          'drie proeftuinen in Zeeland')


def main():
    exchange, examples, tap = sys.argv[1], sys.argv[2], Tap()
    python = python_with_xapian()
    with tempfile.TemporaryDirectory() as scratch:
        ours, theirs = Path(scratch, 'ours'), Path(scratch, 'theirs')
        tap.test('xapian-c writes', lambda: run(exchange, 'write', ours))
        tap.test("Xapian's tools read that", lambda: tools_read_it(ours))
        if python:
            tap.test('Python reads the same in it', lambda: same(
                run(python, PEER, 'dump', ours), run(exchange, 'dump', ours)))
            tap.test('Python writes', lambda: run(python, PEER, 'write', theirs))
            tap.test('xapian-c reads the same in that', lambda: same(
                run(exchange, 'dump', theirs), run(python, PEER, 'dump', theirs)))
            tap.test('and it is the same as its own', lambda: same(
                run(exchange, 'dump', theirs), run(exchange, 'dump', ours)))
        else:
            tap.skip('Python reads the same in it', 'no python3-xapian here')
        these = Examples(examples, Path(scratch, 'examples'))
        for name in ('index', 'search', 'expand', 'decide'):
            tap.test(f'the example: {name}', getattr(these, name))
        tap.test('its database is sound',
                 lambda: holds(run('xapian-check', these.database), 'No errors found'))
    tap.finish()


if __name__ == '__main__':
    main()
