/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The texts of a page are read by several threads: what they find is what one finds. */
#include "crew.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void several_find_what_one_does(void **state)
{
	const char *path = below(*state, "index");
	make_long_texts(path);
	kz_index *index = open_index(path);
	unsigned hits = assert_the_same(index);
	print_message("# %u hits\n", hits);
	assert_true(hits > 300);
	kz_index_close(index);
}

/* The same handle, before a commit and after it, and after all was made anew. */
static void they_follow_the_index(void **state)
{
	const char *path = below(*state, "index");
	make_long_texts(path);
	kz_index *index = open_index(path);
	free(hits_by(index, "zorg", 4, 50));
	store(path, "kst-36600-XIV-99", "Zorg", "Over zorg, en anders niets.");
	must(kz_index_refresh(index, err));
	char *after = hits_by(index, "zorg", 4, 100);
	assert_non_null(strstr(after, "kst-36600-XIV-99"));
	free(after);
	must(kz_index_rebuild(path, NULL, NULL, err));
	must(kz_index_refresh(index, err));
	assert_true(assert_the_same(index) > 300);
	kz_index_close(index);
}

/* Not one of them is lost: the search fails, by however many it is read. */
static void damage_is_told(void **state)
{
	size_t length;
	char file[4096];
	const char *path = below(*state, "index");
	make_long_texts(path);
	snprintf(file, sizeof file, "%s/text", generation_of(path));
	char *bytes = read_bytes(file, &length);
	bytes[length / 2] ^= 1;
	write_bytes(file, bytes, length);
	free(bytes);
	kz_index *index = open_index(path);
	for (uint32_t threads = 1; threads <= 4; threads++) {
		kz_results *results;
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		options.threads = threads;
		options.limit = 100;
		must_fail(
			KZ_E_CORRUPT, kz_search(index, "zorg", &options, &results, err));
		assert_non_null(strstr(last_error.message, "is damaged"));
	}
	kz_index_close(index);
}

static void the_time_is_over_for_all(void **state)
{
	unsigned late = 0;
	const char *path = below(*state, "index");
	make_long_texts(path);
	kz_index *index = open_index(path);
	for (unsigned i = 0; i < 20; i++) {
		kz_error err;
		kz_results *results;
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		options.threads = 4;
		options.limit = 1000;
		options.deadline_ms = 1;
		kz_status st = kz_search(
			index, "biotechnologie motie", &options, &results, &err);
		assert_true(st == KZ_OK || st == KZ_E_DEADLINE);
		late += st == KZ_E_DEADLINE;
		kz_results_close(results);
	}
	print_message("# %u of 20 searches were over in time\n", 20 - late);
	free(hits_by(index, "zorg", 4, 50));
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(several_find_what_one_does),
		in_directory(they_follow_the_index),
		in_directory(damage_is_told),
		in_directory(the_time_is_over_for_all),
	};
	return cmocka_run_group_tests_name("crew", tests, NULL, NULL);
}
