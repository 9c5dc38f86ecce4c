#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Every include of lib/ and cli/ leads where rooms.txt says that it may."""

import os
from pathlib import Path

import house

SYSTEM = 'the system'
C_STANDARD = {name + '.h' for name in '''
    assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp
    signal stdarg stdbool stddef stdint stdio stdlib string tgmath time wchar wctype
    '''.split()}


def read_table(path, report):
    """{room: the rooms it may include} of rooms.txt."""
    table = {}
    for number, line in enumerate(house.read(path).splitlines(), 1):
        line = line.partition('#')[0].strip()
        if not line:
            continue
        room, colon, may = line.partition(':')
        if not colon or room.strip() in table:
            report.breach(path.name, number, f"'{line}' is not one 'room: rooms'")
        table[room.strip()] = set(may.split())
    for room, may in table.items():
        for stranger in sorted(may - table.keys()):
            report.breach(path.name, 1, f"{room} may include '{stranger}', which is no room")
    return table


def destination(root, build, table, source, include):
    """The room an include leads to, SYSTEM, or None when it leads nowhere."""
    name = include.name
    beside = os.path.normpath(source.parent / name)
    if include.quoted and (name.startswith('.') or (root / beside).exists()):
        return house.room_of(beside)
    if name == 'kamerzoek.h' or name.startswith('kamerzoek/'):
        return 'include'
    if name == 'xapian-c.h':
        return 'xapian-c'
    inside = os.path.normpath(Path('lib', name))
    room = house.room_of(inside)
    if room in table or (room and (root / 'lib' / room).is_dir()):
        return room
    if not include.quoted:
        return SYSTEM
    if source.parts[0] == 'cli' and (root / 'cli' / name).exists():
        return 'cli'
    if (build / beside).exists():  # written by the build beside its source
        return house.room_of(beside)
    return None


def check_source(root, build, table, source, report):
    room = house.room_of(source)
    if room not in table:
        where = f'room {room}' if room else 'a source outside every room'
        report.breach(source, 1, f'{where} is not in rooms.txt')
        return
    for include in house.includes(house.read(root / source)):
        report.count('includes')
        if include.name is None:
            report.breach(source, include.line, 'an include must name its file on its line')
            continue
        to = destination(root, build, table, source, include)
        if to is None:
            report.breach(source, include.line,
                          f"'{include.name}' leads to no room of the house")
        elif to == SYSTEM:
            if room == 'include' and include.name not in C_STANDARD:
                report.breach(source, include.line, 'a public header may include the C '
                              f'standard headers only, not <{include.name}>')
        elif to != room and to not in table[room]:
            report.breach(source, include.line,
                          f"{room} may not include {to} ('{include.name}')")


def main():
    root, build, _ = house.arguments()
    report = house.Report('rooms', 'files', 'includes')
    table = read_table(Path(__file__).with_name('rooms.txt'), report)
    for folder in sorted((root / 'lib').iterdir()):
        if folder.is_dir() and folder.name[0] not in '._':
            report.count('rooms')
            if folder.name not in table:
                report.breach(f'lib/{folder.name}', 1, 'this room is not in rooms.txt')
    for source in house.house_sources(root):
        report.count('files')
        check_source(root, build, table, source, report)
    report.finish()


if __name__ == '__main__':
    main()
