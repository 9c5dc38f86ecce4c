/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is sought, made ready once for all documents of a search, and which of it a word
 * of a text is. Knows no documents.
 */
#ifndef KZI_SEARCH_LIGHTS_H
#define KZI_SEARCH_LIGHTS_H

#include "search/glance.h"
#include "search/query.h"
#include "text/analysis.h"

/* A word of the query: a term, or what was typed for several. */
typedef struct kzi_wanted {
	const char *term;
	size_t length;
	const kzi_form *form; /* NULL: the term alone */
	char zone;
	uint16_t word; /* of the query: its English term is the same word */
} kzi_wanted;

enum { KZI_KNOWN_WORDS = 256, KZI_KNOWN_LENGTH = 24 };

/* A word of a text, and which of those that are sought it is. */
typedef struct kzi_known_word {
	uint16_t which;
	uint8_t length; /* 0: there is none here */
	uint8_t where;  /* language, whether in a note, whether as a whole word */
	char text[KZI_KNOWN_LENGTH];
} kzi_known_word;

struct kzi_lights {
	kzi_wanted terms[KZI_QUERY_WORDS];
	size_t term_count, word_count;
	bool compounds; /* are there words that also count in compounds? */
	kzi_glance glances[KZI_LANGUAGES];
	kzi_known_word known[KZI_KNOWN_WORDS];
};

/* Where a word stands, and as what it counts. */
typedef struct kzi_place {
	kzi_language language;
	bool in_note;
	bool whole; /* not by its parts */
} kzi_place;

/* NULL when there is no memory. They live no longer than the query, and not through a
 * change of that. */
kzi_lights *kzi_lights_open(const kzi_query *query, const kz_analysis *analysis);
/* The same for another thread, or NULL: what they remember of words is their own. */
kzi_lights *kzi_lights_copy(const kzi_lights *lights);
void kzi_lights_close(kzi_lights *lights);
/* The same, as query->lights, when there are none yet. */
kz_status kzi_lights_make(kzi_query *query, const kz_analysis *analysis, kz_error *err);

/* Which of the terms the word is; term_count for none. */
kz_status kzi_lights_word(kzi_lights *lights, kz_analysis *analysis, const kzi_word *word,
	kzi_place place, size_t *which, kz_error *err);
/* The same of the wet- of "wet- en regelgeving": by what it stands for. */
kz_status kzi_lights_half(kzi_lights *lights, kz_analysis *analysis, const char *text,
	size_t length, const kzi_word *half, kzi_place place, size_t *which,
	kz_error *err);

#endif
