/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the tests of the rooms share: calls that must succeed or fail in a certain
 * way, a directory of their own, files in it, and chance that repeats itself.
 */
#ifndef SUPPORT_H
#define SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <kamerzoek/error.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
/* A literal with its length, so that it may hold a NUL. */
#define BYTES(literal) literal, sizeof literal - 1

/* In each of these the call is given err. */

/* It succeeds, and if not, the test says why. */
#define must(call)                                         \
	do {                                               \
		kz_error why_failed = {0};                 \
		kz_error *err = &why_failed;               \
		check_success(#call, (call), &why_failed); \
		(void)err;                                 \
	} while (0)

/* It fails with this status and offset, and its message has these words in it;
 * without an err it does the same. */
#define must_fail_at(wanted_status, wanted_offset, wanted_words, call)     \
	do {                                                               \
		kz_error why_failed = {0};                                 \
		kz_error *err = &why_failed;                               \
		check_failure(#call, (call), &why_failed, (wanted_status), \
			(wanted_offset), (wanted_words));                  \
		err = NULL;                                                \
		assert_int_equal((call), (wanted_status));                 \
	} while (0)

#define must_fail(wanted, words, call) must_fail_at(wanted, -1, words, call)

void check_success(const char *call, kz_status got, const kz_error *told);
void check_failure(const char *call, kz_status got, const kz_error *told,
	kz_status wanted, long long offset, const char *words);

/* This cannot be tried here. Not cmocka's skip(), which in TAP is a "not ok". */
#define skip_because(reason)                       \
	do {                                       \
		printf("# skipped: %s\n", reason); \
		return;                            \
	} while (0)

/* Fails, with what the row is about: for tables of cases. */
void same_text(const char *row, const char *got, const char *wanted);

/* For cmocka: *state is the path of an empty directory, removed afterwards. */
int make_directory(void **state);
int remove_directory(void **state);

/* Makes a folder there, and gives its path again. */
const char *new_folder(const char *path);

#define in_directory(test) \
	cmocka_unit_test_setup_teardown(test, make_directory, remove_directory)

/* directory/name, valid for the next 63 calls. */
const char *below(const char *directory, const char *name);

/* These make the folders on the way, too. They give the path, as below(). */
const char *write_bytes(
	const char *directory, const char *name, const char *bytes, size_t length);
const char *write_text(const char *directory, const char *name, const char *text);

/* The whole file with a NUL behind it; the caller frees it. */
char *read_bytes(const char *path, size_t *length);
bool exists(const char *path);

/* The same row of numbers in every run. */
uint64_t chance(uint64_t *seed);
/* 0 to limit - 1. */
uint64_t chance_below(uint64_t *seed, uint64_t limit);

#endif
