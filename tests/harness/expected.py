# SPDX-License-Identifier: GPL-2.0-or-later
"""What a stream of a command test must hold: a text, or patterns line by line.

Knows nothing of how the text came about.
"""

import difflib
import fnmatch

ANY_LINES = '...'


class Expected:
    """NAME.stdout, or NAME.stdout.glob; neither: nothing may come."""

    def __init__(self, path):
        self.what = path.suffix[1:]
        self.path = path
        self.glob = path.with_name(path.name + '.glob')

    def complaints(self, actual):
        if self.path.exists() and self.glob.exists():
            yield f'{self.path.name} and {self.glob.name} are both there'
        elif self.glob.exists():
            patterns = read(self.glob).splitlines()
            if not lines_match(patterns, actual.splitlines()):
                yield difference(self.glob.name, '\n'.join(patterns) + '\n', actual)
        else:
            wanted = read(self.path) if self.path.exists() else ''
            if actual != wanted:
                yield difference(self.path.name, wanted, actual)

    def update(self, actual):
        """Expect this. False when the expectation is patterns that do not match it."""
        if self.glob.exists():
            return not list(self.complaints(actual))
        if actual:
            self.path.write_text(actual, encoding='utf-8', errors='surrogateescape',
                                 newline='')
        else:
            self.path.unlink(missing_ok=True)
        return True


def read(path):
    with open(path, encoding='utf-8', errors='surrogateescape', newline='') as file:
        return file.read()


def lines_match(patterns, lines):
    """Each pattern takes one line, and `...` any number of them, also none."""
    reached = {0}  # how many lines the patterns so far can have taken
    for pattern in patterns:
        if pattern == ANY_LINES:
            reached = set(range(min(reached), len(lines) + 1)) if reached else set()
        else:
            reached = {at + 1 for at in reached
                       if at < len(lines) and fnmatch.fnmatchcase(lines[at], pattern)}
    return len(lines) in reached


def difference(name, wanted, actual):
    """A unified diff in which a missing last newline is seen."""
    lines = [(line[:-1] if line.endswith('\n') else line + '\n\\ no newline at the end')
             for line in difflib.unified_diff(
                 wanted.splitlines(True), actual.splitlines(True),
                 fromfile=name, tofile='what came')]
    return '\n'.join(lines)
