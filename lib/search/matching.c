/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/matching.h"

#include "base/error.h"
#include "base/sized.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

/* That the engine hands over: each is a hundred bytes. */
enum { MATCHES_MOST = 200000 };

kz_status kzi_full_options(
	const kz_search_options *options, kz_search_options *out, kz_error *err)
{
	*out = (kz_search_options)KZ_SEARCH_OPTIONS_INIT;
	if (options != NULL && options->size == 0)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "options without their size");
	kzi_sized_copy(out, options);
	out->offset = out->limit = out->snippet_bytes = 0;
	if (out->matching == KZ_MATCH_BEST)
		out->matching = KZ_MATCH_ALL;
	return KZ_OK;
}

/* Without weights: nothing is to be ranked. */
static kz_status match_all(kz_index *index, const xapian_query *query, uint32_t most,
	xapian_mset **out, kz_error *err)
{
	xapian_error why;
	xapian_statistics all;
	xapian_enquire *enquire = NULL;
	xapian_weight *none = NULL;
	kz_status st = kzi_engine(xapian_database_statistics(index->database, &all, &why),
		&why, index->path, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_enquire_new(index->database, &enquire, &why), &why,
			index->path, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_weight_bool(&none, &why), &why, NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(
			xapian_enquire_set_weight(enquire, none, &why), &why, NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_enquire_set_query(enquire, query, 0, &why), &why,
			NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_enquire_mset(enquire, 0,
					most < all.documents ? most : all.documents,
					all.documents, NULL, NULL, out, &why),
			&why, index->path, err);
	xapian_weight_close(none);
	xapian_enquire_close(enquire);
	return st;
}

kz_status kzi_docids_of(kz_index *index, const xapian_query *query, uint32_t most,
	kzi_docids *out, kz_error *err)
{
	xapian_mset *mset = NULL;
	*out = (kzi_docids){0};
	kz_status st = match_all(index, query, most, &mset, err);
	size_t count = st == KZ_OK ? xapian_mset_count(mset) : 0;
	out->items = calloc(count + 1, sizeof *out->items);
	if (out->items == NULL && st == KZ_OK)
		st = kzi_no_memory(err);
	for (size_t i = 0; i < count && st == KZ_OK; i++)
		out->items[out->count++] = xapian_mset_at(mset, i)->docid;
	xapian_mset_close(mset);
	if (st == KZ_OK)
		kzi_docids_sort(out);
	else
		kzi_docids_free(out);
	return st;
}

void kzi_docids_free(kzi_docids *docids)
{
	free(docids->items);
	*docids = (kzi_docids){0};
}

kz_status kzi_match_many(
	kz_index *index, const xapian_query *query, bool *out, kz_error *err)
{
	xapian_error why;
	xapian_statistics about;
	xapian_mset *mset = NULL;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	*out = false;
	kz_status st =
		kzi_engine(xapian_database_statistics(index->database, &about, &why),
			&why, index->path, err);
	if (st != KZ_OK || about.documents <= MATCHES_MOST)
		return st;
	options.limit = 0;
	options.check_at_least = 0;
	st = kzi_engine(xapian_search(index->database, query, &options, &mset, &why),
		&why, index->path, err);
	*out = st == KZ_OK && xapian_mset_estimated(mset) > MATCHES_MOST;
	xapian_mset_close(mset);
	return st;
}

/* The items into the arena, which frees nothing until its end. */
static kz_status keep(
	kzi_arena *arena, const kzi_docids *found, kzi_docids **out, kz_error *err)
{
	size_t size = (found->count + 1) * sizeof *found->items;
	uint32_t *items = kzi_arena_alloc(arena, size);
	*out = kzi_arena_alloc(arena, sizeof **out);
	if (items == NULL || *out == NULL)
		return kzi_no_memory(err);
	if (found->count > 0)
		memcpy(items, found->items, found->count * sizeof *items);
	**out = (kzi_docids){items, found->count};
	return KZ_OK;
}

kz_status kzi_list_matches(kz_index *index, kzi_arena *arena, const xapian_query *query,
	xapian_query **out, kz_error *err)
{
	bool many;
	kzi_docids found = {0}, *kept;
	*out = NULL;
	kz_status st = kzi_match_many(index, query, &many, err);
	if (st != KZ_OK || many)
		return st;
	st = kzi_docids_of(index, query, UINT32_MAX, &found, err);
	if (st == KZ_OK)
		st = keep(arena, &found, &kept, err);
	if (st == KZ_OK)
		st = kzi_build_listed(kept, out, err);
	kzi_docids_free(&found);
	return st;
}
