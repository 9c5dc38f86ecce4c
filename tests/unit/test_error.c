/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Errors in words: one line that is fit for a terminal, whatever went into it. */
#include "support.h"

#include "base/error.h"
#include "base/utf8.h"

#include <errno.h>

static void every_status_has_a_name(void **state)
{
	(void)state;
	static const struct {
		int value;
		const char *name;
	} rows[] = {
		{0, "KZ_OK"},
		{1, "KZ_DONE"},
		{-1, "KZ_E_ARGUMENT"},
		{-2, "KZ_E_CANCELLED"},
		{-3, "KZ_E_FORKED"},
		{-10, "KZ_E_QUERY"},
		{-11, "KZ_E_DOCUMENT"},
		{-12, "KZ_E_UNSUPPORTED"},
		{-13, "KZ_E_LIMIT"},
		{-20, "KZ_E_NO_INDEX"},
		{-21, "KZ_E_NO_DOCUMENT"},
		{-22, "KZ_E_FORMAT"},
		{-23, "KZ_E_CORRUPT"},
		{-30, "KZ_E_LOCKED"},
		{-31, "KZ_E_CHANGED"},
		{-32, "KZ_E_DEADLINE"},
		{-40, "KZ_E_IO"},
		{-41, "KZ_E_NO_MEMORY"},
		{-42, "KZ_E_NETWORK"},
		{-99, "KZ_E_INTERNAL"},
		{2, "KZ_E_UNKNOWN"},
		{-4, "KZ_E_UNKNOWN"},
		{-1000, "KZ_E_UNKNOWN"},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_string_equal(
			kz_status_name((kz_status)rows[i].value), rows[i].name);
}

static void the_error_is_filled(void **state)
{
	(void)state;
	kz_error err = {0};
	assert_int_equal(kzi_fail(&err, KZ_E_QUERY, 12, "word '%s'", "x"), KZ_E_QUERY);
	assert_int_equal(err.status, KZ_E_QUERY);
	assert_int_equal(err.offset, 12);
	assert_string_equal(err.message, "word 'x'");
	assert_int_equal(kzi_fail(NULL, KZ_E_IO, 1, "%s", "x"), KZ_E_IO);
	assert_int_equal(kzi_no_memory(NULL), KZ_E_NO_MEMORY);
	assert_int_equal(kzi_no_memory(&err), KZ_E_NO_MEMORY);
	assert_int_equal(err.offset, -1);
}

static void offsets_that_do_not_fit_are_none(void **state)
{
	(void)state;
	kz_error err = {0};
	kzi_fail(&err, KZ_E_DOCUMENT, INT32_MAX, "x");
	assert_int_equal(err.offset, INT32_MAX);
	kzi_fail(&err, KZ_E_DOCUMENT, (long long)INT32_MAX + 1, "x");
	assert_int_equal(err.offset, -1);
	kzi_fail(&err, KZ_E_DOCUMENT, -5, "x");
	assert_int_equal(err.offset, -1);
}

static void messages_are_one_printable_line(void **state)
{
	(void)state;
	static const struct {
		const char *given, *message;
	} rows[] = {
		{"a\nb\tc\rd", "a?b?c?d"},
		{"\x1B[31mrood", "?[31mrood"},
		{"één €", "één €"},
		{"\xFFkapot\xC3", "?kapot?"},
		{"\xC2\x9B"
		 "2J",
			"?2J"},
		{"om\xE2\x80\xAEgekeerd", "om?gekeerd"},
		{"\xED\xA0\x80", "???"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_error err = {0};
		kzi_fail(&err, KZ_E_DOCUMENT, -1, "%s", rows[i].given);
		same_text(rows[i].message, err.message, rows[i].message);
	}
}

/* Wherever the end of the room falls in a character. */
static void long_messages_are_cut_at_a_character(void **state)
{
	(void)state;
	static const char *const characters[] = {"x", "é", "€", "😀"};
	for (size_t i = 0; i < COUNT(characters); i++) {
		for (size_t before = 0; before < 4; before++) {
			char text[KZ_ERROR_MESSAGE_MAX * 2] = "", pad[] = "....";
			kz_error err = {0};
			pad[before] = '\0';
			while (strlen(text) < KZ_ERROR_MESSAGE_MAX)
				strcat(text, characters[i]);
			kzi_fail(&err, KZ_E_DOCUMENT, -1, "%s%s", pad, text);
			size_t length = strlen(err.message);
			assert_int_equal(
				kzi_utf8_valid_length(err.message, length), length);
			assert_in_range(length, KZ_ERROR_MESSAGE_MAX - 4,
				KZ_ERROR_MESSAGE_MAX - 1);
		}
	}
}

static void the_systems_words_are_never_pushed_off(void **state)
{
	(void)state;
	char path[2000];
	kz_error err = {0};
	memset(path, 'p', sizeof path - 1);
	path[sizeof path - 1] = '\0';
	errno = ENOENT;
	assert_int_equal(kzi_fail_errno(&err, "%s", path), KZ_E_IO);
	assert_non_null(strstr(err.message, ": No such file or directory"));
	errno = ENOMEM;
	assert_int_equal(kzi_fail_errno(&err, "x"), KZ_E_NO_MEMORY);
	errno = EACCES;
	assert_int_equal(kzi_fail_errno(NULL, "x"), KZ_E_IO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_status_has_a_name),
		cmocka_unit_test(the_error_is_filled),
		cmocka_unit_test(offsets_that_do_not_fit_are_none),
		cmocka_unit_test(messages_are_one_printable_line),
		cmocka_unit_test(long_messages_are_cut_at_a_character),
		cmocka_unit_test(the_systems_words_are_never_pushed_off),
	};
	return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
