/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a stretch of a word is: a noun, a form of one, made of a verb, or nothing that
 * is known. Knows a lexicon and the forms of words, one stretch at a time; not what any
 * of it is worth in a compound.
 */
#ifndef KZI_TEXT_COMPOUND_READING_H
#define KZI_TEXT_COMPOUND_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/compounds.h"
#include "text/endings.h"
#include "text/lexicon.h"

/* Of the stretches with one start, a bit for each end. */
typedef struct kzi_reading_row {
	uint64_t maybe;  /* there may be such a word */
	uint64_t looked; /* what the lexicon has of it is known, */
	uint64_t made;   /* and of its term; */
	uint64_t asked, is_verb;
	uint8_t particle; /* bytes of the shortest particle; more than there are: none */
	bool begun;       /* whether that is known, and the next */
	bool bound;       /* be-, ge-, her-, ont-, ver- */
} kzi_reading_row;

/* A word, and what was found out about its stretches from start to end. */
typedef struct kzi_reading {
	const kzi_lexicon *lexicon;
	const kzi_endings *endings;
	const char *word;
	size_t length;
	kzi_reading_row rows[KZI_COMPOUND_MAX + 1];
	uint32_t hashes[KZI_COMPOUND_MAX + 1][KZI_COMPOUND_MAX + 1];
	kzi_lexeme lexemes[KZI_COMPOUND_MAX + 1][KZI_COMPOUND_MAX + 1];
	kzi_lexeme terms[KZI_COMPOUND_MAX + 1][KZI_COMPOUND_MAX + 1];
} kzi_reading;

void kzi_reading_begin(kzi_reading *r, const kzi_lexicon *lexicon,
	const kzi_endings *endings, const char *word, size_t length);

kzi_lexeme kzi_reading_look(kzi_reading *r, size_t start, size_t end);
/* Its kinds, and whether one of these is among them. */
unsigned kzi_reading_find(kzi_reading *r, size_t start, size_t end);
bool kzi_reading_is(kzi_reading *r, unsigned kinds, size_t start, size_t end);
bool kzi_reading_ends(kzi_reading *r, size_t start, size_t end, const char *ending);
/* With something behind it. */
unsigned kzi_reading_with(kzi_reading *r, size_t start, size_t end, const char *ending);

/* Of its term, when that still looks like it: a wrong form of one word may be the term
 * of another. */
kzi_lexeme kzi_reading_term(kzi_reading *r, size_t start, size_t end);
unsigned kzi_reading_term_kinds(kzi_reading *r, size_t start, size_t end);

/* ---- Verbs, and what is made of them ---- */

bool kzi_is_verb_stem(kzi_reading *r, size_t start, size_t end);
/* Who does it, or that it is done: verlager of verlagen, treding of treden. */
bool kzi_is_made_of_a_verb(kzi_reading *r, size_t start, size_t end);
/* Is the whole from a verb, of which a particle ends at a place? aanvraag, afkoeling,
 * afnemer and toegang are. */
bool kzi_is_of_a_verb(kzi_reading *r, size_t start, size_t at, size_t end);
/* Is what begins at a place only the -ing, or -ingen, of a verb, or an -enier? That of
 * huivering is no ring, and that of kruidenier no nier. */
bool kzi_is_derived(kzi_reading *r, size_t start, size_t at, size_t end);
/* What begins so is rather a verb than a name that nobody knows: aangetroffen. */
bool kzi_begins_like_a_verb(kzi_reading *r, size_t start, size_t end);

/* ---- Nouns ---- */

/* huisje, boompje, autootje, balletje; koninkje of koning */
bool kzi_is_small(kzi_reading *r, size_t start, size_t end);
/* vormen, clubs; and laboratoria, technici */
bool kzi_ends_like_a_plural(kzi_reading *r, size_t start, size_t end);
/* codes: its term is cood, which does not look like it any more. */
bool kzi_is_plural_of_e(kzi_reading *r, size_t start, size_t end);
/* technologie when only technologieen is known; but not the voer of voeren. */
bool kzi_has_plural(kzi_reading *r, size_t start, size_t end);
/* A noun that is listed, or more than one of it. */
bool kzi_is_noun(kzi_reading *r, size_t start, size_t end);
bool kzi_is_adjective(kzi_reading *r, size_t start, size_t end);
/* Does it end in what has an s behind it in compounds, whatever the word? The wrongly
 * spelled beveilings of beveilingscamera does. */
bool kzi_has_linked_suffix(kzi_reading *r, size_t start, size_t end);

/* ---- The whole ---- */

/* How much is known of a stretch as a whole: the more, the less is it guessed at. */
typedef enum kzi_knowledge {
	KZI_UNKNOWN,
	KZI_KNOWN,      /* as a word, which may be a compound all the same */
	KZI_A_NAME,     /* the same, but for that of a land */
	KZI_INDIVISIBLE /* a verb, natuur */
} kzi_knowledge;

kzi_knowledge kzi_know(kzi_reading *r, size_t start, size_t end);

#endif
