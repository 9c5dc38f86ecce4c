/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From text to terms: stemmers, stop words, and the term generator. */
#ifndef XAPIAN_C_TEXT_H
#define XAPIAN_C_TEXT_H

#include <xapian-c/document.h>
#include <xapian-c/error.h>
#include <xapian-c/writable.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Stemmers ----------------------------------------------------------- */

typedef struct xapian_stem xapian_stem;

/* Of a language by its English name or its code: "dutch", "nl". "none" and ""
 * leave words as they are. XAPIAN_E_ARGUMENT: Xapian knows no such language. */
XAPIAN_C_API xapian_status xapian_stem_new(
	const char *language, xapian_stem **out, xapian_error *err);
/* The same, but of an unknown language: one that leaves words as they are. */
XAPIAN_C_API xapian_status xapian_stem_new_or_none(
	const char *language, xapian_stem **out, xapian_error *err);

/* The stem of a word: *stem must be good until the next call. */
typedef xapian_status (*xapian_stem_call)(
	void *context, xapian_bytes word, xapian_bytes *stem, xapian_error *err);

XAPIAN_C_API xapian_status xapian_stem_custom(xapian_stem_call call, void *context,
	xapian_destroy destroy, xapian_stem **out, xapian_error *err);

/* The stem lives until the next call. */
XAPIAN_C_API xapian_status xapian_stem_word(xapian_stem *stem, const char *word,
	size_t size, xapian_bytes *out, xapian_error *err);
XAPIAN_C_API bool xapian_stem_is_none(const xapian_stem *stem);
XAPIAN_C_API xapian_status xapian_stem_describe(
	xapian_stem *stem, xapian_bytes *out, xapian_error *err);
/* The names of all languages, with a space between; not NUL-terminated. */
XAPIAN_C_API xapian_bytes xapian_stem_languages(void);
XAPIAN_C_API void xapian_stem_close(xapian_stem *stem);

/* ---- Stop words --------------------------------------------------------- */

typedef struct xapian_stopper xapian_stopper;

/* One that stops the words that are added to it. */
XAPIAN_C_API xapian_status xapian_stopper_new(xapian_stopper **out, xapian_error *err);
/* XAPIAN_E_OPERATION on one of the caller's own. */
XAPIAN_C_API xapian_status xapian_stopper_add(
	xapian_stopper *stopper, const char *word, size_t size, xapian_error *err);

/* The kind of callback that says yes or no to a word or term. */
typedef xapian_status (*xapian_term_call)(
	void *context, xapian_bytes term, bool *yes, xapian_error *err);

XAPIAN_C_API xapian_status xapian_stopper_custom(xapian_term_call call, void *context,
	xapian_destroy destroy, xapian_stopper **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_stopper_stops(xapian_stopper *stopper, const char *word,
	size_t size, bool *out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_stopper_describe(
	xapian_stopper *stopper, xapian_bytes *out, xapian_error *err);
XAPIAN_C_API void xapian_stopper_close(xapian_stopper *stopper);

/* ---- The term generator -------------------------------------------------- */

typedef struct xapian_term_generator xapian_term_generator;

/* In the term generator and the query parser, which must agree. */
typedef enum xapian_stem_strategy {
	XAPIAN_STEM_NONE = 0,
	XAPIAN_STEM_SOME = 1, /* stems with Z before them, and words at positions */
	XAPIAN_STEM_ALL = 2,  /* stems alone */
	XAPIAN_STEM_ALL_Z = 3,
	XAPIAN_STEM_SOME_FULL_POS = 4 /* as SOME, with positions for the stems too */
} xapian_stem_strategy;

typedef enum xapian_stop_strategy {
	XAPIAN_STOP_NONE = 0,
	XAPIAN_STOP_ALL = 1,
	XAPIAN_STOP_STEMMED = 2 /* the default: no stems of stop words */
} xapian_stop_strategy;

enum {
	XAPIAN_GENERATE_SPELLING = 128, /* words become spellings of the database */
	XAPIAN_GENERATE_CJK_NGRAM = 2048
};

XAPIAN_C_API xapian_status xapian_term_generator_new(
	xapian_term_generator **out, xapian_error *err);
XAPIAN_C_API void xapian_term_generator_close(xapian_term_generator *generator);

/* stem, stopper and writable may be NULL: none. */
XAPIAN_C_API xapian_status xapian_term_generator_set_stem(
	xapian_term_generator *generator, const xapian_stem *stem, xapian_error *err);
XAPIAN_C_API xapian_status xapian_term_generator_set_stem_strategy(
	xapian_term_generator *generator, xapian_stem_strategy strategy,
	xapian_error *err);
XAPIAN_C_API xapian_status xapian_term_generator_set_stopper(
	xapian_term_generator *generator, const xapian_stopper *stopper,
	xapian_error *err);
XAPIAN_C_API xapian_status xapian_term_generator_set_stop_strategy(
	xapian_term_generator *generator, xapian_stop_strategy strategy,
	xapian_error *err);
/* Where spellings go. A failure in there poisons the writer, as any other. */
XAPIAN_C_API xapian_status xapian_term_generator_set_database(
	xapian_term_generator *generator, xapian_writable *writable, xapian_error *err);
XAPIAN_C_API xapian_status xapian_term_generator_set_flags(
	xapian_term_generator *generator, uint32_t flags, xapian_error *err);
/* Longer words are left out: 64 bytes, unless set, at most 240. */
XAPIAN_C_API xapian_status xapian_term_generator_set_max_word_length(
	xapian_term_generator *generator, uint32_t bytes, xapian_error *err);

/* What the terms go into: the document itself, not a copy. Positions begin anew. */
XAPIAN_C_API xapian_status xapian_term_generator_set_document(
	xapian_term_generator *generator, xapian_document *document, xapian_error *err);
/* A new handle on the same document. */
XAPIAN_C_API xapian_status xapian_term_generator_document(
	xapian_term_generator *generator, xapian_document **out, xapian_error *err);

/* Text is UTF-8; what is not is taken for ISO-8859-1. prefix may be NULL. A term that
 * comes out too long for the backend, by its prefix or stemmer, is told by
 * xapian_writable_add() (XAPIAN_E_ARGUMENT), which loses nothing by it. */
XAPIAN_C_API xapian_status xapian_term_generator_index_text(
	xapian_term_generator *generator, const char *text, size_t size,
	uint32_t wdf_increment, const char *prefix, xapian_error *err);
XAPIAN_C_API xapian_status xapian_term_generator_index_text_without_positions(
	xapian_term_generator *generator, const char *text, size_t size,
	uint32_t wdf_increment, const char *prefix, xapian_error *err);

/* The position of the last word. A gap between texts keeps phrases from
 * going over it; 100 is usual. */
XAPIAN_C_API xapian_status xapian_term_generator_position(
	xapian_term_generator *generator, uint32_t *out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_term_generator_set_position(
	xapian_term_generator *generator, uint32_t position, xapian_error *err);
XAPIAN_C_API xapian_status xapian_term_generator_increase_position(
	xapian_term_generator *generator, uint32_t gap, xapian_error *err);
XAPIAN_C_API xapian_status xapian_term_generator_describe(
	xapian_term_generator *generator, xapian_bytes *out, xapian_error *err);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_TEXT_H */
