#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a header promises, its map lists and the library exports: all the same names.

And no C++ name leaks out, and the soname is the one that the map speaks of.
"""

import re
from collections import namedtuple

import house

# optional: who builds without libcurl has no such library.
Library = namedtuple('Library', 'name api prefix map headers optional')
Place = namedtuple('Place', 'path line')

LIBRARIES = (
    Library('libkamerzoek.so', 'KZ_API', 'kz_', 'lib/include/kamerzoek.map',
            ('lib/include/kamerzoek.h', 'lib/include/kamerzoek/*.h'), False),
    Library('libxapian-c.so', 'XAPIAN_C_API', 'xapian_', 'lib/xapian-c/xapian-c.map',
            ('lib/xapian-c/*.h',), False),
    Library('libkamerzoek-sources.so', 'KZ_API', 'kz_',
            'lib/include/kamerzoek-sources.map', ('lib/include/kamerzoek-sources.h',), True),
)
# Of no ABI: what libkamerzoek finds there by name. Who builds without those engines has none.
MODULE = Library('libkamerzoek-later-0.so', '', 'kzi_later_', 'lib/include/kamerzoek-later.map',
                 (), True)


def declared(root, library, report):
    """{function: Place} of the library's headers."""
    found = {}
    # "kz_status (*put)(...)" is a member, not a function called kz_status.
    function = re.compile(rf'\b({library.prefix}\w+)\s*\((?!\s*\*)')
    for pattern in library.headers:
        for path in sorted(root.glob(pattern)):
            code = house.without_comments(house.read(path))
            code = re.sub(r'^[ \t]*#(?:[^\n]*\\\n)*[^\n]*',
                          lambda m: re.sub(r'[^\n]', ' ', m.group()), code, flags=re.M)
            for statement in re.finditer(r'[^;{}]+', code):
                read_statement(statement, function, library, path.relative_to(root),
                               found, report)
    return found


def read_statement(statement, function, library, path, found, report):
    text = statement.group()
    named = function.search(text)
    at = named.start() if named else len(text) - len(text.lstrip())
    place = Place(path, house.line_of(statement.string, statement.start() + at))
    if not re.search(rf'\b{library.api}\b', text):
        if named and not re.search(r'\b(?:static|typedef|return)\b|=', text):
            report.breach(*place, f'{named.group(1)} is declared without {library.api}')
    elif named:
        found[named.group(1)] = place
    else:
        report.breach(*place, f'{library.api} without a function of {library.prefix}*')


def mapped(root, library, report):
    """({name: Place}, the names of the version nodes) of the map."""
    path = root / library.map
    if not path.exists():
        report.breach(library.map, 1, 'there is no map')
        return {}, []
    text = re.sub(r'#[^\n]*', lambda m: ' ' * len(m.group()),
                  house.without_comments(house.read(path)))
    names, nodes = {}, []
    for node in re.finditer(r'([\w.]*)\s*\{([^}]*)\}', text):
        nodes.append(node.group(1))
        label = 'global'
        for word in re.finditer(r'(\w+)\s*:|([^\s;:]+)\s*;', node.group(2)):
            label = word.group(1) or label
            name = word.group(2)
            if name and label == 'global':
                line = house.line_of(text, node.start(2) + word.start())
                names[name] = Place(library.map, line)
                if '*' in name:
                    report.breach(library.map, line, f"'{name}' is no name: list them all")
    return names, nodes


def exported(path, nodes):
    """The names that a built library shows the world, without the version nodes."""
    for line in house.output_of(['nm', '-D', '--defined-only', '-P', path]).splitlines():
        name, kind = line.split()[:2]
        name = name.partition('@')[0]
        if not (kind == 'A' and name in nodes):
            yield name


def check_soname(path, library, nodes, report):
    """KAMERZOEK_0 in the map: libkamerzoek.so.0, in a file libkamerzoek.so.0.x.y."""
    soname, _ = house.dynamic_section(path)
    majors = {re.sub(r'.*_(\d+)[\d.]*$', r'\1', node) for node in nodes}
    want = f'{library.name}.{majors.pop()}' if len(majors) == 1 else None
    if soname != want:
        report.breach(path, 0, f'the soname is {soname}, the nodes of '
                      f'{library.map} ({", ".join(nodes)}) say {want}')
    elif not (path.resolve().name + '.').startswith(want + '.'):
        report.breach(path, 0, f'the file of {want} must be named after it')


def check_library(root, build, files, library, report):
    headers = declared(root, library, report)
    names, nodes = mapped(root, library, report)
    report.count('functions', len(headers))
    for name in sorted(headers.keys() - names.keys()):
        report.breach(*headers[name], f'{name} is not in {library.map}')
    for name in sorted(names.keys() - headers.keys()):
        report.breach(*names[name], f'{name} is in no public header')
    path = house.find_built(files, build, library.name)
    if not path:
        if not library.optional:
            report.breach(build, 0, f'no {library.name} was built here')
        return
    shown = set(exported(path, nodes))
    report.count('exports', len(shown))
    for name in sorted(names.keys() - shown):
        report.breach(*names[name], f'{name} is not exported by {path.name}')
    for name in sorted(shown - names.keys()):
        what = 'the C++ symbol ' if name.startswith('_Z') else ''
        report.breach(path, 0, f'exports {what}{name}, which is not in {library.map}')
    for name in sorted(n for n in shown & names.keys() if n.startswith('_Z')):
        report.breach(*names[name], f'{name} is a C++ symbol')
    check_soname(path, library, nodes, report)


def check_module(root, build, files, report):
    names, _ = mapped(root, MODULE, report)
    path = house.find_built(files, build, MODULE.name)
    for name in sorted(set(exported(path, [])) - names.keys()) if path else ():
        report.breach(path, 0, f'exports {name}, which is not in {MODULE.map}')


def main():
    root, build, files = house.arguments()
    house.skip_when_static(files)
    report = house.Report('libraries', 'functions', 'exports')
    for library in LIBRARIES:
        report.count('libraries')
        check_library(root, build, files, library, report)
    check_module(root, build, files, report)
    report.finish()


if __name__ == '__main__':
    main()
