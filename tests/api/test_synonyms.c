/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words that mean the same: the user's list, and what it does to a search. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static kz_synonyms *parse(const char *text)
{
	kz_synonyms *synonyms = NULL;
	must(kz_synonyms_parse(text, strlen(text), &synonyms, err));
	return synonyms;
}

static int make_index(void **state)
{
	if (make_directory(state) != 0)
		return -1;
	kz_writer *writer = open_writer(below(*state, "index"), KZ_WRITER_CREATE);
	put(writer, "a", "Brief", "over proeftuinen");
	put(writer, "b", "Brief", "over een sandbox");
	put(writer, "c", "Brief", "over een regelluwe zone");
	put(writer, "d", "Brief", "een zone die niet regelluw is");
	put(writer, "e", "Brief", "iets anders");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	return 0;
}

static const char *found(kz_index *index, const char *query, const kz_synonyms *synonyms)
{
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.synonyms = synonyms;
	return search(index, query, &options);
}

static void the_others_come_behind(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	kz_synonyms *synonyms =
		parse("# mag dat?\n\n  sandboxes = proeftuin ,\"regelluwe zone\"\r\n");
	assert_string_equal(found(index, "sandbox", NULL), "b");
	assert_string_equal(found(index, "sandbox", synonyms), "b a c");
	/* Each of a line stands for the others. */
	assert_string_equal(found(index, "proeftuin", synonyms), "a b c");
	assert_string_equal(found(index, "\"regelluwe zone\"", synonyms), "c a b");
	assert_string_equal(found(index, "regelluwe zone", synonyms), "c d");
	/* It is one of the words, whichever was found. */
	assert_string_equal(found(index, "proeftuin zone", synonyms), "c ~a ~d ~b");
	assert_string_equal(found(index, "anders", synonyms), "e");
	kz_synonyms_free(synonyms);
	kz_index_close(index);
}

static void they_are_told_and_lit(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	kz_synonyms *synonyms = parse("sandbox = proeftuin\nsandbox = zone, sandboxes");
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	kz_results *results = NULL;
	options.synonyms = synonyms;
	must(kz_search(index, "sandbox over", &options, &results, err));
	assert_string_equal(kz_results_understood(results),
		"(sandbox OR proeftuin OR zone) AND over");
	const kz_hit *hit = kz_results_at(results, 1);
	assert_string_equal(kz_document_get(hit->document, KZ_ID), "a");
	bool lit = false;
	for (size_t i = 0; i < hit->part_count; i++)
		lit |= hit->parts[i].hit &&
		       strcmp(hit->parts[i].text, "proeftuinen") == 0;
	assert_true(lit);
	kz_results_close(results);
	kz_synonyms_free(synonyms);
	kz_index_close(index);
}

static void a_line_of_another_form(void **state)
{
	static const struct {
		const char *text;
		int32_t offset;
	} wrong[] = {
		{"sandbox", 0},
		{"a = b\n\n  sandbox\n", 9},
		{"= proeftuin", 0},
		{"sandbox =", 9},
		{"sandbox = , b", 10},
		{"sandbox = a,, b", 12},
		{"a = b = c", 4},
		{"a = b\xFF", 5},
	};
	kz_synonyms *synonyms = NULL;
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		const char *text = wrong[i].text;
		must_fail(KZ_E_ARGUMENT,
			kz_synonyms_parse(text, strlen(text), &synonyms, err));
		assert_null(synonyms);
		assert_int_equal(last_error.offset, wrong[i].offset);
	}
	must_fail(KZ_E_ARGUMENT, kz_synonyms_parse("a = b\0", 6, &synonyms, err));
	must_fail(KZ_E_ARGUMENT, kz_synonyms_parse(NULL, 1, &synonyms, err));
	must_fail(KZ_E_ARGUMENT, kz_synonyms_parse("", 0, NULL, err));
	char *large = calloc(1, 300000);
	must_fail(KZ_E_LIMIT, kz_synonyms_parse(large, 300000, &synonyms, err));
	free(large);
	must(kz_synonyms_parse(NULL, 0, &synonyms, err));
	kz_synonyms_free(synonyms);
	kz_synonyms_free(NULL);
}

static void from_a_file(void **state)
{
	const char *path = below(*state, "synonyms");
	kz_synonyms *synonyms = NULL;
	kz_index *index = open_index(below(*state, "index"));
	must_fail(KZ_E_IO, kz_synonyms_read(path, &synonyms, err));
	assert_null(synonyms);
	write_text(path, "\xEF\xBB\xBFsandbox = proeftuin\n");
	must(kz_synonyms_read(path, &synonyms, err));
	assert_string_equal(found(index, "proeftuin", synonyms), "a b");
	kz_synonyms_free(synonyms);
	kz_index_close(index);
}

/* A line of more words than a query may have. */
static void too_many(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	char text[300 * 6 + 16] = "sandbox = w000";
	for (int i = 1; i < 256; i++)
		sprintf(text + strlen(text), ",w%03d", i);
	kz_synonyms *synonyms = parse(text);
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	kz_results *results = NULL;
	options.synonyms = synonyms;
	must_fail(KZ_E_LIMIT, kz_search(index, "sandbox", &options, &results, err));
	assert_null(results);
	assert_string_equal(found(index, "proeftuin", synonyms), "a");
	kz_synonyms_free(synonyms);
	kz_index_close(index);
}

#define with_index(test) \
	cmocka_unit_test_setup_teardown(test, make_index, remove_directory)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_index(the_others_come_behind),
		with_index(they_are_told_and_lit),
		cmocka_unit_test(a_line_of_another_form),
		with_index(from_a_file),
		with_index(too_many),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
