# SPDX-License-Identifier: GPL-2.0-or-later
"""The papers that the stand-in for the official services has.

Small ones of our own, always; and real ones on top of them from a folder of test data.
Knows no HTTP: a paper is facts, and bytes for each form that it is published in.
"""

from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

SAMPLES = Path(__file__).resolve().parent.parent / 'samples'


@dataclass
class Paper:
    id: str
    title: str = ''
    kind: str = ''        # the subrubriek: "Motie", "Brief"; "Bijlage"
    dossier: str = ''     # "36600-XIV"
    number: str = ''
    dossier_title: str = ''
    date: str = ''
    modified: str = ''
    text: tuple = ()
    annex_of: str = ''
    annexes: tuple = ()   # as its own metadata name them
    forms: dict = field(default_factory=dict)  # "xml", "metadata": bytes

    @property
    def series(self):
        return self.id.split('-')[0]

    @property
    def vergaderjaar(self):
        year, month = int(self.date[:4]), int(self.date[5:7])
        first = year if month >= 9 else year - 1
        return f'{first}-{first + 1}'

    @property
    def shelf(self):
        """Where the repository keeps it: kst/39001, blg/onopgemaakt."""
        return f'{self.series}/{self.dossier.split("-")[0] or "onopgemaakt"}'


@dataclass
class Document:
    """At the Tweede Kamer, and perhaps published."""
    number: str
    guid: str
    kind: str
    subject: str
    date: str
    dossier: tuple = (0, None)  # 36600, "XIV"
    published: str = ''
    file: bytes = b''
    annexes: tuple = ()  # numbers
    annex_of: str = ''
    type: str = 'application/pdf'

    def record(self):
        return {
            'Id': self.guid, 'Soort': self.kind, 'DocumentNummer': self.number,
            'Titel': 'De dossiertitel', 'Onderwerp': self.subject,
            'Datum': f'{self.date}T00:00:00+02:00', 'Vergaderjaar': '2024-2025',
            'Kamer': 2, 'Volgnummer': -1, 'ContentType': self.type,
            'ContentLength': len(self.file), 'ApiGewijzigdOp': f'{self.date}T10:00:00Z',
            'Verwijderd': False,
            'Kamerstukdossier': [{'Nummer': self.dossier[0], 'Toevoeging': self.dossier[1]}],
            'HuidigeDocumentVersie': {'ExterneIdentifier': self.published or None},
            'BronDocument': [{'DocumentNummer': self.annex_of}] if self.annex_of else [],
            'BijlageDocument': [{'DocumentNummer': number, 'Verwijderd': False}
                                for number in self.annexes],
        }


# ---- Forms --------------------------------------------------------------------

def xml(paper):
    number, _, chapter = paper.dossier.partition('-')
    chapter = f'<begrotingshoofdstuk>{chapter}</begrotingshoofdstuk>' if chapter else ''
    body = '\n'.join(f'<al>{escape(line)}</al>' for line in paper.text)
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie>
<metadata>
<meta name="OVERHEIDop.externMetadataRecord" scheme=""
 content="https://zoek.officielebekendmakingen.nl/{paper.id}/metadata.xml"/>
</metadata>
<kamerstuk>
<kamerstukkop>
<tekstregel inhoud="vergaderjaar">Vergaderjaar {paper.vergaderjaar}</tekstregel>
<tekstregel inhoud="kamernummer">2</tekstregel>
<tekstregel inhoud="documenttype">Kamerstukken</tekstregel>
</kamerstukkop>
<dossier><dossiernummer><dossiernr>{number[:2]} {number[2:]}</dossiernr>{chapter}</dossiernummer>
<titel>{escape(paper.dossier_title)}</titel></dossier>
<stuk>
<stuknr>Nr. <ondernummer kamer="2">{paper.number}</ondernummer></stuknr>
<titel>{escape(paper.title.upper())}</titel>
<datumtekst>Voorgesteld <datum isodatum="{paper.date}">{paper.date}</datum></datumtekst>
<algemeen><vrije-tekst><tekst status="goed">
{body}
</tekst></vrije-tekst></algemeen>
</stuk>
</kamerstuk>
</officiele-publicatie>
'''.encode()


def facts(paper):
    """Name, scheme and value, as metadata.xml and the head of a page have them."""
    rows = [('DC.title', '', f'{paper.dossier_title}; {paper.kind}; {paper.title}'),
            ('OVERHEIDop.documenttitel', '', paper.title),
            ('OVERHEIDop.dossiernummer', '', paper.dossier),
            ('OVERHEIDop.dossiertitel', '', paper.dossier_title),
            ('OVERHEIDop.ondernummer', '', paper.number),
            ('OVERHEIDop.publicationName', '', 'Kamerstuk'),
            ('OVERHEIDop.vergaderjaar', '', paper.vergaderjaar),
            ('OVERHEIDop.hoofddocument', '', paper.annex_of),
            ('DCTERMS.issued', 'DCTERMS.W3CDTF', paper.date),
            ('DC.type', 'OVERHEIDop.KamerstukTypen', paper.kind),
            ('DC.type', 'OVERHEIDop.Parlementair', 'Bijlage' if paper.annex_of else 'Kamerstuk'),
            ('DC.identifier', 'OVERHEIDop.ParlID', paper.id)]
    rows += [('OVERHEIDop.bijlage', '', annex) for annex in paper.annexes]
    return [row for row in rows if row[2]]


def metadata(paper):
    rows = '\n'.join(f'<metadata name={quoteattr(name)} scheme={quoteattr(scheme)}'
                     f' content={quoteattr(value)}/>' for name, scheme, value in facts(paper))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<metadata_gegevens>\n'
            f'{rows}\n</metadata_gegevens>\n').encode()


def html(paper):
    head = '\n'.join(f'<meta name={quoteattr(name)} scheme={quoteattr(scheme)}'
                     f' content={quoteattr(value)} />' for name, scheme, value in facts(paper))
    body = '\n'.join(f'<p>{escape(line)}</p>' for line in paper.text)
    return f'''<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="nl">
<head>
<title>{escape(paper.title)}</title>
{head}
</head>
<body><div id="main-column"><div id="broodtekst" class="stuk broodtekst-container">
<h1 class="stuktitel">{escape(paper.title)}</h1>
{body}
</div></div></body>
</html>
'''.encode()


# What the service shows, with status 200, for what it does not have.
FOUT404 = '''<!DOCTYPE html>
<html lang="nl">
<head><title>Fout 404 | Overheid.nl</title></head>
<body class="fout404"><h1>Deze pagina bestaat niet</h1>
<p>Het document dat u zoekt, is niet gevonden.</p></body>
</html>
'''.encode()


def pdf(*lines):
    """One page with these lines on it."""
    shown = ' '.join(f'({line}) Tj 0 -20 Td' for line in lines)
    stream = f'BT /F1 12 Tf 72 720 Td {shown} ET'
    objects = ('<< /Type /Catalog /Pages 2 0 R >>',
               '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
               '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R'
               ' /Resources << /Font << /F1 5 0 R >> >> >>',
               f'<< /Length {len(stream)} >>\nstream\n{stream}\nendstream',
               '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
    out, places = '%PDF-1.4\n', []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += f'{number} 0 obj\n{words}\nendobj\n'
    table = ''.join(f'{place:010} 00000 n \n' for place in places)
    out += (f'xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}'
            f'trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n'
            f'startxref\n{len(out)}\n%%EOF\n')
    return out.encode()


# ---- Our own ------------------------------------------------------------------

def publish(paper, *forms):
    makers = {'xml': xml, 'html': html, 'metadata': metadata}
    paper.forms = {form: makers[form](paper) for form in forms}
    return paper


def own_dossier():
    about = {'dossier': '39001', 'dossier_title': 'Proeftuinen in de landbouw',
             'date': '2025-03-03', 'modified': '2025-03-05'}
    letter = Paper('kst-39001-1', 'Brief over proeftuinen', 'Brief', number='1', text=(
        'Hierbij bied ik u de verkenning van de proeftuinen aan.',
        'De motie-Jansen (Kamerstuk 39 001, nr. 2) is daarmee uitgevoerd.'), **about)
    motie = Paper('kst-39001-2', 'Motie van het lid Jansen', 'Motie', number='2', text=(
        'De Kamer, gehoord de beraadslaging,',
        'verzoekt de regering een regelluwe kweekkamer in te richten,',
        'en gaat over tot de orde van de dag.'), **about)
    page = Paper('kst-39001-5', 'Verslag van een werkbezoek', 'Verslag', number='5',
                 text=('De commissie bezocht een kas met zeewier.',), **about)
    nothing = Paper('kst-39001-3', 'Wat nog niet verschenen is', 'Brief', number='3', **about)
    annex = Paper('blg-900001', 'Verkenning van de proeftuinen', 'Bijlage',
                  annex_of='kst-39001-1', **about)
    publish(letter, 'xml', 'html', 'metadata')
    publish(motie, 'xml', 'html', 'metadata')
    publish(page, 'html', 'metadata')
    publish(nothing)
    publish(annex, 'metadata')
    annex.forms['pdf'] = pdf('De verkenning noemt windgewassen.')
    return [letter, motie, nothing, page, annex]


def own_cited():
    """What the letter of the corpus cites: in words of our own."""
    papers = []
    for id, date, title in (
            ('kst-36600-XIV-60', '2024-10-22', 'Gewijzigde motie over proeverijen'),
            ('kst-36600-XIV-61', '2024-10-22', 'Gewijzigde motie over nieuw voedsel'),
            ('kst-36600-XIV-18', '2024-10-16', 'Motie over proeverijen'),
            ('kst-36600-XIV-19', '2024-10-16', 'Motie over nieuw voedsel'),
            ('kst-36600-XIII-40', '2024-10-17', 'Motie over zandbakken'),
            ('kst-30252-161', '2024-03-27', 'Motie over een gelijk speelveld')):
        dossier, _, number = id.removeprefix('kst-').rpartition('-')
        words = 'een nieuwe regulatory sandbox' if number == '40' else 'iets anders'
        paper = Paper(id, title, 'Motie', dossier, number, '', date, date, text=(
            'De Kamer,', f'verzoekt de regering om {words} voor sprokkelhout {number}.'))
        papers.append(publish(paper, 'xml', 'metadata'))
    return papers


def own_documents():
    return [
        Document('2025D39001', '11111111-2222-3333-4444-555555555555', 'Brief regering',
                 'Brief die nog niet verschenen is', '2025-03-04', (39001, None),
                 file=pdf('Deze brief gaat over duinzand.'), annexes=('2025D39003',)),
        Document('2025D39002', '22222222-2222-3333-4444-555555555555', 'Motie',
                 'Motie van het lid Jansen', '2025-03-03', (39001, None), 'kst-39001-2',
                 file=pdf('De motie, zoals zij is ingediend.')),
        Document('2025D39003', '33333333-2222-3333-4444-555555555555', 'Bijlage',
                 'De kaart bij de brief', '2025-03-04', (39001, None),
                 file=pdf('Op de kaart staat helmgras.'), annex_of='2025D39001'),
    ]


def own():
    return own_dossier() + own_cited()


# ---- Real ones ------------------------------------------------------------------

def real(data):
    """The Kamerstukken that the letter cites, and one paper in each form."""
    papers = []
    for file in sorted((data / 'cited').glob('kst-*.xml')):
        dossier, _, number = file.stem.removeprefix('kst-').rpartition('-')
        papers.append(Paper(file.stem, file.stem, 'Motie', dossier, number, date='2024-10-17',
                            modified='2024-10-18', forms={'xml': file.read_bytes()}))
    shelves = data / 'formats/plooi_oep/repository.overheid.nl/frbr/officielepublicaties'
    for folder in sorted(shelves.glob('*/*/*')):
        forms = {}
        for file in folder.glob('1/*/*'):
            if file.parent.name != 'metadataowms':
                forms[file.parent.name] = file.read_bytes()
        papers.append(Paper(folder.name, folder.name, 'Motie', '32545', date='2021-07-06',
                            modified='2021-07-09', forms=forms))
    return papers
