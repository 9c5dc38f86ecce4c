/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the tests of the public API share: a directory of their own, documents in
 * one line, and searches as one string. Includes the public headers only, as any
 * other program would.
 */
#ifndef SUPPORT_H
#define SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <kamerzoek.h>

/* The call succeeds, and leaves the error as it was: an error is only written to
 * on failure. */
#define must(call) must_give(KZ_OK, call)

#define must_give(status_wanted, call)                                                   \
	do {                                                                             \
		kz_error told = untold_error();                                          \
		kz_error *err = &told;                                                   \
		kz_status got = (call);                                                  \
		if (got != (status_wanted))                                              \
			fail_msg(                                                        \
				"%s: %s: %s", #call, kz_status_name(got), told.message); \
		assert_untold(&told);                                                    \
	} while (0)

/* The call fails with this status, and says so in words fit for a terminal. */
#define must_fail(status_wanted, call)                                                \
	do {                                                                          \
		kz_error told = untold_error();                                       \
		kz_error *err = &told;                                                \
		kz_status got = (call);                                               \
		if (got != (status_wanted))                                           \
			fail_msg("%s: %s and not %s: %s", #call, kz_status_name(got), \
				kz_status_name(status_wanted), told.message);         \
		assert_told(&told, got);                                              \
		last_error = told;                                                    \
	} while (0)

/* What the last must_fail() was told. */
extern kz_error last_error;

kz_error untold_error(void);
void assert_untold(const kz_error *err);
void assert_told(const kz_error *err, kz_status status);
/* One line of UTF-8 without control characters. */
void assert_printable(const char *text);

/* rand() by KAMERZOEK_TEST_SEED, or by a new seed; which is told, so that a failure can
 * be had again. */
void seed_chance(void);

/* ---- Files ---- */

/* For cmocka: *state is the path of an empty directory, removed afterwards. */
int make_directory(void **state);
int remove_directory(void **state);

#define in_directory(test) \
	cmocka_unit_test_setup_teardown(test, make_directory, remove_directory)

/* directory/name, valid for the next 63 calls. */
const char *below(const char *directory, const char *name);

void write_bytes(const char *path, const void *bytes, size_t size);
void write_text(const char *path, const char *text);
/* A text whose header lines give it an id and a title. */
void write_letter(const char *path, const char *id, const char *title, const char *body);
/* The whole file and a NUL; free it. */
char *read_bytes(const char *path, size_t *size);
void make_folder(const char *path);
bool exists(const char *path);
void remove_file(const char *path);
void remove_tree(const char *path);
/* The generation in use of the index at path: its directory. */
const char *generation_of(const char *path);

/* ---- Documents and indexes ---- */

kz_document *make_document(const char *id, const char *title, const char *body);
void put(kz_writer *writer, const char *id, const char *title, const char *body);

kz_writer *open_writer(const char *path, uint32_t flags);
/* The same of an index of so many shards; 0: as it is. */
kz_writer *open_shards(const char *path, uint32_t shards, uint32_t flags);
kz_index *open_index(const char *path);

/* Opens, puts one, commits, closes. */
void store(const char *path, const char *id, const char *title, const char *body);
/* Opens, puts the folder, commits, closes; see told_files() for what it was told. */
void index_folder(const char *path, const char *folder, uint32_t flags);
/* "added a.txt, skipped b.bin": each file by its name, since the last such call. */
const char *told_files(void);
kz_folder_options telling(uint32_t flags);

/* The ids of the hits, "a b ~c": with ~ those that only match in part. Valid for
 * the next 7 calls. */
const char *search(kz_index *index, const char *query, const kz_search_options *options);
/* The same in the newest commit of the index at path, all hits. */
const char *search_at(const char *path, const char *query);

uint64_t revision_of(const char *path);
uint64_t count_documents(const char *path);
/* A property of the document of that name; "(none)" when there is no such document. */
const char *fact_of(const char *path, const char *name, kz_property property);

#endif
