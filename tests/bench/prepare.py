# SPDX-License-Identifier: GPL-2.0-or-later
"""What the contenders read: the same texts, in the form that each of them takes."""

import json
import lzma
import re
from pathlib import Path

GROONGA_BEGIN = """\
table_create Texts TABLE_NO_KEY
column_create Texts title COLUMN_SCALAR ShortText
column_create Texts date COLUMN_SCALAR ShortText
column_create Texts body COLUMN_SCALAR|COMPRESS_ZSTD Text
table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram \
--normalizer NormalizerAuto
column_create Terms titles COLUMN_INDEX|WITH_POSITION Texts title
column_create Terms bodies COLUMN_INDEX|WITH_POSITION Texts body
load --table Texts
[
"""
GROONGA_END = '\n]\nio_flush\nquit\n'


def read_lines(path, most):
    """title, date and text of each line of JSON, until there are so many bytes."""
    opener = lzma.open if path.suffix == '.xz' else open
    total = 0
    with opener(path, 'rt', encoding='utf-8') as lines:
        for line in lines:
            if total >= most:
                return
            item = json.loads(line)
            title, date = (re.sub(r'[\t\n\r]+', ' ', item.get(name) or '')
                           for name in ('title', 'date'))
            # None of the others takes a NUL.
            text = (item.get('text') or '').replace('\0', ' ')
            total += len(text.encode())
            yield title, date, text


def write_plain(texts, path):
    with open(path, 'wb') as out:
        for title, date, text in texts:
            body = text.encode()
            out.write(f'{title}\t{date}\t{len(body)}\n'.encode() + body + b'\n')


def write_groonga(texts, path):
    with open(path, 'w', encoding='utf-8') as out:
        out.write(GROONGA_BEGIN)
        for i, (title, date, text) in enumerate(texts):
            out.write(',\n' if i > 0 else '')
            json.dump({'title': title, 'date': date, 'body': text}, out, ensure_ascii=False)
        out.write(GROONGA_END)


def escape(value):
    return (value.replace('\\', '\\\\').replace('\n', '\\n').replace('\r', '\\r')
            .replace('\t', '\\t'))


def write_postgres(texts, path):
    with open(path, 'w', encoding='utf-8') as out:
        for text in texts:
            out.write('\t'.join(escape(value) for value in text) + '\n')


def prepare(source, folder, megabytes):
    """Gives how many texts there are, and how many bytes of text."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = list(read_lines(Path(source), megabytes * 1e6))
    write_plain(texts, folder / 'texts')
    write_groonga(texts, folder / 'texts.groonga')
    write_postgres(texts, folder / 'texts.postgres')
    return len(texts), sum(len(text.encode()) for _, _, text in texts)
