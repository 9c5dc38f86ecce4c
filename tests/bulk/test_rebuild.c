/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Commits of a writer that are made in bulk: the index is what it would have been
 * without, whatever was there, and whatever comes in between.
 */
#include "same_index.h"
#include "support.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "index/writer.h"

enum { SOME = 120 };

/* The linker sends what the library asks here. */
const char *__real_xapian_version(void);
const char *__wrap_xapian_version(void);
static const char *pretended;

const char *__wrap_xapian_version(void)
{
	return pretended != NULL ? pretended : __real_xapian_version();
}

static kz_writer *open_writer(const char *path, bool in_bulk)
{
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	must(kz_writer_open(path, &options, &writer, err));
	writer->limits.documents = 1;
	if (!in_bulk)
		writer->bulk = KZI_BULK_NEVER;
	return writer;
}

static void put(kz_writer *writer, unsigned number, const char *version)
{
	char id[32], text[4000];
	size_t length = 0;
	uint64_t seed = number + 1;
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	snprintf(id, sizeof id, "brief-%u", number);
	must(kz_document_set(document, KZ_ID, id, err));
	must(kz_document_set(document, KZ_TITLE, version, err));
	if (number % 3 == 0)
		must(kz_document_set(document, KZ_DATE, "2025-04-11", err));
	if (number % 7 == 0)
		must(kz_document_add(document, KZ_DOSSIERS, "36600-XIV", err));
	while (length < 500 + number % 5 * 700)
		length += (size_t)snprintf(text + length, sizeof text - length,
			"woord%u en ", (unsigned)chance_below(&seed, 400));
	must(kz_document_add_body(document, text, length, err));
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
}

static void put_some(kz_writer *writer, unsigned first, unsigned end, const char *version)
{
	for (unsigned i = first; i < end; i++)
		put(writer, i, version);
}

/* Says whether it was made in bulk: then it is another generation. */
static bool commit(kz_writer *writer)
{
	char before[KZI_GENERATION_NAME];
	memcpy(before, writer->generation, sizeof before);
	must(kz_writer_commit(writer, err));
	return strcmp(before, writer->generation) != 0;
}

static uint64_t count_documents(const char *path)
{
	kz_index *index = NULL;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	must(kz_index_open(path, &index, err));
	must(kz_index_get_info(index, &info, err));
	kz_index_close(index);
	return info.documents;
}

static void whatever_was_there(void **state)
{
	const char *const paths[] = {
		below(*state, "in-bulk"), below(*state, "by-engine")};
	kz_writer *writers[] = {
		open_writer(paths[0], true), open_writer(paths[1], false)};
	for (int i = 0; i < 2; i++) {
		put_some(writers[i], 0, SOME, "een");
		assert_int_equal(commit(writers[i]), i == 0);
	}
	must(same_index(paths[0], paths[1], err));
	/* Replaced, removed, new; and nothing is there twice. */
	for (int i = 0; i < 2; i++) {
		put_some(writers[i], 20, SOME / 2, "twee");
		put_some(writers[i], SOME, SOME + 50, "twee");
		must(kz_writer_remove(writers[i], "brief-3", err));
		must(kz_writer_remove(writers[i], "brief-30", err));
		put(writers[i], 40, "drie");
		assert_int_equal(commit(writers[i]), i == 0);
	}
	must(same_index(paths[0], paths[1], err));
	/* What was removed comes back. */
	for (int i = 0; i < 2; i++) {
		put_some(writers[i], 0, SOME, "vier");
		assert_int_equal(commit(writers[i]), i == 0);
		kz_writer_close(writers[i]);
	}
	must(same_index(paths[0], paths[1], err));
	assert_int_equal(count_documents(paths[0]), SOME + 50);
}

static void small_ones_are_not_made_in_bulk(void **state)
{
	kz_writer *writer = open_writer(below(*state, "index"), true);
	put_some(writer, 0, SOME, "een");
	assert_true(commit(writer));
	put_some(writer, 0, SOME / 2 - 1, "twee");
	assert_false(commit(writer));
	must(kz_writer_remove(writer, "brief-3", err));
	assert_false(commit(writer));
	kz_writer_close(writer);
}

static void threads_make_no_difference(void **state)
{
	const char *one = below(*state, "one");
	for (unsigned threads = 1; threads <= 5; threads += 2) {
		char name[16];
		snprintf(name, sizeof name, "threads-%u", threads);
		const char *path = threads == 1 ? one : below(*state, name);
		kz_writer *writer = open_writer(path, true);
		writer->limits.threads = threads;
		writer->limits.stretch = 5000;
		put_some(writer, 0, SOME, "een");
		assert_true(commit(writer));
		put_some(writer, SOME / 4, SOME, "twee");
		assert_true(commit(writer));
		kz_writer_close(writer);
		must(same_index(one, path, err));
	}
}

/* Xapian has gone on, and we know nothing of that. */
static void another_engine_is_told_of_once(void **state)
{
	const char *path = below(*state, "index"), *other = below(*state, "other");
	kz_writer *writer = open_writer(path, true);
	pretended = "1.5.0";
	put_some(writer, 0, SOME, "een");
	assert_string_equal(kz_writer_warning(writer), "");
	assert_false(commit(writer));
	pretended = NULL;
	assert_non_null(strstr(kz_writer_warning(writer), "Xapian 1.5.0"));
	put_some(writer, 0, SOME, "twee");
	assert_false(commit(writer));
	kz_writer_close(writer);
	writer = open_writer(other, true);
	put_some(writer, 0, SOME, "twee");
	assert_true(commit(writer));
	assert_string_equal(kz_writer_warning(writer), "");
	kz_writer_close(writer);
	assert_int_equal(count_documents(path), SOME);
}

/* ---- What comes in between ---- */

/* The index at path is as it was, nothing of the attempt is left, and the writer can
 * still do it. */
static void check_the_attempt(const char *path, kz_writer *writer, uint64_t documents)
{
	char generation[KZI_GENERATION_NAME], last[KZI_GENERATION_NAME];
	must(kzi_current_read(path, generation, err));
	must(kzi_generation_last(path, last, err));
	assert_string_equal(generation, last);
	assert_string_equal(generation, writer->generation);
	assert_int_equal(count_documents(path), documents);
}

static bool stop(void *context, const kz_progress *progress)
{
	unsigned *left = context;
	assert_int_equal(progress->total, SOME);
	assert_true(progress->done <= progress->total);
	return *left > 0 && (*left)-- > 0;
}

static void the_caller_stops_it(void **state)
{
	const char *path = below(*state, "index"), *other = below(*state, "other");
	kz_writer *writer = open_writer(path, true), *calm = open_writer(other, true);
	writer->limits.stretch = 3000;
	put_some(writer, 0, 30, "een");
	assert_true(commit(writer));
	put_some(writer, 0, SOME, "twee");
	for (unsigned left = 0; left < 20; left += 9) {
		unsigned count = left;
		/* Of what other threads do, less may be told. */
		writer->limits.threads = left > 0 ? 1 : 2;
		kz_writer_on_progress(writer, stop, &count);
		must_fail(KZ_E_CANCELLED, "stopped", kz_writer_commit(writer, err));
		check_the_attempt(path, writer, 30);
	}
	kz_writer_on_progress(writer, NULL, NULL);
	assert_true(commit(writer));
	put_some(calm, 0, 30, "een");
	assert_true(commit(calm));
	put_some(calm, 0, SOME, "twee");
	assert_true(commit(calm));
	kz_writer_close(calm);
	kz_writer_close(writer);
	must(same_index(path, other, err));
}

static void put_named(kz_writer *writer, const char *id, const char *alias)
{
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	must(kz_document_set(document, KZ_ID, id, err));
	must(kz_document_set(document, KZ_TITLE, id, err));
	if (alias != NULL)
		must(kz_document_add(document, KZ_ALIASES, alias, err));
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
}

/* A commit that was stopped has let go by which names the documents of it are known;
 * what comes next finds them again. */
static void names_are_known_after_it(void **state)
{
	const char *path = below(*state, "index"), *other = below(*state, "other");
	for (int stopped = 0; stopped < 2; stopped++) {
		unsigned count = 0;
		kz_writer *writer = open_writer(stopped ? path : other, true);
		put_some(writer, 0, 10, "een");
		put_named(writer, "oud", "bijnaam");
		assert_true(commit(writer));
		must(kz_writer_remove(writer, "oud", err));
		put_some(writer, 10, SOME - 2, "een");
		put_named(writer, "eerste", NULL);
		put_named(writer, "tweede", NULL);
		if (stopped) {
			kz_writer_on_progress(writer, stop, &count);
			must_fail(
				KZ_E_CANCELLED, "stopped", kz_writer_commit(writer, err));
			kz_writer_on_progress(writer, NULL, NULL);
		}
		put(writer, 20, "twee");
		put_named(writer, "derde", "tweede");
		put_named(writer, "oud", "bijnaam");
		assert_true(commit(writer));
		kz_writer_close(writer);
		assert_int_equal(count_documents(stopped ? path : other), SOME + 1);
	}
	must(same_index(path, other, err));
}

static void allow_files_of(rlim_t bytes)
{
	struct rlimit limit;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* As a disk that is full: at each place that is written to. */
static void no_file_may_be_so_large(void **state)
{
	const char *path = below(*state, "index"), *other = below(*state, "other");
	kz_writer *writer = open_writer(path, true);
	unsigned failures = 0;
	kz_status st = KZ_E_IO;
	put_some(writer, 0, 30, "een");
	assert_true(commit(writer));
	put_some(writer, 0, SOME, "twee");
	must(kzi_spool_flush(writer->spool, err));
	signal(SIGXFSZ, SIG_IGN);
	for (rlim_t bytes = 64; st != KZ_OK; bytes += bytes / 3) {
		kz_error err = {0};
		allow_files_of(bytes);
		st = kz_writer_commit(writer, &err);
		allow_files_of(RLIM_INFINITY);
		if (st == KZ_OK)
			break;
		if (st != KZ_E_IO)
			fail_msg("%lu bytes: %s", (unsigned long)bytes, err.message);
		check_the_attempt(path, writer, 30);
		failures++;
	}
	signal(SIGXFSZ, SIG_DFL);
	assert_true(failures > 5);
	kz_writer_close(writer);
	writer = open_writer(other, false);
	put_some(writer, 0, 30, "een");
	commit(writer);
	put_some(writer, 0, SOME, "twee");
	commit(writer);
	kz_writer_close(writer);
	must(same_index(path, other, err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(whatever_was_there),
		in_directory(small_ones_are_not_made_in_bulk),
		in_directory(threads_make_no_difference),
		in_directory(another_engine_is_told_of_once),
		in_directory(the_caller_stops_it),
		in_directory(names_are_known_after_it),
		in_directory(no_file_may_be_so_large),
	};
	return cmocka_run_group_tests_name("bulk-rebuild", tests, NULL, NULL);
}
