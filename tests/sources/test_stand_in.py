#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The stand-in itself: that it is as strict as the services, so that the other tests mean
something. Asked by another client than ours."""

import json
import urllib.error
import urllib.parse
import urllib.request

import papers
from stage import holds, run_tests, same


def get(stage, path, parameters=None, headers=None, data=None):
    query = f'?{urllib.parse.urlencode(parameters)}' if parameters else ''
    request = urllib.request.Request(stage.server.url + path + query, headers=headers or {},
                                     data=data)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=60) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, dict(answer.headers), answer.read()


def search(stage, query, **parameters):
    status, _, body = get(stage, '/sru', {'operation': 'searchRetrieve', 'version': '2.0',
                                          'query': query, **parameters})
    same(status, 200)
    return body.decode()


def each_address_has_its_paper(stage):
    body = stage.server.services.papers['kst-39001-2'].forms['xml']
    for path in ('/kst-39001-2.xml',
                 '/frbr/officielepublicaties/kst/39001/kst-39001-2/1/xml/kst-39001-2.xml'):
        same(get(stage, path)[::2], (200, body))
    same(get(stage, '/kst-39001-2/metadata.xml')[0], 200)
    same(get(stage, '/kst-39001-2.pdf')[0], 404)
    same(get(stage, '/kst-1-1.xml')[::2], (200, papers.FOUT404))


def a_file_may_be_had_in_parts_and_only_when_it_changed(stage):
    _, headers, body = get(stage, '/kst-39001-2.xml')
    tag = headers['ETag']
    same(get(stage, '/kst-39001-2.xml', headers={'If-None-Match': tag})[::2], (304, b''))
    same(get(stage, '/kst-39001-2.xml',
             headers={'If-Modified-Since': headers['Last-Modified']})[0], 304)
    same(get(stage, '/kst-39001-2.xml', headers={'Range': 'bytes=9-', 'If-Range': tag})[::2],
         (206, body[9:]))
    same(get(stage, '/kst-39001-2.xml', headers={'Range': 'bytes=9-', 'If-Range': '"x"'})[::2],
         (200, body))


def a_question_is_understood(stage):
    for query, ids in (('w.dossiernummer=="39001" AND w.subrubriek="motie"', ['kst-39001-2']),
                       ('dt.identifier==kst-39001-5', ['kst-39001-5']),
                       ('w.hoofddocument=="kst-39001-1"', ['blg-900001']),
                       ('(dt.identifier==kst-39001-5 OR dt.identifier==kst-39001-2)'
                        ' sortBy dt.date/sort.descending', ['kst-39001-2', 'kst-39001-5']),
                       ('cql.textAndIndexes="regelluwe kweekk*"', ['kst-39001-2']),
                       ('dt.modified>=9999-01-01', [])):
        told = search(stage, query)
        holds(told, f'<sru:numberOfRecords>{len(ids)}<')
        for id in ids:
            holds(told, f'<dcterms:identifier>{id}<')


def what_it_does_not_understand_is_refused(stage):
    for query in ('', 'x', 'dt.identifier', 'dt.identifier==', 'w.onbekend==x', 'dt.date>="a',
                  'dt.identifier==a b', '(dt.identifier==a', 'dt.identifier==a NOT b',
                  'dt.identifier==a sortBy x', 'dt.identifier=="a"b'):
        holds(search(stage, query), '<diag:message>Query syntax error<')
    holds(search(stage, 'dt.identifier==kst-39001-5', startRecord=2), '<diag:message>')


def an_answer_comes_in_pages(stage):
    told = search(stage, 'w.dossiernummer=="39001"', maximumRecords=2, startRecord=2)
    holds(told, '<sru:numberOfRecords>5<', '<sru:nextRecordPosition>4<')
    same(told.count('<sru:record>'), 2)
    told = search(stage, 'w.dossiernummer=="39001"', startRecord=4)
    assert 'nextRecordPosition' not in told, told


def documents(stage, **parameters):
    parameters = {f'${name}': value for name, value in parameters.items()}
    status, _, body = get(stage, '/OData/v4/2.0/Document', parameters)
    return status, json.loads(body)


def the_open_data_are_filtered(stage):
    for condition, numbers in (
            ("DocumentNummer eq '2025D39001'", ['2025D39001']),
            ("HuidigeDocumentVersie/ExterneIdentifier eq 'kst-39001-2'", ['2025D39002']),
            ("Verwijderd eq false and contains(tolower(Soort),tolower('MOTIE'))", ['2025D39002']),
            ('Kamerstukdossier/any(d:d/Nummer eq 39001 and d/Toevoeging eq null)',
             ['2025D39001', '2025D39002', '2025D39003']),
            ('Datum ge 2025-03-04T00:00:00+02:00', ['2025D39001', '2025D39003']),
            ("Soort eq 'it''s'", [])):
        status, answer = documents(stage, filter=condition)
        same((status, [one['DocumentNummer'] for one in answer['value']]), (200, numbers))
    for condition in ('x eq 1', "Soort eq 'a", "Soort eq 'a' or", 'true', "Soort = 'a'",
                      "Soort eq 'a' b"):
        status, answer = documents(stage, filter=condition)
        same((condition, status), (condition, 400))
        assert answer['error']['message']


def the_open_data_come_in_pages(stage):
    stage.server.services.page = 2
    _, first = documents(stage, filter='Verwijderd eq false')
    link = urllib.parse.urlsplit(first['@odata.nextLink'])
    same(f'{link.scheme}://{link.netloc}', 'https://gegevensmagazijn.tweedekamer.nl')
    holds(link.query, '$skiptoken=2')
    second = json.loads(get(stage, link.path, dict(urllib.parse.parse_qsl(link.query)))[2])
    same([one['DocumentNummer'] for one in first['value'] + second['value']],
         ['2025D39001', '2025D39002', '2025D39003'])
    assert '@odata.nextLink' not in second


def it_is_told_to_misbehave(stage):
    told = json.dumps({'path': '/kst-39001-2.xml', 'what': 'busy', 'times': 1, 'after': '7'})
    same(get(stage, '/_control', data=told.encode())[0], 204)
    status, headers, _ = get(stage, '/kst-39001-2.xml')
    same((status, headers['Retry-After']), (429, '7'))
    same(get(stage, '/kst-39001-2.xml')[0], 200)
    same([str(one) for one in stage.server.asked],
         ['/kst-39001-2.xml 429', '/kst-39001-2.xml 200'])


run_tests(each_address_has_its_paper,
          a_file_may_be_had_in_parts_and_only_when_it_changed,
          a_question_is_understood,
          what_it_does_not_understand_is_refused,
          an_answer_comes_in_pages,
          the_open_data_are_filtered,
          the_open_data_come_in_pages,
          it_is_told_to_misbehave)
