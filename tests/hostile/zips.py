# SPDX-License-Identifier: GPL-2.0-or-later
"""DOCX and ODT files, and ZIP files that only say so: bombs, lies, ways out."""

import io
import struct
import zipfile
import zlib

from cases import READ, REFUSED, case, write

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
       'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
       'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"')
GIGABYTE = 1 << 30


def docx_text(body):
    return f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>'.encode()


def odt_text(body):
    return (f'<?xml version="1.0"?><office:document-content {ODF}><office:body><office:text>'
            f'{body}</office:text></office:body></office:document-content>').encode()


PARAGRAPH = '<w:p><w:r><w:t>Een brief over zorg.</w:t></w:r></w:p>'
LETTER = docx_text(PARAGRAPH)


def zipped(**parts):
    return zipped_all(parts.items())


def zipped_all(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts:
            archive.writestr(name, body)
    return made.getvalue()


def docx(folder, body, *more):
    write(folder, 'brief.docx', zipped_all([('word/document.xml', body), *more]))


def odt(folder, body):
    write(folder, 'brief.odt', zipped_all([
        ('mimetype', 'application/vnd.oasis.opendocument.text'), ('content.xml', body)]))


class Entry:
    """A member by hand, so that its two heads may disagree."""

    def __init__(self, name, body, **lies):
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.name = name if isinstance(name, bytes) else name.encode()
        self.packed = lies.pop('packed', None)
        if self.packed is None:
            self.packed = packer.compress(body) + packer.flush()
        self.facts = {'flags': 0, 'method': 8, 'crc': zlib.crc32(body), 'size': len(body),
                      'packed_size': len(self.packed), 'mode': 0, **lies}

    def numbers(self):
        facts = self.facts
        return struct.pack('<HHIIIIHH', facts['flags'], facts['method'], 0, facts['crc'],
                           facts['packed_size'] & 0xffffffff, facts['size'] & 0xffffffff,
                           len(self.name), 0)

    def local(self):
        return b'PK\3\4' + struct.pack('<H', 20) + self.numbers() + self.name + self.packed

    def central(self, at):
        return (b'PK\1\2' + struct.pack('<HH', 0x314, 20) + self.numbers() +
                struct.pack('<HHHII', 0, 0, 0, self.facts['mode'] << 16, at) + self.name)


def end(count, size, at, comment=b''):
    return b'PK\5\6' + struct.pack('<HHHHIIH', 0, 0, count & 0xffff, count & 0xffff,
                                   size & 0xffffffff, at & 0xffffffff, len(comment)) + comment


def by_hand(entries, places=None):
    body, central = b'', b''
    for i, entry in enumerate(entries):
        at = places[i] if places else len(body)
        if not places or at == len(body):
            body += entry.local()
        central += entry.central(at)
    return body + central + end(len(entries), len(central), len(body))


def of_zeros(size):
    """Deflated, without ever having them in memory; and what their CRC is."""
    packer, crc, piece = zlib.compressobj(1, zlib.DEFLATED, -15), 0, bytes(1 << 20)
    out = []
    for _ in range(size >> 20):
        out.append(packer.compress(piece))
        crc = zlib.crc32(piece, crc)
    return b''.join(out) + packer.flush(), crc


# ---- Bombs ---------------------------------------------------------------------------

@case(REFUSED)
def zip_bomb(folder):
    packed, crc = of_zeros(GIGABYTE // 4)
    write(folder, 'brief.docx', by_hand([
        Entry('word/document.xml', b'', packed=packed, crc=crc, size=GIGABYTE // 4)]))


@case(REFUSED)
def zip_bomb_that_says_it_is_small(folder):
    packed, _ = of_zeros(GIGABYTE // 8)
    for name, member in (('brief.docx', 'word/document.xml'), ('brief.odt', 'content.xml')):
        write(folder, name, by_hand([Entry(member, b'', packed=packed, size=100)]))


@case(REFUSED)
def zip_of_zips(folder):
    inner = LETTER
    for _ in range(20):
        inner = zipped_all([('word/document.xml', inner)])
    write(folder, 'brief.docx', inner)


@case(REFUSED)
def zip_that_holds_itself(folder):
    """As a quine does: the member is the file, from its first byte on."""
    name = b'word/document.xml'
    size = 30 + len(name)
    entry = Entry(name, b'', packed=b'', method=0, size=size, packed_size=size)
    write(folder, 'brief.docx',
          entry.local() + entry.central(0) + end(1, len(entry.central(0)), size))


@case(REFUSED)
def zip_with_entries_over_each_other(folder):
    """All of them are the same bytes, each under a name of its own."""
    packed, crc = of_zeros(8 << 20)
    names = ['word/document.xml', 'word/styles.xml', 'word/numbering.xml',
             'word/footnotes.xml', *(f'word/{i}.xml' for i in range(2000))]
    entries = [Entry(name, b'', packed=packed, crc=crc, size=8 << 20) for name in names]
    body = entries[0].local()
    central = b''.join(entry.central(0) for entry in entries)
    write(folder, 'brief.docx', body + central + end(len(entries), len(central), len(body)))


@case(REFUSED)
def zip_of_100_000_entries(folder):
    empty = Entry('a', b'', packed=b'', method=0)
    central = []
    for i in range(100_000):
        empty.name = b'word/%d' % i
        central.append(empty.central(0))
    central = b''.join(central)
    write(folder, 'brief.docx', empty.local() + central +
          end(100_000, len(central), len(empty.local())))


@case(REFUSED)
def docx_part_of_a_million_elements(folder):
    docx(folder, docx_text('<w:p/>' * 2_500_000))


@case(REFUSED)
def docx_of_100_000_paragraphs(folder):
    docx(folder, docx_text(PARAGRAPH * 100_000))


# ---- Lies ----------------------------------------------------------------------------

@case(REFUSED)
def zip_with_a_wrong_sum(folder):
    write(folder, 'brief.docx', by_hand([Entry('word/document.xml', LETTER, crc=1)]))


@case(REFUSED)
def zip_with_sizes_that_lie(folder):
    for i, size in enumerate((0, 1, len(LETTER) - 1, len(LETTER) + 1, GIGABYTE, 0xffffffff)):
        write(folder, f'brief{i}.docx', by_hand([Entry('word/document.xml', LETTER, size=size)]))


@case(REFUSED)
def zip_with_packed_sizes_that_lie(folder):
    for i, size in enumerate((0, 1, GIGABYTE, 0xffffffff)):
        write(folder, f'brief{i}.docx', by_hand([
            Entry('word/document.xml', LETTER, packed_size=size)]))


@case(REFUSED)
def zip_that_is_encrypted(folder):
    write(folder, 'brief.docx', by_hand([Entry('word/document.xml', LETTER, flags=1)]))


@case(REFUSED)
def zip_packed_in_ways_nobody_knows(folder):
    for method in (1, 12, 14, 93, 99, 0xffff):
        write(folder, f'brief{method}.docx', by_hand([
            Entry('word/document.xml', LETTER, method=method)]))


@case(REFUSED)
def zip_that_is_cut_off(folder):
    whole = zipped_all([('word/document.xml', LETTER)])
    for length in (2, 4, 22, 30, len(whole) // 2, len(whole) - 1):
        write(folder, f'brief{length}.docx', whole[:length])


@case(REFUSED)
def zip_with_an_end_that_lies(folder):
    whole = zipped_all([('word/document.xml', LETTER)])
    body = whole[:-22]
    for i, lie in enumerate((end(65535, 0, 0), end(1, 0xffffffff, 0), end(1, 46, 0xffffffff),
                             end(1, len(body), 0), end(0, 0, 0),
                             end(1, 46, len(body) - 46, b'PK\5\6' * 5000))):
        write(folder, f'brief{i}.docx', body + lie)


@case(REFUSED)
def zip_of_noise(folder):
    write(folder, 'brief.docx', by_hand([
        Entry('word/document.xml', LETTER, packed=bytes(range(256)) * 40)]))


@case(REFUSED)
def docx_without_a_text(folder):
    write(folder, 'brief.docx', zipped_all([('word/styles.xml', LETTER)]))
    write(folder, 'leeg.docx', end(0, 0, 0))


# ---- Ways out ------------------------------------------------------------------------

@case(READ)
def zip_with_names_that_lead_out(folder):
    docx(folder, LETTER, ('../../../../tmp/uit', 'x'), ('/etc/uit', 'x'), ('word/../../uit', 'x'),
         ('C:\\uit', 'x'), ('word\\document.xml', 'x'), ('a' * 60_000, 'x'), ('\x1b[2J', 'x'))


@case(READ)
def zip_with_links(folder):
    write(folder, 'brief.docx', by_hand([
        Entry('word/document.xml', LETTER),
        Entry('word/styles.xml', b'/etc/passwd', mode=0o120777)]))


@case(REFUSED)
def docx_whose_text_is_a_link(folder):
    write(folder, 'brief.docx', by_hand([
        Entry('word/document.xml', b'/etc/passwd', mode=0o120777)]))


def relations(*targets):
    rows = ''.join(f'<Relationship Id="r{i}" Type="http://x/{kind}" Target="{target}"'
                   f' TargetMode="External"/>' for i, (kind, target) in enumerate(targets))
    return 'word/_rels/document.xml.rels', f'<Relationships>{rows}</Relationships>'


@case(READ)
def docx_with_relations_outside(folder):
    docx(folder, LETTER, relations(
        ('attachedTemplate', 'http://127.0.0.1:9/sjabloon.dotm'),
        ('styles', 'file:///etc/passwd'), ('footnotes', '../../../../../etc/passwd'),
        ('numbering', '/etc/hostname'), ('image', '\\\\127.0.0.1\\deel\\a.png'),
        ('hyperlink', 'javascript:alert(1)')))


# ---- What is in it -------------------------------------------------------------------

ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@case(REFUSED)
def docx_and_odt_with_entities(folder):
    docx(folder, LETTER.replace(b'?>', b'?>' + ENTITY.encode()).replace(b'Een brief', b'&e;'))
    odt(folder, odt_text('<text:p>&e;</text:p>').replace(b'?>', b'?>' + ENTITY.encode()))


@case(REFUSED)
def docx_and_odt_that_nest_deep(folder):
    docx(folder, docx_text('<w:sdt>' * 50_000 + '</w:sdt>' * 50_000))
    odt(folder, odt_text('<text:section>' * 50_000 + '</text:section>' * 50_000))


@case(READ)
def docx_with_numbers_out_of_all_bounds(folder):
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>' + PARAGRAPH + '</w:tc>'
    listed = ('<w:p><w:pPr><w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="{0}"/></w:numPr></w:pPr>'
              '<w:r><w:t>punt</w:t></w:r></w:p>')
    docx(folder, docx_text(f'<w:tbl><w:tr>{cell * 3}</w:tr></w:tbl>' +
                           ''.join(listed.format(n) for n in (0, 8, 9, -1, 1 << 31, 'x'))))


@case(READ)
def docx_whose_lists_begin_very_high(folder):
    levels = ''.join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:lvl w:ilvl="0"><w:start w:val="2147483647"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{"%1" * 500}"/></w:lvl></w:abstractNum>'
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>'
        for i, kind in enumerate(('upperRoman', 'lowerLetter', 'decimal')))
    listed = ''.join('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/>'
                     f'<w:numId w:val="{i % 3}"/></w:numPr></w:pPr><w:r><w:t>punt</w:t></w:r></w:p>'
                     for i in range(300))
    docx(folder, docx_text(listed), ('word/numbering.xml', f'<w:numbering {W}>{levels}'
                                     '</w:numbering>'),
         ('word/_rels/document.xml.rels', '<Relationships><Relationship Id="r" '
          'Type="http://x/numbering" Target="numbering.xml"/></Relationships>'))


@case(READ)
def docx_whose_styles_go_round(folder):
    styles = ''.join(f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{j}"/>'
                     '</w:style>' for i, j in ((1, 2), (2, 3), (3, 1), (4, 4)))
    text = ''.join(f'<w:p><w:pPr><w:pStyle w:val="s{i}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
                   for i in (1, 2, 3, 4, 5))
    docx(folder, docx_text(text), ('word/styles.xml', f'<w:styles {W}>{styles}</w:styles>'),
         ('word/_rels/document.xml.rels', '<Relationships><Relationship Id="r" '
          'Type="http://x/styles" Target="styles.xml"/></Relationships>'))


@case(READ)
def docx_with_a_note_in_itself(folder):
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    docx(folder, docx_text(f'<w:p><w:r><w:t>a</w:t></w:r>{mark * 2000}</w:p>'),
         ('word/footnotes.xml', f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>noot</w:t>'
          f'</w:r>{mark}</w:p></w:footnote></w:footnotes>'),
         ('word/_rels/document.xml.rels', '<Relationships><Relationship Id="r" '
          'Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>'))


@case(READ)
def odt_that_repeats_for_ever(folder):
    cell = ('<table:table-cell table:number-columns-repeated="2000000000"><text:p>a</text:p>'
            '</table:table-cell>')
    odt(folder, odt_text(
        '<text:p>Begin<text:s text:c="2000000000"/>einde</text:p><table:table>'
        '<table:table-column table:number-columns-repeated="2000000000"/>'
        f'<table:table-row table:number-rows-repeated="2000000000">{cell}</table:table-row>'
        '</table:table><text:list><text:list-item text:start-value="2147483647"><text:p>b</text:p>'
        '</text:list-item></text:list>'))
