# SPDX-License-Identifier: GPL-2.0-or-later
"""PDF files: circles, lies and bombs. What reads them is a program of its own, which may
take it or leave it, as its edition likes; but in no way that is seen here."""

import zlib

from cases import EITHER, case, write

FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
RESOURCES = ('/MediaBox [0 0 595 842] '
             '/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >>')


def shown(text):
    return f'BT /F1 12 Tf 72 720 Td ({text}) Tj ET'


def stream(body, more=''):
    body = body if isinstance(body, bytes) else body.encode()
    return f'<< /Length {len(body)} {more} >>\nstream\n'.encode() + body + b'\nendstream'


def paper(objects, trailer='/Root 1 0 R', start=None, count=None):
    """Of {number: body}, with a table that is right unless it is told otherwise."""
    out, places = b'%PDF-1.5\n', {}
    for number, body in objects.items():
        places[number] = len(out)
        body = body if isinstance(body, bytes) else body.encode()
        out += b'%d 0 obj\n%s\nendobj\n' % (number, body)
    at, size = len(out), max(objects) + 1
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (count or size)
    for number in range(1, size):
        out += b'%010d 00000 n \n' % places.get(number, 0)
    return out + (f'trailer\n<< /Size {count or size} {trailer} >>\n'
                  f'startxref\n{at if start is None else start}\n%%EOF\n').encode()


def letter(**instead):
    """One page with a line of text; with other objects in the place of its own."""
    objects = {1: '<< /Type /Catalog /Pages 2 0 R >>',
               2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
               3: f'<< /Type /Page /Parent 2 0 R {RESOURCES} /Contents 4 0 R >>',
               4: stream(shown('De wet.')), 5: FONT}
    objects.update({int(name[1:]): body for name, body in instead.items()})
    return objects


def put(folder, objects, **lies):
    write(folder, 'stuk.pdf', paper(objects, **lies))


@case(EITHER)
def pdf_that_is_cut_off(folder):
    whole = paper(letter())
    for length in (5, 9, 100, len(whole) // 2):
        write(folder, f'stuk{length}.pdf', whole[:length])


@case(EITHER)
def pdf_of_noise(folder):
    write(folder, 'stuk.pdf', b'%PDF-1.7\n' + bytes(range(256)) * 4000)


@case(EITHER)
def pdf_whose_table_leads_to_itself(folder):
    whole = paper(letter())
    at = whole.rindex(b'xref\n0')
    put(folder, letter(), trailer=f'/Root 1 0 R /Prev {at}')


@case(EITHER)
def pdf_whose_table_begins_nowhere(folder):
    for i, start in enumerate((0, -1, 10 ** 10, 5)):
        write(folder, f'stuk{i}.pdf', paper(letter(), start=start))


@case(EITHER)
def pdf_with_a_table_of_a_thousand_million(folder):
    put(folder, letter(), count=10 ** 9)


@case(EITHER)
def pdf_whose_pages_go_round(folder):
    put(folder, letter(_2='<< /Type /Pages /Kids [2 0 R] /Count 1 >>'))


@case(EITHER)
def pdf_whose_pages_go_round_in_three(folder):
    put(folder, letter(_2='<< /Type /Pages /Kids [6 0 R 6 0 R] /Count 1000000 >>',
                       _6='<< /Type /Pages /Parent 2 0 R /Kids [7 0 R 7 0 R] /Count 1000 >>',
                       _7='<< /Type /Pages /Parent 6 0 R /Kids [2 0 R 6 0 R] /Count 1000 >>'))


@case(EITHER)
def pdf_that_says_it_has_a_million_pages(folder):
    put(folder, letter(_2='<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>'))


@case(EITHER)
def pdf_of_50_000_pages_that_are_one(folder):
    put(folder, letter(_2=f'<< /Type /Pages /Kids [{"3 0 R " * 50_000}] /Count 50000 >>'))


@case(EITHER)
def pdf_whose_form_draws_itself(folder):
    put(folder, letter(_4=stream(shown('De wet.') + ' /X Do'),
                       _6=stream('/X Do /X Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] '
                                 '/Resources << /XObject << /X 6 0 R >> >>')))


@case(EITHER)
def pdf_with_a_bomb_for_a_page(folder):
    body = zlib.compress(b'0 0 m 1 1 l S\n' * 20_000_000, 1)
    put(folder, letter(_4=stream(body, '/Filter /FlateDecode')))


@case(EITHER)
def pdf_packed_a_hundred_times(folder):
    body = shown('De wet.').encode()
    for _ in range(100):
        body = zlib.compress(body)
    put(folder, letter(_4=stream(body, f'/Filter [{"/FlateDecode " * 100}]')))


@case(EITHER)
def pdf_with_a_picture_of_jbig2(folder):
    """As such pictures have taken over machines: a segment that refers to thousands."""
    head = b'\0\0\0\1\x06\xe0' + b'\xff' * 4 + b'\0\0\0\0' * 500
    picture = stream(head + b'\xff' * 4, '/Type /XObject /Subtype /Image /Width 100000 /Height '
                     '100000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode')
    put(folder, letter(_4=stream(shown('De wet.') + ' q 99 0 0 99 0 0 cm /X Do Q'), _6=picture))


@case(EITHER)
def pdf_with_objects_in_themselves(folder):
    """A stream of objects that is in itself."""
    table = stream(b''.join(bytes([kind]) + at.to_bytes(2, 'big') + b'\0' for kind, at in (
        (0, 0), (2, 7), (2, 7), (2, 7), (2, 7), (2, 7), (2, 7), (2, 7), (1, 9))),
        '/Type /XRef /W [1 2 1] /Size 9 /Root 1 0 R')
    write(folder, 'stuk.pdf', b'%PDF-1.5\n8 0 obj\n' + table + b'\nendobj\n7 0 obj\n' +
          stream('7 0 1 10 ', '/Type /ObjStm /N 2 /First 9 /Extends 7 0 R') +
          b'\nendobj\nstartxref\n9\n%%EOF\n')


@case(EITHER)
def pdf_that_nests_deep(folder):
    put(folder, letter(_3='<< /Type /Page /Parent 2 0 R /Contents 4 0 R /A ' + '[' * 100_000))


@case(EITHER)
def pdf_that_wants_to_do_things(folder):
    put(folder, letter(
        _1='<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> '
           '/AA << /WC << /S /URI /URI (http://127.0.0.1:9/) >> >> '
           '/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert(1)) >>] '
           '>> >> >>'))


@case(EITHER)
def pdf_whose_streams_are_elsewhere(folder):
    put(folder, letter(
        _4=stream(shown('De wet.') + ' /X Do'),
        _6='<< /Length 0 /F (/etc/passwd) /FFilter /FlateDecode >>\nstream\n\nendstream'))


@case(EITHER)
def pdf_that_is_encrypted(folder):
    put(folder, letter(), trailer='/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 '
        f'/R 3 /Length 128 /P -44 /O <{"00" * 32}> /U <{"00" * 32}> >>')


@case(EITHER)
def pdf_of_no_size_and_of_any(folder):
    for i, box in enumerate(('0 0 0 0', '0 0 1e30 1e30', '-9e9 -9e9 9e9 9e9', 'nan inf 0 0')):
        write(folder, f'stuk{i}.pdf', paper(letter(
            _3=f'<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R '
               '/Resources << /Font << /F1 5 0 R >> >> >>')))


@case(EITHER)
def pdf_of_100_000_words_in_one_place(folder):
    put(folder, letter(_4=stream('BT /F1 12 Tf 72 720 Td ' + '(wet ) Tj ' * 100_000 + 'ET')))


@case(EITHER)
def pdf_whose_lengths_lie(folder):
    for i, length in enumerate(('-1', '99999999999', '4 0 R', '0')):
        write(folder, f'stuk{i}.pdf', paper(letter(
            _4=f'<< /Length {length} >>\nstream\n{shown("De wet.")}\nendstream')))
