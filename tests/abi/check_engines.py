#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Each engine below us is used in the rooms made for it, so that it can be replaced there.

C++ stays with the only engine that speaks it.
"""

import re

import house

# The headers as an include spells them, and the rooms that may.
ENGINES = (
    (r'xapian\.h|xapian/.*', {'xapian-c'}),
    (r'libstemmer\.h|libstemmer/.*', {'text'}),
    (r'utf8proc\.h', {'text', 'base'}),
    (r'zstd\w*\.h|zdict\.h', {'index'}),
    (r'libdeflate\.h', {'bulk'}),
    (r'libxml2?/.*', {'readers', 'sources'}),
    (r'jansson\w*\.h', {'readers', 'sources', 'cli'}),
    (r'zip\.h|unzip\.h|zipconf\.h|mz\w*\.h|minizip/.*', {'readers'}),
    (r'curl/.*', {'sources'}),
)
CXX_ROOM = 'xapian-c'


def main():
    root, _, _ = house.arguments()
    report = house.Report('files', 'includes')
    for source in house.house_sources(root):
        report.count('files')
        room = house.room_of(source)
        if source.suffix in house.CXX_ENDINGS and room != CXX_ROOM:
            report.breach(source, 1, f'C++ only in lib/{CXX_ROOM}')
        for include in house.includes(house.read(root / source)):
            report.count('includes')
            for headers, rooms in ENGINES:
                if room in rooms or not re.fullmatch(headers, include.name or ''):
                    continue
                report.breach(source, include.line,
                              f'<{include.name}> only in {" and ".join(sorted(rooms))}')
    report.finish()


if __name__ == '__main__':
    main()
