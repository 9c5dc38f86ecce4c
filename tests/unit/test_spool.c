/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was put and not yet committed: in order, as often as it is asked for. */
#include "support.h"

#include "index/spool.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static kzi_spool *open_spool(const char *directory)
{
	kzi_spool *spool = NULL;
	must(kzi_spool_open(below(directory, "spool"), &spool, err));
	assert_non_null(spool);
	return spool;
}

static void add(kzi_spool *spool, kzi_spool_kind kind, const char *text)
{
	must(kzi_spool_add(spool, kind, text, strlen(text), err));
}

/* "P:een R:twee", from the start. */
static void holds(kzi_spool *spool, const char *wanted)
{
	kzi_spool_kind kind;
	kzi_buffer content = {0}, all = {0};
	size_t count = 0;
	must(kzi_spool_rewind(spool, err));
	kz_status st;
	while ((st = kzi_spool_next(spool, &kind, &content, NULL)) == KZ_OK) {
		kzi_buffer_format(&all, "%s%c:", count++ > 0 ? " " : "", (char)kind);
		kzi_buffer_append(&all, content.data, content.length);
	}
	assert_int_equal(st, KZ_DONE);
	assert_int_equal(kzi_spool_next(spool, &kind, &content, NULL), KZ_DONE);
	assert_true(kzi_spool_count(spool) == count);
	char *text = kzi_buffer_take(&all);
	same_text("spool", text, wanted);
	free(text);
	kzi_buffer_free(&content);
}

static void it_is_read_in_order_and_again(void **state)
{
	kzi_spool *spool = open_spool(*state);
	holds(spool, "");
	add(spool, KZI_SPOOL_PUT, "een");
	add(spool, KZI_SPOOL_REMOVE, "kst-1");
	add(spool, KZI_SPOOL_PRUNE, "/weg.txt");
	add(spool, KZI_SPOOL_PUT, "");
	holds(spool, "P:een R:kst-1 U:/weg.txt P:");
	holds(spool, "P:een R:kst-1 U:/weg.txt P:");
	/* Half way back to the start; and more behind it. */
	kzi_spool_kind kind;
	kzi_buffer content = {0};
	must(kzi_spool_rewind(spool, err));
	must(kzi_spool_next(spool, &kind, &content, err));
	must(kzi_spool_next(spool, &kind, &content, err));
	add(spool, KZI_SPOOL_PUT, "twee");
	holds(spool, "P:een R:kst-1 U:/weg.txt P: P:twee");
	kzi_buffer_free(&content);
	kzi_spool_close(spool);
	kzi_spool_close(NULL);
}

static void emptied_it_begins_anew(void **state)
{
	kzi_spool *spool = open_spool(*state);
	struct stat about;
	add(spool, KZI_SPOOL_PUT, "een");
	holds(spool, "P:een");
	add(spool, KZI_SPOOL_PUT, "nog niet geschreven");
	kzi_spool_empty(spool);
	holds(spool, "");
	assert_int_equal(stat(below(*state, "spool/pending"), &about), 0);
	assert_int_equal(about.st_size, 0);
	add(spool, KZI_SPOOL_PUT, "twee");
	holds(spool, "P:twee");
	kzi_spool_close(spool);
}

/* Nobody promised what was not committed. */
static void what_lay_there_is_forgotten(void **state)
{
	kzi_spool *spool = open_spool(*state);
	add(spool, KZI_SPOOL_PUT, "een");
	holds(spool, "P:een");
	/* As a writer leaves it that was killed. */
	size_t length;
	char *left = read_bytes(below(*state, "spool/pending"), &length);
	kzi_spool_close(spool);
	write_bytes(*state, "spool/pending", left, length);
	free(left);
	spool = open_spool(*state);
	holds(spool, "");
	kzi_spool_close(spool);
}

/* Beyond what is kept in memory before it is written. */
static void large_and_many_come_back(void **state)
{
	enum { COUNT_OF = 300, LARGEST = 1 << 20 };
	kzi_spool *spool = open_spool(*state);
	char *bytes = malloc(LARGEST);
	kzi_buffer content = {0};
	assert_non_null(bytes);
	for (int again = 0; again < 2; again++) {
		uint64_t seed = 9;
		for (int i = 0; i < COUNT_OF; i++) {
			size_t length =
				(size_t)chance_below(&seed, i % 50 == 0 ? LARGEST : 4000);
			memset(bytes, i, length);
			must(kzi_spool_add(spool, KZI_SPOOL_PUT, bytes, length, err));
		}
		assert_true(kzi_spool_count(spool) == COUNT_OF);
		for (int twice = 0; twice < 2; twice++) {
			seed = 9;
			must(kzi_spool_rewind(spool, err));
			for (int i = 0; i < COUNT_OF; i++) {
				kzi_spool_kind kind;
				size_t length = (size_t)chance_below(
					&seed, i % 50 == 0 ? LARGEST : 4000);
				must(kzi_spool_next(spool, &kind, &content, err));
				assert_int_equal(content.length, length);
				memset(bytes, i, length);
				assert_memory_equal(content.data, bytes, length);
			}
		}
		kzi_spool_empty(spool);
	}
	kzi_buffer_free(&content);
	kzi_spool_close(spool);
	free(bytes);
}

/* Before and behind what has been written to the disk. */
static void what_came_after_a_mark_can_be_taken_out(void **state)
{
	kzi_spool *spool = open_spool(*state);
	kzi_spool_mark empty = kzi_spool_here(spool);
	add(spool, KZI_SPOOL_PUT, "een");
	kzi_spool_mark one = kzi_spool_here(spool);
	add(spool, KZI_SPOOL_PUT, "twee");
	kzi_spool_back_to(spool, one);
	holds(spool, "P:een");
	add(spool, KZI_SPOOL_PUT, "drie");
	kzi_spool_mark three = kzi_spool_here(spool);
	holds(spool, "P:een P:drie");
	add(spool, KZI_SPOOL_PUT, "vier");
	kzi_spool_back_to(spool, three);
	holds(spool, "P:een P:drie");
	kzi_spool_back_to(spool, one);
	holds(spool, "P:een");
	add(spool, KZI_SPOOL_REMOVE, "v");
	holds(spool, "P:een R:v");
	kzi_spool_back_to(spool, empty);
	holds(spool, "");
	kzi_spool_close(spool);
}

/* In the length, the sum, the kind, the content. */
static void a_changed_disk_is_noticed(void **state)
{
	const char *path = below(*state, "spool/pending");
	for (size_t i = 0; i < 16; i++) {
		kzi_spool *spool = open_spool(*state);
		kzi_spool_kind kind;
		kzi_buffer content = {0};
		add(spool, KZI_SPOOL_PUT, "1234567");
		must(kzi_spool_rewind(spool, err));
		size_t length;
		char *bytes = read_bytes(path, &length);
		assert_int_equal(length, 16);
		bytes[i] = (char)(bytes[i] ^ 1);
		write_bytes(*state, "spool/pending", bytes, length);
		kz_error told = {0};
		kz_status st = kzi_spool_next(spool, &kind, &content, &told);
		if (st != KZ_E_CORRUPT)
			fail_msg("byte %zu: %s", i, kz_status_name(st));
		assert_int_equal(content.length, 0);
		free(bytes);
		kzi_buffer_free(&content);
		kzi_spool_close(spool);
	}
}

static void a_cut_disk_is_noticed(void **state)
{
	for (off_t length = 0; length < 16; length++) {
		kzi_spool *spool = open_spool(*state);
		kzi_spool_kind kind;
		kzi_buffer content = {0};
		add(spool, KZI_SPOOL_PUT, "1234567");
		must(kzi_spool_rewind(spool, err));
		assert_int_equal(truncate(below(*state, "spool/pending"), length), 0);
		must_fail(KZ_E_CORRUPT, "ends before byte",
			kzi_spool_next(spool, &kind, &content, err));
		kzi_buffer_free(&content);
		kzi_spool_close(spool);
	}
}

static void it_has_a_limit(void **state)
{
	kzi_spool *spool = open_spool(*state);
	add(spool, KZI_SPOOL_PUT, "een");
	must_fail(KZ_E_LIMIT, "more than 8 GiB",
		kzi_spool_add(spool, KZI_SPOOL_PUT, "x", UINT64_C(8) << 30, err));
	must_fail(KZ_E_LIMIT, "commit first",
		kzi_spool_add(spool, KZI_SPOOL_PUT, "x", SIZE_MAX, err));
	holds(spool, "P:een");
	kzi_spool_close(spool);
}

static void what_cannot_be_opened_is_told(void **state)
{
	kzi_spool *spool = (kzi_spool *)state;
	must_fail(KZ_E_IO, "No such file",
		kzi_spool_open(below(*state, "no/spool"), &spool, err));
	assert_null(spool);
	write_text(*state, "file", "x");
	must_fail(KZ_E_IO, "Not a directory",
		kzi_spool_open(below(*state, "file"), &spool, err));
	write_text(*state, "victim", "precious");
	assert_int_equal(mkdir(below(*state, "spool"), 0700), 0);
	assert_int_equal(symlink("../victim", below(*state, "spool/pending")), 0);
	must_fail(KZ_E_IO, "spool/pending",
		kzi_spool_open(below(*state, "spool"), &spool, err));
	size_t length;
	char *kept = read_bytes(below(*state, "victim"), &length);
	assert_string_equal(kept, "precious");
	free(kept);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(it_is_read_in_order_and_again),
		in_directory(emptied_it_begins_anew),
		in_directory(what_lay_there_is_forgotten),
		in_directory(large_and_many_come_back),
		in_directory(what_came_after_a_mark_can_be_taken_out),
		in_directory(a_changed_disk_is_noticed),
		in_directory(a_cut_disk_is_noticed),
		in_directory(it_has_a_limit),
		in_directory(what_cannot_be_opened_is_told),
	};
	return cmocka_run_group_tests_name("spool", tests, NULL, NULL);
}
