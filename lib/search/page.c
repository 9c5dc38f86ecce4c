/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/page.h"

#include "search/crew.h"
#include "search/hit.h"
#include "search/lights.h"
#include "search/ranked.h"
#include "search/ties.h"

#include "base/error.h"
#include "index/engine.h"
#include "index/reader.h"

/* That there is no passage, where the text is not at hand. */
static void note_bare(const kz_index *index, kzi_task *t, uint32_t docid)
{
	const char *place;
	if (t->bare == NULL && !kzi_index_has_text(index, docid, &place))
		t->bare = place;
}

static kz_status add_hit(kz_index *index, kzi_task *t, const xapian_match *match,
	bool partial, kz_error *err)
{
	kz_results *results = t->results;
	kzi_hit_reader reader = kzi_hit_reader_of(
		index, &results->query, t->options.snippet_bytes, &results->arena);
	size_t at = results->count;
	kz_hit *hit = &results->hits[at];
	*hit = (kz_hit){.rank = t->options.offset + (uint32_t)at + 1, .partial = partial};
	results->documents[at] = NULL;
	results->count++;
	note_bare(index, t, match->docid);
	kzi_found found;
	kz_status st = kzi_find_hits(index, &results->query, match, 1, &found, err);
	results->documents[at] = found.facts;
	return st == KZ_OK ? kzi_read_hit(&reader, &found, hit, err) : st;
}

static xapian_search_options engine_options(
	const kzi_task *t, uint32_t first, uint32_t limit)
{
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	options.first = first;
	options.limit = limit;
	/* Where they are only counted, none has to be compared. */
	if (limit > 0)
		kzi_order(t->options.order, &options);
	/* All of them: where it may stop weighing, the engine leaves out documents that
	 * belong among the best. So totals are exact, too. */
	options.check_at_least = UINT32_MAX;
	return options;
}

static void tell_total(kzi_task *t, uint64_t least, uint64_t most, uint64_t *total)
{
	const kzi_narrowed *of_all = &t->narrowed;
	*total = of_all->done ? of_all->least : least;
	if (*total != (of_all->done ? of_all->most : most))
		t->results->exact = false;
}

static kz_status add_found(kz_index *index, kzi_task *t, const xapian_query *query,
	uint32_t first, uint32_t limit, bool partial, uint64_t *total, kz_error *err)
{
	xapian_error why;
	xapian_mset *mset = NULL;
	xapian_search_options options = engine_options(t, first, limit);
	kz_status st =
		kzi_engine(xapian_search(index->database, query, &options, &mset, &why),
			&why, index->path, err);
	if (st != KZ_OK)
		return st;
	tell_total(
		t, xapian_mset_lower_bound(mset), xapian_mset_upper_bound(mset), total);
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

/* The same of what is ranked already, from first on. */
static kz_status add_ranked(kz_index *index, kzi_task *t, const kzi_ranking *found,
	uint32_t first, uint32_t limit, bool partial, kz_error *err)
{
	if (found->count <= first || limit == 0)
		return KZ_OK;
	size_t count = found->count - first < limit ? found->count - first : limit;
	for (size_t i = first; i < first + count; i++)
		note_bare(index, t, found->items[i].docid);
	kz_status st = kzi_lights_make(&t->results->query, index->analysis, err);
	return st == KZ_OK ? kzi_read_hits(
				     index, t, found->items + first, count, partial, err)
			   : st;
}

kz_status kzi_page_found(kz_index *index, kzi_task *t, const xapian_query *query,
	uint32_t first, uint32_t limit, bool partial, uint64_t *total, kz_error *err)
{
	kzi_ranking found = {0};
	kz_status st;
	/* Where several shards may each add up in another way. */
	if (kzi_ties_matter(index, &t->results->query, t->options.order))
		st = kzi_rank_documents(index, query, t->options.order, first + limit,
			UINT32_MAX, true, &found, err);
	else if (limit > 0 && kzi_can_rank_best(index, &t->results->query,
				      t->options.order, first + limit))
		st = kzi_rank_best(index, query, first + limit, &found, err);
	else
		return add_found(index, t, query, first, limit, partial, total, err);
	tell_total(t, found.least, found.most, total);
	if (st == KZ_OK)
		st = add_ranked(index, t, &found, first, limit, partial, err);
	kzi_ranking_free(&found);
	return st;
}

static kzi_matching matching_of(const kzi_task *t, bool partial)
{
	if (t->options.flags & KZ_SEARCH_COLLAPSE)
		return KZI_MATCHING_OTHER;
	if (partial)
		return KZI_MATCHING_PART;
	return t->options.matching == KZ_MATCH_ANY ? KZI_MATCHING_ANY : KZI_MATCHING_ALL;
}

kz_status kzi_page_scored(kz_index *index, kzi_task *t, uint32_t first, uint32_t limit,
	bool partial, uint64_t *total, bool *done, kz_error *err)
{
	const kzi_query *query = &t->results->query;
	const kzi_within within = {t->options.filter, t->without};
	kzi_ranking found = {0};
	kz_status st = KZ_OK;
	*done = false;
	if (limit > 0 && kzi_can_rank_best(index, query, t->options.order, first + limit))
		st = kzi_rank_scored(index, query, matching_of(t, partial), &within,
			first + limit, done, &found, err);
	if (st == KZ_OK && *done) {
		if (!partial)
			t->undated = found.undated;
		tell_total(t, found.least, found.most, total);
		st = add_ranked(index, t, &found, first, limit, partial, err);
	}
	kzi_ranking_free(&found);
	return st;
}
