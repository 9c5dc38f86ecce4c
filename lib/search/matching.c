/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/matching.h"

#include "base/error.h"
#include "base/sized.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

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
static kz_status match_all(
	kz_index *index, const xapian_query *query, xapian_mset **out, kz_error *err)
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
		st = kzi_engine(xapian_enquire_mset(enquire, 0, all.documents,
					all.documents, NULL, NULL, out, &why),
			&why, index->path, err);
	xapian_weight_close(none);
	xapian_enquire_close(enquire);
	return st;
}

kz_status kzi_docids_of(
	kz_index *index, const xapian_query *query, kzi_docids *out, kz_error *err)
{
	xapian_mset *mset = NULL;
	*out = (kzi_docids){0};
	kz_status st = match_all(index, query, &mset, err);
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
