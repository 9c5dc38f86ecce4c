/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/crew.h"

#include "base/error.h"
#include "base/thread.h"
#include "search/hit.h"
#include "search/lights.h"

#include <stdlib.h>

enum {
	/* Packed bytes of texts for each thread more: where a processor must be woken for
	 * it, it may begin only after so long as it takes to read a page of ten. */
	BYTES_EACH = 192 << 10,
	/* Of a long text no more than the beginning is read, mostly. */
	BYTES_READ = 12 << 10
};

/* What is to be read, and where it goes in the results. */
struct item {
	const kzi_found *found;
	size_t at;
};

/* What the threads share; the lock is on the engine and on all that follows it. */
typedef struct crew {
	kz_index *index;
	kzi_task *task;
	struct item *items; /* the long ones first, so that none is waited for */
	size_t count;
	bool partial;
	pthread_mutex_t lock;
	size_t next;
	kz_status status; /* of the first that failed */
	kz_error error;
} crew;

/* One of the threads. */
typedef struct hand {
	crew *crew;
	kzi_hit_reader reader;
	kzi_query query; /* that of the search, but for its lights; when it is not the
			  * caller's thread */
	pthread_t thread;
} hand;

/* ---- Each thread ---- */

/* false: there are no more, there is no more time, or somebody has failed. */
static bool take(crew *c, size_t *out)
{
	pthread_mutex_lock(&c->lock);
	bool more = c->status == KZ_OK && c->next < c->count;
	if (more)
		c->status = kzi_clock_ask(&c->task->clock, &c->error);
	more = more && c->status == KZ_OK;
	if (more)
		*out = c->next++;
	pthread_mutex_unlock(&c->lock);
	return more;
}

static void fail(crew *c, kz_status status, const kz_error *why)
{
	pthread_mutex_lock(&c->lock);
	if (c->status == KZ_OK) {
		c->status = status;
		c->error = *why;
	}
	pthread_mutex_unlock(&c->lock);
}

static void *work(void *context)
{
	hand *h = context;
	crew *c = h->crew;
	kz_results *results = c->task->results;
	for (size_t i; take(c, &i);) {
		kz_error why;
		const struct item *item = &c->items[i];
		kz_hit *hit = &results->hits[item->at];
		*hit = (kz_hit){.rank = c->task->options.offset + (uint32_t)item->at + 1,
			.partial = c->partial};
		kz_status st = kzi_read_hit(&h->reader, item->found, hit, &why);
		if (st != KZ_OK)
			fail(c, st, &why);
	}
	return NULL;
}

/* ---- All of them ---- */

/* How many besides the caller's. Of an index that is several, or behind a server, the
 * texts are not ours to share. */
static size_t helpers_for(const crew *c)
{
	size_t allowed = c->task->options.threads, bytes = 0;
	if (allowed == 0)
		allowed = kzi_thread_count();
	if (c->count == 0 || c->index->texts == NULL)
		return 0;
	for (size_t i = 0; i < c->count; i++) {
		uint64_t length = c->items[i].found->place.length;
		bytes += length < BYTES_READ ? (size_t)length : BYTES_READ;
	}
	size_t helpers = bytes / BYTES_EACH;
	if (helpers > c->count - 1)
		helpers = c->count - 1;
	if (helpers > allowed - 1)
		helpers = allowed - 1;
	return helpers < KZI_HELPERS_MOST ? helpers : KZI_HELPERS_MOST;
}

/* false when it cannot be had: the others then do its work. */
static bool start(crew *c, hand *h, size_t number)
{
	const kzi_helper *helper;
	kz_results *results = c->task->results;
	if (kzi_index_helper(c->index, number, &helper, NULL) != KZ_OK)
		return false;
	h->query = results->query;
	h->query.lights = kzi_lights_copy(results->query.lights);
	if (h->query.lights == NULL)
		return false;
	h->reader.query = &h->query;
	h->reader.analysis = helper->analysis;
	h->reader.texts = helper->texts;
	h->reader.arena = &results->arenas[number];
	if (kzi_thread_start(&h->thread, work, h))
		return true;
	kzi_lights_close(h->query.lights);
	return false;
}

static int by_length(const void *a, const void *b)
{
	const struct item *one = a, *other = b;
	uint64_t length = one->found->place.length, longer = other->found->place.length;
	if (length != longer)
		return length > longer ? -1 : 1;
	return one->at < other->at ? -1 : 1;
}

/* What the engine knows of all of them. */
static kz_status find_all(kz_index *index, kz_results *results, const kzi_ranked *ranked,
	size_t count, kzi_found *out, kz_error *err)
{
	xapian_match *matches = calloc(count + 1, sizeof *matches);
	if (matches == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < count; i++)
		matches[i] = (xapian_match){
			.docid = ranked[i].docid, .weight = ranked[i].weight};
	kz_status st = kzi_find_hits(index, &results->query, matches, count, out, err);
	for (size_t i = 0; i < count; i++)
		results->documents[results->count++] = out[i].facts;
	free(matches);
	return st;
}

/* The long ones first. */
static void put_in_order(crew *c, const kzi_found *found, size_t first)
{
	for (size_t i = 0; i < c->count; i++)
		c->items[i] = (struct item){&found[i], first + i};
	qsort(c->items, c->count, sizeof *c->items, by_length);
}

static void read_all(crew *c)
{
	kz_results *results = c->task->results;
	hand own = {.crew = c,
		.reader = kzi_hit_reader_of(c->index, &results->query,
			c->task->options.snippet_bytes, &results->arena)};
	hand helpers[KZI_HELPERS_MOST];
	size_t wanted = helpers_for(c), started = 0;
	own.reader.engine = wanted > 0 ? &c->lock : NULL;
	for (; started < wanted; started++) {
		helpers[started] = own;
		if (!start(c, &helpers[started], started))
			break;
	}
	work(&own);
	for (size_t i = 0; i < started; i++) {
		pthread_join(helpers[i].thread, NULL);
		kzi_lights_close(helpers[i].query.lights);
	}
}

static kz_status read_found(crew *c, kz_error *err)
{
	pthread_mutex_init(&c->lock, NULL);
	read_all(c);
	pthread_mutex_destroy(&c->lock);
	/* The last ones may have taken long. */
	if (c->status == KZ_OK)
		c->status = kzi_clock_ask(&c->task->clock, &c->error);
	return c->status == KZ_OK ? KZ_OK
				  : kzi_fail(err, c->status, c->error.offset, "%s",
					    c->error.message);
}

kz_status kzi_read_hits(kz_index *index, kzi_task *t, const kzi_ranked *ranked,
	size_t count, bool partial, kz_error *err)
{
	kzi_found *found = calloc(count + 1, sizeof *found);
	crew c = {.index = index,
		.task = t,
		.items = calloc(count + 1, sizeof *c.items),
		.count = count,
		.partial = partial};
	size_t first = t->results->count;
	kz_status st = found != NULL && c.items != NULL ? KZ_OK : kzi_no_memory(err);
	if (st == KZ_OK)
		st = find_all(index, t->results, ranked, count, found, err);
	if (st == KZ_OK) {
		put_in_order(&c, found, first);
		st = read_found(&c, err);
	}
	free(c.items);
	free(found);
	return st;
}
