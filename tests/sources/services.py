# SPDX-License-Identifier: GPL-2.0-or-later
"""The languages of the services: CQL with answers in SRU 2.0, OData 4 with answers in JSON.

Each takes a question apart as strictly as the service does, so that one that would be
misunderstood there is refused here. Knows no HTTP.
"""

import re
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

REPOSITORY = 'https://repository.overheid.nl/frbr/officielepublicaties'
OPEN_DATA = 'https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/'


class Refused(Exception):
    """What the service says to a question that it does not take."""


class Parser:
    """Tokens one by one; a rule takes what it knows and refuses the rest."""

    def __init__(self, text, pattern):
        self.tokens = [token for token in re.findall(pattern, text) if not token.isspace()]
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ''

    def take(self, *wanted):
        token = self.peek()
        if not token or (wanted and token.lower() not in wanted):
            raise Refused(f"'{token}' where {' or '.join(wanted) or 'something'} should be")
        self.at += 1
        return token

    def accept(self, *wanted):
        if self.peek().lower() in wanted:
            return self.take()
        return None


# ---- SRU ------------------------------------------------------------------------

CQL = r'"(?:\\.|[^"\\])*"|[()]|==|>=|<=|=|>|<|[^\s()"=<>]+|"|\s+'

INDEXES = {
    'c.product-area': lambda paper: 'officielepublicaties',
    'w.organisatietype': lambda paper: 'staten generaal',
    'w.publicatienaam': lambda paper: 'Kamerstuk',
    'w.dossiernummer': lambda paper: paper.dossier,
    'w.hoofddocument': lambda paper: paper.annex_of,
    'w.subrubriek': lambda paper: paper.kind,
    'dt.type': lambda paper: 'Bijlage' if paper.annex_of else 'Kamerstuk',
    'dt.identifier': lambda paper: paper.id,
    'dt.date': lambda paper: paper.date,
    'dt.modified': lambda paper: paper.modified,
    'cql.textandindexes': lambda paper: ' '.join((paper.title, *paper.text)),
}


def unquoted(token):
    return re.sub(r'\\(.)', r'\1', token[1:-1]) if token.startswith('"') else token


def has_words(text, wanted):
    """All of them, one behind the other."""
    words, sought = (re.findall(r'[\w*-]+', part.lower()) for part in (text, wanted))
    patterns = [re.compile(re.escape(word).replace(r'\*', r'\w*')) for word in sought]
    return any(all(pattern.fullmatch(word) for pattern, word in zip(patterns, words[i:]))
               for i in range(len(words) - len(patterns) + 1))


RELATIONS = {
    '==': lambda value, wanted: value == wanted,
    '=': has_words,
    '>=': lambda value, wanted: value >= wanted,
    '<=': lambda value, wanted: value != '' and value <= wanted,
}


def cql_clause(parser):
    if parser.accept('('):
        inside = cql_query(parser)
        parser.take(')')
        return inside
    index = parser.take()
    relation, term = parser.take(*RELATIONS), parser.take()
    if index.lower() not in INDEXES or term in ('"', '(', ')'):
        raise Refused(f'Unsupported index: {index}')
    value, test, wanted = INDEXES[index.lower()], RELATIONS[relation], unquoted(term)
    return lambda paper: test(value(paper), wanted)


def cql_query(parser):
    found = cql_clause(parser)
    while operator := parser.accept('and', 'or'):
        found = joined(operator.lower(), found, cql_clause(parser))
    return found


def joined(operator, left, right):
    if operator == 'and':
        return lambda thing: left(thing) and right(thing)
    return lambda thing: left(thing) or right(thing)


def sru_found(query, papers):
    parser = Parser(query, CQL)
    wanted = cql_query(parser)
    if parser.accept('sortby'):
        parser.take('dt.date/sort.descending')
    if parser.peek():
        raise Refused(f"'{parser.peek()}' behind the query")
    return sorted(filter(wanted, papers), key=lambda paper: paper.date, reverse=True)


def sru_record(paper, position):
    files = ''.join(
        f'<gzd:itemUrl manifestation={quoteattr(form)}>{REPOSITORY}/{paper.shelf}/{paper.id}/1/'
        f'{form}/{"metadata.xml" if form == "metadata" else f"{paper.id}.{form}"}</gzd:itemUrl>'
        for form in sorted(paper.forms))
    annex = paper.annex_of and ('<overheidwetgeving:hoofddocument>'
                                f'{paper.annex_of}</overheidwetgeving:hoofddocument>')
    return f'''<sru:record>
<sru:recordSchema>http://standaarden.overheid.nl/sru/</sru:recordSchema>
<sru:recordPacking>xml</sru:recordPacking>
<sru:recordData><gzd:gzd><gzd:originalData><overheidwetgeving:meta>
<overheidwetgeving:owmskern>
<dcterms:identifier>{escape(paper.id)}</dcterms:identifier>
<dcterms:title>{escape(f'{paper.dossier_title}; {paper.kind}; {paper.title}')}</dcterms:title>
<dcterms:type scheme="OVERHEIDop.Parlementair">{'Bijlage' if annex else 'Kamerstuk'}</dcterms:type>
<dcterms:modified>{paper.modified}</dcterms:modified>
</overheidwetgeving:owmskern>
<overheidwetgeving:owmsmantel>
<dcterms:date>{paper.date}</dcterms:date>
</overheidwetgeving:owmsmantel>
<overheidwetgeving:tpmeta>
<c:product-area>officielepublicaties</c:product-area>
<overheidwetgeving:documenttitel>{escape(paper.title)}</overheidwetgeving:documenttitel>
<overheidwetgeving:dossiernummer>{paper.dossier}</overheidwetgeving:dossiernummer>{annex}
<overheidwetgeving:subrubriek scheme="OVERHEIDop.KamerstukTypen">{escape(paper.kind)}\
</overheidwetgeving:subrubriek>
</overheidwetgeving:tpmeta>
</overheidwetgeving:meta></gzd:originalData>
<gzd:enrichedData>
<gzd:preferredUrl>https://zoek.officielebekendmakingen.nl/{paper.id}.html</gzd:preferredUrl>
{files}
</gzd:enrichedData></gzd:gzd></sru:recordData>
<sru:recordPosition>{position}</sru:recordPosition>
</sru:record>'''


def sru_answer(inside):
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<sru:searchRetrieveResponse xmlns:overheidwetgeving="http://standaarden.overheid.nl/wetgeving/"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:gzd="http://standaarden.overheid.nl/sru"
 xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse"
 xmlns:diag="http://docs.oasis-open.org/ns/search-ws/diagnostic"
 xmlns:c="http://standaarden.overheid.nl/collectie/">
<sru:version>2.0</sru:version>
{inside}
</sru:searchRetrieveResponse>
'''.encode()


def sru(parameters, papers, page):
    """The answer to a question of these parameters, with at most page records."""
    try:
        if parameters.get('operation') != 'searchRetrieve' or parameters.get('version') != '2.0':
            raise Refused('Unsupported operation or version')
        found = sru_found(parameters.get('query', ''), papers)
        start = int(parameters.get('startRecord', 1))
        if start < 1 or (found and start > len(found)):
            raise Refused('First record position out of range')
    except Refused as why:
        return sru_answer('<sru:numberOfRecords>0</sru:numberOfRecords><sru:diagnostics>'
                          '<diag:diagnostic><diag:uri>info:srw/diagnostic/1/10</diag:uri>'
                          f'<diag:details>{escape(str(why))}</diag:details>'
                          '<diag:message>Query syntax error</diag:message>'
                          '</diag:diagnostic></sru:diagnostics>')
    end = start - 1 + min(page, int(parameters.get('maximumRecords', 10)))
    records = '\n'.join(sru_record(paper, start + i)
                        for i, paper in enumerate(found[start - 1:end]))
    further = f'<sru:nextRecordPosition>{end + 1}</sru:nextRecordPosition>'
    return sru_answer(f'<sru:numberOfRecords>{len(found)}</sru:numberOfRecords>\n'
                      f'<sru:records>{records}</sru:records>\n'
                      f'{further if end < len(found) else ""}')


# ---- OData ------------------------------------------------------------------------

FILTER = r"'(?:''|[^'])*'|[(),:]|[^\s(),:']+(?::[\d:.]+(?:[+-][\d:]+|Z)?)?|'|\s+"

COMPARISONS = {
    'eq': lambda value, wanted: value == wanted,
    'ne': lambda value, wanted: value != wanted,
    'ge': lambda value, wanted: value >= wanted,
    'le': lambda value, wanted: value <= wanted,
}


def odata_value(parser):
    token = parser.take()
    if token.startswith("'") and token != "'":
        return lambda record, text=token[1:-1].replace("''", "'"): text
    if token == 'tolower':
        parser.take('(')
        inside = odata_value(parser)
        parser.take(')')
        return lambda record: (inside(record) or '').lower()
    if token in ('true', 'false', 'null'):
        return lambda record: {'true': True, 'false': False, 'null': None}[token]
    if re.fullmatch(r'\d+', token):
        return lambda record: int(token)
    if re.match(r'\d{4}-', token):
        return lambda record: token
    if not re.fullmatch(r'[A-Za-z]+(/[A-Za-z]+)?', token):
        raise Refused(f"Syntax error at '{token}'")
    return lambda record: member(record, token.split('/'))


def member(record, names):
    for name in names:
        if not isinstance(record, dict) or name not in record:
            raise Refused(f"Could not find a property named '{name}'")
        record = record[name]
    return record


def odata_any(parser, name):
    parser.take('(')
    variable = parser.take()
    parser.take(':')
    inside = odata_condition(parser)
    parser.take(')')
    return lambda record: any(inside({**record, variable: one}) for one in record[name])


def odata_clause(parser):
    if parser.accept('('):
        inside = odata_condition(parser)
        parser.take(')')
        return inside
    if parser.accept('contains'):
        parser.take('(')
        text = odata_value(parser)
        parser.take(',')
        part = odata_value(parser)
        parser.take(')')
        return lambda record: part(record) in (text(record) or '')
    if parser.peek().endswith('/any'):
        return odata_any(parser, parser.take().removesuffix('/any'))
    left = odata_value(parser)
    compare, right = COMPARISONS[parser.take(*COMPARISONS)], odata_value(parser)
    return lambda record: compare(left(record), right(record))


def odata_condition(parser):
    found = odata_clause(parser)
    while operator := parser.accept('and', 'or'):
        found = joined(operator, found, odata_clause(parser))
    return found


def odata(parameters, documents, page):
    """(status, what is to be JSON) for a question about documents."""
    try:
        parser = Parser(parameters.get('$filter', 'true eq true'), FILTER)
        wanted = odata_condition(parser)
        if parser.peek():
            raise Refused(f"Syntax error at '{parser.peek()}'")
        found = [one.record() for one in documents if wanted(one.record())]
    except Refused as why:
        return 400, {'error': {'code': '', 'message': str(why)}}
    size = min(page, int(parameters.get('$top', page)))
    start = int(parameters.get('$skiptoken', parameters.get('$skip', 0)))
    answer = {'@odata.context': f'{OPEN_DATA}$metadata#Document',
              '@odata.count': len(found), 'value': found[start:start + size]}
    if start + size < len(found):
        others = {name: value for name, value in parameters.items() if name != '$skiptoken'}
        others['$skiptoken'] = str(start + size)
        answer['@odata.nextLink'] = f'{OPEN_DATA}Document?' + '&'.join(
            f'{name}={quote(value)}' for name, value in others.items())
    return 200, answer
