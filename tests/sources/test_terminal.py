#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What `kamerzoek fetch` shows on a terminal, and what never gets there."""

import os
import pty
import re
import select
import time

from stage import LIMIT_SECONDS, holds, run_tests, same

OURS = re.compile(rb'\x1b\[K')


def on_terminal(stage, *words):
    """All that a terminal is sent, both streams."""
    environment = dict(stage.environment(), TERM='xterm')
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(stage.home)
        os.execve(stage.command, [str(stage.command), '--db', str(stage.index), *map(str, words)],
                  environment)
    told, end = b'', time.monotonic() + LIMIT_SECONDS
    while time.monotonic() < end and select.select([terminal], [], [], 1) is not None:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        told += piece
    os.close(terminal)
    os.waitpid(pid, 0)
    return told


def how_far_it_is_stands_on_a_line_that_goes_away(stage):
    words = list(stage.fetch_words('--dossier', '39001'))
    words[words.index('--delay') + 1] = '0.15'
    told = on_terminal(stage, *words)
    holds(told.decode(), '[', '#', ' of ', ' MB', 'left', 'kst-39001-2')
    # Whatever comes after the bar, the bar was wiped out before it.
    for line in re.split(rb'\r?\n', told):
        last = line.split(b'\r\x1b[K')[-1]
        assert b'[#' not in last and b'searching' not in last, line


def in_a_pipe_there_is_no_bar(stage):
    words = list(stage.fetch_words('kst-39001-2'))
    words[words.index('--delay') + 1] = '0.3'
    outcome = stage.run(*words)
    assert '\r' not in outcome.stdout + outcome.stderr
    assert '[' not in outcome.stderr
    quiet = stage.run('-q', *words)
    same(quiet.stderr, '')


def quiet_is_quiet_on_a_terminal_too(stage):
    words = list(stage.fetch_words('kst-39001-2'))
    words[words.index('--delay') + 1] = '0.3'
    told = on_terminal(stage, '-q', *words)
    assert b'\x1b' not in told and b'[' not in told, told


HOSTILE = ''.join(map(chr, (*range(1, 32), *range(127, 160), 0x202E, 0x2066, 0x200F)))


def no_answer_moves_the_cursor(stage):
    """Whatever a service says, in whichever place it says it."""
    tame = ''.join(c for c in HOSTILE if c in '\t\n\r' or ord(c) >= 32)
    hostile = f'{tame}\x85\u202eevil'
    said = ('<sru:searchRetrieveResponse xmlns:sru="http://docs.oasis-open.org/ns/search-ws/'
            'sruResponse"><sru:version>2.0</sru:version><sru:numberOfRecords>0'
            '</sru:numberOfRecords><sru:diagnostics><diagnostic><message>%s</message>'
            '<details>%s</details></diagnostic></sru:diagnostics></sru:searchRetrieveResponse>'
            % (hostile, hostile)).encode()
    raw = HOSTILE.encode('latin-1', 'ignore') + b'\xff\x1b]0;evil\x07\x1b[31m'
    tries = (('/sru', {'what': 'other', 'body': said}, ('--search', 'x')),
             ('/sru', {'what': 'other', 'body': raw}, ('--search', 'x')),
             ('/OData/*', {'what': 'other', 'body': raw}, ('2025D39001',)),
             ('/kst-39001-2.xml', {'what': 'other', 'body': raw}, ('kst-39001-2',)),
             ('/kst-39001-2.xml', {'what': 'redirect', 'to': '/\x1b[31m\x07evil'},
              ('kst-39001-2',)),
             ('/kst-39001-2.xml', {'what': 'refuse', 'status': 418,
                                   'headers': {'X-Evil': '\x1b[31m'}}, ('kst-39001-2',)),
             ('/kst-39001-2.xml', {'what': 'noise'}, ('kst-39001-2',)))
    for path, how, words in tries:
        stage.server.behave()
        stage.server.misbehave(path, **how)
        told = on_terminal(stage, *stage.fetch_words(*words))
        left = OURS.sub(b'', told).replace(b'\r', b'').replace(b'\n', b'')
        text = left.decode('utf-8')
        bad = [c for c in text if ord(c) < 32 or 127 <= ord(c) < 160 or c in '\u202e\u2066\u200f']
        same((path, how['what'], bad), (path, how['what'], []))


if __name__ == '__main__':
    run_tests(how_far_it_is_stands_on_a_line_that_goes_away, in_a_pipe_there_is_no_bar,
              quiet_is_quiet_on_a_terminal_too, no_answer_moves_the_cursor)
