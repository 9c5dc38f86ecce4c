/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Several words that are one word, over several shards: in how many documents they are
 * is the engine's estimate of two, rounded, and of that and a third, the rarest first.
 * What is rare differs by shard: here the order is that of one index with all of them.
 */
#include "search/query.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>

/* A query, in how many documents it is estimated to be, and how often it was merged. */
typedef struct pool {
	xapian_query *query;
	uint32_t documents, depth;
} pool;

/* Of as rare ones the order is no matter, but the engine takes no query that is a
 * thousand deep, and of words that are everywhere one after the other would make that. */
static bool comes_first(const pool *one, const pool *other)
{
	return one->documents != other->documents ? one->documents < other->documents
						  : one->depth < other->depth;
}

static void sink(pool *heap, size_t count, size_t at)
{
	for (size_t child; (child = 2 * at + 1) < count; at = child) {
		if (child + 1 < count && comes_first(&heap[child + 1], &heap[child]))
			child++;
		if (!comes_first(&heap[child], &heap[at]))
			return;
		pool moved = heap[at];
		heap[at] = heap[child];
		heap[child] = moved;
	}
}

/* Of a query that is one term; in all shards together. */
static kz_status count_documents(const xapian_query *query, xapian_database *database,
	uint32_t *out, kz_error *err)
{
	xapian_error why;
	xapian_bytes term;
	xapian_cursor *cursor = NULL;
	*out = 0;
	xapian_status st = xapian_query_unique_terms(query, &cursor, &why);
	if (st == XAPIAN_OK)
		st = xapian_cursor_next_bytes(cursor, &term, &why);
	if (st == XAPIAN_OK)
		st = xapian_database_term_frequency(
			database, term.data, term.size, out, &why);
	kz_status done = st == XAPIAN_END ? KZ_OK : kzi_engine(st, &why, NULL, err);
	xapian_cursor_close(cursor);
	return done;
}

/* The same estimate as the engine's, which rounds each time. */
static uint32_t of_both(uint32_t a, uint32_t b, uint32_t all)
{
	double one = a, other = b;
	return (uint32_t)(one + other - one * other / all + 0.5);
}

/* One of both, which a weight around it keeps together: in a synonym nothing below has a
 * weight of its own. Takes both. */
static kz_status merge(pool *one, pool *other, uint32_t all, kz_error *err)
{
	xapian_error why;
	xapian_query *both = NULL, *kept = NULL;
	kz_status st = kzi_combine(XAPIAN_OP_OR,
		(xapian_query *[]){one->query, other->query}, 2, 0, &both, err);
	if (st == KZ_OK)
		st = kzi_engine(
			xapian_query_scale(both, 2, &kept, &why), &why, NULL, err);
	xapian_query_close(both);
	xapian_query_close(one->query);
	xapian_query_close(other->query);
	one->query = kept;
	other->query = NULL;
	one->documents = of_both(one->documents, other->documents, all);
	one->depth = (one->depth > other->depth ? one->depth : other->depth) + 1;
	return st;
}

/* Until two are left. */
static kz_status merge_all(pool *heap, size_t count, uint32_t all, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = count / 2; i > 0; i--)
		sink(heap, count, i - 1);
	while (count > 2 && st == KZ_OK) {
		pool rarest = heap[0];
		heap[0] = heap[--count];
		heap[count].query = NULL;
		sink(heap, count, 0);
		st = merge(&heap[0], &rarest, all, err);
		sink(heap, count, 0);
	}
	return st;
}

static kz_status join(const pool *heap, xapian_query **out, kz_error *err)
{
	return kzi_combine(XAPIAN_OP_SYNONYM,
		(xapian_query *[]){heap[0].query, heap[1].query}, 2, 0, out, err);
}

kz_status kzi_pool(xapian_query **terms, const uint32_t *counts, size_t count,
	kz_index *index, xapian_query **out, kz_error *err)
{
	xapian_error why;
	xapian_statistics about = {0};
	*out = NULL;
	if (count < 3 || index->shard_count < 2)
		return kzi_combine(XAPIAN_OP_SYNONYM, terms, count, 0, out, err);
	pool *heap = calloc(count, sizeof *heap);
	if (heap == NULL)
		return kzi_no_memory(err);
	kz_status st =
		kzi_engine(xapian_database_statistics(index->database, &about, &why),
			&why, index->path, err);
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		st = kzi_copy_query(terms[i], &heap[i].query, err);
		if (counts != NULL)
			heap[i].documents = counts[i];
		else if (st == KZ_OK)
			st = count_documents(
				terms[i], index->database, &heap[i].documents, err);
	}
	if (st == KZ_OK && about.documents > 0)
		st = merge_all(heap, count, about.documents, err);
	if (st == KZ_OK)
		st = about.documents > 0
			     ? join(heap, out, err)
			     : kzi_combine(XAPIAN_OP_SYNONYM, terms, count, 0, out, err);
	for (size_t i = 0; i < count; i++)
		xapian_query_close(heap[i].query);
	free(heap);
	return st;
}
