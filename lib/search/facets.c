/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How many of the documents that a search finds have each value of a fact. Every value is
 * a term, so that its documents are read from its list and compared with those that were
 * found: no document is opened, but for one of each value that is shown.
 */
#include "search/matching.h"
#include "search/postings.h"

#include <kamerzoek/explore.h>

#include "base/error.h"
#include "document/document.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

enum { FACETS = KZ_FACET_SIGNATORY + 1, KEEP_DEFAULT = 10, YEAR = 4 };

static const char *const names[FACETS] = {
	"year", "ministry", "kind", "dossier", "signatory"};

typedef struct facet {
	kz_facet_value *values;
	size_t count;
	uint64_t distinct, without;
} facet;

struct kz_facets {
	kzi_arena arena;
	uint64_t total;
	facet all[FACETS];
};

/* A value, as its term has it. */
typedef struct counted {
	char *term;
	size_t length;
	uint64_t count;
	uint32_t docid; /* one that has it */
} counted;

typedef struct counting {
	kz_facets *out;
	uint32_t keep;
	kz_index *index;
	kzi_clock *clock;
	kz_error *err;
	/* A bit for each docid: was it found, and has it a value? */
	uint64_t *found, *having;
	counted *values;
	size_t words, value_count, room;
} counting;

const char *kz_facet_name(kz_facet which)
{
	return (unsigned)which < FACETS ? names[which] : NULL;
}

/* ---- Bits ---- */

static bool has_bit(const counting *c, const uint64_t *bits, uint32_t docid)
{
	return docid / 64 < c->words && (bits[docid / 64] >> docid % 64 & 1) != 0;
}

static kz_status set_found(counting *c, const kzi_docids *docids)
{
	uint32_t last = docids->count > 0 ? docids->items[docids->count - 1] : 0;
	c->words = last / 64 + 1;
	c->found = calloc(c->words, sizeof *c->found);
	c->having = calloc(c->words, sizeof *c->having);
	if (c->found == NULL || c->having == NULL)
		return kzi_no_memory(c->err);
	for (size_t i = 0; i < docids->count; i++)
		c->found[docids->items[i] / 64] |= UINT64_C(1) << docids->items[i] % 64;
	return KZ_OK;
}

/* ---- Counting ---- */

static kz_status count_postings(counting *c, counted *value)
{
	kzi_postings list;
	kz_status st =
		kzi_postings_read(c->index, value->term, NULL, c->clock, &list, c->err);
	for (size_t i = 0; i < list.count; i++) {
		uint32_t docid = list.items[i].docid;
		if (!has_bit(c, c->found, docid))
			continue;
		c->having[docid / 64] |= UINT64_C(1) << docid % 64;
		value->docid = docid;
		value->count++;
	}
	kzi_postings_free(&list);
	return st;
}

static kz_status add_value(counting *c, xapian_bytes term)
{
	if (c->value_count == c->room) {
		size_t room = c->room == 0 ? 64 : c->room * 2;
		counted *values = realloc(c->values, room * sizeof *values);
		if (values == NULL)
			return kzi_no_memory(c->err);
		c->values = values;
		c->room = room;
	}
	counted value = {.term = strndup(term.data, term.size), .length = term.size};
	if (value.term == NULL)
		return kzi_no_memory(c->err);
	kz_status st = count_postings(c, &value);
	if (st == KZ_OK && value.count > 0)
		c->values[c->value_count++] = value;
	else
		free(value.term);
	return st;
}

static void prefix_of(kz_facet which, kzi_buffer *out)
{
	if (which == KZ_FACET_YEAR)
		kzi_term_period(out, kz_property_name(KZ_DATE), "");
	else
		kzi_term_fact(out, names[which], "");
}

/* Of the periods of a date only the years. */
static bool counts(kz_facet which, xapian_bytes term, size_t prefix)
{
	return which != KZ_FACET_YEAR || term.size == prefix + YEAR;
}

static void forget_values(counting *c)
{
	for (size_t i = 0; i < c->value_count; i++)
		free(c->values[i].term);
	c->value_count = 0;
	if (c->having != NULL)
		memset(c->having, 0, c->words * sizeof *c->having);
}

static kz_status count_values(counting *c, kz_facet which)
{
	xapian_error why;
	xapian_cursor *terms = NULL;
	xapian_bytes term;
	kzi_buffer prefix = {0};
	prefix_of(which, &prefix);
	if (prefix.failed)
		return kzi_no_memory(c->err);
	kz_status st = kzi_engine(xapian_database_terms(c->index->database, prefix.data,
					  prefix.length, &terms, &why),
		&why, NULL, c->err);
	while (st == KZ_OK) {
		st = kzi_engine(
			xapian_cursor_next_bytes(terms, &term, &why), &why, NULL, c->err);
		if (st == KZ_OK && counts(which, term, prefix.length) &&
			(st = kzi_clock_ask(c->clock, c->err)) == KZ_OK)
			st = add_value(c, term);
	}
	xapian_cursor_close(terms);
	kzi_buffer_free(&prefix);
	return st == KZ_DONE ? KZ_OK : st;
}

/* ---- As a document has it ---- */

static bool is_value(const char *name, const char *value, const counted *wanted)
{
	kzi_buffer term = {0};
	kzi_term_fact(&term, name, value);
	bool same = !term.failed && term.length == wanted->length &&
		    memcmp(term.data, wanted->term, term.length) == 0;
	kzi_buffer_free(&term);
	return same;
}

/* The value of the document that gives the term; of a dossier with a chapter perhaps
 * only what stands before that. */
static const char *value_in(const kz_document *document, kz_facet which,
	const counted *wanted, size_t *length)
{
	const char *name = names[which], *value = NULL;
	for (size_t i = 0;
		which == KZ_FACET_SIGNATORY && i < kz_document_signatory_count(document);
		i++) {
		value = kz_document_signatory_at(document, i)->name;
		if (is_value(name, value, wanted))
			break;
	}
	for (size_t i = 0;
		which == KZ_FACET_DOSSIER && i < kz_document_count(document, KZ_DOSSIERS);
		i++) {
		char stem[KZ_KAMERSTUK_MAX] = "";
		value = kz_document_at(document, KZ_DOSSIERS, i);
		if (is_value(name, value, wanted))
			break;
		*length = kzi_dossier_stem(value);
		if (*length >= sizeof stem)
			continue;
		memcpy(stem, value, *length);
		if (is_value(name, stem, wanted))
			return value;
	}
	if (which == KZ_FACET_KIND || which == KZ_FACET_MINISTRY)
		value = kz_document_get(
			document, which == KZ_FACET_KIND ? KZ_KIND : KZ_MINISTRY);
	*length = value != NULL ? strlen(value) : 0;
	return value;
}

static kz_status name_value(
	counting *c, kz_facet which, const counted *value, kz_facet_value *out)
{
	xapian_error why;
	xapian_bytes record;
	kzi_text_place place;
	kz_document *document = NULL;
	size_t length = YEAR;
	const char *text = value->term + value->length - YEAR;
	if (which != KZ_FACET_YEAR) {
		kz_status st = kzi_engine(xapian_database_data(c->index->database,
						  value->docid, &record, &why),
			&why, NULL, c->err);
		if (st == KZ_OK)
			st = kzi_record_read(record, &document, &place, c->err);
		if (st != KZ_OK)
			return st;
		text = value_in(document, which, value, &length);
	}
	out->count = value->count;
	out->value = kzi_arena_copy(&c->out->arena, text, length);
	kz_document_free(document);
	return out->value != NULL ? KZ_OK : kzi_no_memory(c->err);
}

/* ---- One facet after the other ---- */

static int by_term(const counted *one, const counted *other)
{
	return strcmp(one->term, other->term);
}

static int newest_first(const void *a, const void *b)
{
	return by_term(b, a);
}

static int most_first(const void *a, const void *b)
{
	const counted *one = a, *other = b;
	if (one->count != other->count)
		return one->count > other->count ? -1 : 1;
	return by_term(one, other);
}

static uint64_t count_without(const counting *c)
{
	uint64_t without = 0;
	for (size_t i = 0; i < c->words; i++) {
		for (uint64_t left = c->found[i] & ~c->having[i]; left != 0; without++)
			left &= left - 1;
	}
	return without;
}

static kz_status count_facet(counting *c, kz_facet which)
{
	facet *out = &c->out->all[which];
	forget_values(c);
	kz_status st = count_values(c, which);
	if (st != KZ_OK)
		return st;
	if (c->value_count > 0)
		qsort(c->values, c->value_count, sizeof *c->values,
			which == KZ_FACET_YEAR ? newest_first : most_first);
	out->distinct = c->value_count;
	out->without = count_without(c);
	size_t keep = c->value_count < c->keep ? c->value_count : c->keep;
	out->values = kzi_arena_alloc(&c->out->arena, (keep + 1) * sizeof *out->values);
	if (out->values == NULL)
		return kzi_no_memory(c->err);
	while (out->count < keep && st == KZ_OK) {
		st = name_value(
			c, which, &c->values[out->count], &out->values[out->count]);
		out->count += st == KZ_OK;
	}
	return st;
}

static void forget(kz_facets *facets)
{
	kzi_arena_free(&facets->arena);
	*facets = (kz_facets){0};
}

static kz_status take(kz_index *index, const kzi_query *typed, xapian_query *query,
	bool partial, void *context, kz_error *err)
{
	counting c = *(counting *)context;
	kzi_docids docids;
	(void)partial;
	c.index = index;
	c.clock = typed->clock;
	c.err = err;
	forget(c.out);
	kz_status st = kzi_docids_of(index, query, UINT32_MAX, &docids, err);
	if (st == KZ_OK)
		st = set_found(&c, &docids);
	c.out->total = docids.count;
	for (int i = 0; i < FACETS && st == KZ_OK; i++)
		st = count_facet(&c, (kz_facet)i);
	forget_values(&c);
	free(c.values);
	free(c.found);
	free(c.having);
	kzi_docids_free(&docids);
	return st;
}

/* ---- The call ---- */

kz_status kz_facets_find(kz_index *index, const char *query,
	const kz_search_options *options, uint32_t most, kz_facets **out, kz_error *err)
{
	kz_results *none = NULL;
	kz_search_options full;
	if (out == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "out is required");
	*out = NULL;
	kz_status st = kzi_full_options(options, &full, err);
	if (st != KZ_OK)
		return st;
	counting c = {
		.keep = most > 0 ? most : KEEP_DEFAULT, .out = calloc(1, sizeof *c.out)};
	if (c.out == NULL)
		return kzi_no_memory(err);
	st = kzi_search(index, query, &full, take, false, &c, &none, err);
	kz_results_close(none);
	if (st == KZ_OK)
		*out = c.out;
	else
		kz_facets_close(c.out);
	return st;
}

void kz_facets_close(kz_facets *facets)
{
	if (facets == NULL)
		return;
	forget(facets);
	free(facets);
}

/* ---- Looking ---- */

static const facet *facet_of(const kz_facets *facets, kz_facet which)
{
	static const facet none;
	return facets != NULL && (unsigned)which < FACETS ? &facets->all[which] : &none;
}

uint64_t kz_facets_total(const kz_facets *facets)
{
	return facets != NULL ? facets->total : 0;
}

uint64_t kz_facets_without(const kz_facets *facets, kz_facet which)
{
	return facet_of(facets, which)->without;
}

uint64_t kz_facets_distinct(const kz_facets *facets, kz_facet which)
{
	return facet_of(facets, which)->distinct;
}

size_t kz_facets_count(const kz_facets *facets, kz_facet which)
{
	return facet_of(facets, which)->count;
}

const kz_facet_value *kz_facets_at(const kz_facets *facets, kz_facet which, size_t i)
{
	const facet *one = facet_of(facets, which);
	return i < one->count ? &one->values[i] : NULL;
}
