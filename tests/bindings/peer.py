#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The other half of the exchange: what exchange.c does, through Xapian's own Python.

usage: peer.py write|dump DATABASE
"""

import sys

import xapian


def write_document(database, text, number):
    document = xapian.Document()
    document.set_data(text)
    document.add_value(7, xapian.sortable_serialise(number))
    document.add_value(0, b'v\0w')
    document.add_boolean_term(b'K\0nul')
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem('dutch'))
    generator.set_document(document)
    generator.index_text(text, 1, 'S')
    database.add_document(document)


def write(path):
    database = xapian.WritableDatabase(path, xapian.DB_CREATE)
    write_document(database, b'drie proeftuinen in Zeeland', 3)
    write_document(database, 'ge\xefnspireerd: de "tuin"'.encode(), -1.5)
    write_document(database, b'te verwijderen', 0)
    database.delete_document(3)
    database.set_metadata(b'k\0l', b'\xff\0')
    database.add_spelling(b'tuin', 3)
    database.add_synonym(b'tuin', b'hof')
    database.commit()
    database.close()


def dump(path):
    database = xapian.Database(path)
    print(f'{database.get_doccount()} documents, the last {database.get_lastdocid()}')
    for posting in database.postlist(b''):
        document = database.get_document(posting.docid)
        print(f'document {posting.docid} data={document.get_data().hex()}')
        for value in document.values():
            print(f' slot {value.num} value={value.value.hex()}')
        for term in database.termlist(posting.docid):
            places = ''.join(f' {place}' for place in term.positer)
            print(f' term={term.term.hex()} wdf {term.wdf} at{places}')
    for key in database.metadata_keys():
        print(f' key={key.hex()}')
    print(f' metadata={database.get_metadata(bytes((0x6b, 0, 0x6c))).hex()}')
    for spelling in database.spellings():
        print(f' spelling={spelling.term.hex()}')
    for synonym in database.synonyms(b'tuin'):
        print(f' synonym={synonym.hex()}')


if __name__ == '__main__':
    {'write': write, 'dump': dump}[sys.argv[1]](sys.argv[2])
