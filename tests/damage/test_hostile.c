/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Queries that nobody means well with: each ends with a status, within bounds of memory,
 * and of the processor's time. KAMERZOEK_SOAK=1: more of them, against 100,000
 * documents.
 */
#include "children.h"
#include "many.h"
#include "support.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCH = 100, SECONDS_EACH = 1, MEGABYTES = 256 };

/* ---- A batch in a child ---- */

typedef struct batch {
	const char *path;
	uint32_t seed;
} batch;

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* "ok refused worst-in-milliseconds seed-of-that" */
static void ask(FILE *out, void *context)
{
	batch *b = context;
	unsigned ok = 0, refused = 0;
	uint32_t slowest = 0;
	double worst = 0;
	kz_index *index = open_index(b->path);
	for (uint32_t i = 0; i < BATCH; i++) {
		uint32_t state = b->seed + i;
		char *query = make_query(&state);
		kz_results *results = NULL;
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		options.matching = (int32_t)draw(&state, 3);
		options.flags = draw(&state, 8);
		double begun = now();
		kz_status st = kz_search(index, query, &options, &results, NULL);
		double took = now() - begun;
		if (took > worst) {
			worst = took;
			slowest = b->seed + i;
		}
		ok += st == KZ_OK;
		refused += st == KZ_E_QUERY || st == KZ_E_LIMIT || st == KZ_E_ARGUMENT;
		kz_results_close(results);
		free(query);
	}
	kz_index_close(index);
	fprintf(out, "%u %u %u %lu", ok, refused, (unsigned)(worst * 1000),
		(unsigned long)slowest);
}

static void every_query_comes_to_an_end(void **state)
{
	const char *path = below(*state, "index");
	uint32_t seed = test_seed();
	unsigned batches = in_all(20, 1000), all_ok = 0, all_refused = 0, worst = 0;
	unsigned long slowest = 0;
	make_many(path, batches > 20 ? 100000 : 2000);
	for (unsigned i = 0; i < batches; i++) {
		unsigned ok, refused, milliseconds;
		unsigned long which;
		batch b = {.path = path, .seed = seed + i * BATCH};
		child_end end = run_child(ask, &b, BATCH * SECONDS_EACH, MEGABYTES);
		if (end.died)
			fail_msg("KAMERZOEK_TEST_SEED=%lu: signal %d",
				(unsigned long)b.seed, end.signal);
		assert_int_equal(sscanf(end.said, "%u %u %u %lu", &ok, &refused,
					 &milliseconds, &which),
			4);
		free(end.said);
		/* Nothing but an answer, or that it is no query. */
		assert_int_equal(ok + refused, BATCH);
		all_ok += ok;
		all_refused += refused;
		slowest = milliseconds > worst ? which : slowest;
		worst = milliseconds > worst ? milliseconds : worst;
	}
	print_message("# %u queries: %u answered, %u refused; the slowest took %u ms "
		      "(KAMERZOEK_TEST_SEED=%lu), below %d MiB\n",
		batches * BATCH, all_ok, all_refused, worst, slowest, MEGABYTES);
	assert_true(all_ok > 0 && all_refused > 0);
	/* Each of them, in the long form: a busy machine, or a sanitizer, takes so long
	 * for what else is less than half of that. */
	if (batches > 20)
		assert_true(worst <= 1000 * SECONDS_EACH);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(every_query_comes_to_an_end),
	};
	return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
