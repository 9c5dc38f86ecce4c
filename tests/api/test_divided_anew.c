/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An index that is divided, made anew of what its shards store: all of them, or none. */
#include "several.h"

#include <kamerzoek/check.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* The engine's own check frees by another size than it took, which harms nothing. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "new_delete_type_mismatch=0";
}

/* What it was made as, so that both have the same lexicon. */
static const char *make_index(void **state, const char *name, uint32_t shards)
{
	static char path[300];
	snprintf(path, sizeof path, "%s", below(*state, name));
	kz_writer *writer = open_shards(path, shards, KZ_WRITER_CREATE);
	for (unsigned i = 0; i < LETTERS; i++) {
		kz_document *letter = make_letter(i);
		must(kz_writer_put(writer, letter, err));
		kz_document_free(letter);
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	return path;
}

static char heard[4000];

static bool hear(void *context, const kz_damage *loss)
{
	size_t used = strlen(heard);
	(void)context;
	snprintf(heard + used, sizeof heard - used, "%s %s\n", loss->file, loss->what);
	return true;
}

static uint64_t rebuild(const char *path, const char *analysis)
{
	kz_rebuild_options options = KZ_REBUILD_OPTIONS_INIT;
	kz_rebuild_summary summary = KZ_REBUILD_SUMMARY_INIT;
	options.analysis = analysis;
	options.words = "";
	options.on_loss = hear;
	heard[0] = '\0';
	must(kz_index_rebuild(path, &options, &summary, err));
	return summary.documents;
}

static void must_be_whole(const char *path)
{
	kz_check_summary found = KZ_CHECK_SUMMARY_INIT;
	must(kz_index_check(path, NULL, &found, err));
	assert_int_equal(found.damages, 0);
}

static void must_answer_alike(const char *path, const char *other)
{
	kz_index *index = open_index(path), *second = open_index(other);
	for (size_t i = 0; i < question_count; i++) {
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		options.limit = 1000;
		assert_same(answer(index, questions[i], &options, true),
			answer(second, questions[i], &options, true), questions[i]);
	}
	assert_same(answer_list(index), answer_list(second), "list");
	kz_index_close(index);
	kz_index_close(second);
}

static const char *shard(const char *path, unsigned number)
{
	char name[16];
	snprintf(name, sizeof name, "shard-%03u", number);
	return below(path, name);
}

/* Of the words in all of them, not of those in each. */
static void there_is_one_lexicon_for_all(void **state)
{
	char *all = strdup(make_index(state, "all", 0));
	const char *path = make_index(state, "divided", SHARDS);
	assert_int_equal(rebuild(all, NULL), LETTERS);
	assert_int_equal(rebuild(path, NULL), LETTERS);
	assert_string_equal(heard, "");
	must_be_whole(path);
	must_answer_alike(path, all);
	size_t size, length;
	char *first = read_bytes(below(generation_of(all), "lexicon"), &size);
	for (unsigned i = 1; i <= SHARDS; i++) {
		char *own = read_bytes(
			below(generation_of(shard(path, i)), "lexicon"), &length);
		assert_int_equal(length, size);
		assert_memory_equal(own, first, size);
		free(own);
	}
	free(first);
	free(all);
}

static void another_analysis_is_that_of_all(void **state)
{
	char *all = strdup(make_index(state, "all", 0));
	const char *path = make_index(state, "divided", SHARDS);
	rebuild(all, "snowball");
	assert_int_equal(rebuild(path, "snowball"), LETTERS);
	must_answer_alike(path, all);
	free(all);
}

static void a_damaged_shard_is_mended(void **state)
{
	char *all = strdup(make_index(state, "all", 0));
	const char *path = make_index(state, "divided", SHARDS);
	kz_index *index = NULL;
	remove_tree(below(generation_of(shard(path, 2)), "glass"));
	must_fail(KZ_E_CORRUPT, kz_index_open(path, &index, err));
	assert_int_equal(rebuild(path, NULL), LETTERS);
	assert_non_null(strstr(heard, "shard-002/gen-"));
	assert_null(strstr(heard, "shard-001/"));
	must_be_whole(path);
	must_answer_alike(path, all);
	free(all);
}

/* A part that is not there is not made up. */
static void a_shard_that_is_gone_is_told(void **state)
{
	const char *path = make_index(state, "divided", SHARDS);
	remove_tree(shard(path, 3));
	must_fail(KZ_E_CORRUPT, kz_index_rebuild(path, NULL, NULL, err));
	must_be_whole(shard(path, 1));
	assert_int_not_equal(access(shard(path, 3), F_OK), 0);
}

static bool stop_in_the_last(void *context, const kz_progress *progress)
{
	unsigned *begun = context;
	if (progress->phase == KZ_PHASE_INDEXING && progress->done == 1)
		++*begun;
	return *begun < SHARDS;
}

/* The last fails when the others are there. */
static void all_or_none(void **state)
{
	const char *path = make_index(state, "divided", SHARDS);
	unsigned begun = 0;
	char generations[SHARDS][300];
	kz_rebuild_options options = KZ_REBUILD_OPTIONS_INIT;
	options.on_progress = stop_in_the_last;
	options.context = &begun;
	options.analysis = "snowball";
	for (unsigned i = 0; i < SHARDS; i++)
		snprintf(generations[i], sizeof generations[i], "%s",
			generation_of(shard(path, i + 1)));
	must_fail(KZ_E_CANCELLED, kz_index_rebuild(path, &options, NULL, err));
	for (unsigned i = 0; i < SHARDS; i++)
		assert_string_equal(generation_of(shard(path, i + 1)), generations[i]);
	must_be_whole(path);
	assert_int_equal(rebuild(path, NULL), LETTERS);
}

/* Of a sound index nothing is lost because there are too few descriptors. */
static void want_of_descriptors_is_no_damage(void **state)
{
	const char *path = make_index(state, "divided", SHARDS);
	struct rlimit all, few;
	kz_status st = KZ_E_IO;
	unsigned failures = 0;
	kz_writer *writer = open_writer(path, 0);
	put(writer, "kst-9-9", "Walvis", "Een walvis.");
	must(kz_writer_commit(writer, err));
	must(kz_writer_remove(writer, "kst-9-9", err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &all), 0);
	few = all;
	for (few.rlim_cur = 4; st != KZ_OK; few.rlim_cur++) {
		kz_error told = {0};
		kz_rebuild_options options = KZ_REBUILD_OPTIONS_INIT;
		kz_rebuild_summary summary = KZ_REBUILD_SUMMARY_INIT;
		options.words = "";
		options.on_loss = hear;
		heard[0] = '\0';
		assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
		st = kz_index_rebuild(path, &options, &summary, &told);
		assert_int_equal(setrlimit(RLIMIT_NOFILE, &all), 0);
		assert_string_equal(heard, "");
		if (st != KZ_OK) {
			failures++;
			continue;
		}
		assert_int_equal(summary.documents, LETTERS);
	}
	assert_true(failures > 20);
	must_be_whole(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(there_is_one_lexicon_for_all),
		in_directory(another_analysis_is_that_of_all),
		in_directory(a_damaged_shard_is_mended),
		in_directory(a_shard_that_is_gone_is_told),
		in_directory(all_or_none),
		in_directory(want_of_descriptors_is_no_damage),
	};
	return cmocka_run_group_tests_name("divided-anew", tests, NULL, NULL);
}
