/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opening: what is an index, what is not, what is too old or damaged, and what a
 * caller of another version may have in its structs. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void open_fails_both_ways(const char *path, kz_status status)
{
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	kz_index *index = NULL;
	kz_writer *writer = NULL;
	options.flags = KZ_WRITER_CREATE;
	must_fail(status, kz_index_open(path, &index, err));
	must_fail(status, kz_writer_open(path, NULL, &writer, err));
	must_fail(status, kz_writer_open(path, &options, &writer, err));
}

static void a_new_index_is_one_from_the_start(void **state)
{
	const char *path = below(*state, "deep/down/index");
	kz_index *index = NULL;
	kz_writer *writer = NULL;
	must_fail(KZ_E_NO_INDEX, kz_index_open(path, &index, err));
	must_fail(KZ_E_NO_INDEX, kz_writer_open(path, NULL, &writer, err));
	assert_false(exists(below(*state, "deep")));
	writer = open_writer(path, KZ_WRITER_CREATE);
	index = open_index(path);
	assert_string_equal(search(index, "*", NULL), "");
	kz_index_info info = KZ_INDEX_INFO_INIT;
	must(kz_index_get_info(index, &info, err));
	assert_int_equal(info.documents, 0);
	assert_int_equal(info.format, 4);
	assert_string_equal(info.analysis, "kamerzoek");
	assert_int_equal(strlen(info.fingerprint), 16);
	assert_int_equal(strlen(info.uuid), 36);
	assert_string_equal(info.newest_date, "");
	kz_index_close(index);
	kz_writer_close(writer);
	kz_writer_close(open_writer(path, 0));
}

/* As it is before its first commit. */
static void in_an_index_of_nothing_nothing_is_found(void **state)
{
	static const char *const queries[] = {"*", "wet", "wet zorg", "+wet zorg",
		"wet -zorg", "wet zorg -beleid", "wet zorg datum:2013", "wet OR zorg",
		"\"wet zorg\"", "we*", "klimaatbeleid zorg", "-wet"};
	static const int matching[] = {KZ_MATCH_BEST, KZ_MATCH_ALL, KZ_MATCH_ANY};
	const char *path = below(*state, "index");
	kz_writer_close(open_writer(path, KZ_WRITER_CREATE));
	kz_index *index = open_index(path);
	for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
		for (size_t j = 0; j < sizeof matching / sizeof matching[0]; j++) {
			kz_results *results = NULL;
			kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
			options.matching = matching[j];
			must(kz_search(index, queries[i], &options, &results, err));
			assert_int_equal(kz_results_count(results), 0);
			assert_int_equal(kz_results_total(results), 0);
			assert_int_equal(kz_results_partial_total(results), 0);
			kz_results_close(results);
		}
	}
	kz_index_close(index);
}

static void what_is_no_index_is_left_alone(void **state)
{
	const char *file = below(*state, "brief.txt"), *folder = below(*state, "folder");
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	kz_index *index = NULL;
	kz_writer *writer = NULL;
	size_t size;
	write_text(file, "Geachte Voorzitter,\n");
	open_fails_both_ways(file, KZ_E_NO_INDEX);
	make_folder(folder);
	write_text(below(folder, "notes"), "mine");
	open_fails_both_ways(folder, KZ_E_NO_INDEX);
	options.flags = KZ_WRITER_RESTART;
	must_fail(KZ_E_NO_INDEX, kz_writer_open(folder, &options, &writer, err));
	must_fail(KZ_E_NO_INDEX, kz_writer_open(file, &options, &writer, err));
	must_fail(KZ_E_NO_INDEX, kz_writer_open("", &options, &writer, err));
	must_fail(KZ_E_NO_INDEX, kz_index_open("", &index, err));
	assert_false(exists(below(folder, "lock")));
	assert_false(exists(below(folder, "spool")));
	char *notes = read_bytes(below(folder, "notes"), &size);
	assert_string_equal(notes, "mine");
	free(notes);
	char *brief = read_bytes(file, &size);
	assert_string_equal(brief, "Geachte Voorzitter,\n");
	free(brief);
	/* An empty directory may become one. */
	make_folder(below(*state, "empty"));
	must_fail(KZ_E_NO_INDEX,
		kz_writer_open(below(*state, "empty"), NULL, &writer, err));
	kz_writer_close(open_writer(below(*state, "empty"), KZ_WRITER_CREATE));
}

static void a_link_is_read_and_not_written(void **state)
{
	const char *path = below(*state, "index"), *link = below(*state, "link");
	kz_writer *writer = NULL;
	store(path, "a", "Alfa", NULL);
	assert_int_equal(symlink(path, link), 0);
	assert_string_equal(search_at(link, "alfa"), "a");
	must_fail(KZ_E_IO, kz_writer_open(link, NULL, &writer, err));
}

static void damage_to_current_is_told(void **state)
{
	static const char *const lines[] = {"", "garbage\n", "gen-1\n", "../../etc\n",
		"gen-00000x\n", "gen-000099\n"};
	const char *path = below(*state, "index");
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	kz_writer *writer = NULL;
	store(path, "a", "Alfa", NULL);
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		write_text(below(path, "current"), lines[i]);
		open_fails_both_ways(path, KZ_E_CORRUPT);
	}
	/* Whoever begins anew is not kept from it. */
	options.flags = KZ_WRITER_RESTART;
	must(kz_writer_open(path, &options, &writer, err));
	put(writer, "b", "Beta", NULL);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(search_at(path, "*"), "b");
}

static void a_lost_generation_is_damage(void **state)
{
	const char *path = below(*state, "index");
	store(path, "a", "Alfa", NULL);
	remove_tree(generation_of(path));
	open_fails_both_ways(path, KZ_E_CORRUPT);
}

static void replace_in_file(const char *path, const char *from, const char *to)
{
	size_t size;
	char *text = read_bytes(path, &size), *at = strstr(text, from);
	assert_non_null(at);
	char *changed = malloc(size + strlen(to) + 1);
	assert_non_null(changed);
	sprintf(changed, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
	write_text(path, changed);
	free(changed);
	free(text);
}

static void another_format_or_analysis_is_refused(void **state)
{
	static const char *const changes[][2] = {
		{"format: 4", "format: 1"},
		{"format: 4", "format: x"},
		{"name: kamerzoek", "name: lemmata"},
		{"version: ", "version: 9"},
		{"fingerprint: ", "fingerprint: 0"},
		{"format: 4\n", ""},
	};
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	kz_writer *writer = NULL;
	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
		char name[20];
		snprintf(name, sizeof name, "index%zu", i);
		const char *path = below(*state, name);
		store(path, "a", "Alfa", NULL);
		kz_index *before = open_index(path);
		replace_in_file(below(generation_of(path), "analysis"), changes[i][0],
			changes[i][1]);
		open_fails_both_ways(path, KZ_E_FORMAT);
		options.flags = KZ_WRITER_RESTART;
		must(kz_writer_open(path, &options, &writer, err));
		put(writer, "b", "Beta", NULL);
		must(kz_writer_commit(writer, err));
		kz_writer_close(writer);
		assert_string_equal(search_at(path, "*"), "b");
		kz_index_close(before);
	}
}

static void the_analysis_of_an_index_is_its_own(void **state)
{
	const char *path = below(*state, "index");
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	kz_writer *writer = NULL;
	options.flags = KZ_WRITER_CREATE;
	options.analysis = "lemmata";
	must_fail(KZ_E_ARGUMENT, kz_writer_open(path, &options, &writer, err));
	assert_false(exists(path));
	options.analysis = "snowball";
	must(kz_writer_open(path, &options, &writer, err));
	kz_writer_close(writer);
	must(kz_writer_open(path, &options, &writer, err));
	kz_writer_close(writer);
	options.analysis = "lemmata";
	must_fail(KZ_E_ARGUMENT, kz_writer_open(path, &options, &writer, err));
}

static void damage_to_the_text_is_told(void **state)
{
	const char *path = below(*state, "index");
	store(path, "a", "Alfa", "de tekst van alfa");
	store(path, "b", "Beta", "de tekst van beta");
	const char *text = below(generation_of(path), "text");
	size_t size;
	char *bytes = read_bytes(text, &size);
	kz_document *document = NULL;
	kz_results *results = NULL;
	kz_writer *writer = NULL;

	/* Every byte of the first document's block is looked after. */
	for (size_t i = 0; i < size / 3; i++) {
		bytes[i] ^= 0x20;
		write_bytes(text, bytes, size);
		kz_index *index = open_index(path);
		must_fail(KZ_E_CORRUPT, kz_index_get(index, "a", &document, err));
		assert_null(document);
		kz_index_close(index);
		bytes[i] ^= 0x20;
	}
	bytes[0] ^= 1;
	write_bytes(text, bytes, size);
	kz_index *index = open_index(path);
	must_fail(KZ_E_CORRUPT, kz_search(index, "alfa", NULL, &results, err));
	assert_null(results);
	must(kz_index_get(index, "b", &document, err));
	kz_document_free(document);
	assert_string_equal(search(index, "beta", NULL), "b");
	bytes[0] ^= 1;
	write_bytes(text, bytes, size - 1);
	must_fail(KZ_E_CORRUPT, kz_index_get(index, "b", &document, err));
	must_fail(KZ_E_CORRUPT, kz_writer_open(path, NULL, &writer, err));
	assert_null(writer);
	kz_index_close(index);
	/* A tail that no commit knows of is cut off, not counted. */
	write_bytes(text, bytes, size);
	FILE *more = fopen(text, "ab");
	assert_non_null(more);
	fputs("half a commit", more);
	fclose(more);
	store(path, "c", "Gamma", "de tekst van gamma");
	assert_string_equal(fact_of(path, "a", KZ_TITLE), "Alfa");
	assert_string_equal(fact_of(path, "c", KZ_TITLE), "Gamma");
	remove_file(text);
	open_fails_both_ways(path, KZ_E_CORRUPT);
	free(bytes);
}

/* A program of an older version has smaller structs; of a newer one, larger. */
static void structs_may_be_of_another_size(void **state)
{
	const char *path = below(*state, "index");
	struct {
		kz_index_info info;
		char newer[32];
	} larger;
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	options.analysis = "never looked at";
	options.size = offsetof(kz_writer_options, analysis);
	must(kz_writer_open(path, &options, &writer, err));
	put(writer, "a", "Alfa", "alfa");
	put(writer, "b", "Beta", "alfa");
	must(kz_writer_commit(writer, err));
	kz_folder_options folder = KZ_FOLDER_OPTIONS_INIT;
	folder.size = offsetof(kz_folder_options, on_file);
	folder.on_file = (kz_file_fn *)1;
	write_text(below(*state, "c.txt"), "gamma");
	must(kz_writer_put_files(writer, below(*state, "c.txt"), &folder, err));
	folder.size = 0;
	must_fail(KZ_E_ARGUMENT, kz_writer_put_files(writer, *state, &folder, err));
	kz_writer_close(writer);
	options.size = 0;
	must_fail(KZ_E_ARGUMENT, kz_writer_open(path, &options, &writer, err));

	kz_index *index = open_index(path);
	kz_search_options search_options = KZ_SEARCH_OPTIONS_INIT;
	search_options.limit = 1;
	search_options.matching = 99;
	search_options.filter = (const kz_filter *)1;
	search_options.size = offsetof(kz_search_options, snippet_bytes);
	assert_string_equal(search(index, "alfa", &search_options), "a");
	search_options.size = 0;
	kz_results *results = NULL;
	must_fail(
		KZ_E_ARGUMENT, kz_search(index, "alfa", &search_options, &results, err));
	kz_index_info info = KZ_INDEX_INFO_INIT;
	info.size = offsetof(kz_index_info, records);
	info.records = 77;
	must(kz_index_get_info(index, &info, err));
	assert_int_equal(info.documents, 2);
	assert_int_equal(info.records, 77);
	memset(&larger, 'x', sizeof larger);
	larger.info.size = sizeof larger;
	must(kz_index_get_info(index, &larger.info, err));
	assert_int_equal(larger.info.documents, 2);
	assert_int_equal(larger.info.size, sizeof larger);
	assert_int_equal(larger.newer[0], 0);
	kz_index_close(index);
}

static void handles_close_in_any_order(void **state)
{
	const char *path = below(*state, "index");
	store(path, "a", "Alfa", "alfa beta");
	kz_writer *writer = open_writer(path, 0);
	kz_index *index = open_index(path);
	kz_cursor *cursor = NULL;
	const kz_document *listed = NULL;
	kz_document *document = NULL;
	kz_results *results = NULL;
	kz_filter *filter = NULL;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	must(kz_filter_new(&filter, err));
	must(kz_filter_text(filter, "id", "a", err));
	options.filter = filter;
	must(kz_index_list(index, &cursor, err));
	must(kz_index_get(index, "a", &document, err));
	must(kz_search(index, "beta", &options, &results, err));
	kz_index_close(index);
	kz_writer_close(writer);
	must(kz_cursor_next(cursor, &listed, err));
	assert_string_equal(kz_document_get(listed, KZ_TITLE), "Alfa");
	must_give(KZ_DONE, kz_cursor_next(cursor, &listed, err));
	assert_null(listed);
	kz_filter_free(filter);
	kz_cursor_close(cursor);
	assert_string_equal(kz_document_get(document, KZ_TITLE), "Alfa");
	const kz_hit *hit = kz_results_at(results, 0);
	assert_string_equal(kz_document_get(hit->document, KZ_ID), "a");
	assert_true(hit->part_count >= 2);
	kz_document_free(document);
	kz_results_close(results);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(a_new_index_is_one_from_the_start),
		in_directory(in_an_index_of_nothing_nothing_is_found),
		in_directory(what_is_no_index_is_left_alone),
		in_directory(a_link_is_read_and_not_written),
		in_directory(damage_to_current_is_told),
		in_directory(a_lost_generation_is_damage),
		in_directory(another_format_or_analysis_is_refused),
		in_directory(the_analysis_of_an_index_is_its_own),
		in_directory(damage_to_the_text_is_told),
		in_directory(structs_may_be_of_another_size),
		in_directory(handles_close_in_any_order),
	};
	return cmocka_run_group_tests_name("open", tests, NULL, NULL);
}
