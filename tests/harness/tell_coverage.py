#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tell what gcovr counted: a line for each room, all of them together, and the files of
which the least is reached.

usage: tell_coverage.py SUMMARY.json
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

WORST = 15


class Count(NamedTuple):
    lines: int = 0
    reached: int = 0
    branches: int = 0
    taken: int = 0

    def plus(self, other):
        return Count(*map(sum, zip(self, other)))

    def missed(self):
        return self.lines - self.reached + self.branches - self.taken

    def __str__(self):
        return ' '.join((share(self.reached, self.lines), share(self.taken, self.branches)))


def share(part, whole):
    percent = 100 * part / whole if whole else 100
    return f'{percent:6.1f} % {f"{part}/{whole}":>12}'


def room_of(name):
    parts = Path(name).parts
    return parts[0] if parts[0] != 'lib' else f'lib/{parts[1]}'


def read_files(path):
    for file in json.loads(Path(path).read_text())['files']:
        yield file['filename'], Count(file['line_total'], file['line_covered'],
                                      file['branch_total'], file['branch_covered'])


def main():
    files = dict(read_files(sys.argv[1]))
    rooms = defaultdict(Count)
    for name, count in files.items():
        rooms[room_of(name)] = rooms[room_of(name)].plus(count)
    print(f'{"":32} {"lines":>21} {"branches":>21}')
    for name in sorted(rooms):
        print(f'{name:32} {rooms[name]}')
    total = Count()
    for count in rooms.values():
        total = total.plus(count)
    print(f'{"all":32} {total}')
    print('\nmost is missed in')
    for name in sorted(files, key=lambda name: -files[name].missed())[:WORST]:
        print(f'{name:32} {files[name]}')


if __name__ == '__main__':
    main()
