# SPDX-License-Identifier: GPL-2.0-or-later
"""Search engines that answer the same queries over the same pieces: queries in, for each the
ids of its first ten hits out."""

import re
import sqlite3
import subprocess

import xapian

TEN = 10


def letters_of(query):
    """Neither peer has to guess what a sign in a query means."""
    return re.findall(r'\w+', query)


# ---- kamerzoek ----

def write_folder(pieces, folder):
    """In kamerzoek's own form of a text with header lines."""
    folder.mkdir()
    for piece in pieces:
        lines = [f'id: {piece.id}', f'title: {piece.title}']
        if piece.date:
            lines.append(f'date: {piece.date}')
        text = '\n'.join(lines) + '\n\n' + '\n\n'.join(piece.paragraphs) + '\n'
        (folder / f'{piece.id}.txt').write_text(text, encoding='utf-8')


def kamerzoek(pieces, queries, scratch, command, rank):
    folder, index = scratch / 'pieces', scratch / 'index'
    write_folder(pieces, folder)
    subprocess.run([command, '--db', index, 'index', '--quiet', folder], check=True)
    answer = subprocess.run([rank, index], input='\n'.join(queries) + '\n', check=True,
                            capture_output=True, text=True)
    return [line.split('\t') for line in answer.stdout.splitlines()]


# ---- SQLite FTS5 ----

def fts5(pieces, queries, operator):
    database = sqlite3.connect(':memory:')
    database.execute('CREATE VIRTUAL TABLE piece USING fts5(title, text)')
    database.executemany('INSERT INTO piece VALUES (?, ?)',
                         ((piece.title, piece.text) for piece in pieces))
    answers = []
    for query in queries:
        match = f' {operator} '.join(f'"{word}"' for word in letters_of(query))
        rows = database.execute('SELECT rowid FROM piece WHERE piece MATCH ? '
                                f'ORDER BY rank, rowid LIMIT {TEN}', (match,))
        answers.append([pieces[row - 1].id for (row,) in rows])
    return answers


# ---- Xapian's own indexer and query parser ----

def xapian_database(pieces, scratch):
    database = xapian.WritableDatabase(str(scratch / 'xapian'), xapian.DB_CREATE)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem('dutch'))
    for piece in pieces:
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(piece.title)
        generator.increase_termpos()
        generator.index_text(piece.text)
        database.add_document(document)
    return database


def xapian_dutch(database, pieces, queries, operator):
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem('dutch'))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_default_op({'AND': xapian.Query.OP_AND, 'OR': xapian.Query.OP_OR}[operator])
    enquire = xapian.Enquire(database)
    answers = []
    for query in queries:
        enquire.set_query(parser.parse_query(' '.join(letters_of(query))))
        answers.append([pieces[hit.docid - 1].id for hit in enquire.get_mset(0, TEN)])
    return answers
