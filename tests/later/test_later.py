#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The module that is loaded when it is first used: found beside the library and nowhere
else, from any thread and in a child; and where it is missing, or of another make, an error
names it.

usage: test_later.py VERSION PROGRAM LIBRARY XAPIAN_C MODULE OLD OTHER INSTALLED
"""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

VERSION = sys.argv[1]
PROGRAM, LIBRARY, XAPIAN_C, MODULE, OLD, OTHER, INSTALLED = map(os.path.abspath, sys.argv[2:])
NAME = Path(MODULE).name


class Later(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.lib = self.folder / 'lib'
        self.lib.mkdir()
        shutil.copy(LIBRARY, self.lib / 'libkamerzoek.so.0')
        shutil.copy(XAPIAN_C, self.lib / 'libxapian-c.so.0')

    def bring(self, module):
        shutil.copy(module, self.lib / NAME)

    def parse(self, *words, path=None):
        env = dict(os.environ, LD_LIBRARY_PATH=str(path or self.lib))
        return subprocess.run([PROGRAM, *words], env=env, cwd=self.folder, check=True,
                              capture_output=True, text=True).stdout.splitlines()

    def test_beside_the_library(self):
        self.bring(MODULE)
        page, packed = self.parse('alone')
        self.assertEqual(page, 'page: KZ_OK ')
        self.assertIn('KZ_E_UNSUPPORTED', packed)

    def test_from_threads_at_once(self):
        self.bring(MODULE)
        self.assertEqual(self.parse('threads'), ['page: KZ_OK '] * 8)

    def test_in_a_child(self):
        self.bring(MODULE)
        self.assertEqual(self.parse('fork')[0], 'page: KZ_OK ')

    def test_by_a_relative_path_that_is_no_longer_so(self):
        self.bring(MODULE)
        self.assertEqual(self.parse('alone', '/', path='lib')[0], 'page: KZ_OK ')

    def test_not_where_the_process_went(self):
        """A folder of that name elsewhere is somebody else's."""
        trap = self.folder / 'elsewhere' / 'lib'
        trap.mkdir(parents=True)
        shutil.copy(OLD, trap / NAME)
        self.bring(MODULE)
        self.assertEqual(self.parse('alone', 'elsewhere', path='lib')[0], 'page: KZ_OK ')

    @unittest.skipIf(Path(INSTALLED).exists(), 'an installed one is found')
    def test_missing(self):
        for line in self.parse('alone'):
            self.assertIn('KZ_E_IO a part of kamerzoek is missing: ', line)
            self.assertIn(f'{self.lib}/{NAME}', line)

    def test_broken(self):
        (self.lib / NAME).write_text('no library')
        for line in self.parse('alone'):
            self.assertIn(f'KZ_E_IO {NAME} cannot be loaded: ', line)

    def test_of_another_version(self):
        self.bring(OLD)
        for line in self.parse('alone'):
            self.assertIn(f'{NAME} is of kamerzoek 0.0.9, and libkamerzoek of {VERSION}',
                          line)

    def test_of_another_build(self):
        self.bring(OTHER)
        for line in self.parse('alone'):
            self.assertIn(f'{NAME} is of another build of kamerzoek {VERSION}', line)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
