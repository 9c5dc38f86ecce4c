/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An index that is divided: written and searched as one. */
#include "several.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The engine's own check frees by another size than it took, which harms nothing. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "new_delete_type_mismatch=0";
}

static void fill(kz_writer *writer)
{
	for (unsigned i = 0; i < LETTERS; i++) {
		kz_document *letter = make_letter(i);
		must(kz_writer_put(writer, letter, err));
		kz_document_free(letter);
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

/* With one lexicon, compounds and all. */
static void it_answers_as_one(void **state)
{
	fill(open_shards(below(*state, "all"), 0, KZ_WRITER_CREATE));
	fill(open_shards(below(*state, "divided"), SHARDS, KZ_WRITER_CREATE));
	kz_index *all = open_index(below(*state, "all"));
	kz_index *divided = open_index(below(*state, "divided"));
	for (size_t i = 0; i < question_count; i++) {
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		options.limit = 1000;
		assert_same(answer(divided, questions[i], &options, true),
			answer(all, questions[i], &options, true), questions[i]);
		assert_same(answer_facets(divided, questions[i]),
			answer_facets(all, questions[i]), questions[i]);
		assert_same(answer_cursor(divided, questions[i], NULL),
			answer_cursor(all, questions[i], NULL), questions[i]);
	}
	assert_same(answer_list(divided), answer_list(all), "list");
	kz_index_close(all);
	kz_index_close(divided);
}

static void each_shard_has_its_part(void **state)
{
	uint64_t sum = 0;
	const char *path = below(*state, "divided");
	fill(open_shards(path, SHARDS, KZ_WRITER_CREATE));
	for (int i = 1; i <= SHARDS; i++) {
		char name[16];
		snprintf(name, sizeof name, "shard-%03d", i);
		uint64_t count = count_documents(below(path, name));
		assert_true(count > LETTERS / SHARDS / 2);
		sum += count;
	}
	assert_int_equal(sum, LETTERS);
	assert_int_equal(count_documents(path), LETTERS);
	kz_check_summary found = KZ_CHECK_SUMMARY_INIT;
	must(kz_index_check(path, NULL, &found, err));
	assert_int_equal(found.damages, 0);
	assert_int_equal(found.documents, LETTERS);
}

static void it_may_be_one_of_several(void **state)
{
	const char *divided = below(*state, "divided"), *other = below(*state, "other");
	const char *places[2] = {divided, other}, *twice[2] = {divided, divided};
	kz_index *index = NULL;
	fill(open_shards(divided, SHARDS, KZ_WRITER_CREATE));
	kz_writer *writer = open_shards(other, 0, KZ_WRITER_CREATE);
	put(writer, "kst-1-1", "Walvis", "Een walvis.");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	must(kz_index_open_many(places, 2, NULL, &index, err));
	kz_index_info info = KZ_INDEX_INFO_INIT;
	must(kz_index_get_info(index, &info, err));
	assert_int_equal(info.documents, LETTERS + 1);
	assert_int_equal(info.shards, SHARDS + 1);
	kz_index_close(index);
	must_fail(KZ_E_ARGUMENT, kz_index_open_many(twice, 2, NULL, &index, err));
}

/* Also by another name than that by which it was placed. */
static void an_update_finds_its_shard(void **state)
{
	const char *path = below(*state, "divided");
	fill(open_shards(path, SHARDS, KZ_WRITER_CREATE));
	for (unsigned i = 0; i < 40; i++) {
		kz_writer *writer = open_shards(path, 0, 0);
		kz_document *letter = make_letter(i);
		char alias[32];
		snprintf(alias, sizeof alias, "2024D%05u", i);
		must(kz_document_add(letter, KZ_ALIASES, alias, err));
		must(kz_writer_put(writer, letter, err));
		kz_document_free(letter);
		must(kz_writer_commit(writer, err));
		put(writer, alias, "Walvis", "Een walvis.");
		must(kz_writer_commit(writer, err));
		kz_writer_close(writer);
	}
	assert_int_equal(count_documents(path), LETTERS);
	kz_index *index = open_index(path);
	kz_results *results = NULL;
	must(kz_search(index, "walvis", NULL, &results, err));
	assert_int_equal(kz_results_total(results), 40);
	kz_results_close(results);
	kz_index_close(index);
}

static void folders_are_indexed_as_they_change(void **state)
{
	const char *path = below(*state, "divided"), *folder = below(*state, "letters");
	char name[32], id[32];
	make_folder(folder);
	kz_writer *writer = open_shards(path, SHARDS, KZ_WRITER_CREATE);
	for (int i = 0; i < 9; i++) {
		snprintf(name, sizeof name, "%d.txt", i);
		snprintf(id, sizeof id, "kst-1-%d", i + 1);
		write_letter(below(folder, name), id, "Brief", "Over natuur.");
	}
	kz_folder_options options = telling(0);
	must(kz_writer_put_files(writer, folder, &options, err));
	must(kz_writer_commit(writer, err));
	told_files();
	must(kz_writer_put_files(writer, folder, &options, err));
	assert_null(strstr(told_files(), "added"));
	must(kz_writer_remove(writer, "kst-1-3", err));
	must(kz_writer_commit(writer, err));
	must_fail(KZ_E_NO_DOCUMENT, kz_writer_remove(writer, "kst-1-3", err));
	must(kz_writer_put_files(writer, folder, &options, err));
	assert_non_null(strstr(told_files(), "removed 2.txt"));
	remove_file(below(folder, "4.txt"));
	write_letter(below(folder, "5.txt"), "kst-1-6", "Brief", "Over walvissen.");
	options = telling(KZ_FOLDER_PRUNE);
	must(kz_writer_put_files(writer, folder, &options, err));
	const char *line = told_files();
	assert_non_null(strstr(line, "pruned 4.txt"));
	assert_non_null(strstr(line, "replaced 5.txt"));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(search_at(path, "walvis"), "kst-1-6");
	assert_int_equal(count_documents(path), 7);
	writer = open_shards(path, 0, 0);
	options = telling(KZ_FOLDER_RESTORE);
	must(kz_writer_put_files(writer, folder, &options, err));
	assert_non_null(strstr(told_files(), "added 2.txt"));
	kz_writer_close(writer);
}

static void what_was_not_committed_is_nowhere(void **state)
{
	const char *path = below(*state, "divided");
	kz_writer *writer = open_shards(path, SHARDS, KZ_WRITER_CREATE), *second = NULL;
	for (unsigned i = 0; i < 20; i++) {
		kz_document *letter = make_letter(i);
		must(kz_writer_put(writer, letter, err));
		kz_document_free(letter);
	}
	must_fail(KZ_E_LOCKED, kz_writer_open(path, NULL, &second, err));
	assert_string_equal(kz_writer_warning(writer), "");
	kz_writer_close(writer);
	assert_int_equal(count_documents(path), 0);
	writer = open_shards(path, 0, KZ_WRITER_RESTART);
	put(writer, "kst-1-1", "Walvis", "Een walvis.");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(search_at(path, "walvis"), "kst-1-1");
}

static void a_number_is_for_life(void **state)
{
	kz_writer *writer = NULL;
	kz_index *index = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	fill(open_shards(below(*state, "two"), 2, KZ_WRITER_CREATE));
	options.shards = 3;
	must_fail(KZ_E_ARGUMENT,
		kz_writer_open(below(*state, "two"), &options, &writer, err));
	store(below(*state, "one"), "kst-1-1", "Een", "Een brief.");
	must_fail(KZ_E_ARGUMENT,
		kz_writer_open(below(*state, "one"), &options, &writer, err));
	options.shards = 257;
	must_fail(KZ_E_ARGUMENT,
		kz_writer_open(below(*state, "new"), &options, &writer, err));
	/* What is counted and not there is damage. */
	remove_tree(below(below(*state, "two"), "shard-002"));
	must_fail(KZ_E_CORRUPT, kz_index_open(below(*state, "two"), &index, err));
	write_text(below(below(*state, "two"), "shards"), "many\n");
	must_fail(KZ_E_CORRUPT, kz_index_open(below(*state, "two"), &index, err));
}

/* Of one shard alone a new one would be made, with none of its documents. */
static void a_shard_that_is_gone_is_not_begun_again(void **state)
{
	const char *path = below(*state, "divided"), *gone = below(path, "shard-002");
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	fill(open_shards(path, SHARDS, KZ_WRITER_CREATE));
	remove_tree(gone);
	options.flags = KZ_WRITER_CREATE;
	must_fail(KZ_E_CORRUPT, kz_writer_open(path, &options, &writer, err));
	must_fail(KZ_E_CORRUPT, kz_writer_open(path, NULL, &writer, err));
	assert_false(exists(gone));
	writer = open_shards(path, 0, KZ_WRITER_RESTART);
	put(writer, "kst-1-1", "Walvis", "Een walvis.");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(search_at(path, "walvis"), "kst-1-1");
}

static bool stop_in_the_last(void *context, const kz_progress *progress)
{
	unsigned *begun = context;
	if (progress->phase == KZ_PHASE_INDEXING && progress->done == 1)
		++*begun;
	return *begun < SHARDS;
}

/* What shards have done of a commit that the last did not do is no commit. */
static void what_some_have_done_is_undone(void **state)
{
	unsigned begun = 0;
	const char *path = below(*state, "divided");
	fill(open_shards(path, SHARDS, KZ_WRITER_CREATE));
	uint64_t revision = revision_of(path);
	kz_writer *writer = open_shards(path, 0, KZ_WRITER_RESTART);
	for (unsigned i = 0; i < 20; i++) {
		char id[16];
		snprintf(id, sizeof id, "kst-1-%u", i + 1);
		put(writer, id, "Walvis", "Een walvis.");
	}
	kz_writer_on_progress(writer, stop_in_the_last, &begun);
	must_fail(KZ_E_CANCELLED, kz_writer_commit(writer, err));
	kz_writer_on_progress(writer, NULL, NULL);
	assert_int_equal(count_documents(path), LETTERS);
	for (unsigned i = 0; i < 20; i++) {
		char id[16];
		snprintf(id, sizeof id, "kst-1-%u", i + 1);
		must_fail(KZ_E_NO_DOCUMENT, kz_writer_remove(writer, id, err));
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_int_equal(count_documents(path), 20);
	assert_int_equal(revision_of(path), revision + SHARDS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(it_answers_as_one),
		in_directory(each_shard_has_its_part),
		in_directory(it_may_be_one_of_several),
		in_directory(an_update_finds_its_shard),
		in_directory(folders_are_indexed_as_they_change),
		in_directory(what_was_not_committed_is_nowhere),
		in_directory(a_number_is_for_life),
		in_directory(a_shard_that_is_gone_is_not_begun_again),
		in_directory(what_some_have_done_is_undone),
	};
	return cmocka_run_group_tests_name("divided", tests, NULL, NULL);
}
