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

/* ---- Words that are common in one of them, and rare in another ---- */

enum { NOTES = 150, TALES = 12 };

typedef struct note {
	char id[16], text[16 * TALES];
} note;

static kz_writer *open_new(const char *path)
{
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	options.words = "";
	options.analysis = "snowball";
	must(kz_writer_open(path, &options, &writer, err));
	return writer;
}

/* Of any three words that begin alike another is the rarest in each shard. */
static void write_note(note *out, unsigned number)
{
	unsigned shard = number % SHARDS;
	uint32_t seed = number * 7919 + 1;
	size_t used = 0;
	out->text[0] = '\0';
	for (unsigned i = 0; i < TALES; i++) {
		unsigned most = 2 + 3 * ((i + 4 * shard) % TALES);
		if (by_chance(&seed, most) == 0)
			used += (size_t)snprintf(out->text + used,
				sizeof out->text - used, "walvis%c ", (int)('a' + i));
	}
	snprintf(out->text + used, sizeof out->text - used, "zee.");
	snprintf(out->id, sizeof out->id, "kst-1-%u", number + 1);
}

static void make_notes(const char *directory)
{
	static const char *const names[SHARDS] = {"0", "1", "2"};
	kz_writer *all = open_new(below(directory, "all")), *shards[SHARDS];
	for (int i = 0; i < SHARDS; i++)
		shards[i] = open_new(below(directory, names[i]));
	for (unsigned i = 0; i < NOTES; i++) {
		note made;
		write_note(&made, i);
		put(all, made.id, "Nota", made.text);
		put(shards[i % SHARDS], made.id, "Nota", made.text);
	}
	must(kz_writer_commit(all, err));
	kz_writer_close(all);
	for (int i = 0; i < SHARDS; i++) {
		must(kz_writer_commit(shards[i], err));
		kz_writer_close(shards[i]);
	}
}

static void a_pattern_weighs_as_in_one(void **state)
{
	static const char *const patterns[] = {"walvis*", "*alvis?", "walvisa~",
		"=walvis*", "walvis* zee", "walvis* NOT walvisb", "walvis* OR zee",
		"*l*a OR w*b OR w*", "\"walvis* walvis*\"", "walvis* NEAR/5 zee"};
	make_notes(*state);
	kz_index *all = open_index(below(*state, "all")), *several = open_several(*state);
	for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		options.limit = NOTES;
		assert_same(answer(several, patterns[i], &options, true),
			answer(all, patterns[i], &options, true), patterns[i]);
	}
	kz_index_close(all);
	kz_index_close(several);
}

enum { EVERYWHERE = 1000 };

/* However it is put together, the engine only takes a query that is not too deep. */
static void a_pattern_of_many_words_that_are_everywhere(void **state)
{
	static const char *const names[] = {"all", "0", "1", "2"};
	static char text[EVERYWHERE * 12];
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	size_t used = 0;
	for (unsigned i = 0; i < EVERYWHERE; i++)
		used += (size_t)snprintf(
			text + used, sizeof text - used, "walvis%03u ", i);
	for (unsigned i = 0; i <= SHARDS; i++) {
		kz_writer *writer = open_new(below(*state, names[i]));
		for (unsigned number = 0; number < SHARDS; number++) {
			char id[16];
			snprintf(id, sizeof id, "kst-1-%u", number + 1);
			if (i == 0 || i == number + 1)
				put(writer, id, "Nota", text);
		}
		must(kz_writer_commit(writer, err));
		kz_writer_close(writer);
	}
	kz_index *all = open_index(below(*state, "all")), *several = open_several(*state);
	assert_same(answer(several, "walvis*", &options, false),
		answer(all, "walvis*", &options, false), "walvis*");
	kz_index_close(all);
	kz_index_close(several);
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
		in_directory(a_pattern_weighs_as_in_one),
		in_directory(a_pattern_of_many_words_that_are_everywhere),
		in_directory(one_document_of_any_of_them),
		in_directory(what_they_are_together),
		in_directory(a_commit_to_one_of_them_is_seen),
		in_directory(what_cannot_be_one_is_refused),
		in_directory(what_is_missing_is_said),
	};
	return cmocka_run_group_tests_name("shards", tests, NULL, NULL);
}
