/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A page looks at the places of words in few of the documents that match. It begins as
 * the list of all of them does, which looks at all: the same documents, with the same
 * score, but for its last bits, as a page may be added up in another order. */
#include "several.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	MANY = 1500,
	QUERIES = 100,
	ALIKE = 1300,     /* more than are known by their weight at first, when all are as
			     good */
	ALIKE_MOST = 4500 /* more than ever are */
};

static const char *const sought[] = {"natuur", "beleid", "onderzoek", "minister", "kamer",
	"stikstof", "zorg", "studenten", "biotechnologie", "regering", "motie", "kansen",
	"sandbox", "regelgeving", "wet", "over", "onderzoeken"};

static int make_many_letters(void **state)
{
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	options.words = "";
	if (make_directory(state) != 0)
		return -1;
	must(kz_writer_open(below(*state, "many"), &options, &writer, err));
	for (unsigned i = 0; i < MANY; i++) {
		kz_document *letter = make_letter(i);
		must(kz_writer_put(writer, letter, err));
		kz_document_free(letter);
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	return 0;
}

static void write_query(uint32_t *seed, char *out, size_t size)
{
	static const char *const filters[] = {"", "", "", " soort:motie", " NOT walvis",
		" datum:2005..2015", " +kamer"};
	size_t used = 0;
	for (unsigned count = 2 + by_chance(seed, 4); count > 0; count--)
		used += (size_t)snprintf(out + used, size - used, "%s ",
			sought[by_chance(seed, sizeof sought / sizeof sought[0])]);
	snprintf(out + used - 1, size - used + 1, "%s",
		filters[by_chance(seed, sizeof filters / sizeof filters[0])]);
}

static bool is_same_score(double one, double other)
{
	return fabs(one - other) <= 1e-12 * other;
}

/* Of the page how many are there, and are as the list has them. */
static size_t compare(
	kz_index *index, const char *query, const kz_search_options *options)
{
	kz_results *page = NULL;
	kz_hits *all = NULL;
	kz_search_options whole = *options;
	whole.limit = 0;
	must(kz_search(index, query, options, &page, err));
	must(kz_hits_open(index, query, &whole, &all, err));
	assert_int_equal(kz_results_total(page), kz_hits_total(all));
	assert_int_equal(kz_results_partial_total(page), kz_hits_partial_total(all));
	for (size_t i = 0; i < kz_results_count(page); i++) {
		const kz_hit *hit = kz_results_at(page, i), *same = NULL;
		must(kz_hits_next(all, &same, err));
		const char *id = kz_document_get(hit->document, KZ_ID);
		const char *wanted = kz_document_get(same->document, KZ_ID);
		if (strcmp(id, wanted) != 0 || !is_same_score(hit->score, same->score) ||
			hit->partial != same->partial)
			fail_msg("%s: hit %zu is %s (%.17g), and not %s (%.17g)", query,
				i + 1, id, hit->score, wanted, same->score);
	}
	size_t total = (size_t)kz_results_total(page);
	kz_results_close(page);
	kz_hits_close(all);
	return total;
}

static void a_page_begins_as_the_list_does(void **state)
{
	char query[200];
	uint32_t seed = 1;
	size_t large = 0;
	kz_index *index = open_index(below(*state, "many"));
	for (int i = 0; i < QUERIES; i++) {
		static const uint32_t limits[] = {10, 10, 1, 40},
				      offsets[] = {0, 0, 0, 25};
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		options.limit = limits[by_chance(&seed, 4)];
		options.offset = offsets[by_chance(&seed, 4)];
		options.matching = (int32_t)by_chance(&seed, 3);
		write_query(&seed, query, sizeof query);
		large += compare(index, query, &options) > 300;
	}
	/* Or nothing was left out that could be missed. */
	assert_true(large > QUERIES / 4);
	kz_index_close(index);
}

/* Then each may come first, and all are looked at: the last has the words together. */
static void last_of_many_comes_first(const char *path, int count)
{
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	for (int i = 0; i < count; i++) {
		char id[24];
		snprintf(id, sizeof id, "stuk-%04d", i);
		put(writer, id, "Stuk", "vlees en en en en en en en en boer");
	}
	put(writer, "stuk-9999", "Stuk", "vlees boer en en en en en en en en");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_index *index = open_index(path);
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.limit = 3;
	assert_string_equal(
		search(index, "vlees boer", &options), "stuk-9999 stuk-0000 stuk-0001");
	compare(index, "vlees boer", &options);
	kz_index_close(index);
}

static void among_many_that_weigh_the_same(void **state)
{
	last_of_many_comes_first(below(*state, "many"), ALIKE);
	last_of_many_comes_first(below(*state, "most"), ALIKE_MOST);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_page_begins_as_the_list_does,
			make_many_letters, remove_directory),
		in_directory(among_many_that_weigh_the_same),
	};
	return cmocka_run_group_tests_name("nearness", tests, NULL, NULL);
}
