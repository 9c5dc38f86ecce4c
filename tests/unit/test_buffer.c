/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bytes that grow, the numbers written in them, and memory freed all at once. */
#include "support.h"

#include "base/arena.h"
#include "base/buffer.h"

#include <stdalign.h>
#include <stdlib.h>

/* ---- Buffer ---- */

static void it_grows_and_keeps_what_is_in_it(void **state)
{
	(void)state;
	kzi_buffer buffer = {0};
	for (int i = 0; i < 5000; i++)
		kzi_buffer_format(&buffer, "%04d", i);
	kzi_buffer_text(&buffer, "");
	kzi_buffer_append(&buffer, NULL, 0);
	assert_false(buffer.failed);
	assert_int_equal(buffer.length, 20000);
	for (size_t i = 0; i < 5000; i++) {
		char wanted[5] = {(char)('0' + i / 1000), (char)('0' + i / 100 % 10),
			(char)('0' + i / 10 % 10), (char)('0' + i % 10), '\0'};
		assert_memory_equal(buffer.data + 4 * i, wanted, 4);
	}
	kzi_buffer_free(&buffer);
	assert_null(buffer.data);
	assert_int_equal(buffer.length, 0);
}

static void what_does_not_fit_in_memory_is_remembered(void **state)
{
	(void)state;
	kzi_buffer buffer = {0};
	kzi_buffer_text(&buffer, "motie");
	assert_null(kzi_buffer_reserve(&buffer, SIZE_MAX));
	assert_true(buffer.failed);
	assert_int_equal(buffer.length, 5);
	kzi_buffer_text(&buffer, "van");
	kzi_buffer_byte(&buffer, 'x');
	kzi_buffer_varint(&buffer, 300);
	kzi_buffer_format(&buffer, "%d", 3);
	assert_true(buffer.failed);
	assert_int_equal(buffer.length, 5);
	assert_memory_equal(buffer.data, "motie", 5);
	assert_null(kzi_buffer_take(&buffer));
	assert_null(buffer.data);
	assert_false(buffer.failed);
}

static void cleared_it_remembers_and_reset_it_does_not(void **state)
{
	(void)state;
	kzi_buffer buffer = {0};
	kzi_buffer_text(&buffer, "brief");
	assert_null(kzi_buffer_reserve(&buffer, SIZE_MAX - 2));
	kzi_buffer_clear(&buffer);
	assert_true(buffer.failed);
	assert_int_equal(buffer.length, 0);
	kzi_buffer_reset(&buffer);
	assert_false(buffer.failed);
	kzi_buffer_text(&buffer, "nota");
	char *text = kzi_buffer_take(&buffer);
	assert_string_equal(text, "nota");
	free(text);
	text = kzi_buffer_take(&buffer);
	assert_string_equal(text, "");
	free(text);
}

static void reserved_room_is_the_callers_to_fill(void **state)
{
	(void)state;
	kzi_buffer buffer = {0};
	kzi_buffer_text(&buffer, "ab");
	char *room = kzi_buffer_reserve(&buffer, 100000);
	assert_non_null(room);
	assert_int_equal(buffer.length, 2);
	memset(room, 'z', 100000);
	buffer.length += 100000;
	kzi_buffer_byte(&buffer, '!');
	assert_memory_equal(buffer.data, "abz", 3);
	assert_int_equal(buffer.data[100002], '!');
	kzi_buffer_free(&buffer);
}

/* ---- Varints ---- */

static const struct {
	uint64_t value;
	size_t size;
} numbers[] = {
	{0, 1},
	{1, 1},
	{127, 1},
	{128, 2},
	{16383, 2},
	{16384, 3},
	{UINT32_MAX, 5},
	{UINT64_C(1) << 35, 6},
	{(UINT64_C(1) << 63) - 1, 9},
	{UINT64_C(1) << 63, 10},
	{UINT64_MAX - 1, 10},
	{UINT64_MAX, 10},
};

static void numbers_come_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(numbers); i++) {
		kzi_buffer buffer = {0};
		uint64_t value;
		kzi_buffer_varint(&buffer, numbers[i].value);
		assert_int_equal(buffer.length, numbers[i].size);
		const char *at = buffer.data, *end = at + buffer.length;
		assert_true(kzi_varint_read(&at, end, &value));
		assert_true(value == numbers[i].value);
		assert_ptr_equal(at, end);
		/* Every cut of it is refused. */
		for (size_t cut = 0; cut < numbers[i].size; cut++) {
			at = buffer.data;
			assert_false(kzi_varint_read(&at, buffer.data + cut, &value));
		}
		kzi_buffer_free(&buffer);
	}
}

static void what_is_past_64_bits_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t length;
	} rows[] = {
		{BYTES("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02")},
		{BYTES("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x7F")},
		{BYTES("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00")},
		{BYTES("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF")},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *at = rows[i].bytes;
		uint64_t value;
		assert_false(kzi_varint_read(&at, at + rows[i].length, &value));
	}
}

static void numbers_stand_one_behind_the_other(void **state)
{
	(void)state;
	kzi_buffer buffer = {0};
	for (size_t i = 0; i < COUNT(numbers); i++)
		kzi_buffer_varint(&buffer, numbers[i].value);
	const char *at = buffer.data, *end = at + buffer.length;
	for (size_t i = 0; i < COUNT(numbers); i++) {
		uint64_t value;
		assert_true(kzi_varint_read(&at, end, &value));
		assert_true(value == numbers[i].value);
	}
	assert_ptr_equal(at, end);
	kzi_buffer_free(&buffer);
}

/* ---- Arena ---- */

static void memory_is_zero_aligned_and_apart(void **state)
{
	(void)state;
	enum { PIECES = 3000 };
	static unsigned char *pieces[PIECES];
	static size_t sizes[PIECES];
	kzi_arena arena = {0};
	uint64_t seed = 2;
	for (size_t i = 0; i < PIECES; i++) {
		sizes[i] = (size_t)chance_below(&seed, i % 500 == 0 ? 400000 : 300);
		pieces[i] = kzi_arena_alloc(&arena, sizes[i]);
		assert_non_null(pieces[i]);
		assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
		for (size_t j = 0; j < sizes[i]; j++)
			assert_int_equal(pieces[i][j], 0);
		if (sizes[i] > 0)
			memset(pieces[i], (int)(i % 251), sizes[i]);
	}
	for (size_t i = 0; i < PIECES; i++) {
		for (size_t j = 0; j < sizes[i]; j++)
			assert_int_equal(pieces[i][j], i % 251);
	}
	kzi_arena_free(&arena);
	assert_null(arena.newest);
	kzi_arena_free(&arena);
}

static void copies_end_in_a_nul(void **state)
{
	(void)state;
	kzi_arena arena = {0};
	char *copy = kzi_arena_copy(&arena, "motiekamer", 5);
	assert_string_equal(copy, "motie");
	assert_string_equal(kzi_arena_copy(&arena, NULL, 0), "");
	assert_memory_equal(kzi_arena_copy(&arena, "a\0b", 3), "a\0b\0", 4);
	kzi_arena_free(&arena);
}

static void impossible_sizes_give_nothing(void **state)
{
	(void)state;
	static const size_t sizes[] = {SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 40};
	kzi_arena arena = {0};
	char *kept = kzi_arena_copy(&arena, "kept", 4);
	for (size_t i = 0; i < COUNT(sizes); i++)
		assert_null(kzi_arena_alloc(&arena, sizes[i]));
	assert_null(kzi_arena_copy(&arena, "x", SIZE_MAX));
	assert_null(kzi_arena_grow(&arena, kept, SIZE_MAX / 4 + 1, 4));
	assert_string_equal(kept, "kept");
	assert_non_null(kzi_arena_alloc(&arena, 8));
	kzi_arena_free(&arena);
}

static void a_list_grows_one_by_one(void **state)
{
	(void)state;
	kzi_arena arena = {0};
	uint32_t *items = NULL;
	for (uint32_t count = 0; count < 10000; count++) {
		uint32_t *larger = kzi_arena_grow(&arena, items, count, sizeof *items);
		assert_non_null(larger);
		items = larger;
		items[count] = count * 7;
		/* Somebody else takes memory in between. */
		assert_non_null(kzi_arena_alloc(&arena, 3));
	}
	for (uint32_t i = 0; i < 10000; i++)
		assert_int_equal(items[i], i * 7);
	kzi_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_grows_and_keeps_what_is_in_it),
		cmocka_unit_test(what_does_not_fit_in_memory_is_remembered),
		cmocka_unit_test(cleared_it_remembers_and_reset_it_does_not),
		cmocka_unit_test(reserved_room_is_the_callers_to_fill),
		cmocka_unit_test(numbers_come_back),
		cmocka_unit_test(what_is_past_64_bits_is_refused),
		cmocka_unit_test(numbers_stand_one_behind_the_other),
		cmocka_unit_test(memory_is_zero_aligned_and_apart),
		cmocka_unit_test(copies_end_in_a_nul),
		cmocka_unit_test(impossible_sizes_give_nothing),
		cmocka_unit_test(a_list_grows_one_by_one),
	};
	return cmocka_run_group_tests_name("buffer", tests, NULL, NULL);
}
