#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Politeness, and TLS."""

import subprocess
import time

from server import Server
from stage import holds, run_tests, same

LETTER = 'kst-39001-1'
MOTIE = 'kst-39001-2'


# ---- One at a time ---------------------------------------------------------------------

def watch(stage):
    """When each request came and was answered."""
    spans = []
    answer = stage.server.services.answer

    def watched(asked):
        began = time.monotonic()
        got = answer(asked)
        time.sleep(0.02)
        spans.append((began, time.monotonic()))
        return got
    stage.server.services.answer = watched
    return spans


def one_request_at_a_time(stage):
    spans = watch(stage)
    stage.results('--dossier', '39001', code=3)
    assert len(spans) > 8, spans
    for (_, ended), (began, _) in zip(spans, spans[1:]):
        assert began >= ended, spans


def a_pause_between_two(stage):
    spans = watch(stage)
    stage.fetch('--delay', '0.25', '--no-annexes', LETTER)
    same(len(spans), 2)
    for (_, ended), (began, _) in zip(spans, spans[1:]):
        assert began - ended >= 0.2, spans


def who_asks_for_a_while_gets_it(stage):
    spans = watch(stage)
    stage.server.misbehave(f'/{MOTIE}.xml', 'busy', 1, after='1')
    stage.fetch(MOTIE)
    same(len(spans), 3)
    assert spans[1][0] - spans[0][1] >= 0.9, spans


def what_is_no_delay_is_a_usage_error(stage):
    for delay in ('-1', 'veel', '4000', 'nan', '1e9', ''):
        stage.fetch('--delay', delay, MOTIE, code=2)
    same(stage.server.asked, [])


def what_is_no_base_url_is_a_usage_error(stage):
    for url in ('file:///etc', 'ftp://127.0.0.1', 'http://', 'http://a/b', 'http://u:p@127.0.0.1',
                '127.0.0.1', 'http://127.0.0.1:99999', ''):
        stage.fetch('--base-url', url, MOTIE, code=2)
    same(stage.server.asked, [])


# ---- TLS -------------------------------------------------------------------------------

def certificate(stage, name):
    """A PEM file with a certificate that signs itself, and its key."""
    file = stage.home / f'{name}.pem'
    key = stage.home / f'{name}.key'
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt',
                    'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-keyout', key,
                    '-out', file, '-subj', '/CN=stand-in', '-addext', f'subjectAltName={name}'],
                   check=True, capture_output=True)
    return file, key


def certificate_of_then(stage, name):
    """The same, of a day in 2020: only who is an authority can make one."""
    _, key = certificate(stage, name)
    file, asked, settings = (stage.home / f'then.{part}' for part in ('pem', 'csr', 'cnf'))
    settings.write_text(f'''[ca]
default_ca = own
[own]
new_certs_dir = {stage.home}
database = {stage.home}/then.txt
rand_serial = yes
default_md = sha256
copy_extensions = copy
policy = any
[any]
commonName = supplied
''')
    (stage.home / 'then.txt').touch()
    for words in (['req', '-new', '-key', key, '-out', asked, '-subj', '/CN=stand-in', '-addext',
                   f'subjectAltName={name}'],
                  ['ca', '-batch', '-selfsign', '-config', settings, '-keyfile', key, '-in', asked,
                   '-out', file, '-notext', '-startdate', '20200101000000Z',
                   '-enddate', '20200102000000Z']):
        subprocess.run(['openssl', *words], check=True, capture_output=True)
    return file, key


def over_tls(stage, name, make=certificate):
    """A server with a certificate for that name, and the file to trust it by."""
    file, key = make(stage, name)
    both = stage.home / 'both.pem'
    both.write_bytes(file.read_bytes() + key.read_bytes())
    return Server(certificate=both), file


def a_certificate_of_nobody_is_refused(stage):
    server, _ = over_tls(stage, 'IP:127.0.0.1')
    with server:
        outcome = stage.fetch('--base-url', server.url, MOTIE, code=7)
    holds(outcome.stderr, 'certificate')
    same(stage.files(), {})
    same(server.asked, [])


def a_certificate_that_is_trusted_is_taken(stage):
    server, file = over_tls(stage, 'IP:127.0.0.1')
    with server:
        stage.fetch('--base-url', server.url, '--authorities', file, MOTIE)
    same(stage.found('kweekkamer'), [MOTIE])


def a_certificate_of_another_name_is_refused(stage):
    server, file = over_tls(stage, 'DNS:example.org')
    with server:
        outcome = stage.fetch('--base-url', server.url, '--authorities', file, MOTIE, code=7)
    holds(outcome.stderr, 'certificate')
    same(server.asked, [])


def a_certificate_of_the_past_is_refused(stage):
    server, file = over_tls(stage, 'IP:127.0.0.1', certificate_of_then)
    with server:
        outcome = stage.fetch('--base-url', server.url, '--authorities', file, MOTIE, code=7)
    holds(outcome.stderr, 'certificate', 'expired')
    same(server.asked, [])


def tls_does_not_lead_to_none(stage):
    server, file = over_tls(stage, 'IP:127.0.0.1')
    server.misbehave('*', 'redirect', to=f'{stage.server.url}/{MOTIE}.xml')
    with server:
        stage.fetch('--base-url', server.url, '--authorities', file, MOTIE, code=3)
    same(stage.server.asked, [])


run_tests(one_request_at_a_time,
          a_pause_between_two,
          who_asks_for_a_while_gets_it,
          what_is_no_delay_is_a_usage_error,
          what_is_no_base_url_is_a_usage_error,
          a_certificate_of_nobody_is_refused,
          a_certificate_that_is_trusted_is_taken,
          a_certificate_of_another_name_is_refused,
          a_certificate_of_the_past_is_refused,
          tls_does_not_lead_to_none)
