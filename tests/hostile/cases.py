# SPDX-License-Identifier: GPL-2.0-or-later
"""What a case is: a function that puts hostile files in a folder, and what must become of
the folder. Knows no format."""

# Exit codes of `kamerzoek index`: all is in, or some of it was refused.
READ, REFUSED, EITHER = {0}, {3}, {0, 3}

CASES = []


def case(exit_codes):
    def keep(function):
        CASES.append((function.__name__, exit_codes, function))
        return function
    return keep


def write(folder, name, body):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    return path
