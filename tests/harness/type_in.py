#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Types standard input into a program on a terminal of its own, line by line, and waits
for its end: type_in.py PROGRAM ARGUMENT... What it shows goes to standard output.

A \\t in a line is the key, and a line that begins with # is a remark. Before each line
the program must have asked for one with the PROMPT that it was given, "ready> ".
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios

PROMPT = b'ready> '
PATIENCE = 30  # seconds without anything new


def read_until(terminal, wanted):
    """(what the program shows until it asks, or to its end; whether it ended)."""
    shown = b''
    while wanted is None or wanted not in shown:
        ready, _, _ = select.select([terminal], [], [], PATIENCE)
        if not ready:
            sys.exit(f'nothing comes any more behind {shown[-200:]!r}')
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            chunk = b''
        if not chunk:
            return shown, True
        shown += chunk
        # Fish asks what the terminal is, and waits for an answer.
        if b'\x1b[c' in chunk:
            os.write(terminal, b'\x1b[?62c')
    return shown, False


def main():
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(sys.argv[1], sys.argv[1:])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 50, 120, 0, 0))
    for line in sys.stdin.read().splitlines():
        if line.startswith('#'):
            continue
        shown, ended = read_until(terminal, PROMPT)
        sys.stdout.buffer.write(shown)
        if ended:
            break
        os.write(terminal, line.replace('\\t', '\t').encode() + b'\r')
    shown, _ = read_until(terminal, None)
    sys.stdout.buffer.write(shown)
    os.waitpid(child, 0)


if __name__ == '__main__':
    main()
