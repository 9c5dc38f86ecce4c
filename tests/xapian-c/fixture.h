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
#include <string.h>

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

#define assert_bytes(given, literal)                                                 \
	do {                                                                         \
		xapian_bytes those = (given);                                        \
		if (those.size != sizeof literal - 1 || those.data == NULL ||        \
			memcmp(those.data, literal, those.size) != 0)                \
			fail_msg("%s: '%.*s' and not '%s'", #given, (int)those.size, \
				those.data ? those.data : "NULL", literal);          \
	} while (0)

/* What an xapian_..._describe gives; the object, its type without "xapian_". */
#define assert_described(type, object, literal)                     \
	do {                                                        \
		xapian_bytes said;                                  \
		must(xapian_##type##_describe(object, &said, err)); \
		assert_bytes(said, literal);                        \
	} while (0)

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
xapian_writable *open_memory(void);
xapian_database *open_reader(const char *path);

/* A new database with one document for each of the words, committed. */
void make_database(const char *path, const char *const *words, size_t count);

uint32_t count_documents(xapian_database *database);

xapian_query *query_of(const char *term);

/* What is left in the cursor, each followed by a comma; valid until the next call
 * of the same. The cursor is closed. */
const char *all_bytes(xapian_cursor *cursor);
const char *all_docids(xapian_cursor *cursor);
const char *all_positions(xapian_cursor *cursor);
/* "1=een,2=twee," */
const char *all_values(xapian_cursor *cursor);

/* The docids found, in order: "3,1,". The mset is closed. */
const char *all_matches(xapian_mset *mset);

/* Runs body in a child that ends before anybody looks for leaks: for what the engine
 * itself leaks when it fails. */
void apart(void (*body)(void));

/* A callback's failure, and how the call that it stopped tells of it. */
#define BROKEN "the callback broke"
#define must_break(call)                                          \
	do {                                                      \
		xapian_error told = {0};                          \
		xapian_error *err = &told;                        \
		assert_int_equal((call), XAPIAN_E_CALLBACK);      \
		assert_int_equal(told.status, XAPIAN_E_CALLBACK); \
		assert_string_equal(told.type, "callback");       \
		assert_string_equal(told.message, BROKEN);        \
	} while (0)

#endif
