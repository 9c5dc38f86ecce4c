/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a search finds as a whole, and not a page of it: how many there are of each
 * kind, and of each year; and every place in which the words stand.
 */
#ifndef KAMERZOEK_EXPLORE_H
#define KAMERZOEK_EXPLORE_H

#include <kamerzoek/error.h>
#include <kamerzoek/index.h>
#include <kamerzoek/search.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Facets --------------------------------------------------------------- */

/* A fact by which documents are counted. The values are fixed for ever. */
typedef enum kz_facet {
	KZ_FACET_YEAR = 0, /* of the date; newest first, the others most first */
	KZ_FACET_MINISTRY = 1,
	KZ_FACET_KIND = 2,
	KZ_FACET_DOSSIER = 3, /* 36600 has all its chapters, and 36600-XIV is one */
	KZ_FACET_SIGNATORY = 4
} kz_facet;

/* "year", "ministry", "kind", "dossier", "signatory"; all but the first are names of
 * filters. NULL when there is none of that value. */
KZ_API const char *kz_facet_name(kz_facet facet);

typedef struct kz_facets kz_facets;

typedef struct kz_facet_value {
	const char
		*value; /* as a document has it; case and accents make no other value */
	uint64_t count; /* documents: exactly those that a filter on it leaves */
} kz_facet_value;

/*
 * Count all documents that a search finds in full: those that kz_results_total() is of.
 * Of each facet at most so many values are kept; 0 means 10. offset, limit, order and
 * snippet_bytes of options are not looked at; options may be NULL. The counts are plain
 * memory, as results are.
 *
 * As kz_search().
 */
KZ_API kz_status kz_facets_find(kz_index *index, const char *query,
	const kz_search_options *options, uint32_t most, kz_facets **out, kz_error *err);
KZ_API void kz_facets_close(kz_facets *facets);

/* How many documents were counted, always exactly. */
KZ_API uint64_t kz_facets_total(const kz_facets *facets);
/* How many of them have no such fact; the others may have several. */
KZ_API uint64_t kz_facets_without(const kz_facets *facets, kz_facet facet);
/* How many values there are, also of those that were not kept. */
KZ_API uint64_t kz_facets_distinct(const kz_facets *facets, kz_facet facet);
/* Those that were kept; _at() gives NULL beyond the last. */
KZ_API size_t kz_facets_count(const kz_facets *facets, kz_facet facet);
KZ_API const kz_facet_value *kz_facets_at(
	const kz_facets *facets, kz_facet facet, size_t i);

/* ---- All hits ---------------------------------------------------------------- */

/*
 * Every hit of a search, one by one, in the order of kz_search(): the engine is asked
 * once, so that going through all of them takes no longer for the last than for the
 * first.
 *
 *     kz_hits *all;
 *     const kz_hit *hit;
 *     kz_status st = kz_hits_open(index, "sandboxes", NULL, &all, &err);
 *     while (st == KZ_OK && (st = kz_hits_next(all, &hit, &err)) == KZ_OK)
 *             puts(kz_document_get(hit->document, KZ_TITLE));
 *     kz_hits_close(all);
 *     if (st < 0)
 *             complain(&err);
 *
 * All are of one state of the index, the newest when it was opened: none comes twice and
 * none is passed over, whatever is written meanwhile. The cursor has its own view of the
 * index, which may be closed. limit of options: at most so many; 0 means all.
 */
typedef struct kz_hits kz_hits;

/* As kz_search(). The deadline is for this call, and then for each _next anew. */
KZ_API kz_status kz_hits_open(kz_index *index, const char *query,
	const kz_search_options *options, kz_hits **out, kz_error *err);
/* The next; KZ_DONE when there is none. It lives until the next _next or _close.
 * KZ_E_CHANGED: the index was written to twice since it was opened, and what was in it
 * is no more; begin again. KZ_E_DEADLINE: reading this one took longer than options
 * allow; the next call tries it again. KZ_E_CORRUPT, KZ_E_IO, KZ_E_NO_MEMORY. */
KZ_API kz_status kz_hits_next(kz_hits *hits, const kz_hit **hit, kz_error *err);
KZ_API void kz_hits_close(kz_hits *hits);

/* How many documents match in full, and how many more in part: exactly. */
KZ_API uint64_t kz_hits_total(const kz_hits *hits);
KZ_API uint64_t kz_hits_partial_total(const kz_hits *hits);
/* Of which state of the index they are: as of kz_index_info. */
KZ_API uint64_t kz_hits_revision(const kz_hits *hits);
/* How the query was understood, and the warnings: results without hits, which live as
 * long as the cursor. */
KZ_API const kz_results *kz_hits_results(const kz_hits *hits);

/* ---- Concordances ---------------------------------------------------------- */

typedef enum kz_kwic_order {
	KZ_KWIC_NEWEST = 0, /* the newest document first; within one as the text goes */
	KZ_KWIC_OLDEST = 1,
	KZ_KWIC_LEFT = 2, /* by the words before, the nearest first */
	KZ_KWIC_RIGHT = 3 /* by the words found, and those behind */
} kz_kwic_order;

/* Start from KZ_KWIC_OPTIONS_INIT. */
typedef struct kz_kwic_options {
	size_t size;     /* set by KZ_KWIC_OPTIONS_INIT */
	uint32_t width;  /* characters at each side, in whole words; 0 means 40; at most
			  * 1000 */
	uint32_t offset; /* skip this many */
	uint32_t limit;  /* 0 means all */
	int32_t order;   /* a kz_kwic_order; without case and accents */
} kz_kwic_options;

#ifdef __cplusplus
#define KZ_KWIC_OPTIONS_INIT                        \
	{                                           \
		sizeof(kz_kwic_options), 0, 0, 0, 0 \
	}
#else
#define KZ_KWIC_OPTIONS_INIT                    \
	{                                       \
		.size = sizeof(kz_kwic_options) \
	}
#endif

typedef struct kz_kwic kz_kwic;

/* One place: what was found, and what stands around it in the same block. */
typedef struct kz_kwic_line {
	const kz_document *document; /* without its text */
	const char *left, *hit, *right;
	uint32_t page;          /* 0 when not known */
	uint32_t block;         /* from 1 */
	uint32_t paragraph;     /* as of kz_block; 0 when in a note */
	const char *footnote;   /* the mark of the note it is in, or "" */
	uint32_t start, length; /* of the hit, in bytes of the block's text */
} kz_kwic_line;

/*
 * Every place in the text of the documents that a search finds in full where one of its
 * words stands, whatever form of it; words of the query that stand next to each other are
 * one hit, and the words of a phrase are a hit only together. search and options may be
 * NULL; offset, limit, order and snippet_bytes of search are not looked at. The lines are
 * plain memory, as results are.
 *
 * As kz_search(), and KZ_E_LIMIT: more than a million lines.
 */
KZ_API kz_status kz_kwic_find(kz_index *index, const char *query,
	const kz_search_options *search, const kz_kwic_options *options, kz_kwic **out,
	kz_error *err);
KZ_API void kz_kwic_close(kz_kwic *kwic);
/* How many places there are, whatever the offset and limit, and in how many documents. */
KZ_API uint64_t kz_kwic_total(const kz_kwic *kwic);
KZ_API uint64_t kz_kwic_documents(const kz_kwic *kwic);
/* The lines that were asked for; _at() gives NULL beyond the last. */
KZ_API size_t kz_kwic_count(const kz_kwic *kwic);
KZ_API const kz_kwic_line *kz_kwic_at(const kz_kwic *kwic, size_t i);

/* ---- More like this ---------------------------------------------------------- */

/*
 * Documents like the one of a name (its id, an alias, its path, or any spelling of its
 * Kamerstuk): those first that have most of the words by which it differs from others. It
 * is no hit itself. Of options matching, flags and synonyms are not looked at; options
 * may be NULL. What kz_results_understood() gives is the words that were sought.
 *
 * KZ_E_NO_DOCUMENT: none of that name. And as kz_search().
 */
KZ_API kz_status kz_similar(kz_index *index, const char *name,
	const kz_search_options *options, kz_results **out, kz_error *err);

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_EXPLORE_H */
