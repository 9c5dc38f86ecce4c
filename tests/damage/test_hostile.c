/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Queries that nobody means well with: each ends with a status, within bounds of memory
 * and time that a batch of them shares. KAMERZOEK_SOAK=1: more of them, against 100,000
 * documents.
 */
#include "children.h"
#include "collection.h"
#include "support.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCH = 100, SECONDS_EACH = 1, MEGABYTES = 256 };

typedef struct text {
	char *bytes;
	size_t length;
} text;

static void add(FILE *out, const char *piece, unsigned times)
{
	for (unsigned i = 0; i < times; i++)
		fputs(piece, out);
}

static const char *const pieces[] = {"b*", "*a", "*", "?", "b?*", "ba~2", "z~", "=b*",
	"(", ")", "\"", "'", "\xe2\x80\x9e", "NEAR/5", "ADJ/3", "NEAR(", "OR", "AND",
	"NOT", "EN", "OF", "NIET", "-", "+", "datum:2025..2010", "datum:..", "titel:b*",
	"noot:\"a b\"", "citeert:36600-XIV-1", "dossier:99999", "id:*",
	"soort:", "36600-XIV-61", "beleid", "\xff\xfe", "\xc3", "\xe2\x80\xae", "\x01",
	"nergens", "R&D", "kosten/baten", ":", "~", "kamer:3", "vergaderjaar:1-2",
	"xyz:abc", "\xf0\x9f\x98\x80", "A\xcc\x81", ",", "5"};

enum { PIECES = sizeof pieces / sizeof pieces[0] };

static void write_mixed(FILE *out, uint32_t *state)
{
	unsigned count = draw(state, 6) == 0 ? draw(state, 900) : draw(state, 40);
	for (unsigned i = 0; i < count; i++) {
		fputs(pieces[draw(state, PIECES)], out);
		if (draw(state, 4) != 0)
			fputc(' ', out);
	}
}

static void write_bytes_of_chance(FILE *out, uint32_t *state)
{
	for (unsigned i = draw(state, 5000); i > 0; i--)
		fputc((int)draw(state, 255) + 1, out);
}

/* Each way in which searches have been brought down. */
static void write_known(FILE *out, uint32_t *state)
{
	static const struct {
		const char *before, *piece, *after;
		unsigned most;
	} known[] = {{"", "b* ", "", 200}, {"", "woord ", "", 10000},
		{"", "(", "a", 5000}, {"", "((a OR b) ", "", 60},
		{"\"", "a b ", "\"", 2000}, {"NEAR(", "a ", ", 5)", 2000},
		{"a ", "NEAR/100 a ", "", 1000}, {"", "*a* ", "", 8}, {"", "a~2 ", "", 8},
		{"", "\"b* a\" ", "", 8}, {"", "=motie NEAR/9 \"a brief\" ", "", 40},
		{"", "-b ", "", 2000}, {"titel:(", "a OR ", "b)", 900},
		{"", "nergens0q ", "", 256}, {"", "bq* OR ", "a", 8}, {"", "?", "", 4000},
		{"", "a*b*c*d*", "", 60}, {"", "NOT ", "a", 900},
		{"", "citeert:36600-XIV-1 OR ", "a", 150},
		{"", "datum:2001..2025 OR ", "a", 150}, {"", "*:*", "", 500}};
	size_t at = draw(state, sizeof known / sizeof known[0]);
	add(out, known[at].before, 1);
	add(out, known[at].piece, draw(state, known[at].most) + 1);
	add(out, known[at].after, 1);
}

static text make_query(uint32_t *state)
{
	text made;
	FILE *out = open_memstream(&made.bytes, &made.length);
	assert_non_null(out);
	uint32_t kind = draw(state, 8);
	if (kind < 4)
		write_mixed(out, state);
	else if (kind < 7)
		write_known(out, state);
	else
		write_bytes_of_chance(out, state);
	assert_int_equal(fclose(out), 0);
	return made;
}

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
		text query = make_query(&state);
		kz_results *results = NULL;
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		options.matching = (int32_t)draw(&state, 3);
		options.flags = draw(&state, 8);
		double begun = now();
		kz_status st = kz_search(index, query.bytes, &options, &results, NULL);
		double took = now() - begun;
		if (took > worst) {
			worst = took;
			slowest = b->seed + i;
		}
		ok += st == KZ_OK;
		refused += st == KZ_E_QUERY || st == KZ_E_LIMIT || st == KZ_E_ARGUMENT;
		kz_results_close(results);
		free(query.bytes);
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
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(every_query_comes_to_an_end),
	};
	return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
