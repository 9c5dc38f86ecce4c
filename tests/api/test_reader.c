/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Readers under a writer: what is open stays right, and errors of the engine stay
 * unseen. The engine only notices at the second commit after it was opened. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Enough for the engine to need several blocks for each of its tables. */
enum { MANY = 800 };

static void fill(kz_writer *writer, const char *with, unsigned count)
{
	char id[20], body[200];
	for (unsigned i = 0; i < count; i++) {
		snprintf(id, sizeof id, "d%04u", i);
		snprintf(body, sizeof body, "appel %s w%u x%u y%u van deze brief", with,
			i, i * 7 % 1000, i * 13 % 1000);
		put(writer, id, with, body);
	}
	must(kz_writer_commit(writer, err));
}

static uint64_t total_of(kz_index *index, const char *query)
{
	kz_results *results = NULL;
	must(kz_search(index, query, NULL, &results, err));
	uint64_t total = kz_results_total(results);
	assert_int_equal(kz_results_count(results), total < 10 ? total : 10);
	for (size_t i = 0; i < kz_results_count(results); i++)
		assert_true(kz_results_at(results, i)->part_count > 0);
	kz_results_close(results);
	return total;
}

static void a_reader_sees_its_commit_until_it_looks_again(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put(writer, "a", "Alfa", "appel");
	must(kz_writer_commit(writer, err));
	kz_index *index = open_index(path);
	assert_string_equal(search(index, "appel", NULL), "a");
	put(writer, "b", "Beta", "appel");
	must(kz_writer_commit(writer, err));
	assert_string_equal(search(index, "appel", NULL), "a");
	must(kz_index_refresh(index, err));
	assert_string_equal(search(index, "appel", NULL), "a b");
	kz_index_close(index);
	kz_writer_close(writer);
}

/* must() also sees to it that a search that had to be done again tells no error. */
static void searches_are_right_over_two_commits_and_more(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	kz_document *document = NULL;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	fill(writer, "een", MANY);
	kz_index *index = open_index(path), *other = open_index(path),
		 *third = open_index(path);
	assert_int_equal(total_of(index, "appel"), MANY);
	fill(writer, "twee", MANY);
	fill(writer, "drie", MANY / 2);
	/* All of a commit, or nothing of it. */
	assert_int_equal(total_of(index, "appel"), MANY);
	uint64_t old = total_of(index, "een"), two = total_of(index, "twee"),
		 three = total_of(index, "drie");
	assert_true((old == MANY && two == 0 && three == 0) ||
		    (old == 0 && two == MANY / 2 && three == MANY / 2));
	must(kz_index_get(other, "d0007", &document, err));
	const char *title = kz_document_get(document, KZ_TITLE);
	assert_true(strcmp(title, "een") == 0 || strcmp(title, "drie") == 0);
	kz_document_free(document);
	fill(writer, "vier", MANY);
	fill(writer, "vijf", MANY);
	must(kz_index_get_info(third, &info, err));
	assert_int_equal(info.documents, MANY);
	assert_int_equal(total_of(third, "appel"), MANY);
	must(kz_index_refresh(third, err));
	assert_int_equal(total_of(third, "vijf"), MANY);
	must(kz_index_refresh(index, err));
	assert_int_equal(total_of(index, "vijf"), MANY);
	must(kz_index_get(other, "d0008", &document, err));
	kz_document_free(document);
	kz_index_close(index);
	kz_index_close(other);
	kz_index_close(third);
	kz_writer_close(writer);
}

/* Documents as they were when the list began, or word that it must begin again. */
static void a_list_over_two_commits_is_right_or_says_so(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	kz_cursor *cursor = NULL;
	const kz_document *document = NULL;
	char id[20];
	kz_status st = KZ_OK;
	fill(writer, "een", MANY * 2);
	kz_index *index = open_index(path);
	must(kz_index_list(index, &cursor, err));
	must(kz_cursor_next(cursor, &document, err));
	assert_string_equal(kz_document_get(document, KZ_ID), "d0000");
	fill(writer, "twee", MANY / 2);
	fill(writer, "drie", MANY / 2);
	unsigned count = 1;
	while ((st = kz_cursor_next(cursor, &document, NULL)) == KZ_OK) {
		snprintf(id, sizeof id, "d%04u", count++);
		assert_string_equal(kz_document_get(document, KZ_ID), id);
		assert_string_equal(kz_document_get(document, KZ_TITLE), "een");
	}
	assert_int_equal(st, KZ_E_CHANGED);
	assert_null(document);
	must_fail(KZ_E_CHANGED, kz_cursor_next(cursor, &document, err));
	assert_null(document);
	kz_cursor_close(cursor);
	/* Begun again, it is the newest. */
	must(kz_index_list(index, &cursor, err));
	for (count = 0; kz_cursor_next(cursor, &document, NULL) == KZ_OK; count++)
		assert_string_equal(kz_document_get(document, KZ_TITLE),
			count < MANY / 2 ? "drie" : "een");
	assert_int_equal(count, MANY * 2);
	kz_cursor_close(cursor);
	kz_index_close(index);
	kz_writer_close(writer);
}

/* So much at once may be a new generation, beside which the old one stays right. */
static void a_list_over_large_commits_is_right_or_says_so(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	kz_cursor *cursor = NULL;
	const kz_document *document = NULL;
	unsigned count = 0;
	kz_status st;
	fill(writer, "een", MANY);
	kz_index *index = open_index(path);
	must(kz_index_list(index, &cursor, err));
	fill(writer, "twee", MANY);
	fill(writer, "drie", MANY);
	while ((st = kz_cursor_next(cursor, &document, NULL)) == KZ_OK) {
		assert_string_equal(kz_document_get(document, KZ_TITLE), "een");
		count++;
	}
	assert_true(st == KZ_E_CHANGED || (st == KZ_DONE && count == MANY));
	kz_cursor_close(cursor);
	must(kz_index_refresh(index, err));
	assert_int_equal(total_of(index, "drie"), MANY);
	assert_int_equal(total_of(index, "een"), 0);
	kz_index_close(index);
	kz_writer_close(writer);
}

static void a_reader_follows_to_a_new_generation(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	kz_document *document = NULL;
	kz_cursor *cursor = NULL;
	const kz_document *listed = NULL;
	fill(writer, "een", 50);
	kz_writer_close(writer);
	const char *old = generation_of(path);
	kz_index *index = open_index(path), *idle = open_index(path);
	must(kz_index_list(index, &cursor, err));
	must(kz_cursor_next(cursor, &listed, err));
	writer = open_writer(path, KZ_WRITER_RESTART);
	put(writer, "new", "Nieuw", "appel peer");
	/* Until the commit they keep the old one. */
	assert_int_equal(total_of(index, "appel"), 50);
	must(kz_index_refresh(index, err));
	assert_int_equal(total_of(index, "appel"), 50);
	must(kz_writer_commit(writer, err));
	assert_string_not_equal(generation_of(path), old);
	assert_false(exists(old));
	/* The old one's files are gone; whoever has them open goes on as it was. */
	uint64_t seen = total_of(index, "appel");
	assert_true(seen == 50 || seen == 1);
	kz_status st = kz_cursor_next(cursor, &listed, NULL);
	assert_true(st == KZ_OK || st == KZ_E_CHANGED);
	if (st == KZ_OK)
		assert_string_equal(kz_document_get(listed, KZ_TITLE), "een");
	must(kz_index_refresh(index, err));
	assert_string_equal(search(index, "appel", NULL), "new");
	must(kz_index_get(index, "new", &document, err));
	kz_document_free(document);
	must_fail(KZ_E_NO_DOCUMENT, kz_index_get(index, "d0001", &document, err));
	put(writer, "more", "Meer", "appel");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	must(kz_index_refresh(idle, err));
	assert_int_equal(total_of(idle, "appel"), 2);
	kz_cursor_close(cursor);
	kz_index_close(index);
	kz_index_close(idle);
}

/* A refresh that fails has changed nothing. */
static void a_failed_refresh_keeps_what_was_seen(void **state)
{
	const char *path = below(*state, "index");
	size_t size;
	store(path, "a", "Alfa", "appel");
	kz_index *index = open_index(path);
	char *current = read_bytes(below(path, "current"), &size);
	write_text(below(path, "current"), "gen-000777\n");
	must_fail(KZ_E_CORRUPT, kz_index_refresh(index, err));
	assert_string_equal(search(index, "appel", NULL), "a");
	write_text(below(path, "current"), "garbage\n");
	must_fail(KZ_E_CORRUPT, kz_index_refresh(index, err));
	assert_string_equal(search(index, "appel", NULL), "a");
	remove_file(below(path, "current"));
	must_fail(KZ_E_NO_INDEX, kz_index_refresh(index, err));
	assert_string_equal(search(index, "appel", NULL), "a");
	write_text(below(path, "current"), current);
	must(kz_index_refresh(index, err));
	assert_string_equal(search(index, "appel", NULL), "a");
	free(current);
	kz_index_close(index);
}

/* What a caller passes is copied: also where the path led from. */
static void a_relative_path_stays_what_it_was(void **state)
{
	char before[600];
	assert_non_null(getcwd(before, sizeof before));
	assert_int_equal(chdir(*state), 0);
	store("index", "a", "Alfa", "appel");
	kz_index *index = open_index("index");
	kz_writer *writer = open_writer("index", 0);
	kz_cursor *cursor = NULL;
	put(writer, "b", "Beta", "appel");
	assert_int_equal(chdir("/"), 0);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	must(kz_index_refresh(index, err));
	assert_string_equal(search(index, "appel", NULL), "a b");
	must(kz_index_list(index, &cursor, err));
	kz_cursor_close(cursor);
	kz_index_close(index);
	assert_int_equal(chdir(before), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(a_reader_sees_its_commit_until_it_looks_again),
		in_directory(searches_are_right_over_two_commits_and_more),
		in_directory(a_list_over_two_commits_is_right_or_says_so),
		in_directory(a_list_over_large_commits_is_right_or_says_so),
		in_directory(a_reader_follows_to_a_new_generation),
		in_directory(a_failed_refresh_keeps_what_was_seen),
		in_directory(a_relative_path_stays_what_it_was),
	};
	return cmocka_run_group_tests_name("reader", tests, NULL, NULL);
}
