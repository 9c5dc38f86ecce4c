/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A list of documents as an engine query, which weighs nothing. */
#include "search/query.h"

#include "index/engine.h"

#include <stdlib.h>

static int by_number(const void *a, const void *b)
{
	const uint32_t *one = a, *other = b;
	return (*one > *other) - (*one < *other);
}

void kzi_docids_sort(kzi_docids *docids)
{
	if (docids->count > 0)
		qsort(docids->items, docids->count, sizeof *docids->items, by_number);
}

typedef struct place {
	const kzi_docids *in;
	size_t next;
} place;

static xapian_status begin(void *context, xapian_database *shard,
	xapian_source_bounds *bounds, void **state, xapian_error *err)
{
	const kzi_docids *in = context;
	(void)shard;
	(void)err;
	place *at = calloc(1, sizeof *at);
	if (at == NULL)
		return XAPIAN_E_NO_MEMORY;
	at->in = in;
	*state = at;
	bounds->documents_lower_bound = bounds->documents_estimated =
		bounds->documents_upper_bound = (uint32_t)in->count;
	return XAPIAN_OK;
}

static xapian_status next(void *context, void *state, double min_weight,
	xapian_source_posting *posting, xapian_error *err)
{
	place *at = state;
	(void)context;
	(void)min_weight;
	(void)err;
	if (at->next == at->in->count)
		return XAPIAN_END;
	posting->docid = at->in->items[at->next++];
	return XAPIAN_OK;
}

static xapian_status skip_to(void *context, void *state, uint32_t docid,
	double min_weight, xapian_source_posting *posting, xapian_error *err)
{
	place *at = state;
	while (at->next < at->in->count && at->in->items[at->next] < docid)
		at->next++;
	return next(context, state, min_weight, posting, err);
}

static void end(void *context, void *state)
{
	(void)context;
	free(state);
}

kz_status kzi_build_listed(const kzi_docids *docids, xapian_query **out, kz_error *err)
{
	xapian_error why;
	xapian_posting_source *source = NULL;
	xapian_source_calls calls = XAPIAN_SOURCE_CALLS_INIT;
	calls.begin = begin;
	calls.next = next;
	calls.skip_to = skip_to;
	calls.end = end;
	*out = NULL;
	kz_status st = kzi_engine(
		xapian_posting_source_custom(&calls, (void *)docids, NULL, &source, &why),
		&why, NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_query_source(source, out, &why), &why, NULL, err);
	xapian_posting_source_close(source);
	return st;
}
