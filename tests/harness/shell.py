# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs a shell script to its end or its time limit, with what it wrote.

Into files, so that a process left behind cannot hold up the test; or on a terminal of
its own. Knows nothing of what the output should be.
"""

import errno
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import tempfile
import termios
import time
from collections import namedtuple

ROWS, COLUMNS = 24, 80

Outcome = namedtuple('Outcome', 'exit stdout stderr timed_out')


def start(script, folder, environment, stdout, stderr):
    # A session of its own: all that the script started can be ended with it.
    return subprocess.Popen(['sh', str(script)], cwd=folder, env=environment,
                            stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr,
                            start_new_session=True, umask=0o022)


def end_all(process):
    """The script and what it left running; its exit as a shell would tell it."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    status = process.wait()
    return status if status >= 0 else 128 - status


def text(raw):
    return raw.decode('utf-8', 'surrogateescape')


def run_in_files(script, folder, environment, timeout):
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        process = start(script, folder, environment, stdout, stderr)
        try:
            process.wait(timeout)
            timed_out = False
        except subprocess.TimeoutExpired:
            timed_out = True
        status = end_all(process)
        for file in (stdout, stderr):
            file.seek(0)
        return Outcome(status, text(stdout.read()), text(stderr.read()), timed_out)


def run_on_terminal(script, folder, environment, timeout):
    """Both streams are one terminal; what it shows is the stdout of the outcome."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack('HHHH', ROWS, COLUMNS, 0, 0))
    process = start(script, folder, environment, theirs, theirs)
    os.close(theirs)
    shown, timed_out = read_terminal(ours, process, time.monotonic() + timeout)
    status = end_all(process)
    os.close(ours)
    return Outcome(status, visible(text(shown)), '', timed_out)


def read_terminal(ours, process, deadline):
    """(all that was written until the script ended, whether time was up first)."""
    shown = b''
    while True:
        ended = process.poll() is not None
        ready, _, _ = select.select([ours], [], [], 0 if ended else 0.05)
        if ready:
            try:
                chunk = os.read(ours, 65536)
            except OSError as error:
                # Linux says so when the last one on the other side has gone.
                if error.errno != errno.EIO:
                    raise
                chunk = b''
            if not chunk:
                break
            shown += chunk
        elif ended:
            return shown, False
        if time.monotonic() > deadline:
            return shown, True
    # All closed the terminal, which is not yet the end of the script.
    try:
        process.wait(max(0, deadline - time.monotonic()))
        return shown, False
    except subprocess.TimeoutExpired:
        return shown, True


def visible(shown):
    """As text that can be kept in a file: escapes and lone returns in caret form."""
    return shown.replace('\r\n', '\n').replace('\r', '^M').replace('\x1b', '^[')
