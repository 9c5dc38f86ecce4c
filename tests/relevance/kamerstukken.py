# SPDX-License-Identifier: GPL-2.0-or-later
"""Kamerstukken out of official XML: what every engine is given, and nothing more."""

import re
import tarfile
import xml.etree.ElementTree as xml
from dataclasses import dataclass
from pathlib import Path

REPLACES = re.compile(r'vervanging van di[et] gedrukt onder nr\. ?(\d+)', re.IGNORECASE)


@dataclass
class Piece:
    id: str
    title: str
    date: str
    paragraphs: list
    replaces: str  # the id of the piece that this one is a new version of, or ''

    @property
    def text(self):
        return '\n'.join(self.paragraphs)


def words_of(element):
    return ' '.join(''.join(element.itertext()).split()) if element is not None else ''


def replaced(piece_id, heading):
    found = REPLACES.search(heading)
    return f"{piece_id.rpartition('-')[0]}-{found[1]}" if found else ''


def read(piece_id, data, bare):
    """bare: without the title that the metadata have, which is not printed in the piece."""
    root = xml.fromstring(data)
    meta = {m.get('name'): m.get('content') for m in root.iter('meta')}
    heading = words_of(root.find('.//stuk/titel'))
    title = '' if bare else meta.get('OVERHEIDop.documenttitel', '').strip()
    paragraphs = [words_of(al) for al in root.iter('al')]
    day = root.find('.//datumtekst/datum')
    date = meta.get('DCTERMS.issued', '') or (day.get('isodatum', '') if day is not None else '')
    return Piece(piece_id, title or heading, date,
                 [text for text in paragraphs if text], replaced(piece_id, heading))


def read_all(archive, bare):
    """Of a .tar.gz with a file ID.xml for each; in the order of their ids."""
    pieces = []
    with tarfile.open(archive) as tar:
        for member in tar:
            if member.isfile() and member.name.endswith('.xml'):
                data = tar.extractfile(member).read()
                pieces.append(read(Path(member.name).stem, data, bare))
    return sorted(pieces, key=lambda piece: piece.id)


def twins(pieces):
    """Id -> all versions of that piece, itself too. A motie in a new wording is another
    Kamerstuk, with mostly the same words."""
    group = {piece.id: {piece.id} for piece in pieces}
    for piece in pieces:
        if piece.replaces in group:
            both = group[piece.id] | group[piece.replaces]
            for member in both:
                group[member] = both
    return group
