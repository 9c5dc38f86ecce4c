/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Searching an index. The query language is in kamerzoek-query(7).
 */
#ifndef KAMERZOEK_SEARCH_H
#define KAMERZOEK_SEARCH_H

#include <kamerzoek/document.h>
#include <kamerzoek/error.h>
#include <kamerzoek/index.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Filters -------------------------------------------------------------- */

/*
 * Conditions beside the query, for the program and not for its user: no query
 * text can escape them. All must hold; of those with the same name, one.
 *
 * A name is a property or list ("kind", "holding", "dossier", "chamber",
 * "vergaderjaar", "ministry", "language", "outcome", "number", "id"), "signatory",
 * or a field of your own. Text is compared without case and accents.
 * "dossier" 36600 has all its chapters; 36600-XIV has that one.
 */
typedef struct kz_filter kz_filter;

KZ_API kz_status kz_filter_new(kz_filter **out, kz_error *err);
KZ_API void kz_filter_free(kz_filter *filter);

/* KZ_E_ARGUMENT: a malformed name or an empty value. KZ_E_NO_MEMORY. */
KZ_API kz_status kz_filter_text(
	kz_filter *filter, const char *name, const char *value, kz_error *err);
/* From the first day of from to the last day of until; NULL is an open end. The
 * name "date" is the document's own. A date less precise than a day counts
 * when all of it lies within; how many documents a filter on "date" leaves out for
 * having none is a warning. KZ_E_ARGUMENT: a malformed date. */
KZ_API kz_status kz_filter_dates(kz_filter *filter, const char *name, const char *from,
	const char *until, kz_error *err);
/* least <= value <= most; use -INFINITY and INFINITY for open ends. */
KZ_API kz_status kz_filter_numbers(
	kz_filter *filter, const char *name, double least, double most, kz_error *err);

/* ---- Synonyms ------------------------------------------------------------ */

/*
 * Words that mean the same, for those who ask for them:
 *
 *     # a remark
 *     sandbox = proeftuin, experimenteerruimte
 *     biotech = biotechnologie, groene biotechnologie
 *
 * Who seeks one of the words or phrases of a line also finds the others, with half
 * of their weight. They are compared as all words are, so each form will do. A
 * phrase in a line is only looked up for a phrase in the query: "groene
 * biotechnologie" with its quotes.
 *
 * May be used by any number of searches and threads.
 */
typedef struct kz_synonyms kz_synonyms;

/* KZ_E_ARGUMENT: a line of another form, or not UTF-8; see offset. KZ_E_LIMIT: over
 * 256 KiB. KZ_E_NO_MEMORY. */
KZ_API kz_status kz_synonyms_parse(
	const char *text, size_t length, kz_synonyms **out, kz_error *err);
/* The same, from a file. Also KZ_E_IO. */
KZ_API kz_status kz_synonyms_read(const char *path, kz_synonyms **out, kz_error *err);
KZ_API void kz_synonyms_free(kz_synonyms *synonyms);

/* ---- Searching ------------------------------------------------------------ */

typedef enum kz_order {
	KZ_ORDER_RELEVANCE = 0, /* ties: newest first, then by id */
	KZ_ORDER_NEWEST = 1,    /* documents without a date last */
	KZ_ORDER_OLDEST = 2     /* documents without a date first */
} kz_order;

typedef enum kz_matching {
	KZ_MATCH_BEST = 0, /* all the words; then, marked partial, most of them */
	KZ_MATCH_ALL = 1,  /* all the words */
	KZ_MATCH_ANY = 2   /* any of the words */
} kz_matching;

enum {
	KZ_SEARCH_PHRASE = 1u << 0, /* the whole query is one phrase */
	/* "beleid" does not find biotechnologiebeleid, nor "biotechnologiebeleid" the
	 * words beleid and biotechnologie near each other; what else is found is the
	 * same. In a phrase they never do. */
	KZ_SEARCH_NO_COMPOUNDS = 1u << 1,
	KZ_SEARCH_EXACT = 1u << 2, /* every word in that very form: =word */
	/* Of a piece and those that came in its place ("gewijzigde motie ter vervanging
	 * van die gedrukt onder nr. 18") only the newest that is found; totals are of
	 * what is left. Of those that match in part also none of which a newer one
	 * matches in full. */
	KZ_SEARCH_COLLAPSE = 1u << 3
};

/* Start from KZ_SEARCH_OPTIONS_INIT. */
typedef struct kz_search_options {
	size_t size;                 /* set by KZ_SEARCH_OPTIONS_INIT */
	uint32_t offset;             /* skip this many */
	uint32_t limit;              /* 0 means 10; at most 1000 */
	uint32_t snippet_bytes;      /* 0 means 300; at most 10000; one word may be 64 */
	uint32_t flags;              /* KZ_SEARCH_... */
	int32_t order;               /* a kz_order */
	int32_t matching;            /* a kz_matching */
	const kz_filter *filter;     /* or NULL */
	const kz_synonyms *synonyms; /* or NULL */
	uint32_t deadline_ms;        /* give up after so long; 0: never */
	/* So many threads at most read the texts of a page that has many; the
	 * caller's is one of them, and the others take no signals and have ended when the
	 * search returns. 0: as many as there are processors. Never more than 4. */
	uint32_t threads;
} kz_search_options;

#ifdef __cplusplus
#define KZ_SEARCH_OPTIONS_INIT                                          \
	{                                                               \
		sizeof(kz_search_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 \
	}
#else
#define KZ_SEARCH_OPTIONS_INIT                    \
	{                                         \
		.size = sizeof(kz_search_options) \
	}
#endif

typedef struct kz_results kz_results;

/*
 * Search. options may be NULL.
 *
 * Everything is fetched before this returns: results are plain memory, stay
 * good after the index is closed, and may be read by any number of threads. If
 * a writer comes between, the search is done again, unseen.
 *
 * KZ_E_QUERY: err->offset is the byte where understanding stopped, and the message
 * says what was expected. KZ_E_LIMIT: the query is over 4 KiB or 256 words, has more
 * than 8 patterns, dates of more than 1,000 years, months and days in all, or brackets
 * more than 64 deep. KZ_E_DEADLINE: not done in the time that options allow, which is
 * looked at after each 64 documents that the engine comes upon, or each 1024 of a word
 * whose documents are taken up at once, or each 512 in which it is looked up whether
 * words stand near each other; each document whose text is read; and each word of the
 * index that a pattern is held against. What is told is all or nothing.
 * KZ_E_ARGUMENT, KZ_E_CORRUPT, KZ_E_IO, KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_search(kz_index *index, const char *query,
	const kz_search_options *options, kz_results **out, kz_error *err);
KZ_API void kz_results_close(kz_results *results);

/* How many documents match in full, and how many more in part. Exact when
 * kz_results_total_exact(); else at least so many. */
KZ_API uint64_t kz_results_total(const kz_results *results);
KZ_API uint64_t kz_results_partial_total(const kz_results *results);
KZ_API bool kz_results_total_exact(const kz_results *results);
/* False when a server of the index did not answer, so that what it has is not among the
 * hits and not in the totals; a warning says which. */
KZ_API bool kz_results_is_complete(const kz_results *results);
/* How many KZ_SEARCH_COLLAPSE left out, of which a newer version is among the hits. */
KZ_API uint64_t kz_results_collapsed(const kz_results *results);

/* A stretch of a snippet. Plain text: no markup, no escapes. */
typedef struct kz_part {
	const char *text;
	bool hit; /* one of the words that were sought */
} kz_part;

/* What a hit has to do with a Kamerstuk that the query names. */
typedef enum kz_relation {
	KZ_RELATION_NONE = 0, /* nothing, or the query names none */
	KZ_RELATION_ITSELF = 1,
	KZ_RELATION_CITES = 2
} kz_relation;

typedef struct kz_hit {
	uint32_t rank;               /* 1 for the first of all */
	bool partial;                /* has some of the words, not all; not said with
				      * KZ_MATCH_ANY, which asks for no more */
	double score;                /* only good for comparing hits of one search */
	const kz_document *document; /* without its text: see kz_index_get() */
	const kz_part *parts;        /* the snippet, in order */
	size_t part_count;
	/* Where the snippet is. */
	uint32_t page;        /* 0 when not known */
	uint32_t block;       /* from 1; 0 when the hit is not in the text */
	const char *footnote; /* the mark of the note it is in, or "" */
	uint32_t paragraph;   /* as of kz_block; 0 when in a note, or not in the text */
	int32_t relation;     /* a kz_relation */
	/* In whose place it came, by official names: "kst-36600-XIV-18". */
	const char *const *replaces;
	size_t replaces_count;
} kz_hit;

/* The hits of this page. _at() gives NULL beyond the last. */
KZ_API size_t kz_results_count(const kz_results *results);
KZ_API const kz_hit *kz_results_at(const kz_results *results, size_t i);

/* How the query was understood, one line, for people. */
KZ_API const char *kz_results_understood(const kz_results *results);

/* "Did you mean": the query, with each word of which no form is in the index put
 * right, where a word that is in it is like enough: "regulatory sandboxs" gives
 * "regulatory sandbox". "" when there is nothing to suggest. Only said: what was
 * sought is what was typed. Words are suggested without case and accents,
 * and for the first 8 that are nowhere. */
KZ_API const char *kz_results_suggestion(const kz_results *results);

/* What a user should know: words that were taken otherwise than written. */
KZ_API size_t kz_results_warning_count(const kz_results *results);
KZ_API const char *kz_results_warning_at(const kz_results *results, size_t i);

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_SEARCH_H */
