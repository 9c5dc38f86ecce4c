# SPDX-License-Identifier: GPL-2.0-or-later
"""A copy of the house to be broken, and binaries that look like ours from outside.

Knows no rule and no check.
"""

import os
import shlex
import shutil
import subprocess

CC = shlex.split(os.environ.get('CC') or 'cc')

SOURCE = '''/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands here to break one rule of the house.
 */
'''
SOURCE_LINES = SOURCE.count('\n')


class House:
    """A copy of what the rules speak of, with faithful fakes of what is built from it."""

    def __init__(self, folder):
        self.folder = folder
        self.root = folder / 'house'
        self.build = folder / 'build'

    def move_in(self, original):
        self.build.mkdir(parents=True)
        for name in ('lib', 'cli'):
            shutil.copytree(original / name, self.root / name)
        shutil.copy(original / 'meson.build', self.root)
        # The one line of the whole house that may name its neighbour.
        self.write('.ci/run', f'#!/bin/sh\n[ -d {neighbour()} ] || exit 77\n')

    def furnish_with_nothing(self):
        for folder in (self.build, self.root / 'lib', self.root / 'cli'):
            folder.mkdir(parents=True)

    def copy(self, folder):
        # Links, for a copy differs in one file or two: who writes makes a new one.
        shutil.copytree(self.folder, folder, symlinks=True, copy_function=os.link)
        return type(self)(folder)

    def write(self, path, text):
        whole = self.root / path
        whole.parent.mkdir(parents=True, exist_ok=True)
        whole.unlink(missing_ok=True)
        whole.write_text(text, encoding='utf-8')

    def append(self, path, text):
        whole = self.root / path
        old = whole.read_text(encoding='utf-8') if whole.exists() else ''
        self.write(path, old + text)

    def replace(self, path, old, new):
        text = (self.root / path).read_text(encoding='utf-8')
        if old not in text:
            raise ValueError(f"nothing to break: '{old}' is not in {path}")
        self.write(path, text.replace(old, new, 1))

    def source(self, path, code):
        """A file of the house in which only the code can be wrong."""
        self.write(path, SOURCE + code)

    def header(self, name, code):
        """A public header in which only the code can be wrong, known to the umbrella."""
        guard = 'KAMERZOEK_' + name.upper() + '_H'
        self.source(f'lib/include/kamerzoek/{name}.h',
                    f'#ifndef {guard}\n#define {guard}\n{code}\n#endif\n')
        self.append('lib/include/kamerzoek.h', f'#include <kamerzoek/{name}.h>\n')

    def git_add(self):
        # A hook that runs the tests must not have its own index changed.
        clean = {k: v for k, v in os.environ.items() if not k.startswith('GIT_')}
        for words in (['-c', 'init.defaultBranch=main', 'init', '-q'],
                      ['add', '-A', '-f']):
            subprocess.run(['git', '-C', self.root, *words], check=True, env=clean)

    def library(self, name, functions, soname, node, flags=()):
        """build/NAME: a shared library of empty functions, each exported."""
        code = ''.join(f'void {function}(void);\nvoid {function}(void) {{}}\n'
                       for function in sorted(functions))
        versions = self.build / 'fake.map'
        versions.unlink(missing_ok=True)
        versions.write_text(f'{node} {{ global: *; }};\n')
        called = [f'-Wl,-soname,{soname}'] if soname else []
        return self.compile(name, code, ['-shared', '-fPIC', *called,
                                         f'-Wl,--version-script,{versions}', *flags])

    def command(self, libraries, flags=()):
        return self.compile('kamerzoek', 'int main(void) { return 0; }\n', [
            '-Wl,--no-as-needed', '-Wl,--allow-shlib-undefined', *libraries, *flags])

    def compile(self, name, code, flags):
        path = self.build / name
        # A library may be a link to the file that the build gave the whole version.
        path.unlink(missing_ok=True)
        subprocess.run([*CC, '-w', '-o', path, '-x', 'c', '-', '-x', 'none', *flags],
                       input=code, text=True, check=True)
        return path


def neighbour():
    """Put together, as check_words.py reads this file too."""
    return '/'.join(('..', 'shared'))
