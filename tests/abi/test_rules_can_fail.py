#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Each rule of the house can fail: broken in a copy, its check sees it and names it.

Run as `test_rules_can_fail.py SOURCE_ROOT BUILD_ROOT`; prints TAP. The untouched copy
must pass first, or a failure after it would say nothing.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import broken_rules
import check_exports
import fakes
import house

HERE = Path(__file__).resolve().parent
KAMERZOEK, XAPIAN, SOURCES = check_exports.LIBRARIES


class BuiltHouse(fakes.House):
    """A copy with binaries as its maps ask for them."""

    def move_in(self, original):
        super().move_in(original)
        self.fake_xapian()
        self.fake_kamerzoek()
        self.fake_sources()
        self.fake_command()

    def fake(self, library, without=(), extra=(), soname=None, flags=()):
        names, nodes = check_exports.mapped(self.root, library, house.Report())
        right = f'{library.name}.0'
        return self.library(library.name, names.keys() - set(without) | set(extra),
                            right if soname is None else soname,
                            nodes[0] if nodes else 'NONE_0', flags)

    def fake_kamerzoek(self, **how):
        return self.version_file(self.fake(KAMERZOEK, **how))

    def fake_xapian(self, **how):
        return self.version_file(self.fake(XAPIAN, **how))

    def fake_sources(self, **how):
        return self.version_file(self.fake(SOURCES, **how))

    def fake_module(self, **how):
        return self.fake(check_exports.MODULE, **how)

    def version_file(self, path):
        """libx.so becomes a link to libx.so.0.1.0, as an install has it."""
        whole = path.with_name(path.name + '.0.1.0')
        path.replace(whole)
        path.symlink_to(whole.name)
        return path

    def fake_command(self, *flags, library=True):
        libraries = [self.built('libkamerzoek')] if library else []
        return self.command(libraries, flags)

    def built(self, name):
        return self.build / (name + '.so')

    def network(self):
        return ['-Wl,--no-as-needed',
                self.library('libcurl.so', {'curl_easy_init'}, 'libcurl.so.4', 'CURL_4')]

    def parser(self):
        return ['-Wl,--no-as-needed',
                self.library('libxml2.so', {'xmlFree'}, 'libxml2.so.2', 'LIBXML2_2')]

    def cxx_runtime(self):
        return ['-Wl,--no-as-needed', '-lstdc++']

    def remove_built(self, name):
        for path in self.build.glob(name if name == 'kamerzoek' else name + '.so*'):
            path.unlink()

    def run(self, check):
        """(exit status, output) of a check of this copy."""
        if check == 'check_words.py':
            self.git_add()
        done = subprocess.run([sys.executable, HERE / check, self.root, self.build],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              errors='backslashreplace')
        return done.returncode, done.stdout


class Tap:
    """A line for each thing proved, and why not."""

    def __init__(self, count):
        self.number = 0
        self.failed = 0
        print(f'1..{count}')

    def tell(self, what, why_not, output):
        self.number += 1
        self.failed += bool(why_not)
        print(f'{"not ok" if why_not else "ok"} {self.number} - {what}', flush=True)
        if why_not:
            for line in [why_not + ', it said:', *output.splitlines()]:
                print('#  ', line)


def why_not_caught(broken, check, tells):
    """(why the check did not see what is broken, or None; what it said)."""
    status, output = broken.run(check)
    why_not = None
    if 'Traceback' in output:
        why_not = 'the check broke down'
    elif status != 1:
        why_not = f'exit {status} where 1 was due'
    elif not any(tells in line for line in output.splitlines()):
        why_not = f'no line with "{tells}"'
    return why_not, output


def main():
    original, _, _ = house.arguments()
    checks = sorted(path.name for path in HERE.glob('check_*.py'))
    cases = broken_rules.CASES
    tap = Tap(3 * len(checks) + len(cases))
    with tempfile.TemporaryDirectory(prefix='kamerzoek-abi-') as folder:
        whole = BuiltHouse(Path(folder, 'whole'))
        whole.move_in(original)
        empty = BuiltHouse(Path(folder, 'empty'))
        empty.furnish_with_nothing()
        for check in checks:
            status, output = whole.run(check)
            why_not = f'exit {status} where 0 was due' if status else None
            tap.tell(f'{check} lets the untouched copy pass', why_not, output)
            tap.tell(f'{check} does not pass when there is nothing to check',
                     *why_not_caught(empty, check, ''))
            known = any(case.check == check for case in cases)
            tap.tell(f'{check} has a rule here that is broken',
                     None if known else 'broken_rules.py has none', '')
        for number, case in enumerate(cases):
            broken = whole.copy(Path(folder, str(number)))
            case.break_it(broken)
            tap.tell(f'{case.check}: {case.what}',
                     *why_not_caught(broken, case.check, case.tells))
            shutil.rmtree(broken.folder)
    print(f'# {len(cases)} rules checked')
    sys.exit(1 if tap.failed else 0)


if __name__ == '__main__':
    main()
