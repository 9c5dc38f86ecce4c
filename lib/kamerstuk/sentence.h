/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sentences and their words, near a citation: what it is that the text does with what
 * it cites. Looks no further than a long sentence goes; knows no Kamerstukken.
 */
#ifndef KZI_KAMERSTUK_SENTENCE_H
#define KZI_KAMERSTUK_SENTENCE_H

#include "kamerstuk/cursor.h"

/* Where the sentence that at is in begins, and where it ends; text to end is all there
 * is. A blank line ends one too, and "c.s." or "nr. 18" does not. */
const char *kzi_sentence_start(const char *text, const char *at, const char *end);
const char *kzi_sentence_end(const char *text, const char *at, const char *end);

/* The next word of letters, whatever stands between; false when there is none. */
bool kzi_next_word(kzi_cursor *c, kzi_slice *word);
/* Whether word begins so, in any case: "motie" of "moties". */
bool kzi_begins(kzi_slice word, const char *beginning);
/* Whether it is one of these words, a list that NULL ends. */
bool kzi_is_among(kzi_slice word, const char *const *words);
/* Whether from to to has one of these words. */
bool kzi_has_word(const char *from, const char *to, const char *const *words);
/* Whether nothing but spaces and these marks stands there. */
bool kzi_is_only(const char *from, const char *to, const char *marks);

#endif
