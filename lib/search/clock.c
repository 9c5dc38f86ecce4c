/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/clock.h"

#include "index/engine.h"
#include "search/query.h"

#include <stdlib.h>
#include <time.h>

/* Of documents that the engine looks at, one in so many asks for the time. */
enum { ASKS_EACH = 64 };

static uint64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

kzi_clock kzi_clock_set(uint32_t milliseconds)
{
	kzi_clock clock = {0};
	if (milliseconds > 0)
		clock.until = now() + (uint64_t)milliseconds * 1000000;
	return clock;
}

uint32_t kzi_clock_left(const kzi_clock *clock)
{
	uint64_t time = now();
	if (clock->until == 0)
		return 0;
	return time + 1000000 < clock->until ? (uint32_t)((clock->until - time) / 1000000)
					     : 1;
}

static kz_status is_over(kz_error *err)
{
	return kzi_fail(err, KZ_E_DEADLINE, KZI_NO_OFFSET,
		"not done in the time allowed: ask for less, or allow more");
}

kz_status kzi_clock_ask(kzi_clock *clock, kz_error *err)
{
	if (clock == NULL || clock->until == 0)
		return KZ_OK;
	clock->over = clock->over || now() >= clock->until;
	return clock->over ? is_over(err) : KZ_OK;
}

kz_status kzi_clock_settle(const kzi_clock *clock, kz_status status, kz_error *err)
{
	return status < 0 && clock->over ? is_over(err) : status;
}

/* ---- As a list of all documents, which the engine walks beside the others ---- */

typedef struct walking {
	uint32_t docid, last;
	unsigned asked;
} walking;

static xapian_status begin(void *context, xapian_database *shard,
	xapian_source_bounds *bounds, void **state, xapian_error *err)
{
	xapian_statistics about;
	walking *w = calloc(1, sizeof *w);
	(void)context;
	*state = w;
	if (w == NULL)
		return XAPIAN_E_NO_MEMORY;
	xapian_status st = xapian_database_statistics(shard, &about, err);
	if (st != XAPIAN_OK)
		return st;
	w->last = about.last_docid;
	bounds->documents_lower_bound = bounds->documents_estimated =
		bounds->documents_upper_bound = about.documents;
	return XAPIAN_OK;
}

/* Numbers that no document has do no harm: the others have none of these. */
static xapian_status skip_to(void *context, void *state, uint32_t docid,
	double min_weight, xapian_source_posting *posting, xapian_error *err)
{
	walking *w = state;
	(void)min_weight;
	if (w->asked++ % ASKS_EACH == 0 && kzi_clock_ask(context, NULL) != KZ_OK)
		return xapian_fail(err, XAPIAN_E_CALLBACK, "the time is over");
	if (docid > w->last)
		return XAPIAN_END;
	posting->docid = w->docid = docid;
	return XAPIAN_OK;
}

static xapian_status next(void *context, void *state, double min_weight,
	xapian_source_posting *posting, xapian_error *err)
{
	const walking *w = state;
	if (w->docid >= w->last)
		return XAPIAN_END;
	return skip_to(context, state, w->docid + 1, min_weight, posting, err);
}

static void end(void *context, void *state)
{
	(void)context;
	free(state);
}

kz_status kzi_clock_watch(
	kzi_clock *clock, xapian_query *query, xapian_query **out, kz_error *err)
{
	xapian_error why;
	xapian_posting_source *source = NULL;
	xapian_query *both[2] = {query, NULL};
	xapian_source_calls calls = XAPIAN_SOURCE_CALLS_INIT;
	*out = query;
	if (clock == NULL || clock->until == 0 || clock->far)
		return KZ_OK;
	*out = NULL;
	calls.begin = begin;
	calls.next = next;
	calls.skip_to = skip_to;
	calls.end = end;
	kz_status st = kzi_engine(
		xapian_posting_source_custom(&calls, clock, NULL, &source, &why), &why,
		NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(
			xapian_query_source(source, &both[1], &why), &why, NULL, err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_FILTER, both, 2, 0, out, err);
	xapian_posting_source_close(source);
	xapian_query_close(both[0]);
	xapian_query_close(both[1]);
	return st;
}
