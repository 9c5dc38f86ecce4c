/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words that a document uses, counted: how it writes what is broken elsewhere in
 * it. Knows letters, and no Dutch.
 */
#ifndef KZI_TEXT_SPELLINGS_H
#define KZI_TEXT_SPELLINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * All zero is an empty one. Words are counted by a sum of their letters, and two with
 * the same sum are one word: it is a hint, and no more.
 */
typedef struct kzi_spellings {
	struct kzi_spelling *entries;
	size_t count, room;
} kzi_spellings;

enum { KZI_PIECE_MAX = 64 }; /* longer pieces are no words */

/* A word as it stands within a line, with what clings to it. One that finds no memory
 * is left out. */
void kzi_spellings_add(kzi_spellings *words, const char *text, size_t length);
/* How often a word was added, in any case. */
uint32_t kzi_spellings_count(const kzi_spellings *words, const char *word, size_t length);
void kzi_spellings_free(kzi_spellings *words);

/* The sum of the letters of a text, in lower case, behind those of another. */
#define KZI_NO_LETTERS UINT64_C(0xCBF29CE484222325)
uint64_t kzi_spelling_sum(const char *text, size_t length, uint64_t behind);
/* How often a word of that sum is there. */
uint32_t kzi_spelling_times(const kzi_spellings *words, uint64_t sum);

bool kzi_is_word_letter(uint32_t rune); /* or a digit */
/* The length of a word without the brackets and points around it, and moves *text to
 * its beginning; 0 when nothing is left. */
size_t kzi_word_trim(const char **text, size_t length);

#endif
