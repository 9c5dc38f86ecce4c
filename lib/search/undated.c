/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who asks for a date misses what has none: how many documents that are, for a warning.
 */
#include "search/query.h"

#include "base/error.h"
#include "index/engine.h"
#include "index/schema.h"

enum { COUNTED = 1000 }; /* exactly; of more it is "at least" */

/* The same query without its dates and weights; the copy has nothing of its own but
 * fields. */
static kz_status without_dates(const kzi_query *query, kzi_query *out, kz_error *err)
{
	*out = *query;
	out->arena = (kzi_arena){0};
	out->field_count = 0;
	out->fields = kzi_arena_alloc(
		&out->arena, (query->field_count + 1) * sizeof(kzi_field *));
	if (out->fields == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < query->field_count; i++) {
		if (query->fields[i]->kind != KZI_FIELD_DATE)
			out->fields[out->field_count++] = query->fields[i];
	}
	out->everything = query->node_count == 0;
	out->unranked = true;
	return KZ_OK;
}

static kz_status build_undated(xapian_query **out, kz_error *err)
{
	xapian_error why;
	kzi_buffer term = {0};
	kzi_term_undated(&term);
	kz_status st =
		term.failed
			? kzi_no_memory(err)
			: kzi_engine(xapian_query_term(term.data, term.length, out, &why),
				  &why, NULL, err);
	kzi_buffer_free(&term);
	return st;
}

/* Those without a date first: where there are none, the engine opens nothing else. */
static kz_status build(const kzi_query *query, kz_index *index, const kz_filter *filter,
	const char *without, bool any, xapian_query **out, kz_error *err)
{
	xapian_query *both[2] = {NULL, NULL};
	*out = NULL;
	kz_status st = any ? kzi_build_any(query, index, &both[1], err)
			   : kzi_build_all(query, index, &both[1], err);
	if (st == KZ_OK)
		st = kzi_build_filtered(both[1], filter, KZI_NAME_DATE, &both[1], err);
	if (st == KZ_OK)
		st = kzi_build_fields(both[1], query, index, &both[1], err);
	if (st == KZ_OK && without != NULL)
		st = kzi_build_without(both[1], without, &both[1], err);
	if (st == KZ_OK)
		st = build_undated(&both[0], err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_AND, both, 2, 0, out, err);
	xapian_query_close(both[0]);
	xapian_query_close(both[1]);
	return st == KZ_OK ? kzi_rank_not(*out, out, err) : st;
}

/* However many more were found on the way. */
static kz_status tell(kzi_query *query, uint32_t count, bool exact, kz_error *err)
{
	exact = exact && count <= COUNTED;
	if (count > COUNTED)
		count = COUNTED;
	if (count == 0)
		return KZ_OK;
	return kzi_query_warn(query, err, "%s%u %s without a date %s left out",
		exact ? "" : "at least ", (unsigned)count,
		count == 1 ? "document" : "documents", count == 1 ? "is" : "are");
}

static kz_status tell_found(kzi_query *query, const xapian_mset *mset, kz_error *err)
{
	uint32_t count = xapian_mset_lower_bound(mset);
	bool exact = count == xapian_mset_upper_bound(mset);
	return tell(query, count, exact, err);
}

kz_status kzi_tell_undated(kzi_query *query, uint32_t count, kz_error *err)
{
	return tell(query, count, true, err);
}

kz_status kzi_warn_undated(kzi_query *query, kz_index *index, const kz_filter *filter,
	const char *without, bool any, kz_error *err)
{
	xapian_error why;
	kzi_query rest;
	xapian_query *undated = NULL;
	xapian_mset *mset = NULL;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	options.limit = 0;
	options.check_at_least = COUNTED;
	kz_status st = without_dates(query, &rest, err);
	if (st == KZ_OK && (rest.field_count < query->field_count ||
				   kzi_filter_has(filter, KZI_NAME_DATE))) {
		st = build(&rest, index, filter, without, any, &undated, err);
		if (st == KZ_OK)
			st = kzi_clock_watch(query->clock, undated, &undated, err);
		if (st == KZ_OK)
			st = kzi_engine(xapian_search(index->database, undated, &options,
						&mset, &why),
				&why, index->path, err);
		if (st == KZ_OK)
			st = tell_found(query, mset, err);
	}
	xapian_query_close(undated);
	xapian_mset_close(mset);
	kzi_arena_free(&rest.arena);
	return st;
}
