#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A service that misbehaves, in every way that we know: what is there stays, nothing comes
that is half, the reason is told, and the exit code is right. What follows still comes."""

from stage import holds, run_tests, same

MOTIE = 'kst-39001-2'
AFTER = 'kst-39001-5'
FILE = f'/{MOTIE}.xml'


def fails(stage, words, what, options=(), path='/kst-39001-2*', **how):
    """The motie cannot be had, and what was asked for behind it can."""
    stage.server.behave()
    stage.server.misbehave(path, what, **how)
    outcome = stage.fetch('--format', 'tsv', *options, MOTIE, AFTER, code=3)
    stage.server.behave()
    rows = {row.split('\t')[0]: row.split('\t')[1] for row in outcome.stdout.splitlines()}
    same(rows[MOTIE], 'failed')
    assert rows[AFTER] in ('new', 'unchanged'), rows
    holds(outcome.stderr, f'{MOTIE}: ', words)
    same([path for path in stage.files() if MOTIE in path], [])
    stage.check_whole()
    return outcome


def comes_in_the_end(stage, what, times, **how):
    stage.server.misbehave(FILE, what, times, **how)
    same(stage.results(MOTIE), {MOTIE: 'new'})
    stage.check_whole()


# ---- Busy and broken -------------------------------------------------------------------

def who_is_busy_is_asked_again(stage):
    comes_in_the_end(stage, 'busy', 2)
    same([one.status for one in stage.asked(FILE)], [429, 429, 200])


def retry_after_is_waited_for(stage):
    """Longer than we have patience: then it is not tried again at all."""
    fails(stage, '429', 'busy', path=FILE, after='86400')
    same(len(stage.asked(FILE)), 1)


def who_is_broken_is_asked_again(stage):
    comes_in_the_end(stage, 'refuse', 1, status=500)
    same([one.status for one in stage.asked(FILE)], [500, 200])


def who_stays_broken_is_left(stage):
    for status in (500, 502, 503):
        stage.server.asked.clear()
        fails(stage, str(status), 'refuse', status=status, path=FILE)
        same(len(stage.asked(FILE)), 4)


def who_says_no_is_not_asked_again(stage):
    fails(stage, '403', 'refuse', status=403, path=FILE)
    same(len(stage.asked(FILE)), 1)


def what_was_not_asked_for_is_no_answer(stage):
    for status in (204, 206, 304, 418, 999):
        fails(stage, '', 'refuse', status=status, path=FILE)


def who_hangs_up_is_asked_again(stage):
    comes_in_the_end(stage, 'hang_up', 1)


# ---- Redirects ---------------------------------------------------------------------------

def redirects_within_the_service_are_followed(stage):
    stage.server.misbehave(FILE, 'redirect', to=f'/frbr/officielepublicaties/kst/39001/{MOTIE}/1/'
                                                f'xml/{MOTIE}.xml')
    same(stage.results(MOTIE), {MOTIE: 'new'})
    stage.check_whole()


def an_official_address_is_one_of_the_mirror(stage):
    stage.server.misbehave(FILE, 'redirect', to='https://repository.overheid.nl/frbr/'
                           f'officielepublicaties/kst/39001/{MOTIE}/1/xml/{MOTIE}.xml')
    same(stage.results(MOTIE), {MOTIE: 'new'})


def redirects_around_are_left(stage):
    fails(stage, 'redirects', 'loop', path=FILE)
    same(len(stage.asked(FILE)), 6)


def redirects_elsewhere_are_not_followed(stage):
    port = stage.server.server_port
    for to in ('file:///etc/passwd', 'https://example.org/kst-39001-2.xml', 'ftp://127.0.0.1/x',
               'http://10.0.0.1/', 'http://169.254.169.254/latest/meta-data/', 'http://[::1]/',
               f'http://localhost:{port}/', f'https://127.0.0.1:{port}/',
               f'http://127.0.0.1:{port + 1}/', f'http://user:pass@127.0.0.1:{port}/',
               'https://zoek.officielebekendmakingen.nl@example.org/',
               'https://zoek.officielebekendmakingen.nl.example.org/', '//example.org/x'):
        stage.server.asked.clear()
        fails(stage, 'not an address of an official service', 'redirect', path=FILE, to=to)
        same(len(stage.asked(FILE)), 1)


def a_redirect_to_nowhere_is_told(stage):
    fails(stage, 'no address', 'redirect', path=FILE, to='http://[')
    fails(stage, 'no address', 'redirect', path=FILE, to='http://a b/')
    fails(stage, 'no address', 'refuse', path=FILE, status=302)


# ---- Answers that are not what they should be ---------------------------------------------

def what_is_cut_off_goes_on_where_it_was(stage):
    comes_in_the_end(stage, 'cut', 1, at=200)
    again = stage.asked(FILE)[1]
    same(again.headers['range'], 'bytes=200-')
    same(again.headers['if-range'][0], '"')
    same(again.status, 206)


def what_changed_in_between_comes_anew(stage):
    stage.server.misbehave(FILE, 'cut', 1, at=1000)  # behind the word that changes
    paper = stage.server.services.papers[MOTIE]
    answer = stage.server.services.answer

    def changing(asked):
        if 'range' in asked.headers:
            paper.forms['xml'] = paper.forms['xml'].replace(b'kweekkamer', b'broeikas')
        return answer(asked)
    stage.server.services.answer = changing
    same(stage.results(MOTIE), {MOTIE: 'new'})
    stage.check_whole()
    same(stage.found('broeikas'), [MOTIE])


def another_part_than_was_asked_for_is_no_part(stage):
    stage.server.misbehave(FILE, 'cut', 1, at=200)
    stage.server.misbehave(FILE, 'wrong_range', 1)
    same(stage.results(MOTIE), {MOTIE: 'new'})
    stage.check_whole()


def what_is_always_cut_off_fails(stage):
    fails(stage, '127.0.0.1', 'cut', path=FILE, at=200, keep_tags=False)
    fails(stage, '127.0.0.1', 'too_long', path=FILE)


def what_says_that_it_is_shorter_than_it_is_fails(stage):
    fails(stage, 'not all of it', 'too_short', path=f'/{MOTIE}.*')


def what_never_ends_fails(stage):
    fails(stage, 'larger', 'endless', ('--max-size', '1'), path=FILE)
    fails(stage, '127.0.0.1', 'endless_headers', ('--max-size', '1'), path=FILE)


def what_unpacks_into_too_much_fails(stage):
    fails(stage, 'larger', 'bomb', ('--max-size', '8'), path=FILE)


def what_is_packed_is_unpacked(stage):
    comes_in_the_end(stage, 'packed', None)


def who_is_silent_is_left(stage):
    fails(stage, '127.0.0.1', 'silent', ('--request-timeout', '1'), path=FILE)


def who_stalls_is_left(stage):
    fails(stage, '127.0.0.1', 'stall', ('--request-timeout', '1'), path=FILE)


def who_is_slow_is_left(stage):
    fails(stage, '127.0.0.1', 'slow', ('--request-timeout', '1'), path=FILE)


def what_is_no_http_fails(stage):
    fails(stage, '127.0.0.1', 'noise', path=FILE)


def what_is_not_the_paper_is_none_of_it(stage):
    """Of a page the next form is asked for, and in the end there is none; anything else is a
    service in disorder."""
    other = stage.server.services.papers[AFTER].forms['html']
    motie = stage.server.services.papers[MOTIE].forms['xml']
    letter = motie.replace(b'kst-39001-2', b'kst-39001-1').replace(b'>2<', b'>1<')
    entity = (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
              b'<officiele-publicatie>&b;</officiele-publicatie>')
    for result, what, how in (('absent', 'page', {}),
                              ('absent', 'other', {'body': other}),
                              ('failed', 'empty', {}),
                              ('failed', 'half', {}),
                              ('failed', 'other', {'body': letter}),
                              ('failed', 'other', {'body': b'<officiele-publicatie>'}),
                              ('failed', 'other', {'body': entity}),
                              ('failed', 'other', {'body': bytes(range(256)) * 64})):
        stage.server.behave()
        stage.server.misbehave(f'/{MOTIE}.*', what, **how)
        same((what, how, stage.results(MOTIE, AFTER, code=3)[MOTIE]), (what, how, result))
        same([path for path in stage.files() if MOTIE in path], [])
        stage.check_whole()


def what_it_says_of_itself_does_no_harm(stage):
    body = stage.server.services.papers[MOTIE].forms['xml']
    for tag in ('"a"\r\nSet-Cookie: a=b', '"a\tb"', f'"{"x" * 5000}"', '"a\x1b[2J"', 'W/"a"', ''):
        stage.server.behave()
        stage.server.misbehave(FILE, 'other', body=body, ETag=tag, Last_Modified='ooit\tmorgen')
        stage.fetch(MOTIE)
        stage.fetch(MOTIE)
        stage.check_whole()
    for one in stage.server.asked:
        assert 'cookie' not in one.headers, one.headers


def names_are_not_taken_from_the_network(stage):
    stage.server.misbehave(FILE, 'other', body=stage.server.services.papers[MOTIE].forms['xml'],
                           Content_Disposition='attachment; filename="../../../naam.xml"')
    stage.fetch(MOTIE)
    stage.check_whole()
    same(list(stage.home.rglob('naam.xml')), [])


# ---- What is there stays --------------------------------------------------------------------

def what_is_held_stays_whatever_comes(stage):
    stage.fetch(MOTIE)
    before = stage.files()
    for what, how in (('page', {}), ('half', {}), ('empty', {}), ('busy', {'after': '86400'}),
                      ('cut', {'at': 200, 'keep_tags': False}), ('loop', {}),
                      ('bomb', {'size': 16 << 20}),
                      ('refuse', {'status': 404}), ('refuse', {'status': 500})):
        stage.server.behave()
        stage.server.misbehave('/kst-39001-2*', what, **how)
        stage.fetch('--max-size', '1', MOTIE, code=3)
        same(stage.files(), before)
        same(stage.found('kweekkamer'), [MOTIE])
        stage.check_whole()


def without_its_metadata_a_paper_is_told_of(stage):
    stage.server.misbehave(f'/{MOTIE}/metadata.xml', 'refuse', status=500)
    holds(stage.fetch(MOTIE, code=3).stderr, 'metadata')
    same(stage.found('kweekkamer'), [MOTIE])
    stage.server.behave()
    same(stage.results(MOTIE).keys(), {MOTIE})
    same(len(stage.files()), 2)


def a_network_that_is_away_ends_the_run(stage):
    stage.server.misbehave('*', 'hang_up')
    names = [f'kst-39001-{number}' for number in range(1, 12)]
    outcome = stage.fetch(*names, code=7)
    assert outcome.stderr
    same(len({one.path for one in stage.server.asked}), 5)
    stage.server.behave()
    same(stage.results(MOTIE), {MOTIE: 'new'})


def nobody_at_all_is_a_network_error(stage):
    stage.server.shutdown()
    stage.server.server_close()
    holds(stage.fetch(MOTIE, code=7).stderr, '127.0.0.1')
    same(stage.files(), {})


run_tests(who_is_busy_is_asked_again,
          retry_after_is_waited_for,
          who_is_broken_is_asked_again,
          who_stays_broken_is_left,
          who_says_no_is_not_asked_again,
          what_was_not_asked_for_is_no_answer,
          who_hangs_up_is_asked_again,
          redirects_within_the_service_are_followed,
          an_official_address_is_one_of_the_mirror,
          redirects_around_are_left,
          redirects_elsewhere_are_not_followed,
          a_redirect_to_nowhere_is_told,
          what_is_cut_off_goes_on_where_it_was,
          what_changed_in_between_comes_anew,
          another_part_than_was_asked_for_is_no_part,
          what_is_always_cut_off_fails,
          what_says_that_it_is_shorter_than_it_is_fails,
          what_never_ends_fails,
          what_unpacks_into_too_much_fails,
          what_is_packed_is_unpacked,
          who_is_silent_is_left,
          who_stalls_is_left,
          who_is_slow_is_left,
          what_is_no_http_fails,
          what_is_not_the_paper_is_none_of_it,
          what_it_says_of_itself_does_no_harm,
          names_are_not_taken_from_the_network,
          what_is_held_stays_whatever_comes,
          without_its_metadata_a_paper_is_told_of,
          a_network_that_is_away_ends_the_run,
          nobody_at_all_is_a_network_error)
