/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Several indexes on this machine, searched as one: they answer as one would. */
#include "several.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static kz_index *open_several(const char *directory)
{
	kz_index *index = NULL;
	const char *places[SHARDS] = {
		below(directory, "0"), below(directory, "1"), below(directory, "2")};
	must(kz_index_open_many(places, SHARDS, NULL, &index, err));
	return index;
}

/* ---- As one ---- */

static void every_search(kz_index *all, kz_index *several)
{
	for (size_t i = 0; i < question_count; i++) {
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		options.limit = 1000;
		assert_same(answer(several, questions[i], &options, true),
			answer(all, questions[i], &options, true), questions[i]);
		options.limit = 7;
		options.offset = 5;
		options.order = KZ_ORDER_OLDEST;
		assert_same(answer(several, questions[i], &options, true),
			answer(all, questions[i], &options, true), questions[i]);
		options.matching = KZ_MATCH_ANY;
		options.flags = KZ_SEARCH_COLLAPSE;
		options.order = KZ_ORDER_RELEVANCE;
		options.deadline_ms = 600000;
		assert_same(answer(several, questions[i], &options, true),
			answer(all, questions[i], &options, true), questions[i]);
	}
}

static void they_answer_as_one(void **state)
{
	make_several(*state, "snowball");
	kz_index *all = open_index(below(*state, "all")), *several = open_several(*state);
	every_search(all, several);
	for (size_t i = 0; i < question_count; i++) {
		assert_same(answer_cursor(several, questions[i], NULL),
			answer_cursor(all, questions[i], NULL), questions[i]);
		assert_same(answer_facets(several, questions[i]),
			answer_facets(all, questions[i]), questions[i]);
		assert_same(answer_kwic(several, questions[i]),
			answer_kwic(all, questions[i]), questions[i]);
	}
	assert_same(answer_list(several), answer_list(all), "list");
	assert_same(answer_graph(several, "kst-30003-10"),
		answer_graph(all, "kst-30003-10"), "graph");
	kz_index_close(all);
	kz_index_close(several);
}

static void one_document_of_any_of_them(void **state)
{
	make_several(*state, "snowball");
	kz_index *all = open_index(below(*state, "all")), *several = open_several(*state);
	for (unsigned i = 0; i < LETTERS; i += 17) {
		kz_document *letter = make_letter(i), *one = NULL, *wanted = NULL;
		kz_results *like = NULL, *wanted_like = NULL;
		const char *id = kz_document_get(letter, KZ_ID);
		must(kz_index_get(several, id, &one, err));
		must(kz_index_get(all, id, &wanted, err));
		assert_int_equal(
			kz_document_block_count(one), kz_document_block_count(wanted));
		assert_string_equal(kz_document_block_at(one, 0)->text,
			kz_document_block_at(wanted, 0)->text);
		must(kz_similar(several, id, NULL, &like, err));
		must(kz_similar(all, id, NULL, &wanted_like, err));
		assert_int_equal(kz_results_count(like), kz_results_count(wanted_like));
		for (size_t j = 0; j < kz_results_count(like); j++)
			assert_string_equal(
				kz_document_get(kz_results_at(like, j)->document, KZ_ID),
				kz_document_get(
					kz_results_at(wanted_like, j)->document, KZ_ID));
		kz_results_close(like);
		kz_results_close(wanted_like);
		kz_document_free(one);
		kz_document_free(wanted);
		kz_document_free(letter);
	}
	kz_index_close(all);
	kz_index_close(several);
}

static void what_they_are_together(void **state)
{
	kz_index_info all = KZ_INDEX_INFO_INIT, several = KZ_INDEX_INFO_INIT;
	make_several(*state, "snowball");
	kz_index *index = open_index(below(*state, "all"));
	must(kz_index_get_info(index, &all, err));
	kz_index_close(index);
	assert_int_equal(all.shards, 1);
	index = open_several(*state);
	must(kz_index_get_info(index, &several, err));
	assert_int_equal(several.documents, all.documents);
	assert_string_equal(several.newest_date, all.newest_date);
	assert_string_equal(several.analysis, all.analysis);
	assert_int_equal(several.revision, SHARDS * all.revision);
	assert_int_equal(several.shards, SHARDS);
	assert_int_equal(several.away, 0);
	assert_int_equal(strlen(several.uuid), 36);
	assert_int_equal(kz_index_away_count(index), 0);
	assert_null(kz_index_away_at(index, 0, NULL));
	kz_index_close(index);
}

/* ---- Writers come between ---- */

static void a_commit_to_one_of_them_is_seen(void **state)
{
	make_several(*state, "snowball");
	kz_index *several = open_several(*state);
	assert_string_equal(search(several, "walvis", NULL), "");
	store(below(*state, "1"), "kst-1-1", "Walvis", "Een walvis.");
	store(below(*state, "1"), "kst-1-2", "Walvis", "Een walvis.");
	must(kz_index_refresh(several, err));
	assert_string_equal(search(several, "walvis", NULL), "kst-1-1 kst-1-2");
	/* Twice, so that what was open is overwritten under us. */
	store(below(*state, "0"), "kst-1-3", "Walvis", "Een walvis.");
	store(below(*state, "0"), "kst-1-4", "Walvis", "Een walvis.");
	const char *found = search(several, "walvis", NULL);
	assert_true(strcmp(found, "kst-1-1 kst-1-2") == 0 ||
		    strcmp(found, "kst-1-1 kst-1-2 kst-1-3 kst-1-4") == 0);
	kz_index_close(several);
}

/* ---- What cannot be one ---- */

static void refuse(
	kz_status status, const char *one, const char *other, const char *words)
{
	kz_index *index = (kz_index *)1;
	const char *places[2] = {one, other};
	must_fail(status, kz_index_open_many(places, 2, NULL, &index, err));
	assert_null(index);
	if (strstr(last_error.message, words) == NULL)
		fail_msg("'%s' does not say '%s'", last_error.message, words);
}

static void what_cannot_be_one_is_refused(void **state)
{
	const char *a = below(*state, "a"), *b = below(*state, "b");
	store(a, "kst-1-1", "Een", "Een brief.");
	store(b, "kst-1-2", "Twee", "Nog een brief.");
	refuse(KZ_E_ARGUMENT, a, a, "are the same index");
	make_folder(below(*state, "c"));
	refuse(KZ_E_NO_INDEX, a, below(*state, "c"), "there is no index");
	refuse(KZ_E_NO_INDEX, below(*state, "d"), b, "there is no index");
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	options.analysis = "snowball";
	must(kz_writer_open(below(*state, "s"), &options, &writer, err));
	kz_writer_close(writer);
	refuse(KZ_E_FORMAT, a, below(*state, "s"), "has analysis 'kamerzoek'");
	write_text(below(generation_of(b), "analysis"), "format: 99\nname: kamerzoek\n");
	refuse(KZ_E_FORMAT, a, b, "format '99'");
	refuse(KZ_E_ARGUMENT, a, "tcp://nowhere", "not of the form");
	refuse(KZ_E_ARGUMENT, a, "tcp://nowhere:0", "not of the form");
	refuse(KZ_E_ARGUMENT, a, "tcp://nowhere:70000", "not of the form");
	refuse(KZ_E_ARGUMENT, a, "tcp://:7010", "not of the form");
	refuse(KZ_E_ARGUMENT, a, "tcp://nowhere:7010,text=", "not of the form");
}

static void what_is_missing_is_said(void **state)
{
	kz_index *index = NULL;
	const char *none[2] = {below(*state, "a"), NULL};
	kz_open_options sizeless = {0};
	store(none[0], "kst-1-1", "Een", "Een brief.");
	must_fail(KZ_E_ARGUMENT, kz_index_open_many(none, 2, NULL, &index, err));
	must_fail(KZ_E_ARGUMENT, kz_index_open_many(none, 0, NULL, &index, err));
	must_fail(KZ_E_ARGUMENT, kz_index_open_many(NULL, 1, NULL, &index, err));
	must_fail(KZ_E_ARGUMENT, kz_index_open_many(none, 1, NULL, NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_index_open_many(none, 1, &sizeless, &index, err));
	must(kz_index_open_many(none, 1, NULL, &index, err));
	assert_string_equal(search(index, "brief", NULL), "kst-1-1");
	kz_index_close(index);
	assert_int_equal(kz_index_away_count(NULL), 0);
	assert_null(kz_index_away_at(NULL, 0, NULL));
	assert_false(kz_results_is_complete(NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(they_answer_as_one),
		in_directory(one_document_of_any_of_them),
		in_directory(what_they_are_together),
		in_directory(a_commit_to_one_of_them_is_seen),
		in_directory(what_cannot_be_one_is_refused),
		in_directory(what_is_missing_is_said),
	};
	return cmocka_run_group_tests_name("shards", tests, NULL, NULL);
}
