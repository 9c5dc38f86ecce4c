/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From a word to the term that is searched, for the rooms that index and
 * search: as kamerzoek/dutch.h, one word at a time and without a copy.
 *
 * A text has a language, a query has none. Who indexes a word gives it the term
 * of its block's language; who searches for it looks for the terms of all
 * languages, as one: any of them is the word. English terms begin with a
 * capital, which no other term of a word does. So "policies" finds policy in
 * a Dutch block (policie) and in an English one (Epolici), and the English
 * stem of kans, kan, finds nothing in Dutch ones.
 */
#ifndef KZI_TEXT_ANALYSIS_H
#define KZI_TEXT_ANALYSIS_H

#include <kamerzoek/dutch.h>

#include "text/stem.h"
#include "text/words.h"

#define KZI_ENGLISH_MARK 'E'

/* Not NUL-terminated; lives until the next call for the same language, and no longer
 * than the word. */
typedef struct kzi_term {
	const char *text;
	size_t length;
} kzi_term;

/* The term of a word in a text of that language: kzi_language_of(block->language).
 * KZ_E_NO_MEMORY, as the others. */
kz_status kzi_analysis_term_in(kz_analysis *analysis, const kzi_word *word,
	kzi_language language, kzi_term *out, kz_error *err);

/* In a Dutch text. */
kz_status kzi_analysis_term(
	kz_analysis *analysis, const kzi_word *word, kzi_term *out, kz_error *err);

/* What a query for the word looks for: one term for each language that the analysis
 * tells apart, the Dutch one first. */
kz_status kzi_analysis_terms(kz_analysis *analysis, const kzi_word *word,
	kzi_term out[KZI_LANGUAGES], size_t *count, kz_error *err);

#endif
