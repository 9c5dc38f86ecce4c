#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The commands in the examples of man pages, as one would type them: what stands behind
a dollar, with the lines that it goes on in. A NUL behind each."""

import re
import sys

ESCAPES = {'-': '-', 'e': '\\', '&': '', '(aq': "'", '(dq': '"'}


def typed(line):
    """Of a line of mdoc, what mandoc shows."""
    return re.sub(r'\\(\([a-z]{2}|.)', lambda found: ESCAPES[found[1]], line)


def recipes(source):
    examples = source.partition('.Sh EXAMPLES\n')[2].split('\n.Sh ')[0]
    recipe = []
    for line in examples.splitlines():
        goes_on = recipe and line[:1] != '.' and line[:2] != '$ '
        if recipe and not goes_on:
            yield '\n'.join(recipe)
            recipe = []
        line = line.removeprefix('.Dl ')
        if goes_on or line[:2] == '$ ':
            recipe.append(typed(line if goes_on else line[2:]))
    if recipe:
        yield '\n'.join(recipe)


def main():
    for path in sys.argv[1:]:
        with open(path, encoding='utf-8') as page:
            for recipe in recipes(page.read()):
                sys.stdout.write(recipe + '\0')


if __name__ == '__main__':
    main()
