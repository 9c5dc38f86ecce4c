# SPDX-License-Identifier: GPL-2.0-or-later
"""More texts than there are: real ones, of which some words are others.

What is drawn is the same every time.
"""

import random

CHANGED = 0.05      # of the words, into words of other texts
GROWTH = 0.6        # Heaps: after n words there are at least SCALE * n ** GROWTH different
SCALE = 20
PASSAGE = 120       # words of a small text


def change(words, others, chance):
    for _ in range(int(len(words) * CHANGED)):
        words[chance.randrange(len(words))] = chance.choice(others)
    return words


def copies(texts, times):
    """Each text, and then times - 1 others that are like it."""
    yield from texts
    for number in range(1, times):
        chance = random.Random(number)
        for title, date, text in texts:
            others = chance.choice(texts)[2].split(' ')
            yield title, date, ' '.join(change(text.split(' '), others, chance))


def fresh_word(words, chance):
    """The beginning of one word and the end of another."""
    left, right = chance.choice(words), chance.choice(words)
    return (left[:chance.randint(2, 8)] + right[-chance.randint(3, 9):]).lower()


def small(texts, count):
    """Passages of real texts, with as many different words in all as real texts have."""
    chance = random.Random(count)
    seen, words_so_far = set(), 0
    for _ in range(count):
        title, date, text = chance.choice(texts)
        words = text.split(' ')
        start = chance.randrange(max(1, len(words) - PASSAGE))
        words = change(words[start:start + PASSAGE], chance.choice(texts)[2].split(' '),
                       chance)
        words_so_far += len(words)
        lacking = (int(SCALE * words_so_far ** GROWTH) -
                   len(seen) - len(set(words).difference(seen)))
        for _ in range(min(max(lacking, 0), len(words) // 4)):
            words[chance.randrange(len(words))] = fresh_word(words, chance)
        seen.update(words)
        yield title, date, ' '.join(words)
