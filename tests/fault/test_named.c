/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A commit that makes a generation fails in the moment in which that is named, so that it
 * may be done, or not, or nobody can tell. What was there, or is new, is there in any
 * case, whole; and the same writer goes on from there, also when it changes its mind.
 */
#include "../api/support.h"
#include "calls.h"

#include <errno.h>
#include <stdio.h>

enum {
	LARGE = 300, /* documents from which on a commit makes a generation */
	LAST = 10    /* calls of it that are tried */
};

static kz_writer *put_new(const char *path, bool large)
{
	store(path, "oud", "Oud", "Een walvis.");
	kz_writer *writer = open_writer(path, large ? 0 : KZ_WRITER_RESTART);
	for (int i = 1; i < (large ? LARGE : 3); i++) {
		char id[16];
		snprintf(id, sizeof id, "nieuw-%d", i);
		put(writer, id, "Nieuw", "Een dolfijn.");
	}
	return writer;
}

static kz_status commit(kz_writer *writer, const char *path, const struct fault *fault)
{
	kz_error told = {0};
	watch(path, fault, NULL);
	kz_status st = kz_writer_commit(writer, &told);
	stop_watching();
	return st;
}

static unsigned long count_calls(const char *path, bool large, enum call call)
{
	kz_writer *writer = put_new(path, large);
	assert_int_equal(commit(writer, path, NULL), KZ_OK);
	kz_writer_close(writer);
	remove_tree(path);
	return calls_made(call);
}

static void must_be_whole(const char *path)
{
	kz_check_summary found = KZ_CHECK_SUMMARY_INIT;
	must(kz_index_check(path, NULL, &found, err));
	assert_int_equal(found.damages, 0);
}

static void must_be_old_or_new(const char *path, bool large, bool new)
{
	uint64_t count = count_documents(path), all = large ? LARGE : 2;
	assert_true(count == all || (count == 1 && !new));
	must_be_whole(path);
}

/* Of what the commit that failed should have put in, one is removed. */
static void must_go_on(kz_writer *writer, const char *path, bool large)
{
	kz_error why = {0};
	kz_status st = kz_writer_remove(writer, "nieuw-1", &why);
	assert_true(st == KZ_OK || st == KZ_E_NO_DOCUMENT);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_int_equal(count_documents(path), (large ? LARGE : 2) - (st == KZ_OK));
	kz_index *index = open_index(path);
	kz_document *document = NULL;
	assert_int_equal(kz_index_get(index, "nieuw-1", &document, &why),
		st == KZ_OK ? KZ_E_NO_DOCUMENT : KZ_OK);
	kz_document_free(document);
	kz_index_close(index);
	must_be_whole(path);
}

static unsigned fail_each(const char *directory, bool large, enum call call, int how)
{
	char path[300];
	unsigned failures = 0;
	snprintf(path, sizeof path, "%s/index", directory);
	unsigned long count = count_calls(path, large, call);
	struct fault fault = {
		.call = call, .how = how, .nth = count > LAST ? count - LAST : 1};
	for (; fault.nth <= count; fault.nth++) {
		for (fault.more = 0; fault.more < (call == CALL_OPEN ? 3 : 1);
			fault.more++) {
			for (int goes_on = 0; goes_on < 2; goes_on++) {
				kz_writer *writer = put_new(path, large);
				kz_status st = commit(writer, path, &fault);
				failures += st != KZ_OK;
				if (st != KZ_OK && goes_on) {
					must_go_on(writer, path, large);
				} else {
					kz_writer_close(writer);
					must_be_old_or_new(path, large, st == KZ_OK);
				}
				remove_tree(path);
			}
		}
	}
	return failures;
}

static void in_a_generation_that_is_begun(void **state)
{
	assert_true(fail_each(*state, false, CALL_OPEN, EMFILE) > 0);
	assert_true(fail_each(*state, false, CALL_SYNC, EIO) > 0);
	assert_true(fail_each(*state, false, CALL_RENAME, EIO) > 0);
}

static void in_one_that_takes_the_place_of_another(void **state)
{
	assert_true(fail_each(*state, true, CALL_OPEN, EMFILE) > 0);
	assert_true(fail_each(*state, true, CALL_SYNC, EIO) > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(in_a_generation_that_is_begun),
		in_directory(in_one_that_takes_the_place_of_another),
	};
	return cmocka_run_group_tests_name("named", tests, NULL, NULL);
}
