/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "Did you mean": what is suggested for a word that is nowhere. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

static int make_index(void **state)
{
	if (make_directory(state) != 0)
		return -1;
	kz_writer *writer = open_writer(below(*state, "index"), KZ_WRITER_CREATE);
	put(writer, "a", "Brief over kweekvlees",
		"een regulatory sandbox voor de commissie");
	put(writer, "b", "Brief over kweekvlees",
		"de verdeling van de middelen, ook café");
	put(writer, "c", "Motie", "geïnformeerd over het klimaatbeleid en de kaas");
	put(writer, "d", "Motie", "een maas, en nog een kaas");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	return 0;
}

static void assert_suggested(kz_index *index, const char *query, const char *wanted)
{
	kz_results *results = NULL;
	must(kz_search(index, query, NULL, &results, err));
	assert_string_equal(kz_results_suggestion(results), wanted);
	kz_results_close(results);
}

static void a_word_that_is_nowhere(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	assert_suggested(index, "kweekvles", "kweekvlees");
	assert_suggested(index, "komissie", "commissie");
	assert_suggested(index, "Verdeeling", "verdeling");
	assert_suggested(index, "klimaadbeleid", "klimaatbeleid");
	assert_suggested(index, "geïnfomeerd", "geinformeerd");
	/* What as many documents have, is sorted; else the commonest. */
	assert_suggested(index, "zaas", "");
	assert_suggested(index, "maasx", "maas");
	kz_index_close(index);
}

static void only_that_word_changes(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	assert_suggested(index, "de  \"regulatory sanbox\" (nu)",
		"de  \"regulatory sandbox\" (nu)");
	assert_suggested(index, "Reguletory, sanbox!", "regulatory, sandbox!");
	assert_suggested(index, "café-kweekvles", "café-kweekvlees");
	assert_suggested(index, "kweekvles kweekvles", "kweekvlees kweekvlees");
	kz_index_close(index);
}

static void nothing_to_suggest(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	assert_suggested(index, "kweekvlees", "");
	/* Another form of it is there. */
	assert_suggested(index, "sandboxes verdelingen", "");
	assert_suggested(index, "xyzzyqw", "");
	assert_suggested(index, "kas", "");
	assert_suggested(index, "kweekvl33s", "");
	assert_suggested(index, "*", "");
	assert_suggested(index, "()", "");
	assert_suggested(index, "\xF0\x9D\x94\x84\xF0\x9D\x94\x84", "");
	assert_string_equal(kz_results_suggestion(NULL), "");
	kz_index_close(index);
}

/* It is said, and not done. */
static void what_was_typed_is_sought(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	assert_string_equal(search(index, "kweekvles", NULL), "");
	assert_string_equal(search(index, "kweekvles verdeling", NULL), "~b");
	kz_index_close(index);
}

/* The longest query of words that are nowhere: the first few are put right. */
static void many_words(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	/* Of more than 32 words each counts once. */
	char query[32 * 9 + 1] = "";
	for (size_t i = 0; i < 32; i++)
		strcat(query, "komissie ");
	kz_results *results = NULL;
	must(kz_search(index, query, NULL, &results, err));
	assert_int_equal(strlen(kz_results_suggestion(results)), strlen(query) + 8);
	kz_results_close(results);
	kz_index_close(index);
}

#define with_index(test) \
	cmocka_unit_test_setup_teardown(test, make_index, remove_directory)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_index(a_word_that_is_nowhere),
		with_index(only_that_word_changes),
		with_index(nothing_to_suggest),
		with_index(what_was_typed_is_sought),
		with_index(many_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
