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

#include "text/beginnings.h"
#include "text/ellipses.h"
#include "text/hunspell.h"
#include "text/lexicon.h"
#include "text/parts.h"
#include "text/stem.h"
#include "text/words.h"

#define KZI_ENGLISH_MARK 'E'

/* Not NUL-terminated; lives until the next call for the same language, and no longer
 * than the word. */
typedef struct kzi_term {
	const char *text;
	size_t length;
} kzi_term;

/* The same once more, for another thread: its rules and its lexicon stay the first's, and
 * it is closed before that. KZ_E_NO_MEMORY. */
kz_status kzi_analysis_twin(kz_analysis *of, kz_analysis **out, kz_error *err);

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

/* How the words of that language begin that have the term, or of which a part has it; as
 * kzi_beginnings_of(). False when it is no term of the language. */
bool kzi_analysis_beginnings(const kz_analysis *analysis, const char *term, size_t length,
	kzi_language language, kzi_beginnings *out);

/* Snowball's Dutch stem of it, whatever the analysis makes of it. */
kz_status kzi_analysis_stem(
	kz_analysis *analysis, const kzi_word *word, kzi_term *out, kz_error *err);

/* ---- Compounds ---- */

/*
 * A lexicon takes Dutch words apart. The one of an index is frozen with it, and given
 * to its analysis; an analysis of its own reads the list of words of this machine.
 */

/* Could it be given one? Not plain Snowball. */
bool kzi_analysis_takes_lexicon(const kz_analysis *analysis);
/* The lexicon of a draft with the words of a list, and of those that were seen in so many
 * documents (NULL: none). Ends the draft. */
kz_status kzi_analysis_make_lexicon(const kz_analysis *analysis, kzi_draft *draft,
	const kzi_draft *seen, unsigned least, kzi_lexicon **out, kz_error *err);
/* Takes the lexicon, whatever happens. It is in the fingerprint from then on, by the
 * SHA-256 of its bytes in hex; NULL when that is still to be taken. */
kz_status kzi_analysis_use_lexicon(
	kz_analysis *analysis, kzi_lexicon *lexicon, const char *digest, kz_error *err);
/* With the lexicon of that digest ("": with none), would this be its fingerprint? */
bool kzi_analysis_fits(
	const kz_analysis *analysis, const char *digest, const char *fingerprint);
/* NULL when it has none. */
const kzi_lexicon *kzi_analysis_lexicon(const kz_analysis *analysis);

/* Very many words will come, with the lexicon that it has. What one of them has taken
 * apart no other does again; with is of the same index, or NULL. */
void kzi_analysis_hasten(kz_analysis *analysis, kz_analysis *with);

/* The parts of a folded Dutch word, as terms; none without a lexicon. They live until
 * the next call. */
kz_status kzi_analysis_parts(kz_analysis *analysis, const char *folded, size_t length,
	kzi_part_terms *out, kz_error *err);

/* What a word of a text stands for when it is half of one: the wet- of "wet- en
 * regelgeving". Nothing without a lexicon. */
kz_status kzi_analysis_complete(kz_analysis *analysis, const char *text, size_t length,
	const kzi_word *word, kzi_whole *out, kz_error *err);
/* The same, when it is worth it: as kzi_complete(). */
kz_status kzi_analysis_complete_if(kz_analysis *analysis, const char *text, size_t length,
	const kzi_word *word, kzi_worth_fn *worth, const void *context, kzi_whole *out,
	kz_error *err);

#endif
