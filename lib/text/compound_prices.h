/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How likely it is that a stretch of a word is a part of a compound, as a price: 0 when
 * it is a word that is known to be one, more the less is sure. Knows one stretch at a
 * time, and not how they go together.
 */
#ifndef KZI_TEXT_COMPOUND_PRICES_H
#define KZI_TEXT_COMPOUND_PRICES_H

#include <stdbool.h>
#include <stddef.h>

#include "text/compounds.h"
#include "text/endings.h"
#include "text/lexicon.h"

enum { KZI_NEVER = 100 };

/* A word, and what the lexicon has of its stretches from start to end. */
typedef struct kzi_reading {
	const kzi_lexicon *lexicon;
	const kzi_endings *endings;
	const char *word;
	kzi_lexeme lexemes[KZI_COMPOUND_MAX + 1][KZI_COMPOUND_MAX + 1];
} kzi_reading;

void kzi_reading_begin(kzi_reading *r, const kzi_lexicon *lexicon,
	const kzi_endings *endings, const char *word, size_t length);

kzi_lexeme kzi_reading_look(kzi_reading *r, size_t start, size_t end);
/* Its kinds. */
unsigned kzi_reading_find(kzi_reading *r, size_t start, size_t end);

/* As what a compound ends with, and as what stands before that. */
int kzi_price_head(kzi_reading *r, size_t start, size_t end);
int kzi_price_part(kzi_reading *r, size_t start, size_t end);

/* The letters that link a first part to what follows, 0 for none, and what that costs:
 * the s of beleidsevaluatie, the en of boekenbeurs. */
size_t kzi_link_of(kzi_reading *r, size_t start, size_t end, int *price);

/* Is what begins at a place only the -ing, or -ingen, of a verb? That of huivering is
 * no ring. */
bool kzi_is_derived(kzi_reading *r, size_t start, size_t at, size_t end);
/* What begins so is rather a verb than a name that nobody knows: aangetroffen. */
bool kzi_begins_like_a_verb(kzi_reading *r, size_t start, size_t end);

/* How much is known of a stretch as a whole: the more, the less is it guessed at. */
typedef enum kzi_knowledge {
	KZI_UNKNOWN,
	KZI_KNOWN,      /* as a word, which may be a compound all the same */
	KZI_A_NAME,     /* the same, but for that of a land */
	KZI_INDIVISIBLE /* a verb, natuur */
} kzi_knowledge;

kzi_knowledge kzi_know(kzi_reading *r, size_t start, size_t end);

#endif
