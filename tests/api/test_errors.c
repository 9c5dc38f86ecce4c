/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What every function promises of failure: the status, the words, and that nothing
 * is left in an out parameter. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A pointer that a failing call must take away. */
#define JUNK ((void *)1)

static void statuses_have_their_names_and_values(void **state)
{
	static const struct {
		kz_status status;
		int value;
		const char *name;
	} known[] = {
		{KZ_OK, 0, "KZ_OK"},
		{KZ_DONE, 1, "KZ_DONE"},
		{KZ_E_ARGUMENT, -1, "KZ_E_ARGUMENT"},
		{KZ_E_CANCELLED, -2, "KZ_E_CANCELLED"},
		{KZ_E_FORKED, -3, "KZ_E_FORKED"},
		{KZ_E_QUERY, -10, "KZ_E_QUERY"},
		{KZ_E_DOCUMENT, -11, "KZ_E_DOCUMENT"},
		{KZ_E_UNSUPPORTED, -12, "KZ_E_UNSUPPORTED"},
		{KZ_E_LIMIT, -13, "KZ_E_LIMIT"},
		{KZ_E_NO_INDEX, -20, "KZ_E_NO_INDEX"},
		{KZ_E_NO_DOCUMENT, -21, "KZ_E_NO_DOCUMENT"},
		{KZ_E_FORMAT, -22, "KZ_E_FORMAT"},
		{KZ_E_CORRUPT, -23, "KZ_E_CORRUPT"},
		{KZ_E_LOCKED, -30, "KZ_E_LOCKED"},
		{KZ_E_CHANGED, -31, "KZ_E_CHANGED"},
		{KZ_E_DEADLINE, -32, "KZ_E_DEADLINE"},
		{KZ_E_IO, -40, "KZ_E_IO"},
		{KZ_E_NO_MEMORY, -41, "KZ_E_NO_MEMORY"},
		{KZ_E_NETWORK, -42, "KZ_E_NETWORK"},
		{KZ_E_INTERNAL, -99, "KZ_E_INTERNAL"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		assert_int_equal(known[i].status, known[i].value);
		assert_string_equal(kz_status_name(known[i].status), known[i].name);
	}
	assert_string_equal(kz_status_name((kz_status)-1000), "KZ_E_UNKNOWN");
	assert_string_equal(kz_status_name((kz_status)2), "KZ_E_UNKNOWN");
}

static void version_is_told(void **state)
{
	char version[40], whole[200], cut[10] = "XXXXXXXXX";
	(void)state;
	snprintf(version, sizeof version, "%d.%d.%d", KZ_VERSION_MAJOR, KZ_VERSION_MINOR,
		KZ_VERSION_MICRO);
	assert_string_equal(kz_version(), version);
	size_t needed = kz_version_details(NULL, 0);
	assert_true(needed > 20 && needed < sizeof whole);
	assert_int_equal(kz_version_details(whole, sizeof whole), needed);
	assert_int_equal(strlen(whole), needed);
	assert_printable(whole);
	assert_non_null(strstr(whole, version));
	assert_non_null(strstr(whole, "xapian"));
	assert_int_equal(kz_version_details(cut, sizeof cut), needed);
	assert_int_equal(strlen(cut), 9);
	assert_memory_equal(cut, whole, 9);
	assert_true(KZ_VERSION_AT_LEAST(0, 1, 0));
	assert_true(KZ_VERSION_AT_LEAST(0, 0, 99));
	assert_false(KZ_VERSION_AT_LEAST(0, 1, 1));
	assert_false(KZ_VERSION_AT_LEAST(1, 0, 0));
}

static void missing_arguments_are_refused(void **state)
{
	(void)state;
	kz_document *document = make_document("a", "A", NULL);
	must_fail(KZ_E_ARGUMENT, kz_document_new(NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_document_set(NULL, KZ_ID, "x", err));
	must_fail(KZ_E_ARGUMENT, kz_document_set(document, (kz_property)99, "x", err));
	must_fail(KZ_E_ARGUMENT, kz_document_add(document, (kz_list)9, "x", err));
	must_fail(KZ_E_ARGUMENT, kz_document_add_block(document, NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_document_add_body(document, NULL, 1, err));
	must_fail(KZ_E_ARGUMENT, kz_document_add_signatory(document, NULL, "", err));
	must_fail(KZ_E_ARGUMENT, kz_document_parse("x", 1, NULL, NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_document_read("x", NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_folder_open("x", NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_writer_open("x", NULL, NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_writer_put(NULL, document, err));
	must_fail(KZ_E_ARGUMENT, kz_writer_remove(NULL, "x", err));
	must_fail(KZ_E_ARGUMENT, kz_writer_commit(NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_writer_put_files(NULL, "x", NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_index_open("x", NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_index_refresh(NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_filter_new(NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_analysis_open("x", NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_normalise("x", 1, NULL, NULL, err));
	kz_document_free(document);
}

static void out_parameters_are_empty_after_failure(void **state)
{
	const char *path = below(*state, "index");
	kz_document *document = JUNK;
	const kz_document *listed = JUNK;
	kz_folder *folder = JUNK;
	const kz_file *file = JUNK;
	kz_writer *writer = JUNK;
	kz_index *index = JUNK;
	kz_cursor *cursor = JUNK;
	kz_results *results = JUNK;
	kz_analysis *analysis = JUNK;
	kz_words *words = JUNK;
	char *text = JUNK;
	size_t length = 9;
	must_fail(KZ_E_UNSUPPORTED,
		kz_document_parse("{\\rtf1", 6, "a.rtf", &document, err));
	assert_null(document);
	document = JUNK;
	must_fail(KZ_E_IO, kz_document_read(below(*state, "none"), &document, err));
	assert_null(document);
	must_fail(KZ_E_IO, kz_folder_open(below(*state, "none"), &folder, err));
	assert_null(folder);
	must_fail(KZ_E_ARGUMENT, kz_folder_next(NULL, &file, err));
	assert_null(file);
	must_fail(KZ_E_NO_INDEX, kz_writer_open(path, NULL, &writer, err));
	assert_null(writer);
	must_fail(KZ_E_NO_INDEX, kz_index_open(path, &index, err));
	assert_null(index);
	must_fail(KZ_E_ARGUMENT, kz_index_list(NULL, &cursor, err));
	assert_null(cursor);
	must_fail(KZ_E_ARGUMENT, kz_index_list_prefix(NULL, "k", &cursor, err));
	assert_null(cursor);
	must_fail(KZ_E_ARGUMENT, kz_cursor_next(NULL, &listed, err));
	assert_null(listed);
	must_fail(KZ_E_ARGUMENT, kz_search(NULL, "x", NULL, &results, err));
	assert_null(results);
	must_fail(KZ_E_ARGUMENT, kz_analysis_open("porter9", &analysis, err));
	assert_null(analysis);
	assert_non_null(strstr(last_error.message, "snowball"));
	must_fail(KZ_E_ARGUMENT, kz_analyse(NULL, "x", 1, &words, err));
	assert_null(words);
	must_fail(KZ_E_DOCUMENT, kz_normalise("ab\xFF", 3, &text, &length, err));
	assert_null(text);
	assert_int_equal(length, 0);
	assert_int_equal(last_error.offset, 2);
}

static void failures_of_an_open_index_leave_nothing_behind(void **state)
{
	const char *path = below(*state, "index");
	store(path, "a", "Alfa", "alfa beta");
	kz_index *index = open_index(path);
	kz_document *document = JUNK;
	kz_results *results = JUNK;
	must_fail(KZ_E_NO_DOCUMENT, kz_index_get(index, "b", &document, err));
	assert_null(document);
	must_fail(KZ_E_QUERY, kz_search(index, "alfa \xC3(", NULL, &results, err));
	assert_null(results);
	assert_int_equal(last_error.offset, 5);
	kz_index_info info = KZ_INDEX_INFO_INIT;
	info.documents = 7;
	info.size = 0;
	must_fail(KZ_E_ARGUMENT, kz_index_get_info(index, &info, err));
	kz_index_close(index);
}

/* Whoever does not want the words need not have them. */
static void errors_need_not_be_wanted(void **state)
{
	const char *path = below(*state, "index");
	kz_document *document = NULL;
	kz_writer *writer = NULL;
	kz_index *index = NULL;
	kz_results *results = NULL;
	kz_filter *filter = NULL;
	assert_int_equal(kz_index_open(path, &index, NULL), KZ_E_NO_INDEX);
	assert_int_equal(kz_writer_open(path, NULL, &writer, NULL), KZ_E_NO_INDEX);
	assert_int_equal(kz_document_new(&document, NULL), KZ_OK);
	assert_int_equal(
		kz_document_set(document, KZ_DATE, "2021-02-30", NULL), KZ_E_DOCUMENT);
	assert_int_equal(kz_document_set(document, KZ_ID, "\xFF", NULL), KZ_E_DOCUMENT);
	kz_document_free(document);
	assert_int_equal(
		kz_document_parse("id: \n", 5, NULL, &document, NULL), KZ_E_DOCUMENT);
	assert_int_equal(
		kz_document_read(below(*state, "none"), &document, NULL), KZ_E_IO);
	store(path, "a", "Alfa", "alfa");
	writer = open_writer(path, 0);
	assert_int_equal(kz_writer_remove(writer, "b", NULL), KZ_E_NO_DOCUMENT);
	assert_int_equal(
		kz_writer_put_files(writer, below(*state, "none"), NULL, NULL), KZ_E_IO);
	kz_writer_close(writer);
	index = open_index(path);
	assert_int_equal(kz_search(index, "", NULL, &results, NULL), KZ_E_QUERY);
	assert_int_equal(kz_index_get(index, "b", &document, NULL), KZ_E_NO_DOCUMENT);
	kz_index_close(index);
	assert_int_equal(kz_filter_new(&filter, NULL), KZ_OK);
	assert_int_equal(kz_filter_text(filter, "A B", "x", NULL), KZ_E_ARGUMENT);
	assert_int_equal(
		kz_filter_numbers(filter, "a", (double)NAN, 1, NULL), KZ_E_ARGUMENT);
	kz_filter_free(filter);
	assert_int_equal(kz_analyse(NULL, "", 0, NULL, NULL), KZ_E_ARGUMENT);
}

/* must_fail() looks at each message; here is what would be hard to print. */
static void messages_are_one_line_whatever_is_in_them(void **state)
{
	static const char *const names[] = {"a\nb", "a\x1B[31mb", "\xFF\xFE", "a\x7F\tb",
		"\xC2\x9B", "\xE2\x82", "%s%n", "'"};
	char longs[900];
	kz_index *index = NULL;
	kz_document *document = NULL;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		must_fail(KZ_E_NO_INDEX,
			kz_index_open(below(*state, names[i]), &index, err));
		must_fail(KZ_E_IO,
			kz_document_read(below(*state, names[i]), &document, err));
	}
	/* Three bytes each, so that a cut at any byte would show. */
	for (size_t shift = 0; shift < 3; shift++) {
		memset(longs, 'x', shift);
		for (size_t i = shift; i + 3 < sizeof longs; i += 3)
			memcpy(longs + i, "\xE2\x82\xAC", 4);
		must_fail(KZ_E_ARGUMENT,
			kz_analysis_open(longs, &(kz_analysis *){NULL}, err));
		assert_true(strlen(last_error.message) > KZ_ERROR_MESSAGE_MAX - 5);
	}
}

static void nothing_closes_without_harm(void **state)
{
	(void)state;
	kz_document_free(NULL);
	kz_folder_close(NULL);
	kz_writer_close(NULL);
	kz_index_close(NULL);
	kz_cursor_close(NULL);
	kz_filter_free(NULL);
	kz_results_close(NULL);
	kz_analysis_close(NULL);
	kz_words_close(NULL);
	kz_free(NULL);
	kz_writer_on_progress(NULL, NULL, NULL);
}

/* Functions that cannot fail have an answer for what is not there. */
static void lists_end_and_nothing_has_nothing(void **state)
{
	(void)state;
	kz_document *document = make_document("a", "A", "een\n\ntwee");
	assert_null(kz_document_at(document, KZ_DOSSIERS, 0));
	assert_null(kz_document_signatory_at(document, 0));
	assert_null(kz_document_field_at(document, 0));
	assert_null(kz_document_block_at(document, 2));
	assert_null(kz_document_block_at(document, SIZE_MAX));
	assert_string_equal(kz_document_get(document, KZ_URL), "");
	assert_null(kz_property_name((kz_property)99));
	assert_null(kz_property_name((kz_property)-1));
	assert_string_equal(kz_property_name(KZ_TITLE), "title");
	kz_document_free(document);
	assert_int_equal(kz_results_count(NULL), 0);
	assert_null(kz_results_at(NULL, 0));
	assert_int_equal(kz_words_count(NULL), 0);
	assert_null(kz_words_at(NULL, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statuses_have_their_names_and_values),
		cmocka_unit_test(version_is_told),
		cmocka_unit_test(missing_arguments_are_refused),
		in_directory(out_parameters_are_empty_after_failure),
		in_directory(failures_of_an_open_index_leave_nothing_behind),
		in_directory(errors_need_not_be_wanted),
		in_directory(messages_are_one_line_whatever_is_in_them),
		cmocka_unit_test(nothing_closes_without_harm),
		cmocka_unit_test(lists_end_and_nothing_has_nothing),
	};
	return cmocka_run_group_tests_name("errors", tests, NULL, NULL);
}
