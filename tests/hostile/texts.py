# SPDX-License-Identifier: GPL-2.0-or-later
"""Plain text, open data, what stands beside a file, ids; and things that are no files."""

import os
import socket

from cases import READ, REFUSED, case, write

MANY = 100_000
FACTS = 'id: stuk-1\ntitle: Een brief\n\n'


def text(folder, body, name='brief.txt'):
    write(folder, name, body)


# ---- Text ----------------------------------------------------------------------------

@case(REFUSED)
def text_with_nul(folder):
    text(folder, 'De wet\0 is er.')


@case(REFUSED)
def text_of_nothing_but_nul(folder):
    text(folder, bytes(1 << 20))


@case(REFUSED)
def text_that_says_utf_16_and_is_not(folder):
    text(folder, b'\xff\xfeDe wet is er')
    text(folder, b'\xfe\xff\0D\0', 'half.txt')
    text(folder, b'\xff\xfe\0\xd8a\0', 'los.txt')
    text(folder, b'\xff\xfe\0\0a\0\0\0', 'utf-32.txt')


@case(REFUSED)
def text_that_is_no_utf_8(folder):
    text(folder, b'ge\xefnformeerd over \x93de wet\x94')
    text(folder, b'De wet \xc0\xaf \xed\xa0\x80 \xf4\x90\x80\x80 \xff.', 'kapot.txt')


@case(READ)
def text_in_one_line(folder):
    text(folder, 'woord ' * (1 << 20))


@case(READ)
def text_of_one_word(folder):
    text(folder, 'a' * (4 << 20))


@case(READ)
def text_of_digits(folder):
    text(folder, '1' * (1 << 20) + ' ' + '1.' * MANY + ' ' + '36 600 ' * MANY)


@case(READ)
def text_of_empty_lines(folder):
    text(folder, 'a' + '\n' * (4 << 20) + 'b')


@case(READ)
def text_of_pages(folder):
    text(folder, 'a\f' * MANY + '\r' * MANY + '\r\n\f' * MANY)


@case(READ)
def text_of_marks(folder):
    text(folder, 'e' + '\u0301' * MANY + ' \u0489' * 1000 + 'a' + '\u200d' * MANY)


@case(READ)
def text_that_turns_around(folder):
    text(folder, 'Een \u202egekeerd\u202c, \u2066los\u2069, \x1b[2J\x07\x9b1m en \u200frechts. ' * 50)


@case(READ)
def text_of_characters_that_grow(folder):
    """Each becomes eighteen when it is folded."""
    text(folder, '\ufdfa' * MANY + ' ' + '\u1e9e' * MANY + ' \u0130' * 1000)


@case(READ)
def text_of_brackets_and_quotes(folder):
    text(folder, '(' * MANY + '\u201c' * MANY + '[' * MANY + '"' * MANY)


@case(READ)
def text_of_notes(folder):
    text(folder, ''.join(f'woord{i} ' for i in range(1, 20_000)) + '\n\n' +
         ''.join(f'{i} Noot {i}.\n' for i in range(1, 20_000)))


@case(READ)
def text_of_citations(folder):
    text(folder, 'Kamerstukken II 2024/25, 27428, nrs. ' +
         ', '.join(str(i) for i in range(1, 20_000)) + '. ' + 'Kamerstuk 36 600 XIV, nr. ' * 20_000)


@case(READ)
def text_of_halves(folder):
    text(folder, 'wet- en ' * 50_000 + 'regelgeving. ' + 'afge-\nbroken ' * 50_000)


@case(READ)
def text_of_letterheads(folder):
    head = 'Pagina 1 van 5\nDatum 11 april 2025\nBetreft de wet\nGeachte Voorzitter,\n'
    text(folder, head * 20_000)


@case(READ)
def text_of_columns(folder):
    text(folder, ('woord' + ' ' * 200 + 'woord\t|\t1\t|\n') * 10_000)


@case(READ)
def text_of_dates_and_sums(folder):
    text(folder, '30 februari 2025, 31-11-0000, 1-1-99999, \u20ac 1.000.000.000.000,00 ' * 20_000)


@case(REFUSED)
def text_of_100_000_header_lines(folder):
    text(folder, 'title: Een brief\n' + ''.join(f'alias: naam-{i}\n' for i in range(MANY)) + '\nx')


@case(REFUSED)
def text_with_a_title_of_a_megabyte(folder):
    text(folder, f'title: {"a" * (1 << 20)}\n\nDe wet.')


# ---- Open data -----------------------------------------------------------------------

RECORD = '{"@odata.context": "x$metadata#Document/$entity", "Id": "%s", "Soort": "Motie", %s}'


@case(REFUSED)
def json_that_nests_deep(folder):
    text(folder, RECORD % ('1', '"Titel": ' + '[' * MANY), 'a.json')
    text(folder, RECORD % ('1', '"Zaak": ' + '{"a":' * MANY), 'b.json')


@case(REFUSED)
def json_that_is_damaged(folder):
    for i, body in enumerate(('"Titel": "\\ud800"', '"Titel": 1e999999', '"Titel": "a',
                              '"Titel": "\x01"', '"Titel": "a\\u0000b"', '"Titel": \xff')):
        text(folder, (RECORD % ('1', body)).encode('latin-1'), f'{i}.json')


@case(READ)
def json_of_100_000_members(folder):
    text(folder, RECORD % ('11111111-2222-3333-4444-555555555555', ', '.join(
        f'"Lid{i}": {i}' for i in range(MANY)) + ', "Titel": "De wet"'), 'a.json')


# ---- Beside a file -------------------------------------------------------------------

@case(REFUSED)
def meta_that_lies(folder):
    for i, meta in enumerate(('title: a\0b\n', 'date: 2025-02-30\n', 'id: \n', 'nergens: x\n', 'x',
                              'date: ' + '9' * 50_000, b'title: \xff\n')):
        text(folder, 'De wet.', f'{i}.txt')
        write(folder, f'{i}.txt.meta', meta)


@case(READ)
def metadata_that_lies(folder):
    rows = ('<metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="../../uit"/>'
            '<metadata name="DC.title" scheme="" content="&#x1b;[2J"/>')
    bodies = {'xxe': '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><metadata_gegevens>&e;'
                     '</metadata_gegevens>',
              'uit': f'<metadata_gegevens>{rows}</metadata_gegevens>',
              'diep': '<metadata_gegevens>' * 10_000, 'leeg': '', 'nul': '\0',
              'breed': f'<metadata_gegevens>{rows * 20_000}</metadata_gegevens>'}
    for name, body in bodies.items():
        text(folder, 'De wet.', f'{name}/blg-{len(body)}.txt')
        write(folder, f'{name}/metadata.xml', body)


def listed(name, *rows, exit_codes=REFUSED):
    def put(folder):
        text(folder, 'De wet.', 'apart/brief.txt')
        lines = ''.join(f'{row}\tT\n' for row in rows)
        write(folder, 'apart/manifest.tsv', f'file\ttitle\n{lines}')
    put.__name__ = name
    case(exit_codes)(put)


listed('manifest_that_leads_out', '../../../../../etc/passwd')
listed('manifest_that_leads_to_the_root', '/etc/passwd')
listed('manifest_of_itself', 'manifest.tsv', exit_codes=READ)
listed('manifest_of_devices', '../apart/../../../../dev/zero', '/dev/zero')
listed('manifest_of_a_million_cells', '\t'.join(['brief.txt'] * MANY))
listed('manifest_with_escapes', '\x1b[2Jbrief.txt', 'brief\u202etxt.exe')


# ---- Ids -----------------------------------------------------------------------------

def named(name, exit_codes, *ids):
    def put(folder):
        for i, id in enumerate(ids):
            write(folder, f'{i}.txt', f'id: {id}\ntitle: Een brief\n\nDe wet {i}.')
    put.__name__ = name
    case(exit_codes)(put)


named('ids_that_lead_out', READ, '../../../uit', '/etc/uit', '..', '.', 'a/../../uit', '~/uit',
      'C:\\uit', '\\\\host\\uit', 'con', '-rf', '$(touch uit)', '`touch uit`', 'a;touch uit',
      '%2e%2e%2fuit')
named('ids_with_controls', REFUSED, 'a\0b', 'a\x1b[2Jb', 'a\rb', 'a\x07', 'a\x9bb', 'a\u202eb')
named('ids_that_are_long', REFUSED, 'a' * 10_000, '../' * 3000, 'a' * 201, 'e\u0301' * 5000)
named('ids_that_are_odd', READ, 'Q', 'XFkind:motie', 'kz:uuid', 'doc-0000000000000000',
      'kst-27428-408', '\ufdfa' * 20, '\U0001f600', "'; DROP TABLE", '<script>', '{{7*7}}')


@case(REFUSED)
def names_of_files_that_are_odd(folder):
    for name in (b'a\x1b[2J.txt', b'a\nb.txt', b'\xff\xfe.txt', b'-rf.txt', b'$(touch uit).txt',
                 b'a' * 250 + b'.txt', '\u202etxt.exe.txt'.encode()):
        with open(os.fsencode(folder) + b'/' + name, 'wb') as file:
            file.write(b'De wet.')


# ---- No files ------------------------------------------------------------------------

@case(REFUSED)
def links_to_devices(folder):
    for name in ('zero', 'random', 'stdin', 'tty'):
        (folder / f'{name}.txt').symlink_to(f'/dev/{name}')
    (folder / 'proces.txt').symlink_to('/proc/self/mem')


@case(REFUSED)
def links_that_go_round(folder):
    (folder / 'a.txt').symlink_to('b.txt')
    (folder / 'b.txt').symlink_to('a.txt')
    (folder / 'rond').symlink_to('.')
    (folder / 'weg.txt').symlink_to('nergens')


@case(REFUSED)
def pipes_and_sockets(folder):
    os.mkfifo(folder / 'pijp.txt')
    os.mkfifo(folder / 'pijp.pdf')
    (folder / 'map.txt').mkdir()
    with socket.socket(socket.AF_UNIX) as one:
        here = os.getcwd()
        os.chdir(folder)
        one.bind('stekker.txt')
        os.chdir(here)


@case(REFUSED)
def folders_that_nest_deep(folder):
    here = os.getcwd()
    os.chdir(folder)
    for _ in range(400):
        os.mkdir('d')
        os.chdir('d')
    os.chdir(here)


@case(READ)
def folder_of_5_000_empty_files(folder):
    for i in range(5000):
        (folder / f'{i}.dat').touch()
