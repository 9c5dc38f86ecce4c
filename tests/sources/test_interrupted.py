#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Stopped on the way: the library is whole, and the next run goes on where that one was."""

import json
import signal
import time

from stage import holds, interrupt_when, run_tests, same

LETTER = 'kst-39001-1'
MOTIE = 'kst-39001-2'
FILE = f'/{MOTIE}.xml'


def stopped_in_the_middle(stage, number=signal.SIGINT, what='stall', **how):
    """Of three papers, the first is in and the second is half when the signal comes."""
    stage.server.misbehave(FILE, what, 1, **how)
    process = stage.start(*stage.fetch_words('--no-annexes', LETTER, MOTIE, 'kst-39001-5'))
    outcome = interrupt_when(process, lambda: stage.was_read(FILE), number)
    same(outcome.exit, -number)
    stage.check_whole()
    same({path.split('/')[1] for path in stage.files()}, {LETTER})
    return outcome


def ctrl_c_leaves_a_whole_library(stage):
    outcome = stopped_in_the_middle(stage, at=200)
    holds(outcome.stdout, LETTER)
    holds(outcome.stderr, 'the library is whole')


def so_does_being_terminated(stage):
    stopped_in_the_middle(stage, signal.SIGTERM, at=200)


def the_next_run_goes_on_within_the_file(stage):
    stopped_in_the_middle(stage, at=200)
    same(len(stage.partials()), 1)
    stage.server.asked.clear()
    got = stage.results('--no-annexes', LETTER, MOTIE, 'kst-39001-5')
    same(got, {LETTER: 'unchanged', MOTIE: 'new', 'kst-39001-5': 'new'})
    same(stage.asked(FILE)[0].headers['range'], 'bytes=200-')
    same(stage.asked(FILE)[0].status, 206)
    same(stage.partials(), [])
    stage.check_whole()


def what_came_before_is_found_after_the_next_run(stage):
    stopped_in_the_middle(stage, at=200)
    stage.fetch('--no-annexes', LETTER, MOTIE, 'kst-39001-5')
    same(sorted(stage.found('kweekkamer')), [MOTIE])
    same(sorted(stage.found('uitgevoerd')), [LETTER])


def what_changed_since_then_comes_anew(stage):
    stopped_in_the_middle(stage, at=200)
    paper = stage.server.services.papers[MOTIE]
    paper.forms['xml'] = paper.forms['xml'].replace(b'kweekkamer', b'broeikas')
    same(stage.results(MOTIE), {MOTIE: 'new'})
    same(stage.asked(FILE)[-1].status, 200)
    same(stage.found('broeikas'), [MOTIE])
    stage.check_whole()


def what_was_kept_and_is_damaged_is_not_gone_on_with(stage):
    stopped_in_the_middle(stage, at=200)
    [partial] = stage.partials()
    partial.write_bytes(partial.read_bytes()[:-5] + b'XXXXX')
    same(stage.results(MOTIE), {MOTIE: 'new'})
    assert 'range' not in stage.asked(FILE)[-1].headers
    stage.check_whole()


def a_run_that_was_killed_is_gone_on_with(stage):
    stage.server.misbehave(FILE, 'stall', 1, at=200)
    process = stage.start(*stage.fetch_words('--no-annexes', LETTER, MOTIE))
    outcome = interrupt_when(process, lambda: stage.was_read(FILE), signal.SIGKILL)
    same(outcome.exit, -signal.SIGKILL)
    stage.check_whole()
    same(stage.results('--no-annexes', LETTER, MOTIE), {LETTER: 'unchanged', MOTIE: 'new'})
    same(sorted(stage.found('kweekkamer')), [MOTIE])
    same(sorted(stage.found('uitgevoerd')), [LETTER])


def a_search_may_be_stopped(stage):
    stage.server.misbehave('/sru', 'silent')
    process = stage.start(*stage.fetch_words('--search', 'x'))
    same(interrupt_when(process, lambda: stage.was_read('/sru')).exit, -signal.SIGINT)
    same(stage.files(), {})


def a_pause_may_be_stopped(stage):
    process = stage.start(*stage.fetch_words('--delay', '3600', LETTER))
    same(interrupt_when(process, lambda: stage.asked(f'{LETTER}.xml')).exit, -signal.SIGINT)


def while_one_fetches_another_does_not(stage):
    stage.server.misbehave(FILE, 'stall', 1, at=200)
    process = stage.start(*stage.fetch_words(MOTIE))
    try:
        while not stage.was_read(FILE):
            assert process.poll() is None
            time.sleep(0.01)
        stage.fetch(LETTER, code=5)
    finally:
        process.terminate()
        process.communicate()
    stage.fetch(LETTER)


def who_reads_no_further_stops_it(stage):
    """As `kamerzoek fetch ... | head -1` does."""
    process = stage.start(*stage.fetch_words('--no-annexes', LETTER, MOTIE, 'kst-39001-5'))
    process.stdout.close()
    process.stderr.read()
    assert process.wait() != 0
    stage.check_whole()
    same(stage.asked('kst-39001-5'), [])
    stage.fetch('--no-annexes', LETTER, MOTIE, 'kst-39001-5')
    same(sorted(stage.found('uitgevoerd')), [LETTER])


def json_is_whole_when_it_is_stopped(stage):
    stage.server.misbehave(FILE, 'stall', 1, at=200)
    process = stage.start(*stage.fetch_words('--json', '--no-annexes', LETTER, MOTIE))
    outcome = interrupt_when(process, lambda: stage.was_read(FILE))
    same([paper['id'] for paper in json.loads(outcome.stdout)['papers']], [LETTER])


run_tests(ctrl_c_leaves_a_whole_library,
          so_does_being_terminated,
          the_next_run_goes_on_within_the_file,
          what_came_before_is_found_after_the_next_run,
          what_changed_since_then_comes_anew,
          what_was_kept_and_is_damaged_is_not_gone_on_with,
          a_run_that_was_killed_is_gone_on_with,
          a_search_may_be_stopped,
          a_pause_may_be_stopped,
          while_one_fetches_another_does_not,
          who_reads_no_further_stops_it,
          json_is_whole_when_it_is_stopped)
