/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stored documents: what goes in comes out, and what a disk has changed does not. */
#include "support.h"

#include "base/digest.h"
#include "index/text_store.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

enum { BLOCKS = 40 };

static kzi_text_store *open_store(const char *path, bool writing)
{
	kzi_text_store *store = NULL;
	must(kzi_text_open(path, writing, &store, err));
	assert_non_null(store);
	return store;
}

/* Of any length, 0 included; half of it packs well, half of it not at all. */
static void fill(kzi_buffer *out, uint64_t number)
{
	uint64_t seed = number;
	size_t length = number == 0 ? 0 : (size_t)chance_below(&seed, 5000);
	if (number == 7)
		length = 3 << 20;
	kzi_buffer_clear(out);
	for (size_t i = 0; i < length; i++)
		kzi_buffer_byte(
			out, (char)(number % 2 == 0 ? 'a' + i % 7 : chance(&seed)));
}

static void append(kzi_text_store *store, uint64_t number, kzi_text_place *place)
{
	kzi_buffer bytes = {0};
	fill(&bytes, number);
	must(kzi_text_append(store, &bytes, place, err));
	kzi_buffer_free(&bytes);
}

static void check(kzi_text_store *store, uint64_t number, kzi_text_place place)
{
	kzi_buffer wanted = {0}, got = {0};
	fill(&wanted, number);
	kzi_buffer_text(&got, "what was in it before");
	must(kzi_text_read(store, place, &got, err));
	assert_int_equal(got.length, wanted.length);
	if (wanted.length > 0)
		assert_memory_equal(got.data, wanted.data, wanted.length);
	kzi_buffer_free(&wanted);
	kzi_buffer_free(&got);
}

static uint64_t length_of(const char *path)
{
	struct stat about;
	assert_int_equal(stat(path, &about), 0);
	return (uint64_t)about.st_size;
}

/* Writes blocks 0 to count - 1, and gives what then counts. */
static uint64_t write_blocks(const char *path, kzi_text_place *places, uint64_t count)
{
	kzi_text_store *store = open_store(path, true);
	uint64_t length = 0;
	must(kzi_text_cut(store, 0, err));
	for (uint64_t i = 0; i < count; i++)
		append(store, i, &places[i]);
	must(kzi_text_sync(store, &length, err));
	kzi_text_close(store);
	assert_true(length == length_of(path));
	return length;
}

static void what_is_appended_is_read(void **state)
{
	kzi_text_place places[BLOCKS];
	const char *path = below(*state, "text");
	kzi_text_store *store = open_store(path, true);
	uint64_t length = 9;
	must(kzi_text_sync(store, &length, err));
	assert_true(length == 0);
	for (uint64_t i = 0; i < BLOCKS; i++) {
		append(store, i, &places[i]);
		assert_true(places[i].offset ==
			    (i > 0 ? places[i - 1].offset + places[i - 1].length : 0));
	}
	must(kzi_text_sync(store, &length, err));
	assert_true(length == length_of(path));
	for (uint64_t i = BLOCKS; i-- > 0;)
		check(store, i, places[i]);
	kzi_text_close(store);
	/* Also by another, who only reads. */
	store = open_store(path, false);
	for (uint64_t i = 0; i < BLOCKS; i++)
		check(store, i, places[i]);
	kzi_text_close(store);
	kzi_text_close(NULL);
}

static void so_are_its_first_bytes(void **state)
{
	static const size_t lengths[] = {0, 1, 100, 4999, 40000, 1 << 20, (3 << 20) - 1};
	kzi_buffer wanted = {0}, got = {0};
	kzi_text_place places[8];
	bool all;
	kzi_text_store *store = open_store(below(*state, "text"), true);
	for (uint64_t i = 0; i < COUNT(places); i++)
		append(store, i, &places[i]);
	for (uint64_t i = 0; i < COUNT(places); i++) {
		fill(&wanted, i);
		/* Each anew, and then going on from the one before. */
		for (size_t j = 0; j < 2 * COUNT(lengths); j++) {
			size_t most = lengths[j % COUNT(lengths)];
			if (j < COUNT(lengths))
				kzi_buffer_clear(&got);
			must(kzi_text_read_some(store, places[i], most, &got, &all, err));
			assert_int_equal(all, wanted.length <= most);
			assert_int_equal(got.length, all ? wanted.length : most);
			if (got.length > 0)
				assert_memory_equal(got.data, wanted.data, got.length);
		}
	}
	kzi_text_close(store);
	kzi_buffer_free(&wanted);
	kzi_buffer_free(&got);
}

static void what_packs_is_packed(void **state)
{
	kzi_text_place places[1];
	kzi_buffer bytes = {0};
	const char *path = below(*state, "text");
	kzi_text_store *store = open_store(path, true);
	uint64_t length;
	for (int i = 0; i < 1000; i++)
		kzi_buffer_text(&bytes, "Kabinetsvisie op biotechnologie. ");
	must(kzi_text_append(store, &bytes, &places[0], err));
	must(kzi_text_sync(store, &length, err));
	assert_in_range(length, 20, bytes.length / 20);
	kzi_text_close(store);
	kzi_buffer_free(&bytes);
}

static void a_tail_is_cut_and_writing_goes_on(void **state)
{
	kzi_text_place places[BLOCKS];
	const char *path = below(*state, "text");
	write_blocks(path, places, 6);
	uint64_t kept = places[3].offset;
	kzi_text_store *store = open_store(path, true);
	must(kzi_text_cut(store, kept, err));
	assert_true(length_of(path) == kept);
	append(store, 11, &places[3]);
	assert_true(places[3].offset == kept);
	/* What is only pending goes too. */
	must(kzi_text_cut(store, kept, err));
	append(store, 12, &places[3]);
	uint64_t length;
	must(kzi_text_sync(store, &length, err));
	assert_true(places[3].offset == kept);
	for (uint64_t i = 0; i < 3; i++)
		check(store, i, places[i]);
	check(store, 12, places[3]);
	kzi_text_close(store);
}

static void a_file_that_is_too_short_is_corrupt(void **state)
{
	kzi_text_place places[BLOCKS];
	const char *path = below(*state, "text");
	uint64_t length = write_blocks(path, places, 3);
	kzi_text_store *store = open_store(path, true);
	must_fail(
		KZ_E_CORRUPT, "bytes are left of", kzi_text_cut(store, length + 1, err));
	assert_true(length_of(path) == length);
	kzi_text_close(store);
}

static kz_status read_again(const char *path, kzi_text_place place, kzi_buffer *out)
{
	kzi_text_store *store = open_store(path, false);
	kz_error told = {0};
	kz_status st = kzi_text_read(store, place, out, &told);
	if (st != KZ_OK) {
		assert_int_equal(told.status, st);
		assert_int_equal(out->length, 0);
	}
	kzi_text_close(store);
	return st;
}

static void every_changed_byte_is_noticed(void **state)
{
	const char *path = below(*state, "text");
	kzi_text_place place;
	kzi_buffer bytes = {0}, out = {0};
	kzi_text_store *store = open_store(path, true);
	uint64_t kept;
	kzi_buffer_text(&bytes, "Gehoord de beraadslaging, constaterende dat.");
	must(kzi_text_append(store, &bytes, &place, err));
	must(kzi_text_sync(store, &kept, err));
	kzi_text_close(store);
	size_t length;
	char *stored = read_bytes(path, &length);
	assert_true(length == place.length);
	for (size_t i = 0; i < length; i++) {
		for (int bit = 0; bit < 8; bit++) {
			stored[i] = (char)(stored[i] ^ 1 << bit);
			write_bytes(*state, "text", stored, length);
			if (read_again(path, place, &out) != KZ_E_CORRUPT)
				fail_msg("byte %zu, bit %d", i, bit);
			stored[i] = (char)(stored[i] ^ 1 << bit);
		}
	}
	for (size_t cut = 0; cut < length; cut++) {
		write_bytes(*state, "text", stored, cut);
		if (read_again(path, place, &out) != KZ_E_CORRUPT)
			fail_msg("cut at %zu", cut);
	}
	write_bytes(*state, "text", stored, length);
	assert_int_equal(read_again(path, place, &out), KZ_OK);
	assert_int_equal(out.length, bytes.length);
	free(stored);
	kzi_buffer_free(&out);
	kzi_buffer_free(&bytes);
}

/* What lies before the damage is as right as it was. */
static void damage_is_told_of_what_is_read(void **state)
{
	enum { PART = 20000, DAMAGED = 1000 /* bytes before the end */ };
	const char *path = below(*state, "text");
	kzi_text_place place;
	kzi_buffer wanted = {0}, got = {0};
	uint64_t length;
	bool all;
	kzi_text_store *store = open_store(path, true);
	append(store, 7, &place);
	must(kzi_text_sync(store, &length, err));
	kzi_text_close(store);
	size_t size;
	char *stored = read_bytes(path, &size);
	stored[size - DAMAGED] ^= 1;
	write_bytes(*state, "text", stored, size);
	free(stored);
	fill(&wanted, 7);
	store = open_store(path, false);
	must(kzi_text_read_some(store, place, PART, &got, &all, err));
	assert_false(all);
	assert_int_equal(got.length, PART);
	assert_memory_equal(got.data, wanted.data, PART);
	must_fail(KZ_E_CORRUPT, "is damaged",
		kzi_text_read_some(store, place, SIZE_MAX, &got, &all, err));
	must_fail(KZ_E_CORRUPT, "is damaged", kzi_text_read(store, place, &got, err));
	kzi_text_close(store);
	kzi_buffer_free(&wanted);
	kzi_buffer_free(&got);
}

/* As blocks were until format 3: a checksum of all, the length, and a frame. */
static void add_old_block(kzi_buffer *file, const kzi_buffer *bytes)
{
	enum { HEAD = 8 };
	char block[20000];
	size_t packed = ZSTD_compress(
		block + HEAD, sizeof block - HEAD, bytes->data, bytes->length, 3);
	assert_false(ZSTD_isError(packed));
	for (size_t i = 0; i < 4; i++)
		block[4 + i] = (char)(bytes->length >> 8 * i);
	uint32_t crc = kzi_crc32c(0, block + 4, HEAD - 4 + packed);
	for (size_t i = 0; i < 4; i++)
		block[i] = (char)(crc >> 8 * i);
	kzi_buffer_append(file, block, HEAD + packed);
}

/* An index of an older format is made anew of its texts. */
static void older_blocks_are_read(void **state)
{
	enum { OLD = 6, AFTER = 9 };
	kzi_text_place places[OLD + 1];
	kzi_buffer file = {0}, bytes = {0}, got = {0};
	for (uint64_t i = 0; i < OLD; i++) {
		fill(&bytes, i);
		places[i].offset = file.length;
		add_old_block(&file, &bytes);
		places[i].length = file.length - places[i].offset;
	}
	write_bytes(*state, "text", file.data, file.length);
	kzi_text_store *store = open_store(below(*state, "text"), true);
	must(kzi_text_cut(store, file.length, err));
	append(store, AFTER, &places[OLD]);
	uint64_t from = 0, length;
	must(kzi_text_sync(store, &length, err));
	for (uint64_t i = 0; i <= OLD; i++) {
		kzi_text_place found;
		check(store, i < OLD ? i : AFTER, places[i]);
		must(kzi_text_scan(store, &from, &found, &got, err));
		assert_true(found.offset == places[i].offset);
		assert_true(found.length == places[i].length);
	}
	kzi_text_close(store);
	kzi_buffer_free(&file);
	kzi_buffer_free(&bytes);
	kzi_buffer_free(&got);
}

/* Whatever lies between two blocks, the one behind it is found. */
static void what_is_damaged_is_passed_over(void **state)
{
	enum { LOST = 3 };
	kzi_text_place places[BLOCKS], found;
	kzi_buffer got = {0};
	const char *path = below(*state, "text");
	write_blocks(path, places, 8);
	size_t size;
	char *stored = read_bytes(path, &size);
	stored[places[LOST].offset + places[LOST].length / 2] ^= 1;
	write_bytes(*state, "text", stored, size);
	free(stored);
	kzi_text_store *store = open_store(path, false);
	uint64_t from = 0;
	for (uint64_t i = 0; i < 8; i++) {
		if (i == LOST)
			continue;
		must(kzi_text_scan(store, &from, &found, &got, err));
		assert_true(found.offset == places[i].offset);
		assert_true(found.length == places[i].length);
	}
	assert_int_equal(kzi_text_scan(store, &from, &found, &got, NULL), KZ_DONE);
	kzi_text_close(store);
	kzi_buffer_free(&got);
}

/* A file in which a block might begin everywhere is looked through once, not once for
 * each place: that would take hours. */
static void what_only_looks_like_blocks_is_passed_over(void **state)
{
	static const char *const beginnings[] = {"kzb4", "\x28\xB5\x2F\xFD"};
	enum { TIMES = 1 << 20 };
	for (size_t i = 0; i < COUNT(beginnings); i++) {
		kzi_buffer file = {0}, got = {0};
		kzi_text_place found;
		uint64_t from = 0;
		for (int n = 0; n < TIMES; n++)
			kzi_buffer_text(&file, beginnings[i]);
		write_bytes(*state, "text", file.data, file.length);
		kzi_text_store *store = open_store(below(*state, "text"), false);
		assert_int_equal(
			kzi_text_scan(store, &from, &found, &got, NULL), KZ_DONE);
		kzi_text_close(store);
		kzi_buffer_free(&file);
		kzi_buffer_free(&got);
	}
}

static void places_that_are_wrong_are_corrupt(void **state)
{
	kzi_text_place places[BLOCKS];
	kzi_buffer out = {0};
	const char *path = below(*state, "text");
	uint64_t length = write_blocks(path, places, 5);
	const kzi_text_place wrong[] = {
		{0, 0},
		{0, 8},
		{0, UINT64_MAX},
		{0, UINT64_C(81) << 20},
		{places[2].offset, places[2].length - 1},
		{places[2].offset, places[2].length + 1},
		{places[2].offset + 1, places[2].length},
		{length, 20},
		{length + 1000, 20},
		{UINT64_C(1) << 62, 20},
	};
	for (size_t i = 0; i < COUNT(wrong); i++) {
		if (read_again(path, wrong[i], &out) != KZ_E_CORRUPT)
			fail_msg("row %zu", i);
	}
	kzi_buffer_free(&out);
}

static void what_cannot_be_opened_is_told(void **state)
{
	kzi_text_store *store = (kzi_text_store *)state;
	const char *victim = write_text(*state, "victim", "precious");
	const char *link = below(*state, "link");
	assert_int_equal(symlink("victim", link), 0);
	must_fail(KZ_E_CORRUPT, "lost this file",
		kzi_text_open(below(*state, "absent"), false, &store, err));
	must_fail(KZ_E_IO, "No such file",
		kzi_text_open(below(*state, "no/folder"), true, &store, err));
	must_fail(KZ_E_IO, "link", kzi_text_open(link, true, &store, err));
	assert_null(store);
	size_t length;
	char *bytes = read_bytes(victim, &length);
	assert_string_equal(bytes, "precious");
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(what_is_appended_is_read),
		in_directory(so_are_its_first_bytes),
		in_directory(what_packs_is_packed),
		in_directory(a_tail_is_cut_and_writing_goes_on),
		in_directory(a_file_that_is_too_short_is_corrupt),
		in_directory(every_changed_byte_is_noticed),
		in_directory(damage_is_told_of_what_is_read),
		in_directory(older_blocks_are_read),
		in_directory(what_is_damaged_is_passed_over),
		in_directory(what_only_looks_like_blocks_is_passed_over),
		in_directory(places_that_are_wrong_are_corrupt),
		in_directory(what_cannot_be_opened_is_told),
	};
	return cmocka_run_group_tests_name("text store", tests, NULL, NULL);
}
