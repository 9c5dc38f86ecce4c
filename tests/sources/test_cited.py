#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""fetch --cited: the letter of the corpus cites six moties, of which it holds a record; after
it they are held in full, and nothing that was known of them is lost."""

import json

from stage import holds, run_tests, same

CITED = ['kst-30252-161', 'kst-36600-XIII-40', 'kst-36600-XIV-18', 'kst-36600-XIV-19',
         'kst-36600-XIV-60', 'kst-36600-XIV-61']
FACTS = ('aliases', 'date', 'kind', 'dossiers', 'number', 'chamber', 'vergaderjaar',
         'signatories', 'outcome', 'outcome_date', 'dossier_title', 'fields')


def shown(stage, id):
    return json.loads(stage.run('show', '--json', id).stdout)['documents'][0]


def index_corpus(stage):
    stage.run('index', stage.source / 'corpus')
    return {id: shown(stage, id) for id in CITED}


def becomes_full(stage, facts):
    before = index_corpus(stage)
    same({document['holding'] for document in before.values()}, {'record'})
    got = stage.results('--cited')
    same({id: got.get(id) for id in CITED}, {id: 'new' for id in CITED})
    for id in CITED:
        after = shown(stage, id)
        same(after['holding'], 'full')
        assert before[id]['outcome'] and before[id]['signatories'], before[id]
        for name in facts:
            if before[id][name]:
                same((id, name, after[name]), (id, name, before[id][name]))
        assert 'record only' not in (after['note'] or ''), after['note']
    stage.check_whole()


def what_is_cited_becomes_full_and_keeps_its_facts(stage):
    becomes_full(stage, FACTS)


def what_is_cited_becomes_full_of_real_papers(stage):
    becomes_full(stage, (*FACTS, 'subject'))


def the_words_of_a_motie_are_found(stage):
    index_corpus(stage)
    before = stage.found('"regulatory sandbox"')
    same(stage.found('sprokkelhout', code=1), [])
    stage.fetch('--cited')
    same(sorted(stage.found('sprokkelhout')), CITED)
    assert 'kst-36600-XIII-40' not in before, before
    assert 'kst-36600-XIII-40' in stage.found('"regulatory sandbox"')


def a_real_motie_has_its_own_words(stage):
    index_corpus(stage)
    stage.fetch('--cited')
    holds(' '.join(stage.found('regulatory sandbox')), 'kst-36600-XIII-40')
    holds(stage.run('show', 'kst-36600-XIII-40').stdout,
          'constaterende dat er voorbereidingen worden getroffen')
    for id in CITED:
        same(shown(stage, id)['holding'], 'full')
    stage.check_whole()


def a_second_time_there_is_nothing_to_do(stage):
    index_corpus(stage)
    stage.fetch('--cited')
    stage.server.asked.clear()
    got = stage.fetch('--cited')
    same(got.stdout, '')
    holds(got.stderr, 'nothing to fetch')
    same(stage.server.asked, [])


def one_step_leads_no_further(stage):
    chain(stage)
    same(stage.results('--cited'), {'kst-39001-1': 'new', 'blg-900001': 'new'})


def each_step_of_the_depth_is_one_further(stage):
    chain(stage)
    same(stage.results('--cited', '--depth', '2'),
         {'kst-39001-1': 'new', 'blg-900001': 'new', 'kst-39001-2': 'new'})
    same(stage.found('kweekkamer'), ['kst-39001-2'])


def chain(stage):
    note = stage.home / 'notitie.txt'
    note.write_text('Zie de brief (Kamerstuk 39 001, nr. 1).\n')
    stage.run('index', note)


def what_nobody_has_is_listed_and_the_rest_comes(stage):
    index_corpus(stage)
    del stage.server.services.papers['kst-36600-XIV-18']
    outcome = stage.fetch('--cited', code=3)
    holds(outcome.stderr, 'kst-36600-XIV-18')
    same(shown(stage, 'kst-36600-XIV-18')['holding'], 'record')
    same(shown(stage, 'kst-36600-XIV-60')['holding'], 'full')


def a_dry_run_lists_them_and_gets_nothing(stage):
    index_corpus(stage)
    told = stage.fetch('--cited', '--dry-run', '--format', 'ids').stdout.split()
    same(sorted(told), CITED)
    same(stage.server.asked, [])
    assert not stage.library.exists()


def without_an_index_it_says_so(stage):
    outcome = stage.fetch('--cited', code=4)
    holds(outcome.stderr, 'index')


run_tests(what_is_cited_becomes_full_and_keeps_its_facts,
          what_is_cited_becomes_full_of_real_papers,
          the_words_of_a_motie_are_found,
          a_real_motie_has_its_own_words,
          a_second_time_there_is_nothing_to_do,
          one_step_leads_no_further,
          each_step_of_the_depth_is_one_further,
          what_nobody_has_is_listed_and_the_rest_comes,
          a_dry_run_lists_them_and_gets_nothing,
          without_an_index_it_says_so)
