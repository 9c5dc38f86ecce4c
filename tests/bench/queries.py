# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked: words of the texts themselves, drawn by how many texts have them.

Of each class the same number, the same every time. A class is known to the contenders by
how its name begins: see search/asked.h.
"""

import collections
import random
import re
from typing import NamedTuple

SAMPLE = 4000       # texts are looked at
PLAIN = re.compile('[a-z]+')
TOKEN = re.compile(r"\w+|[^\w ]")

COMMON, MIDDLING, RARE = (0.15, 0.6), (0.01, 0.04), (0.0005, 0.002)  # parts of all texts
USED, OFTEN = (0.005, 0.5), (0.05, 2)


class Query(NamedTuple):
    kind: str
    words: str
    since: int = 0
    until: int = 0

    def line(self):
        return f'{self.kind}\t{self.words}\t{self.since}\t{self.until}\n'


class Source:
    def __init__(self, texts, seed):
        self.chance = random.Random(seed)
        step = max(1, len(texts) // SAMPLE)
        self.texts = [TOKEN.findall(text.lower()) for _, _, text in texts[::step]]
        counts = collections.Counter()
        for tokens in self.texts:
            counts.update(set(tokens))
        self.part = {word: count / len(self.texts) for word, count in counts.items()
                     if PLAIN.fullmatch(word)}

    def within(self, word, band):
        return band[0] < self.part.get(word, 0) < band[1]

    def words(self, band, shortest=5):
        return sorted(word for word in self.part
                      if len(word) >= shortest and self.within(word, band))

    def together(self, count, band):
        """Words of one text."""
        while True:
            found = sorted({word for word in self.chance.choice(self.texts)
                            if len(word) >= 4 and self.within(word, band)})
            if len(found) >= count:
                return ' '.join(self.chance.sample(found, count))

    def phrase(self, count, band, shortest):
        while True:
            tokens = self.chance.choice(self.texts)
            at = self.chance.randrange(max(1, len(tokens) - count))
            words = tokens[at:at + count]
            if len(words) == count and all(
                    len(word) >= shortest and self.within(word, band) for word in words):
                return ' '.join(words)

    def months(self):
        year, month = self.chance.choice((2024, 2025)), self.chance.randint(1, 7)
        last = month + self.chance.randint(1, 5)
        return year * 10000 + month * 100 + 1, year * 10000 + last * 100 + 28


def draw(texts, each, seed=7):
    source = Source(texts, seed)
    choice, number = source.chance.choice, source.chance.randint
    bands = {name: source.words(band) for name, band in (
        ('common', COMMON), ('middling', MIDDLING), ('rare', RARE))}
    long = [word for word in bands['middling'] if len(word) > 9]
    makers = {
        'common': lambda: (choice(bands['common']),),
        'middling': lambda: (choice(bands['middling']),),
        'rare': lambda: (choice(bands['rare']),),
        'and 2': lambda: (source.together(2, USED),),
        'and 3': lambda: (source.together(3, USED),),
        'or 3': lambda: (source.together(3, USED),),
        'phrase': lambda: (source.phrase(2, USED, 4),),
        'phrase, stop words': lambda: (source.phrase(3, OFTEN, 2),),
        'prefix': lambda: (choice(bands['middling'])[:number(4, 6)],),
        'suffix': lambda: (choice(long)[-number(6, 8):],),
        'dates': lambda: (source.together(2, USED), *source.months()),
        'facets': lambda: (choice(bands['common']),),
        'snippets': lambda: (source.together(2, (0.01, 0.5)),),
    }
    return [Query(kind, *make()) for kind, make in makers.items() for _ in range(each)]
