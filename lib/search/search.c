/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A search: full matches, then the partial ones, as one ranked list. All of a
 * page is fetched in one go, so that results are plain memory.
 */
#include "search/collapse.h"
#include "search/lights.h"
#include "search/matching.h"
#include "search/narrow.h"
#include "search/page.h"
#include "search/partial.h"
#include "search/query.h"
#include "search/results.h"
#include "search/snippet.h"
#include "search/within.h"

#include "base/error.h"
#include "base/sized.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/reader.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

enum { LIMIT_DEFAULT = 10, LIMIT_MAX = 1000, SNIPPET_DEFAULT = 300, SNIPPET_MAX = 10000 };

static kz_status collapse(kz_index *index, kzi_task *t, xapian_query *query,
	xapian_query **out, kz_error *err)
{
	uint64_t left_out = 0;
	*out = query;
	if (!(t->options.flags & KZ_SEARCH_COLLAPSE))
		return KZ_OK;
	kz_status st =
		kzi_collapse_versions(&t->collapse, index, query, out, &left_out, err);
	t->results->collapsed += left_out;
	return st;
}

/* *out stays NULL where nothing can match in part. */
static kz_status build(kz_index *index, kzi_task *t, bool partial,
	const kzi_within *within, xapian_query **out, kz_error *err)
{
	kzi_query *query = &t->results->query;
	if (partial)
		return kzi_build_partial(query, index, within, out, err);
	return t->options.matching == KZ_MATCH_ANY
		       ? kzi_build_any(query, index, out, err)
		       : kzi_build_all(query, index, out, err);
}

/* Adds the hits, and says how many there are in all; the engine is asked where that
 * cannot be done here. */
static kz_status run(kz_index *index, kzi_task *t, uint32_t first, uint32_t limit,
	bool partial, uint64_t *total, kz_error *err)
{
	const kzi_within within = {t->options.filter, t->without};
	xapian_query *query = NULL;
	kz_status st = KZ_OK;
	bool done = false;
	t->narrowed = (kzi_narrowed){0};
	if (t->take == NULL)
		st = kzi_page_scored(index, t, first, limit, partial, total, &done, err);
	if (st != KZ_OK || done)
		return st;
	st = build(index, t, partial, &within, &query, err);
	if (st != KZ_OK || query == NULL)
		return st;
	st = kzi_build_within(index, &t->results->query, &within, query, &query, err);
	if (st == KZ_OK)
		st = collapse(index, t, query, &query, err);
	if (st == KZ_OK && t->take != NULL)
		st = kzi_lights_make(&t->results->query, index->analysis, err);
	if (st == KZ_OK && t->take != NULL) {
		st = t->take(index, &t->results->query, query, partial, t->context, err);
		xapian_query_close(query);
		return st;
	}
	if (st == KZ_OK && limit > 0)
		st = kzi_narrow(index, &t->results->query, t->options.order,
			first + limit, query, &query, &t->narrowed, err);
	/* Last, for under a filter the engine does with bonuses as it likes. */
	if (st == KZ_OK && limit > 0)
		st = kzi_rank(&t->results->query, query, &query, err);
	if (st == KZ_OK)
		st = kzi_page_found(index, t, query, first, limit, partial, total, err);
	xapian_query_close(query);
	return st;
}

/* Where the page is full already. */
static kz_status count_partial(kz_index *index, kzi_task *t, bool *done, kz_error *err)
{
	kz_results *results = t->results;
	const kzi_within within = {t->options.filter, t->without};
	*done = false;
	if (t->take != NULL || results->count < t->options.limit || !results->exact ||
		(t->options.flags & KZ_SEARCH_COLLAPSE))
		return KZ_OK;
	return kzi_count_within(index, &results->query, &within, results->total, done,
		&results->partial_total, err);
}

static kz_status search_partial(kz_index *index, kzi_task *t, kz_error *err)
{
	kz_results *results = t->results;
	bool done;
	kz_status st = count_partial(index, t, &done, err);
	if (st != KZ_OK || done)
		return st;
	uint64_t first = t->options.offset > results->total
				 ? t->options.offset - results->total
				 : 0;
	uint32_t left = t->options.limit - (uint32_t)results->count;
	return run(index, t, (uint32_t)first, left, true, &results->partial_total, err);
}

/* With what the index at hand has of it. */
static kz_status read_query(kz_index *index, kzi_task *t, kz_error *err)
{
	kzi_query *query = &t->results->query;
	kz_status st = kzi_query_resolve(query, index, err);
	if (st == KZ_OK && !(t->options.flags & KZ_SEARCH_NO_COMPOUNDS))
		st = kzi_add_compounds(query, index->analysis, err);
	if (st == KZ_OK)
		st = kzi_drop_absent(query, index, err);
	return st == KZ_OK ? kzi_query_describe(
				     query, t->options.matching == KZ_MATCH_ANY, err)
			   : st;
}

static kz_status warn_undated(kz_index *index, kzi_task *t, kz_error *err)
{
	kzi_query *query = &t->results->query;
	return t->undated.known
		       ? kzi_tell_undated(query, t->undated.count, err)
		       : kzi_warn_undated(query, index, t->options.filter, t->without,
				 t->options.matching == KZ_MATCH_ANY, err);
}

/* What a server did not answer, or cannot: it has no texts. */
static kz_status warn_of_servers(kzi_task *t, const kz_index *index, kz_error *err)
{
	const char *place;
	kzi_query *query = &t->results->query;
	kz_status st = KZ_OK;
	for (size_t i = 0;
		st == KZ_OK && (place = kz_index_away_at(index, i, NULL)) != NULL; i++)
		st = kzi_query_warn(query, err,
			"these are not all: %s is away, and what it has is left out",
			place);
	if (st == KZ_OK && t->bare != NULL)
		st = kzi_query_warn(query, err,
			"hits of %s show no passage, for their text is not at hand: "
			"%s,text=DIR would say where it is",
			t->bare, t->bare);
	return st;
}

/* May be run again when a writer came between: it begins anew each time. */
static kz_status search_anew(kz_index *index, kzi_task *t, kz_error *err)
{
	kz_results *results = t->results;
	kzi_results_forget(results);
	t->bare = NULL;
	t->undated = (kzi_undated){0};
	kzi_collapse_free(&t->collapse);
	if (results->query.node_count == 0 && !results->query.everything)
		return KZ_OK;
	kz_status st = kzi_clock_ask(&t->clock, err);
	if (st == KZ_OK)
		st = read_query(index, t, err);
	if (st == KZ_OK)
		st = run(index, t, t->options.offset, t->options.limit, false,
			&results->total, err);
	if (st == KZ_OK && t->options.matching == KZ_MATCH_BEST)
		st = search_partial(index, t, err);
	if (st == KZ_OK)
		st = warn_undated(index, t, err);
	results->complete = kz_index_away_count(index) == 0;
	results->exact = results->exact && results->complete && !results->query.cut;
	if (st == KZ_OK)
		st = warn_of_servers(t, index, err);
	if (st == KZ_OK)
		st = kzi_suggest(&results->query, t->text, index->database, err);
	return st;
}

static kz_status search_once(kz_index *index, void *context, kz_error *err)
{
	kzi_task *t = context;
	/* Of the time that is left a server has half: without it the others can still
	 * answer. */
	t->clock.far = kzi_index_is_far(index);
	kz_status st = kzi_clock_ask(&t->clock, err);
	if (st == KZ_OK)
		st = kzi_index_allow(index, (kzi_clock_left(&t->clock) + 1) / 2, err);
	if (st == KZ_OK)
		st = search_anew(index, t, err);
	return kzi_clock_settle(&t->clock, st, err);
}

/* ---- The call ---- */

static kz_status check_options(kz_search_options *options, kz_error *err)
{
	if (options->limit > LIMIT_MAX)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"a limit of %u: over %d", (unsigned)options->limit, LIMIT_MAX);
	if (options->snippet_bytes > SNIPPET_MAX)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"snippets of %u bytes: over %d", (unsigned)options->snippet_bytes,
			SNIPPET_MAX);
	if (options->offset > UINT32_MAX - LIMIT_MAX)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"an offset of %u: too far", (unsigned)options->offset);
	if (options->order < KZ_ORDER_RELEVANCE || options->order > KZ_ORDER_OLDEST ||
		options->matching < KZ_MATCH_BEST || options->matching > KZ_MATCH_ANY)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "no such order or matching");
	if (options->limit == 0)
		options->limit = LIMIT_DEFAULT;
	if (options->snippet_bytes == 0)
		options->snippet_bytes = SNIPPET_DEFAULT;
	return KZ_OK;
}

static kz_status search_all(kz_index *index, kzi_task *t, kz_error *err)
{
	kz_results *results = t->results;
	kz_status st = kzi_query_parse(
		t->text, t->options.flags, index->analysis, &results->query, err);
	if (st == KZ_OK && t->options.synonyms != NULL)
		st = kzi_add_synonyms(
			&results->query, t->options.synonyms, index->analysis, err);
	if (st == KZ_OK)
		st = kzi_query_describe(
			&results->query, t->options.matching == KZ_MATCH_ANY, err);
	if (st != KZ_OK)
		return st;
	results->query.clock = &t->clock;
	results->query.unranked = t->unranked;
	results->hits = calloc(t->options.limit, sizeof *results->hits);
	results->documents = calloc(t->options.limit, sizeof *results->documents);
	if (results->hits == NULL || results->documents == NULL)
		return kzi_no_memory(err);
	st = kzi_index_read(index, search_once, t, err);
	/* Nobody asks any more, and the clock is of this call. */
	results->query.clock = NULL;
	return st;
}

static kz_status search(kz_index *index, kzi_task *asked,
	const kz_search_options *options, kz_results **out, kz_error *err)
{
	kzi_task t = *asked;
	const char *query = t.text;
	if (out != NULL)
		*out = NULL;
	if (index == NULL || query == NULL || out == NULL ||
		(options != NULL && options->size == 0))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"index, query and out, and options with their size set, are required");
	kzi_sized_copy(&t.options, options);
	kz_status st = check_options(&t.options, err);
	/* The analysis is opened with the index, and a refresh may have failed. */
	if (st == KZ_OK && index->database == NULL)
		st = kz_index_refresh(index, err);
	if (st == KZ_OK)
		st = kzi_same_process(index->process, err);
	if (st != KZ_OK)
		return st;
	t.clock = kzi_clock_set(t.options.deadline_ms);
	t.results = calloc(1, sizeof *t.results);
	if (t.results == NULL)
		return kzi_no_memory(err);
	st = search_all(index, &t, err);
	kzi_collapse_free(&t.collapse);
	if (st == KZ_OK)
		*out = t.results;
	else
		kz_results_close(t.results);
	return st;
}

kz_status kzi_search(kz_index *index, const char *query, const kz_search_options *options,
	kzi_take_fn *take, bool ranks, void *context, kz_results **out, kz_error *err)
{
	kzi_task t = {.text = query,
		.options = KZ_SEARCH_OPTIONS_INIT,
		.take = take,
		.unranked = !ranks,
		.context = context};
	return search(index, &t, options, out, err);
}

kz_status kzi_search_without(kz_index *index, const char *query,
	const kz_search_options *options, const char *id, kz_results **out, kz_error *err)
{
	kzi_task t = {.text = query, .options = KZ_SEARCH_OPTIONS_INIT, .without = id};
	return search(index, &t, options, out, err);
}

kz_status kz_search(kz_index *index, const char *query, const kz_search_options *options,
	kz_results **out, kz_error *err)
{
	return kzi_search(index, query, options, NULL, true, NULL, out, err);
}
