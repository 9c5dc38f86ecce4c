/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A search: full matches, then the partial ones, as one ranked list. All of a
 * page is fetched in one go, so that results are plain memory.
 */
#include "search/collapse.h"
#include "search/lights.h"
#include "search/matching.h"
#include "search/query.h"
#include "search/snippet.h"

#include "base/error.h"
#include "base/sized.h"
#include "document/document.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/reader.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

enum { LIMIT_DEFAULT = 10, LIMIT_MAX = 1000, SNIPPET_DEFAULT = 300, SNIPPET_MAX = 10000 };

struct kz_results {
	kzi_arena arena;
	kzi_query query;
	kz_hit *hits;
	kz_document **documents;
	size_t count;
	uint64_t total, partial_total, collapsed;
	bool exact;
};

typedef struct task {
	const char *text;
	kz_search_options options;
	kz_results *results;
	kzi_take_fn *take;   /* instead of a page of hits, or NULL */
	void *context;       /* for take */
	const char *without; /* the id of a document that is no hit, or NULL */
	kzi_collapse collapse;
	kzi_clock clock;
} task;

/* ---- One page ---- */

static kz_status add_hit(
	kz_index *index, task *t, const xapian_match *match, bool partial, kz_error *err)
{
	kz_results *results = t->results;
	size_t at = results->count;
	kz_hit *hit = &results->hits[at];
	*hit = (kz_hit){.rank = t->options.offset + (uint32_t)at + 1, .partial = partial};
	results->documents[at] = NULL;
	results->count++;
	return kzi_read_hit(index, &results->query, match, t->options.snippet_bytes,
		&results->arena, &results->documents[at], hit, err);
}

static xapian_search_options engine_options(const task *t, uint32_t first, uint32_t limit)
{
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	options.first = first;
	options.limit = limit;
	kzi_order(t->options.order, &options);
	/* All of them: where it may stop weighing, the engine leaves out documents that
	 * belong among the best. So totals are exact, too. */
	options.check_at_least = UINT32_MAX;
	return options;
}

static kz_status collapse(
	kz_index *index, task *t, xapian_query *query, xapian_query **out, kz_error *err)
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

/* Asks the engine, adds the hits, and says how many there are in all. Closes the
 * query, whatever happens. */
static kz_status run(kz_index *index, task *t, xapian_query *query, uint32_t first,
	uint32_t limit, bool partial, uint64_t *total, kz_error *err)
{
	xapian_error why;
	xapian_mset *mset = NULL;
	kz_status st = kzi_rank(&t->results->query, query, &query, err);
	if (st == KZ_OK)
		st = kzi_build_filtered(query, t->options.filter, NULL, &query, err);
	if (st == KZ_OK)
		st = kzi_build_fields(query, &t->results->query, index, &query, err);
	if (st == KZ_OK && t->without != NULL)
		st = kzi_build_without(query, t->without, &query, err);
	if (st == KZ_OK)
		st = kzi_clock_watch(&t->clock, query, &query, err);
	if (st == KZ_OK)
		st = collapse(index, t, query, &query, err);
	if (st == KZ_OK && t->take != NULL)
		st = kzi_lights_make(&t->results->query, index->analysis, err);
	if (st == KZ_OK && t->take != NULL) {
		st = t->take(index, &t->results->query, query, partial, t->context, err);
		xapian_query_close(query);
		return st;
	}
	xapian_search_options options = engine_options(t, first, limit);
	if (st == KZ_OK)
		st = kzi_engine(
			xapian_search(index->database, query, &options, &mset, &why),
			&why, index->path, err);
	xapian_query_close(query);
	if (st != KZ_OK)
		return st;
	*total = xapian_mset_lower_bound(mset);
	if (*total != xapian_mset_upper_bound(mset))
		t->results->exact = false;
	size_t count = xapian_mset_count(mset);
	if (count > 0)
		st = kzi_lights_make(&t->results->query, index->analysis, err);
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		st = add_hit(index, t, xapian_mset_at(mset, i), partial, err);
		if (st == KZ_OK)
			st = kzi_clock_ask(&t->clock, err);
	}
	xapian_mset_close(mset);
	return st;
}

static void forget_hits(kz_results *results)
{
	for (size_t i = 0; i < results->count; i++)
		kz_document_free(results->documents[i]);
	results->count = 0;
	results->total = results->partial_total = results->collapsed = 0;
	results->exact = true;
}

static kz_status search_partial(kz_index *index, task *t, kz_error *err)
{
	kz_results *results = t->results;
	xapian_query *query;
	kz_status st = kzi_build_partial(&results->query, index, &query, err);
	if (st != KZ_OK || query == NULL)
		return st;
	uint64_t first = t->options.offset > results->total
				 ? t->options.offset - results->total
				 : 0;
	uint32_t left = t->options.limit - (uint32_t)results->count;
	return run(index, t, query, (uint32_t)first, left, true, &results->partial_total,
		err);
}

/* With what the index at hand has of it. */
static kz_status read_query(kz_index *index, task *t, kz_error *err)
{
	kzi_query *query = &t->results->query;
	kz_status st = kzi_query_resolve(query, index, err);
	if (st == KZ_OK && !(t->options.flags & KZ_SEARCH_NO_COMPOUNDS))
		st = kzi_add_compounds(query, index->analysis, err);
	if (st == KZ_OK)
		st = kzi_drop_absent(query, index->database, err);
	return st == KZ_OK ? kzi_query_describe(
				     query, t->options.matching == KZ_MATCH_ANY, err)
			   : st;
}

/* May be run again when a writer came between: it begins anew each time. */
static kz_status search_anew(kz_index *index, task *t, kz_error *err)
{
	kz_results *results = t->results;
	xapian_query *query;
	forget_hits(results);
	kzi_collapse_free(&t->collapse);
	if (results->query.node_count == 0 && !results->query.everything)
		return KZ_OK;
	kz_status st = kzi_clock_ask(&t->clock, err);
	if (st == KZ_OK)
		st = read_query(index, t, err);
	if (st == KZ_OK)
		st = t->options.matching == KZ_MATCH_ANY
			     ? kzi_build_any(&results->query, index, &query, err)
			     : kzi_build_all(&results->query, index, &query, err);
	if (st == KZ_OK)
		st = run(index, t, query, t->options.offset, t->options.limit, false,
			&results->total, err);
	if (st == KZ_OK && t->options.matching == KZ_MATCH_BEST)
		st = search_partial(index, t, err);
	if (st == KZ_OK)
		st = kzi_warn_undated(&results->query, index, t->options.filter,
			t->options.matching == KZ_MATCH_ANY, err);
	results->exact = results->exact && !results->query.cut;
	if (st == KZ_OK)
		st = kzi_suggest(&results->query, t->text, index->database, err);
	return st;
}

static kz_status search_once(kz_index *index, void *context, kz_error *err)
{
	task *t = context;
	kz_status st = search_anew(index, t, err);
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

static kz_status search_all(kz_index *index, task *t, kz_error *err)
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
	results->hits = calloc(t->options.limit, sizeof *results->hits);
	results->documents = calloc(t->options.limit, sizeof *results->documents);
	if (results->hits == NULL || results->documents == NULL)
		return kzi_no_memory(err);
	st = kzi_index_read(index, search_once, t, err);
	/* Nobody asks any more, and the clock is of this call. */
	results->query.clock = NULL;
	return st;
}

static kz_status search(kz_index *index, task *asked, const kz_search_options *options,
	kz_results **out, kz_error *err)
{
	task t = *asked;
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
	kzi_take_fn *take, void *context, kz_results **out, kz_error *err)
{
	task t = {.text = query,
		.options = KZ_SEARCH_OPTIONS_INIT,
		.take = take,
		.context = context};
	return search(index, &t, options, out, err);
}

kz_status kzi_search_without(kz_index *index, const char *query,
	const kz_search_options *options, const char *id, kz_results **out, kz_error *err)
{
	task t = {.text = query, .options = KZ_SEARCH_OPTIONS_INIT, .without = id};
	return search(index, &t, options, out, err);
}

kz_status kz_search(kz_index *index, const char *query, const kz_search_options *options,
	kz_results **out, kz_error *err)
{
	return kzi_search(index, query, options, NULL, NULL, out, err);
}

/* ---- Results ---- */

void kz_results_close(kz_results *results)
{
	if (results == NULL)
		return;
	forget_hits(results);
	free(results->hits);
	free(results->documents);
	kzi_query_free(&results->query);
	kzi_arena_free(&results->arena);
	free(results);
}

const kzi_query *kzi_results_query(const kz_results *results)
{
	return &results->query;
}

uint64_t kz_results_total(const kz_results *results)
{
	return results != NULL ? results->total : 0;
}

uint64_t kz_results_partial_total(const kz_results *results)
{
	return results != NULL ? results->partial_total : 0;
}

uint64_t kz_results_collapsed(const kz_results *results)
{
	return results != NULL ? results->collapsed : 0;
}

bool kz_results_total_exact(const kz_results *results)
{
	return results != NULL && results->exact;
}

size_t kz_results_count(const kz_results *results)
{
	return results != NULL ? results->count : 0;
}

const kz_hit *kz_results_at(const kz_results *results, size_t i)
{
	return i < kz_results_count(results) ? &results->hits[i] : NULL;
}

const char *kz_results_understood(const kz_results *results)
{
	return results != NULL && results->query.understood != NULL
		       ? results->query.understood
		       : "";
}

const char *kz_results_suggestion(const kz_results *results)
{
	return results != NULL && results->query.suggestion != NULL
		       ? results->query.suggestion
		       : "";
}

size_t kz_results_warning_count(const kz_results *results)
{
	return results != NULL ? results->query.warning_count : 0;
}

const char *kz_results_warning_at(const kz_results *results, size_t i)
{
	return i < kz_results_warning_count(results) ? results->query.warnings[i] : NULL;
}
