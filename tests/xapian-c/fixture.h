/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the tests of xapian-c share: a directory of their own, and the few calls
 * that every test begins with. Uses xapian-c.h like any other program.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "xapian-c.h"

/* The call succeeds, and if not, the test says why. */
#define must(call)                                                                      \
	do {                                                                            \
		xapian_error told = {0};                                                \
		xapian_error *err = &told;                                              \
		xapian_status got = (call);                                             \
		if (got != XAPIAN_OK)                                                   \
			fail_msg("%s: %d %s: %s", #call, got, told.type, told.message); \
	} while (0)

/* The call fails with this status, which is also told, with words. */
#define must_fail(status_wanted, call)                                \
	do {                                                          \
		xapian_error told = {0};                              \
		xapian_error *err = &told;                            \
		xapian_status got = (call);                           \
		if (got != (status_wanted))                           \
			fail_msg("%s: %d and not %d: %s", #call, got, \
				(int)(status_wanted), told.message);  \
		assert_int_equal(told.status, got);                   \
		assert_true(told.type[0] != '\0');                    \
		assert_true(told.message[0] != '\0');                 \
	} while (0)

#define BYTES(literal) literal, sizeof literal - 1

/* For cmocka: *state is the path of an empty directory, removed afterwards. */
int make_directory(void **state);
int remove_directory(void **state);

#define in_directory(test) \
	cmocka_unit_test_setup_teardown(test, make_directory, remove_directory)

/* directory/name, valid for the next 63 calls. */
const char *below(const char *directory, const char *name);

void write_file(const char *path, const char *bytes, size_t size);

/* A document of these words at positions 1, 2, ...; the words are also its data,
 * and its value in slot 0 when value is not NULL. */
xapian_document *document_of(const char *words, const char *value);

/* Adds it and gives its docid. */
uint32_t add(xapian_writable *writable, const char *words, const char *value);

xapian_writable *open_writer(const char *path, int mode);
xapian_database *open_reader(const char *path);

/* A new database with one document for each of the words, committed. */
void make_database(const char *path, const char *const *words, size_t count);

uint32_t count_documents(xapian_database *database);

#endif
