# SPDX-License-Identifier: GPL-2.0-or-later
"""All that a service, or what stands between, may do wrong, by name.

Each takes the request at hand and the answer that would have been right.
"""

import time
import zlib

WAIT_SECONDS = 60  # longer than anybody should wait; ends when who asked hangs up


class Misbehaviour:
    def __init__(self, path, what, times, how):
        self.path, self.left, self.how = path, times, how
        self.act = KINDS[what]

    def wants_more(self):
        if self.left is None:
            return True
        self.left -= 1
        return self.left >= 0

    def apply(self, handler, answer):
        handler.close_connection = True
        try:
            self.act(handler, answer, **self.how)
        except OSError:
            pass


def hang(handler, seconds=WAIT_SECONDS):
    """Until who asked goes away."""
    handler.asked.hangs = True
    handler.connection.settimeout(seconds)
    handler.rfile.read(1)


def refuse(handler, answer, status=503, headers=()):
    answer.status, answer.body, answer.is_file = status, b'Even niet.', False
    answer.headers = {'Content-Type': 'text/plain', **dict(headers)}
    handler.send(answer)


def busy(handler, answer, after='0'):
    refuse(handler, answer, 429, {'Retry-After': after})


def redirect(handler, answer, to, status=302):
    refuse(handler, answer, status, {'Location': to})


def loop(handler, answer):
    redirect(handler, answer, handler.path)


def silent(handler, answer):
    hang(handler)


def slow(handler, answer):
    """A byte now and then, for ever."""
    head(handler, answer)
    for byte in answer.body * 1000:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(0.2)


def head(handler, answer, **instead):
    handler.asked.status = answer.status
    handler.send_response(answer.status)
    instead = {name.replace('_', '-'): value for name, value in instead.items()}
    for name, value in {**answer.headers, 'Content-Length': len(answer.body),
                        'Connection': 'close', **instead}.items():
        if value is not None:
            handler.send_header(name, value)
    handler.end_headers()


def cut(handler, answer, at=None, keep_tags=True):
    """Half of it, as of a line that breaks."""
    if keep_tags:
        handler.settled(answer)
    else:
        answer.headers.pop('ETag', None)
    head(handler, answer)
    handler.wfile.write(answer.body[:at or len(answer.body) // 2])


def stall(handler, answer, at=None):
    """Half of it, and then nothing more."""
    handler.settled(answer)
    head(handler, answer)
    handler.wfile.write(answer.body[:at or len(answer.body) // 2])
    handler.wfile.flush()
    hang(handler)


def endless(handler, answer):
    head(handler, answer, Content_Length=None)
    while True:
        handler.wfile.write(answer.body * 64)


def endless_headers(handler, answer):
    handler.wfile.write(b'HTTP/1.1 200 OK\r\n')
    while True:
        handler.wfile.write(b'X-More: ' + b'x' * 1000 + b'\r\n')


def bomb(handler, answer, size=1 << 30):
    """Much, packed into little: as gzip, which every client says that it takes."""
    packer = zlib.compressobj(9, wbits=31)
    head(handler, answer, Content_Length=None, Content_Encoding='gzip')
    zeros = bytes(1 << 20)
    for _ in range(size >> 20):
        handler.wfile.write(packer.compress(zeros))
    handler.wfile.write(packer.flush())


def packed(handler, answer):
    """No misbehaviour at all: as a service sends it to who takes gzip."""
    packer = zlib.compressobj(9, wbits=31)
    answer.body = packer.compress(answer.body) + packer.flush()
    answer.headers['Content-Encoding'] = 'gzip'
    handler.send(answer)


def too_long(handler, answer):
    """It says that it is longer than it is."""
    handler.send(answer, len(answer.body) + 1000)


def too_short(handler, answer):
    handler.send(answer, len(answer.body) // 2)


def page(handler, answer):
    """A page for people, with status 200."""
    answer.body = b'<!DOCTYPE html>\n<html><body><h1>Storing</h1></body></html>\n'
    answer.headers = {'Content-Type': 'text/html'}
    handler.send(answer)


def other(handler, answer, body, **headers):
    """Anything else, with status 200 and what it says of itself."""
    answer.body = body
    answer.headers.update({name.replace('_', '-'): value for name, value in headers.items()})
    handler.send(answer)


def empty(handler, answer):
    other(handler, answer, b'')


def half(handler, answer):
    """Half of it as if that were all."""
    other(handler, answer, answer.body[:len(answer.body) // 2])


def noise(handler, answer):
    handler.wfile.write(bytes(range(256)) * 16)


def hang_up(handler, answer):
    pass


def wrong_range(handler, answer):
    """A part, and not the one that was asked for."""
    answer.status = 206
    answer.headers['Content-Range'] = f'bytes 1-{len(answer.body) - 1}/{len(answer.body)}'
    answer.body = answer.body[1:]
    handler.send(answer)


KINDS = {name: kind for name, kind in list(globals().items())
         if callable(kind) and not isinstance(kind, type) and name not in ('hang', 'head')}
