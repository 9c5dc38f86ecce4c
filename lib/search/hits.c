/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every hit of a search, one by one. The engine ranks them all at once, as numbers; a
 * document is only read when its turn comes.
 */
#include "search/clock.h"
#include "search/hit.h"
#include "search/matching.h"
#include "search/ties.h"

#include <kamerzoek/explore.h>

#include "base/error.h"
#include "base/sized.h"
#include "document/document.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

enum { SNIPPET_DEFAULT = 300 };

struct kz_hits {
	kz_index *index; /* a view of its own */
	kz_results *results;
	kz_search_options options;
	kzi_ranked *items;
	size_t count, room, next;
	uint64_t total, partial_total, revision;
	/* Of the hit at hand. */
	kzi_arena arena;
	kz_document *document;
	kz_hit hit;
	bool changed; /* the index, under it: there is no going on */
};

/* ---- Ranking ---- */

static bool make_room(kz_hits *hits, size_t more)
{
	size_t room = hits->count + more + 1;
	kzi_ranked *items = realloc(hits->items, room * sizeof *items);
	if (items != NULL)
		hits->items = items;
	return items != NULL;
}

static kz_status take(kz_index *index, const kzi_query *typed, xapian_query *query,
	bool partial, void *context, kz_error *err)
{
	kz_hits *hits = context;
	kzi_ranking found;
	xapian_query *ranked = NULL;
	int32_t order = hits->options.order;
	if (!partial)
		hits->count = 0;
	kz_status st = kzi_copy_query(query, &ranked, err);
	if (st == KZ_OK)
		st = kzi_rank(typed, ranked, &ranked, err);
	if (st == KZ_OK)
		st = kzi_rank_documents(index, ranked, order, 0, 0,
			kzi_ties_matter(index, typed, order), &found, err);
	else
		found = (kzi_ranking){0};
	xapian_query_close(ranked);
	if (st == KZ_OK && !make_room(hits, found.count))
		st = kzi_no_memory(err);
	if (st == KZ_OK && found.count > 0)
		memcpy(hits->items + hits->count, found.items,
			found.count * sizeof *found.items);
	hits->count += st == KZ_OK ? found.count : 0;
	kzi_ranking_free(&found);
	if (!partial)
		hits->total = hits->count;
	hits->partial_total = hits->count - hits->total;
	return st;
}

/* ---- Opening ---- */

static kz_status read_options(
	const kz_search_options *options, kz_search_options *out, kz_error *err)
{
	*out = (kz_search_options)KZ_SEARCH_OPTIONS_INIT;
	if (options != NULL && options->size == 0)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "options without their size");
	kzi_sized_copy(out, options);
	if (out->snippet_bytes == 0)
		out->snippet_bytes = SNIPPET_DEFAULT;
	return KZ_OK;
}

static kz_status find(kz_hits *hits, const char *query, kz_error *err)
{
	kz_index_info before = KZ_INDEX_INFO_INIT, info = KZ_INDEX_INFO_INIT;
	kz_search_options all = hits->options;
	kz_status st = KZ_OK;
	/* Of those kzi_search() asks for a page, and there is none. */
	all.offset = 0;
	all.limit = 1;
	do {
		/* Each of the three may have come upon a newer state. */
		kz_results_close(hits->results);
		hits->results = NULL;
		st = kz_index_get_info(hits->index, &before, err);
		if (st == KZ_OK)
			st = kzi_search(hits->index, query, &all, take, true, hits,
				&hits->results, err);
		if (st == KZ_OK)
			st = kz_index_get_info(hits->index, &info, err);
	} while (st == KZ_OK && before.revision != info.revision);
	hits->revision = info.revision;
	hits->next =
		hits->options.offset < hits->count ? hits->options.offset : hits->count;
	size_t left = hits->count - hits->next;
	if (hits->options.limit > 0 && hits->options.limit < left)
		hits->count = hits->next + hits->options.limit;
	return st;
}

kz_status kz_hits_open(kz_index *index, const char *query,
	const kz_search_options *options, kz_hits **out, kz_error *err)
{
	kz_search_options own;
	if (out != NULL)
		*out = NULL;
	if (index == NULL || query == NULL || out == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"index, query and out are required");
	kz_status st = read_options(options, &own, err);
	if (st == KZ_OK)
		st = kzi_same_process(index->process, err);
	if (st != KZ_OK)
		return st;
	kz_hits *hits = calloc(1, sizeof *hits);
	if (hits == NULL)
		return kzi_no_memory(err);
	hits->options = own;
	st = kzi_index_open_again(index, &hits->index, err);
	if (st == KZ_OK)
		st = find(hits, query, err);
	/* They are the caller's, and no longer needed. */
	hits->options.filter = NULL;
	hits->options.synonyms = NULL;
	if (st == KZ_OK)
		*out = hits;
	else
		kz_hits_close(hits);
	return st;
}

/* ---- Going on ---- */

static kz_status read_next(kz_hits *hits, kz_error *err)
{
	const kzi_ranked *one = &hits->items[hits->next];
	xapian_match match = {.docid = one->docid, .weight = one->weight};
	kzi_hit_reader reader =
		kzi_hit_reader_of(hits->index, kzi_results_query(hits->results),
			hits->options.snippet_bytes, &hits->arena);
	hits->hit = (kz_hit){
		.rank = (uint32_t)hits->next + 1, .partial = hits->next >= hits->total};
	kzi_found found;
	kz_status st = kzi_find_hits(hits->index, reader.query, &match, 1, &found, err);
	hits->document = found.facts;
	return st == KZ_OK ? kzi_read_hit(&reader, &found, &hits->hit, err) : st;
}

/* What was overwritten under us may look damaged: the engine knows, by looking. */
static bool looks_changed(kz_hits *hits, kz_status st)
{
	bool changed = false;
	if (st == KZ_E_CHANGED || st == KZ_E_NO_DOCUMENT)
		return true;
	return xapian_database_reopen(hits->index->database, &changed, NULL) ==
		       XAPIAN_OK &&
	       changed;
}

kz_status kz_hits_next(kz_hits *hits, const kz_hit **hit, kz_error *err)
{
	if (hit != NULL)
		*hit = NULL;
	if (hits == NULL || hit == NULL)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "hits and hit are required");
	kz_document_free(hits->document);
	kzi_arena_free(&hits->arena);
	hits->document = NULL;
	kz_status st = kzi_same_process(hits->index->process, err);
	if (st != KZ_OK)
		return st;
	if (!hits->changed && hits->next == hits->count)
		return KZ_DONE;
	kzi_clock clock = kzi_clock_set(hits->options.deadline_ms);
	if (!hits->changed)
		st = read_next(hits, err);
	if (st != KZ_OK && looks_changed(hits, st))
		hits->changed = true;
	if (hits->changed)
		return kzi_fail(err, KZ_E_CHANGED, KZI_NO_OFFSET,
			"the index was written to while its hits were read: search again");
	if (st == KZ_OK)
		st = kzi_clock_ask(&clock, err);
	if (st == KZ_OK) {
		*hit = &hits->hit;
		hits->next++;
	}
	return st;
}

void kz_hits_close(kz_hits *hits)
{
	if (hits == NULL)
		return;
	kz_document_free(hits->document);
	kzi_arena_free(&hits->arena);
	kz_results_close(hits->results);
	kz_index_close(hits->index);
	free(hits->items);
	free(hits);
}

/* ---- Looking ---- */

uint64_t kz_hits_total(const kz_hits *hits)
{
	return hits != NULL ? hits->total : 0;
}

uint64_t kz_hits_partial_total(const kz_hits *hits)
{
	return hits != NULL ? hits->partial_total : 0;
}

uint64_t kz_hits_revision(const kz_hits *hits)
{
	return hits != NULL ? hits->revision : 0;
}

const kz_results *kz_hits_results(const kz_hits *hits)
{
	return hits != NULL ? hits->results : NULL;
}
