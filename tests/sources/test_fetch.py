#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""fetch ID: the paper in its best form, its facts, its annexes; what is absent; and again."""

import json

import papers
from stage import holds, run_tests, same

MOTIE = 'kst-39001-2'
LETTER = 'kst-39001-1'


def a_paper_comes_with_its_facts_and_can_be_found(stage):
    same(stage.results('39 001, nr. 2'), {MOTIE: 'new'})
    same(list(stage.files()), [f'39001/{MOTIE}/{MOTIE}.xml', f'39001/{MOTIE}/metadata.xml'])
    stage.check_whole()
    same(stage.found('kweekkamer'), [MOTIE])
    holds(stage.run('show', MOTIE).stdout, 'Motie van het lid Jansen', '2025-03-03', 'full')


def the_list_of_the_library_tells_from_where(stage):
    stage.fetch(MOTIE)
    row = stage.rows('39001')[f'{MOTIE}/{MOTIE}.xml']
    same(row['url'], f'{stage.server.url}/{MOTIE}.xml')
    same(row['status'], '200')
    holds(row['fetched'], 'T', 'Z')
    holds(row['etag'], '"')


def any_spelling_is_one_paper(stage):
    page = f'https://zoek.officielebekendmakingen.nl/{MOTIE}.html'
    same(stage.results('39 001, nr. 2', MOTIE, page), {MOTIE: 'new'})
    same(len(stage.asked(f'{MOTIE}.xml')), 1)


def annexes_come_along(stage):
    same(stage.results(LETTER), {LETTER: 'new', 'blg-900001': 'new'})
    holds('\n'.join(stage.files()), '39001/blg-900001/blg-900001.pdf')
    same(stage.found('windgewassen'), ['blg-900001'])
    stage.check_whole()


def annexes_come_by_what_the_paper_says_of_itself(stage):
    """Also where there is no search service, as on a mirror of files."""
    letter = stage.server.services.papers[LETTER]
    letter.annexes = ('blg-900001',)
    letter.forms['metadata'] = papers.metadata(letter)
    stage.server.misbehave('/sru', 'refuse', status=404)
    same(stage.results(LETTER), {LETTER: 'new', 'blg-900001': 'new'})
    same(stage.results('--cited', '--no-annexes'), {'kst-39001-2': 'new'})


def annexes_stay_away_when_they_are_not_wanted(stage):
    same(stage.results('--no-annexes', LETTER), {LETTER: 'new'})
    same(stage.asked('/sru'), [])


def html_is_taken_where_there_is_no_xml(stage):
    same(stage.results('kst-39001-5'), {'kst-39001-5': 'new'})
    holds('\n'.join(stage.files()), 'kst-39001-5.html')
    same(stage.found('zeewier'), ['kst-39001-5'])
    same([one.path.rpartition('.')[2] for one in stage.asked('/kst-39001-5.')], ['xml', 'html'])


def odt_and_pdf_are_taken_where_there_is_nothing_else(stage):
    paper = stage.server.services.papers[LETTER]
    paper.forms = {'odt': (stage.source / 'tests/samples/brief.odt').read_bytes(),
                   'pdf': b'%PDF-1.4 never asked for'}
    same(stage.results('--no-annexes', LETTER), {LETTER: 'new'})
    same(list(stage.files()), [f'39001/{LETTER}/{LETTER}.odt'])


def a_paper_without_text_is_absent(stage):
    same(stage.results('kst-39001-3', code=3), {'kst-39001-3': 'absent'})
    same(stage.files(), {})


def a_page_with_status_200_is_no_paper(stage):
    same(stage.results('kst-39001-9', code=3), {'kst-39001-9': 'absent'})
    same({one.status for one in stage.asked('/kst-39001-9')}, {200})
    same(stage.files(), {})
    same(stage.rows('39001')['kst-39001-9/kst-39001-9.xml']['sha256'], '')


def what_could_not_be_had_is_listed_and_the_rest_comes(stage):
    outcome = stage.fetch('kst-39001-9', MOTIE, 'kst-39001-3', code=3)
    holds(outcome.stderr, 'kst-39001-9', 'kst-39001-3')
    assert MOTIE not in outcome.stderr, outcome.stderr
    same(stage.found('kweekkamer'), [MOTIE])


def what_is_no_paper_is_a_usage_error(stage):
    for name in ('27428', '../../etc/passwd', 'motie', '', '\udcff\udc9b', '--x'):
        stage.fetch(name, code=2)
    stage.fetch(code=2)
    same(stage.server.asked, [])


def what_is_held_is_asked_for_by_its_tag(stage):
    stage.fetch(MOTIE)
    before = stage.files()
    stage.server.asked.clear()
    same(stage.results(MOTIE), {MOTIE: 'unchanged'})
    same([one.status for one in stage.server.asked], [304, 304])
    for one in stage.server.asked:
        holds(one.headers.get('if-none-match', ''), '"')
    same(stage.files(), before)


def what_changed_takes_the_place_of_the_old(stage):
    stage.fetch(MOTIE)
    paper = stage.server.services.papers[MOTIE]
    paper.forms['xml'] = paper.forms['xml'].replace(b'kweekkamer', b'broeikas')
    same(stage.results(MOTIE), {MOTIE: 'changed'})
    same(stage.found('broeikas'), [MOTIE])
    same(stage.found('kweekkamer', code=1), [])
    stage.check_whole()


def a_service_without_tags_is_asked_for_all_of_it(stage):
    stage.server.has_tags = False
    stage.server.services.answer = without_tags(stage.server.services.answer)
    stage.fetch(MOTIE)
    same(stage.results(MOTIE), {MOTIE: 'unchanged'})
    same({one.status for one in stage.server.asked}, {200})


def without_tags(answer):
    def bare(asked):
        got = answer(asked)
        got.headers.pop('ETag', None)
        return got
    return bare


def a_document_of_the_kamer_comes_before_it_is_published(stage):
    same(stage.results('2025D39001'), {'2025D39001': 'new', '2025D39003': 'new'})
    same(stage.found('duinzand'), ['2025D39001'])
    same(stage.found('helmgras'), ['2025D39003'])
    assert any(path.endswith('2025D39001.pdf') for path in stage.files()), stage.files()
    stage.check_whole()


def without_annexes_a_document_comes_alone(stage):
    same(stage.results('--no-annexes', '2025D39001'), {'2025D39001': 'new'})


def a_document_that_is_published_is_taken_from_there(stage):
    stage.fetch('2025D39002')
    same(stage.found('kweekkamer'), [MOTIE])
    same(stage.asked('/resource'), [])


def a_document_that_nobody_has_is_absent(stage):
    same(stage.results('2025D39999', code=3), {'2025D39999': 'absent'})


def who_asks_says_who_it_is(stage):
    stage.fetch(MOTIE)
    for one in stage.server.asked:
        holds(one.headers['user-agent'], 'kamerzoek/')
        assert 'cookie' not in one.headers and 'referer' not in one.headers, one.headers


def the_rows_are_as_their_schema_says(stage):
    table = json.loads((stage.source / 'cli/schema/fetch-1.table.json').read_text())
    told = stage.fetch('--format', 'tsv', MOTIE, 'kst-39001-9', code=3).stdout.splitlines()
    same(told[0].split('\t'), [field['name'] for field in table['fields']])
    same(len(told), 3)
    whole = json.loads(stage.fetch('--json', MOTIE).stdout)
    same([paper['result'] for paper in whole['papers']], ['unchanged'])
    same(stage.fetch('--format', 'ids', MOTIE, 'kst-39001-9', code=3).stdout, f'{MOTIE}\n')


def a_real_paper_comes_in_its_best_form(stage):
    same(stage.results('--no-annexes', 'kst-32545-143'), {'kst-32545-143': 'new'})
    stage.check_whole()
    holds(stage.run('show', 'kst-32545-143').stdout, 'negatieve spaarrente')


def real_papers_of_other_series_come_too(stage):
    stage.server.services.papers.pop('kst-32545-143')
    same(stage.results('--no-annexes', 'ah-tk-20202021-3235', 'blg-1007826'),
         {'ah-tk-20202021-3235': 'new', 'blg-1007826': 'new'})
    same(len(stage.run('list', '--format', 'ids').stdout.split()), 2)
    stage.check_whole()


run_tests(a_paper_comes_with_its_facts_and_can_be_found,
          the_list_of_the_library_tells_from_where,
          any_spelling_is_one_paper,
          annexes_come_along,
          annexes_come_by_what_the_paper_says_of_itself,
          annexes_stay_away_when_they_are_not_wanted,
          html_is_taken_where_there_is_no_xml,
          odt_and_pdf_are_taken_where_there_is_nothing_else,
          a_paper_without_text_is_absent,
          a_page_with_status_200_is_no_paper,
          what_could_not_be_had_is_listed_and_the_rest_comes,
          what_is_no_paper_is_a_usage_error,
          what_is_held_is_asked_for_by_its_tag,
          what_changed_takes_the_place_of_the_old,
          a_service_without_tags_is_asked_for_all_of_it,
          a_document_of_the_kamer_comes_before_it_is_published,
          without_annexes_a_document_comes_alone,
          a_document_that_is_published_is_taken_from_there,
          a_document_that_nobody_has_is_absent,
          who_asks_says_who_it_is,
          the_rows_are_as_their_schema_says,
          a_real_paper_comes_in_its_best_form,
          real_papers_of_other_series_come_too)
