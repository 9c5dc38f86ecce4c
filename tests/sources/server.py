#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Stands in, on loopback, for the official services: their addresses and their formats.

    officielebekendmakingen.nl   /kst-39001-2.xml, /kst-39001-2/metadata.xml
    the repository of KOOP       /frbr/officielepublicaties/…, and SRU 2.0 at /sru
    the Tweede Kamer             /OData/v4/2.0/Document…

It keeps a list of what was asked, and misbehaves when it is told to. By itself it serves
until it is stopped; what it is told then comes as POST /_control with JSON:
{"path": "/kst-39001-2.xml", "what": "cut", "times": 1}.
"""

import argparse
import hashlib
import json
import ssl
import threading
from email.utils import formatdate
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import misbehaviour
import papers
import services

TYPES = {'xml': 'application/xml', 'html': 'text/html; charset=utf-8', 'json': 'application/json',
         'odt': 'application/vnd.oasis.opendocument.text', 'pdf': 'application/pdf'}
SEARCH = '/sru'
OPEN_DATA = '/OData/v4/2.0/'
SHELVES = '/frbr/officielepublicaties/'


class Answer:
    def __init__(self, status, body=b'', type='html', location=None, fixed=False):
        self.status, self.body = status, body
        self.headers = {'Content-Type': TYPES.get(type, type)}
        if location:
            self.headers['Location'] = location
        # Only a file has a time of its own, and parts that can be asked for.
        self.is_file = fixed
        if fixed:
            self.headers['ETag'] = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            self.headers['Accept-Ranges'] = 'bytes'


class Asked:
    """A request, as a test looks at it."""

    def __init__(self, path, headers):
        split = urlsplit(path)
        self.path = unquote(split.path)
        self.parameters = dict(parse_qsl(split.query, keep_blank_values=True))
        self.headers = {name.lower(): value for name, value in headers.items()}
        self.status = None
        self.hangs = False  # it has all that it will get

    def __repr__(self):
        return f'{self.path} {self.status}'


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    timeout = 60

    def do_GET(self):
        self.asked = Asked(self.path, self.headers)
        told = self.server.note(self.asked)
        answer = self.server.services.answer(self.asked)
        if told is not None:
            told.apply(self, answer)
        else:
            self.send(self.settled(answer))

    def do_POST(self):
        self.asked = Asked(self.path, self.headers)
        told = json.loads(self.rfile.read(int(self.headers['Content-Length'])))
        self.server.misbehave(**told)
        self.send(Answer(204))

    def settled(self, answer):
        """The answer that is left of it for who has it already, or the half of it."""
        asked, tag = self.asked.headers, answer.headers.get('ETag')
        if not answer.is_file or not self.server.has_tags:
            return answer
        answer.headers['Last-Modified'] = formatdate(self.server.time, usegmt=True)
        if asked.get('if-none-match') == tag or \
                asked.get('if-modified-since') == answer.headers['Last-Modified'] and \
                'if-none-match' not in asked:
            answer.status, answer.body = 304, b''
        elif 'range' in asked and asked.get('if-range', tag) == tag:
            whole = answer.body
            start = int(asked['range'].removeprefix('bytes=').removesuffix('-'))
            answer.status, answer.body = 206, whole[start:]
            answer.headers['Content-Range'] = f'bytes {start}-{len(whole) - 1}/{len(whole)}'
        return answer

    def send(self, answer, length=None):
        """length: what it says it is, when that is not so."""
        self.asked.status = answer.status
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header('Connection', 'close')
        if answer.status not in (204, 304):
            self.send_header('Content-Length', length if length is not None else len(answer.body))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_):
        pass


class Services:
    """What lies behind each address."""

    def __init__(self, held, documents):
        self.papers = {paper.id: paper for paper in held}
        self.documents = {one.number: one for one in documents}
        self.page = 100  # records that a page of an answer has at most

    def answer(self, asked):
        path = asked.path
        if path == SEARCH:
            return Answer(200, services.sru(asked.parameters, self.papers.values(), self.page),
                          'xml')
        if path.startswith(OPEN_DATA):
            return self.open_data(path.removeprefix(OPEN_DATA), asked.parameters)
        if path.startswith(SHELVES):
            parts = path.split('/')
            return self.file(parts[5], parts[7]) if len(parts) == 9 else self.nothing()
        if path.endswith('/metadata.xml'):
            return self.file(path.split('/')[1], 'metadata')
        name, _, form = path.removeprefix('/').rpartition('.')
        return self.file(name, form)

    def nothing(self):
        return Answer(404, papers.FOUT404)

    def file(self, name, form):
        paper = self.papers.get(name)
        # What it has never heard of it says with a page, and a status of 200.
        if paper is None:
            return Answer(200, papers.FOUT404)
        body = paper.forms.get(form)
        if body is None:
            return self.nothing()
        return Answer(200, body, 'xml' if form == 'metadata' else form, fixed=True)

    def open_data(self, rest, parameters):
        if rest == 'Document':
            status, answer = services.odata(parameters, self.documents.values(),
                                            min(self.page, 250))
            return Answer(status, json.dumps(answer).encode(), 'json')
        for one in self.documents.values():
            if rest == f'Document({one.guid})/resource':
                return Answer(200, one.file, one.type, fixed=True)
        return Answer(404, b'{"error": {"code": "", "message": "Not Found"}}', 'json')


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, data=None, port=0, certificate=None):
        super().__init__(('127.0.0.1', port), Handler)
        held = papers.own() + (papers.real(Path(data)) if data else [])
        self.services = Services(held, papers.own_documents())
        self.asked, self.told = [], []
        self.has_tags = True
        self.time = 1741000000  # of all its files
        self.lock = threading.Lock()
        self.is_tls = certificate is not None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True,
                                              do_handshake_on_connect=False)

    @property
    def url(self):
        return f'http{"s" if self.is_tls else ""}://127.0.0.1:{self.server_port}'

    def misbehave(self, path, what, times=None, **how):
        """On requests for a path (a pattern), the first so many of them."""
        self.told.append(misbehaviour.Misbehaviour(path, what, times, how))

    def behave(self):
        self.told.clear()

    def note(self, asked):
        """Adds it to the list, and gives what it was told to do to it."""
        with self.lock:
            self.asked.append(asked)
            for told in self.told:
                if fnmatchcase(asked.path, told.path) and told.wants_more():
                    return told
        return None

    def handle_error(self, request, client_address):
        """Who hangs up on us had reason to."""

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


def main():
    parser = argparse.ArgumentParser(description='stands in for the official services')
    parser.add_argument('--port', type=int, default=0)
    parser.add_argument('--data', help='a folder with real papers')
    parser.add_argument('--certificate', help='serve https with this, a PEM file with its key')
    options = parser.parse_args()
    server = Server(options.data, options.port, options.certificate)
    print(server.url, flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == '__main__':
    main()
