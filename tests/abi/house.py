# SPDX-License-Identifier: GPL-2.0-or-later
"""What the checks share: finding files, reading includes and binaries, telling.

Knows no rule: each rule is in a check_*.py, run as
`check_*.py SOURCE_ROOT BUILD_ROOT [built files...]`.
"""

import os
import re
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

SOURCE_ENDINGS = {'.c', '.h', '.cc', '.hh'}
CXX_ENDINGS = {'.cc', '.hh', '.cpp', '.hpp', '.cxx', '.hxx', '.C'}

Include = namedtuple('Include', 'line name quoted')

COMMENT_OR_STRING = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


class Report:
    """Breaches and counts of one check. Having looked at nothing is a breach too."""

    def __init__(self, *kinds):
        self.counts = dict.fromkeys(kinds, 0)
        self.breaches = 0
        sys.stdout.reconfigure(errors='backslashreplace')

    def count(self, kind, number=1):
        self.counts[kind] += number

    def breach(self, path, line, rule):
        self.breaches += 1
        print(f'{path}:{line}: {rule}')

    def finish(self):
        for kind, number in self.counts.items():
            if number == 0:
                self.breaches += 1
                print(f'no {kind} found to check')
        print(', '.join(f'{n} {kind}' for kind, n in self.counts.items()) + ' checked')
        sys.exit(1 if self.breaches else 0)


def arguments():
    """(source root, build root, built files) of the command line."""
    if len(sys.argv) < 3:
        sys.exit(f'usage: {os.path.basename(sys.argv[0])} SOURCE_ROOT BUILD_ROOT [FILE...]')
    source, build, *files = (Path(os.path.abspath(word)) for word in sys.argv[1:])
    return source, build, files


def house_files(root):
    """Every file of lib/ and cli/, as paths from the root."""
    for top in ('lib', 'cli'):
        for folder, folders, names in os.walk(root / top):
            folders[:] = sorted(f for f in folders if f[0] != '.' and f != '__pycache__')
            for name in sorted(names):
                yield Path(folder, name).relative_to(root)


def house_sources(root):
    """The C and C++ among the files of the house."""
    for path in house_files(root):
        if path.suffix in SOURCE_ENDINGS | CXX_ENDINGS:
            yield path


def room_of(path):
    """'base' for lib/base/error.c, 'cli' for cli/main.c, None outside any room."""
    parts = Path(path).parts
    if parts[0] == 'cli':
        return 'cli'
    return parts[1] if parts[0] == 'lib' and len(parts) > 2 else None


def read(path):
    # Some byte or other that is not UTF-8 must not hide the breach behind it.
    return Path(path).read_text(encoding='utf-8', errors='replace')


def without_comments(text):
    """The code alone, every line and column where it was; strings stay."""
    def blank(match):
        found = match.group()
        return found if found[0] in '"\'' else re.sub(r'[^\n]', ' ', found)
    return COMMENT_OR_STRING.sub(blank, text)


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def includes(text):
    """The includes of a source. name is None where a macro or a line break hides it."""
    code = without_comments(text)
    for found in re.finditer(r'^[ \t]*#[ \t]*(?:include|include_next|import)\b(.*)$',
                             code, re.M):
        named = re.match(r'\s*(?:<([^>]+)>|"([^"]+)")', found.group(1))
        name = (named.group(1) or named.group(2)) if named else None
        yield Include(line_of(code, found.start()), name, bool(named and named.group(2)))


def output_of(command):
    """What a tool prints, in English whatever the locale."""
    return subprocess.run([str(word) for word in command], check=True, text=True,
                          stdout=subprocess.PIPE, errors='surrogateescape',
                          env=dict(os.environ, LC_ALL='C')).stdout


def dynamic_section(path):
    """(the soname or None, the libraries needed) of a binary."""
    text = output_of(['readelf', '-d', path])
    soname = re.search(r'\(SONAME\).*\[(.*)\]', text)
    return soname and soname.group(1), re.findall(r'\(NEEDED\).*\[(.*)\]', text)


def find_built(files, build, name):
    """A built library or command: as named on the command line, else below build."""
    for path in files:
        if path.name == name or ('.so' in name and path.name.startswith(name + '.')):
            return path
    return next((p for p in sorted(build.rglob(name)) if p.is_file()), None)


def skip_when_static(files):
    """A static build has no shared library whose promises could be checked."""
    archives = [path for path in files if path.suffix == '.a']
    if archives:
        print(f'skipped: {archives[0].name} is a static library')
        sys.exit(77)
