/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Citations in a text, for those who find them: one file for each family of papers,
 * and finder.c, which walks the text and asks them. None of them knows another.
 */
#ifndef KZI_KAMERSTUK_FINDER_H
#define KZI_KAMERSTUK_FINDER_H

#include <kamerzoek/citation.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "kamerstuk/cursor.h"
#include "kamerstuk/name.h"

enum {
	KZI_CITATIONS_MAX = 1000000,
	KZI_RANGE_MAX = 50,    /* papers within "nrs. 1-50"; of more, the two ends */
	KZI_LIST_LONGEST = 50, /* numbers in one reference */
	KZI_TARGET_MAX = KZ_KAMERSTUK_MAX
};

typedef struct kzi_cited {
	kz_citation citation;
	size_t reference; /* which of the text it comes from: "nrs. 52 en 57" is one */
} kzi_cited;

struct kz_citations {
	kzi_arena arena;
	kzi_cited *items;
	size_t count;
};

typedef struct kzi_finder {
	const char *text, *end;
	const kz_kamerstuk *own; /* or NULL */
	kz_citations *found;
	size_t references;
	const char *barren; /* up to here no number stands behind the dossiers */
	kz_status status;   /* of the first failure; KZ_OK so far */
	/* Of the words that begin a citation: the second letters, for each first one. */
	uint32_t seconds[26];
} kzi_finder;

/*
 * Each of these looks at one place, where the word or the digits begin that it is
 * for. On true it has added what is cited there and moved the cursor behind it.
 */
typedef bool kzi_find_fn(kzi_finder *finder, kzi_cursor *c);

kzi_find_fn kzi_find_kamerstuk;  /* references.c: "Kamerstuk", "vergaderjaar", digits */
kzi_find_fn kzi_find_in_own;     /* own.c: "t.v.v.", "gedrukt", "stuk nr. 8" */
kzi_find_fn kzi_find_aanhangsel; /* journals.c, and the next four */
kzi_find_fn kzi_find_handelingen;
kzi_find_fn kzi_find_staatsblad;
kzi_find_fn kzi_find_staatscourant;
kzi_find_fn kzi_find_tractatenblad;
kzi_find_fn kzi_find_european_paper; /* european.c: "COM" */
kzi_find_fn kzi_find_european_act;   /* "Richtlijn" */
kzi_find_fn kzi_find_identifier;     /* numbers.c: "kst-36836-D", "blg-1007826" */
kzi_find_fn kzi_find_ecli;
kzi_find_fn kzi_find_number; /* "2025D16514" */

/* The same, from where the vergaderjaar was read: it may stand in front. */
bool kzi_take_aanhangsel(
	kzi_finder *finder, kzi_cursor *c, const char *start, const kzi_heading *before);
/* A Kamerstuk whose heading was read. */
bool kzi_take_reference(
	kzi_finder *finder, kzi_cursor *c, const char *start, const kzi_heading *before);

/* "t.v.v.", "ter vervanging van" */
bool kzi_take_replacing(kzi_cursor *c);

typedef struct kzi_span {
	const char *start, *end;
} kzi_span;

/* A new reference begins; what is added from here on is of that one. */
void kzi_begin_reference(kzi_finder *finder);
void kzi_add(
	kzi_finder *finder, kzi_span span, kz_citation_kind kind, const char *target);
/* The piece, or the dossier when that is what it is. */
void kzi_add_kamerstuk(kzi_finder *finder, kzi_span span, const kz_kamerstuk *piece);

/* ---- Without a word in front: alone.c ---- */

/* Dossiers of today have numbers below 40,000, and those of five digits began at
 * 10,000. */
bool kzi_is_likely_dossier(const char *dossier);
/* Whether a number here is neither the end of a longer one, nor an amount or a box. */
bool kzi_begins_free(const kzi_finder *finder, const char *at);
/* Whether a name that was read from start to c can be nothing else than a piece. */
bool kzi_stands_alone(const kzi_finder *finder, const char *start, const kzi_name *name,
	const kzi_cursor *c);

/* ---- Numbers behind the first: lists.c ---- */

/* "en 57", ", 58 t/m 60": gives each number in turn, with where it stands. */
typedef void kzi_number_fn(
	kzi_finder *finder, void *context, kzi_span span, kzi_slice number);

typedef struct kzi_list {
	kzi_slice first; /* the number or letter that was taken already */
	bool plural;     /* "nrs.": there are several */
	bool ranges;     /* "1-3" is 1 to 3 */
	size_t digits;   /* that a number of these papers has at most */
	kzi_number_fn *found;
	void *context;
} kzi_list;

/* For pieces: the context is a kz_kamerstuk, and the number another in its dossier. */
void kzi_add_number(kzi_finder *finder, void *piece, kzi_span span, kzi_slice number);

void kzi_take_more_numbers(kzi_finder *finder, kzi_cursor *c, const kzi_list *list);

/* "en", ",", "&": what stands between the papers of one reference. */
bool kzi_take_joint(kzi_cursor *c);
/* Whether a word follows that a number in front of it may count: "6 moties", and not
 * "6 en" or "6, p. 3". */
bool kzi_at_counted(const kzi_cursor *c);

/* ---- Edges: edges.c ---- */

/* Say of each citation what the text does with it. */
void kzi_set_edges(kzi_finder *finder);
/* settled.c: the pieces of which it says that they are done with. */
void kzi_set_settled(kzi_finder *finder);
/* Of the first count citations the last piece that is named in the sentence of at and
 * in front of it: what a "t.v.v." there makes a replacement of. NULL when none is. */
const kzi_cited *kzi_replacing_piece(
	const kzi_finder *finder, size_t count, const char *at);

const char *kzi_start_of(const kzi_finder *finder, const kzi_cited *it);
const char *kzi_end_of(const kzi_finder *finder, const kzi_cited *it);

/* As kz_citations_find(), of a text that is known to be good. */
kz_status kzi_citations_find(const char *text, size_t length, const kz_kamerstuk *own,
	kz_citations **out, kz_error *err);

#endif
