#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""fetch --dossier, --search and --since: what the search service is asked, page by page, and
what is made of its answers. The stand-in takes each question apart as the service does."""

import json
import re

from stage import holds, run_tests, same

DOSSIER = ['kst-39001-1', 'kst-39001-2', 'kst-39001-5']


def new(*ids):
    return {id: 'new' for id in ids}


def a_dossier_comes_whole(stage):
    got = stage.results('--dossier', '39001', code=3)
    same(got, {**new(*DOSSIER, 'blg-900001'), 'kst-39001-3': 'absent'})
    same(stage.found('kweekkamer'), ['kst-39001-2'])
    stage.check_whole()


def a_dossier_may_be_spelled_as_one_likes(stage):
    stage.fetch('--dry-run', '--dossier', '36 600 XIV')
    holds(stage.asked('/sru')[0].parameters['query'], 'w.dossiernummer=="36600-XIV"')


def a_dossier_comes_page_by_page(stage):
    stage.server.services.page = 2
    stage.results('--dossier', '39001', '--no-annexes', code=3)
    same([one.parameters['startRecord'] for one in stage.asked('/sru')], ['1', '3', '5'])


def words_kind_and_dates_are_asked_for_together(stage):
    same(stage.results('--search', 'kweekkamer', '--kind', 'motie', '--from', '2025'),
         new('kst-39001-2'))
    same(stage.asked('/sru')[0].parameters['query'].split(' AND ')[2:],
         ['w.subrubriek="motie"', 'dt.date>=2025-01-01',
          'cql.textAndIndexes="kweekkamer" sortBy dt.date/sort.descending'])


def each_condition_counts(stage):
    for words in (('--search', 'kweekkamer', '--kind', 'brief'),
                  ('--search', 'kweekkamer', '--from', '2025-03-04'),
                  ('--search', 'kweekkamer', '--until', '2025-03-02'),
                  ('--search', 'regelluwe bestaatniet'),
                  ('--search', '"kweekkamer regelluwe"')):
        same(stage.fetch('--dry-run', *words, code=1).stdout, '')


def no_word_gets_out_of_its_quotes(stage):
    for words in ('x" OR dt.type=="Kamerstuk', 'x\\" OR w.dossiernummer=="39001',
                  'x\\', '" OR "', 'kweekkamer" sortBy "', ') OR ('):
        outcome = stage.fetch('--dry-run', '--format', 'ids', '--search', words, code=1)
        same(outcome.stdout, '')
    same({one.status for one in stage.server.asked}, {200})


def what_cannot_be_asked_is_told_before_it_is(stage):
    for words in (('--search', ''), ('--search', 'a\nb'), ('--from', 'gisteren'),
                  ('--dossier', 'geen dossier'), ('--search', 'a' * 5000)):
        assert stage.fetch(*words, code=2).stderr
    same(stage.server.asked, [])


def a_dry_run_lists_titles_and_gets_nothing(stage):
    told = stage.fetch('--dry-run', '--dossier', '39001', '--format', 'jsonl').stdout
    rows = {row['id']: row for row in map(json.loads, told.splitlines())}
    same(set(DOSSIER) <= set(rows), True)
    motie = rows['kst-39001-2']
    same((motie['result'], motie['title'], motie['date'], motie['kind']),
         ('to-come', 'Motie van het lid Jansen', '2025-03-03', 'motie'))
    same({one.path for one in stage.server.asked}, {'/sru'})
    assert not stage.library.exists()


def what_is_new_since_then_comes(stage):
    papers = stage.server.services.papers
    papers.pop('kst-39001-3')
    later = papers.pop('kst-39001-2')
    stage.fetch('--dossier', '39001', '--no-annexes')
    stage.server.asked.clear()
    same(stage.fetch('--since', '--no-annexes').stdout, '')
    later.modified = '9999-12-31'
    papers[later.id] = later
    same(stage.results('--since', '--no-annexes'), new(later.id))
    holds(stage.asked('/sru')[0].parameters['query'], 'w.dossiernummer=="39001"',
          'dt.modified>=20')


def what_did_not_all_come_is_not_done(stage):
    """The day of a question is only written down when all that it found is here."""
    stage.server.services.papers.pop('kst-39001-3')
    stage.server.misbehave('/kst-39001-2.xml', 'refuse', status=500)
    stage.fetch('--dossier', '39001', '--no-annexes', code=3)
    stage.server.behave()
    stage.fetch('--since', code=2)
    stage.fetch('--dossier', '39001', '--no-annexes')
    stage.fetch('--since')


def since_what_is_a_usage_error(stage):
    holds(stage.fetch('--since', code=2).stderr, '--since')


def a_real_answer_is_understood(stage):
    answer = (stage.data / 'formats/plooi_oep_records/sru.xml').read_text()
    stage.server.misbehave('/sru', 'other', 1, body=answer.encode())
    stage.server.services.papers.clear()
    got = stage.fetch('--dry-run', '--format', 'ids', '--search', 'x').stdout.split()
    same(got, re.findall('<dcterms:identifier>(.*?)<', answer))
    same([one.parameters['startRecord'] for one in stage.asked('/sru')], ['1', '11'])


# ---- A search service that misbehaves ------------------------------------------------

def refused(stage, words, code, **how):
    stage.server.behave()
    stage.server.misbehave('/sru', **how)
    outcome = stage.fetch('--search', 'kweekkamer', code=code)
    holds(outcome.stderr, words)
    same(stage.files(), {})


def a_refused_question_is_told_in_the_words_of_the_service(stage):
    answer = (b'<searchRetrieveResponse><diagnostics><diagnostic><message>Te moeilijk'
              b'\x1b[2J</message></diagnostic></diagnostics></searchRetrieveResponse>')
    refused(stage, 'Te moeilijk', 2, what='other', body=answer.replace(b'\x1b[2J', b''))


def what_is_no_answer_is_told(stage):
    refused(stage, 'a page for people', 7, what='page')
    refused(stage, 'empty', 7, what='empty')
    refused(stage, 'broken XML', 7, what='half')
    refused(stage, 'broken XML', 7, what='other', body=b'\xff\xfe\x00')
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<a>&x;</a>'
    refused(stage, 'declares its own type', 7, what='other', body=entity)


def hostile_names_and_titles_do_no_harm(stage):
    record = ('<record><recordData><identifier>{}</identifier><title>{}</title>'
              '<type>Kamerstuk</type></recordData></record>')
    answer = ('<searchRetrieveResponse><records>'
              + record.format('../../../etc/passwd', 'x')
              + record.format('kst-39001-2/../../x', 'x')
              + record.format('kst-39001-2', 'Motie\u202e \u009b31mrood')
              + '</records></searchRetrieveResponse>')
    stage.server.misbehave('/sru', 'other', body=answer.encode())
    told = stage.fetch('--dry-run', '--search', 'x').stdout
    same(told.count('\n'), 1)
    for rune in '\u202e\u009b\x1b':
        assert rune not in told, repr(told)
    same(stage.results('--search', 'x'), new('kst-39001-2'))
    same([path for path in stage.files() if not path.startswith('39001/kst-39001-2/')], [])


def a_service_that_leads_around_is_left(stage):
    page = ('<searchRetrieveResponse><numberOfRecords>10</numberOfRecords><records><record>'
            '<identifier>kst-39001-2</identifier></record></records>'
            '<nextRecordPosition>1</nextRecordPosition></searchRetrieveResponse>').encode()
    stage.server.misbehave('/sru', 'other', body=page)
    same(stage.results('--search', 'x'), new('kst-39001-2'))
    same(len(stage.asked('/sru')), 1)


def without_its_annexes_a_paper_is_not_whole(stage):
    stage.server.misbehave('/sru', 'refuse', status=500)
    outcome = stage.fetch('kst-39001-1', code=3)
    holds(outcome.stderr, 'annexes')
    same(stage.found('uitgevoerd'), ['kst-39001-1'])
    stage.server.behave()
    same(stage.results('kst-39001-1')['blg-900001'], 'new')


run_tests(a_dossier_comes_whole,
          a_dossier_may_be_spelled_as_one_likes,
          a_dossier_comes_page_by_page,
          words_kind_and_dates_are_asked_for_together,
          each_condition_counts,
          no_word_gets_out_of_its_quotes,
          what_cannot_be_asked_is_told_before_it_is,
          a_dry_run_lists_titles_and_gets_nothing,
          what_is_new_since_then_comes,
          what_did_not_all_come_is_not_done,
          since_what_is_a_usage_error,
          a_real_answer_is_understood,
          a_refused_question_is_told_in_the_words_of_the_service,
          what_is_no_answer_is_told,
          hostile_names_and_titles_do_no_harm,
          a_service_that_leads_around_is_left,
          without_its_annexes_a_paper_is_not_whole)
