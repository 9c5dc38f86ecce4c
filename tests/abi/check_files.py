#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A file can be read in one sitting, and its first lines say what it is for."""

import re

import house

LINES_MAX = 400
PURPOSE_WORDS = 4
SPDX = 'SPDX-License-Identifier: GPL-2.0-or-later'


def has_purpose(text):
    """A comment straight under the licence line, with a sentence in it."""
    rest = text.partition('\n')[2].lstrip()
    comment = re.match(r'/\*.*?\*/|(?://[^\n]*\n)+', rest, re.S)
    return comment and len(re.findall(r'\w+', comment.group())) >= PURPOSE_WORDS


def header_speaks(root, path):
    """x.c beside x.h: the purpose of both stands in the header, once."""
    return path.suffix == '.c' and (root / path.with_suffix('.h')).exists()


def main():
    root, _, _ = house.arguments()
    report = house.Report('files', 'sources')
    for path in house.house_files(root):
        if path.parent.name == 'man':
            continue    # read from top to bottom, not by the room
        report.count('files')
        lines = (root / path).read_bytes().count(b'\n')
        if lines > LINES_MAX:
            report.breach(path, LINES_MAX + 1,
                          f'{lines} lines: past {LINES_MAX} a file is two files')
    for path in house.house_sources(root):
        report.count('sources')
        text = house.read(root / path)
        if SPDX not in text.partition('\n')[0]:
            report.breach(path, 1, f"the first line must say '{SPDX}'")
        elif not header_speaks(root, path) and not has_purpose(text):
            report.breach(path, 2, 'a comment here must say what the file is for')
    report.finish()


if __name__ == '__main__':
    main()
