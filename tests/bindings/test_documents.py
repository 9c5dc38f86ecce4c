#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is written about xapian-c is so: the man page lists each header's functions and
the statuses, and the program in the README, and that in the man page, do what they say.

usage: test_documents.py SOURCE_ROOT EXCHANGE COMPILER WORDS...
"""

import re
import sys
import tempfile
from pathlib import Path

from tap import Tap, holds, run, same

PROGRAM_LINES_MAX = 20


def functions_of(header):
    text = re.sub(r'/\*.*?\*/', '', header.read_text(encoding='utf-8'), flags=re.S)
    return re.findall(r'XAPIAN_C_API[^;]*?\b(xapian_\w+)\s*\(', text)


def statuses_of(header):
    """XAPIAN_OK Ta 0 Ta words, as the page has them."""
    return re.findall(r'^\t(XAPIAN_\w+) = (-?\d+),?\s*/\* (.*?) \*/',
                      header.read_text(encoding='utf-8'), re.M)


class Page:
    def __init__(self, folder):
        self.folder = folder
        self.text = (folder / 'man' / 'xapian-c.3').read_text(encoding='utf-8')

    def section(self, header):
        found = re.search(rf'^\.Ss xapian-c/{header.name}\n(.*?)^\.S[sh] ', self.text,
                          re.M | re.S)
        assert found, f'no section xapian-c/{header.name}'
        return found.group(1)

    def check_headers(self):
        headers = sorted(self.folder.glob('*.h'))
        assert len(headers) > 15, f'{len(headers)} headers'
        for header in headers:
            if functions_of(header):
                named = re.findall(r'^\.Fn (\w+)', self.section(header), re.M)
                same('\n'.join(named), '\n'.join(functions_of(header)))
        sections = set(re.findall(r'^\.Ss xapian-c/(.*)$', self.text, re.M))
        same(sections, {h.name for h in headers} - {'xapian-c.h'})

    def check_statuses(self):
        told = re.findall(r'^\.It Dv (XAPIAN_\w+) Ta (-?\d+) Ta (.*)$', self.text, re.M)
        same(told, statuses_of(self.folder / 'error.h'))
        assert len(told) > 10, told

    def example(self):
        code = re.search(r'^\.Bd -literal[^\n]*\n(.*?)^\.Ed', self.text, re.M | re.S).group(1)
        return code.replace('\\-', '-').replace('\\e', '\\')


def program_of(readme):
    found = re.search(r'<!-- example -->\n```c\n(.*?)```\n<!-- example -->', readme, re.S)
    assert found, 'README.md has no example'
    return found.group(1)


class Programs:
    def __init__(self, scratch, exchange, compiler):
        self.scratch, self.exchange, self.compiler = scratch, exchange, compiler

    def build(self, name, code):
        source = self.scratch / f'{name}.c'
        source.write_text(code, encoding='utf-8')
        run(*self.compiler[:1], source, '-o', self.scratch / name, *self.compiler[1:])
        return self.scratch / name

    def readme(self, code):
        # It says itself that it leaves the closing to a longer one.
        leaky = {'ASAN_OPTIONS': 'detect_leaks=0'}
        assert code.count('\n') <= PROGRAM_LINES_MAX, f"{code.count(chr(10))} lines"
        program = self.build('readme', code)
        database = self.scratch / 'database'
        run(self.exchange, 'write', database)
        same(run(program, database, 'Sdrie', **leaky), 'drie proeftuinen in Zeeland\n')
        same(run(program, database, 'Snergens', **leaky), '')
        run(program, code=1, **leaky)
        run(program, self.scratch / 'nothing', 'Sdrie', code=1, **leaky)

    def page(self, code):
        program = self.build('page', '#include <stdio.h>\n#include <xapian-c.h>\n'
                             f'int main(void)\n{{\n{code}return 0;\n}}\n')
        run(program)


def main():
    root, exchange, *compiler = sys.argv[1:]
    folder, tap = Path(root, 'lib', 'xapian-c'), Tap()
    page = Page(folder)
    readme = (folder / 'README.md').read_text(encoding='utf-8')
    tap.test("the man page has each header's functions", page.check_headers)
    tap.test('and the statuses', page.check_statuses)
    tap.test('it names the umbrella', lambda: holds(page.text, '.In xapian-c.h'))
    with tempfile.TemporaryDirectory() as scratch:
        programs = Programs(Path(scratch), exchange, compiler)
        tap.test("the README's program runs", lambda: programs.readme(program_of(readme)))
        tap.test("the man page's program runs", lambda: programs.page(page.example()))
    tap.finish()


if __name__ == '__main__':
    main()
