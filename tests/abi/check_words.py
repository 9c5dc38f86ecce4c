#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""No file of the project speaks of the machine that it was written on.

The paths below are put together here, so that this file does not breach its own rule.
"""

import os
import re
from pathlib import Path

import house

NEIGHBOUR = '/'.join(('..', 'shared'))
# The test script of the project is started with that folder beside it, and may
# say so in one line.
MAY_NAME_NEIGHBOUR_ONCE = '.ci/run'
# Behind a host or a variable the slash goes on with a path: not absolute.
ABSOLUTE = re.compile(r'(?<![\w.~$)}>-])/(?:' + '|'.join(('work', 'home')) + r')/\S*')


def project_files(root, build):
    """What git keeps; in an unpacked release, where there is no git, all there is."""
    if (root / '.git').exists():
        names = house.output_of(['git', '-C', root, 'ls-files', '-z']).split('\0')
        return [Path(name) for name in names if name]
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [f for f in folders
                      if f != '__pycache__' and Path(folder, f) != build]
        found += [Path(folder, name).relative_to(root) for name in names]
    return sorted(found)


def text_of(path):
    if path.is_symlink():
        return os.readlink(path)
    return house.read(path) if path.is_file() else ''


def main():
    root, build, _ = house.arguments()
    report = house.Report('files', 'lines')
    for path in project_files(root, build):
        report.count('files')
        may_name = 1 if str(path) == MAY_NAME_NEIGHBOUR_ONCE else 0
        for number, line in enumerate(text_of(root / path).split('\n'), 1):
            report.count('lines')
            if NEIGHBOUR in line:
                may_name -= 1
                if may_name < 0:
                    report.breach(path, number, f"names '{NEIGHBOUR}'")
            for found in ABSOLUTE.findall(line):
                report.breach(path, number, f"names '{found}', a path of one machine")
    report.finish()


if __name__ == '__main__':
    main()
