/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a search finds as a whole, and not a page of it: how many there are of each
 * kind, and of each year.
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

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_EXPLORE_H */
