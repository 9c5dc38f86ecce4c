/* SPDX-License-Identifier: GPL-2.0-or-later */
/* UTF-8 as bytes: every way to be invalid, and where it may be cut. */
#include "support.h"

#include "base/utf8.h"

static const struct {
	const char *what, *bytes;
	size_t length;
} invalid[] = {
	{"a lone continuation byte", BYTES("\x80")},
	{"the last continuation byte", BYTES("\xBF")},
	{"overlong NUL", BYTES("\xC0\x80")},
	{"overlong slash", BYTES("\xC0\xAF")},
	{"overlong DEL in two", BYTES("\xC1\xBF")},
	{"overlong in three", BYTES("\xE0\x80\xAF")},
	{"the largest overlong in three", BYTES("\xE0\x9F\xBF")},
	{"overlong in four", BYTES("\xF0\x80\x80\xAF")},
	{"the largest overlong in four", BYTES("\xF0\x8F\xBF\xBF")},
	{"the first surrogate", BYTES("\xED\xA0\x80")},
	{"the last surrogate", BYTES("\xED\xBF\xBF")},
	{"a pair of surrogates", BYTES("\xED\xA0\xBD\xED\xB8\x80")},
	{"just past U+10FFFF", BYTES("\xF4\x90\x80\x80")},
	{"far past U+10FFFF", BYTES("\xF7\xBF\xBF\xBF")},
	{"a lead byte that never was", BYTES("\xF5\x80\x80\x80")},
	{"five bytes", BYTES("\xF8\x88\x80\x80\x80")},
	{"six bytes", BYTES("\xFC\x84\x80\x80\x80\x80")},
	{"FE", BYTES("\xFE")},
	{"FF", BYTES("\xFF")},
	{"two bytes, one there", BYTES("\xC3")},
	{"three bytes, two there", BYTES("\xE2\x82")},
	{"four bytes, three there", BYTES("\xF0\x9F\x98")},
	{"a letter where the second byte should be", BYTES("\xC3z")},
	{"a letter where the third byte should be", BYTES("\xE2\x82z")},
	{"a lead byte where the fourth should be", BYTES("\xF0\x9F\x98\xC3")},
};

static void what_is_invalid_is_not_decoded(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(invalid); i++) {
		uint32_t rune = 7;
		size_t taken =
			kzi_utf8_decode(invalid[i].bytes, invalid[i].length, &rune);
		if (taken != 0)
			fail_msg("%s: taken for a character of %zu", invalid[i].what,
				taken);
		assert_int_equal(rune, 0);
	}
}

/* At every distance from the start, since eight bytes are looked at together. */
static void the_first_invalid_byte_is_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(invalid); i++) {
		for (size_t before = 0; before < 20; before++) {
			char text[48];
			memset(text, 'a', sizeof text);
			memcpy(text + before, invalid[i].bytes, invalid[i].length);
			size_t length = before + invalid[i].length;
			if (kzi_utf8_valid_length(text, length) != before)
				fail_msg(
					"%s behind %zu letters", invalid[i].what, before);
		}
	}
	assert_int_equal(kzi_utf8_valid_length("", 0), 0);
	assert_int_equal(kzi_utf8_valid_length(BYTES("één euro: €1")), 16);
	assert_int_equal(kzi_utf8_valid_length(BYTES("a\0b")), 3);
}

static void every_character_goes_there_and_back(void **state)
{
	(void)state;
	size_t characters = 0;
	for (uint32_t rune = 0; rune <= 0x10FFFF; rune++) {
		if (rune >= 0xD800 && rune <= 0xDFFF)
			continue;
		char bytes[4];
		uint32_t back;
		size_t size = kzi_utf8_encode(rune, bytes);
		size_t wanted = rune < 0x80      ? 1
				: rune < 0x800   ? 2
				: rune < 0x10000 ? 3
						 : 4;
		if (size != wanted || kzi_utf8_decode(bytes, size, &back) != size ||
			back != rune || kzi_utf8_decode(bytes, size - 1, &back) != 0)
			fail_msg("U+%04X", (unsigned)rune);
		characters++;
	}
	assert_int_equal(characters, 0x110000 - 0x800);
}

/* Of all that four bytes can be, a share; what is decoded encodes to the same. */
static void nothing_decodes_that_does_not_encode_so(void **state)
{
	(void)state;
	uint64_t seed = 1;
	size_t good = 0;
	for (size_t i = 0; i < 2000000; i++) {
		uint32_t random = (uint32_t)chance(&seed), rune;
		char bytes[4], again[4];
		memcpy(bytes, &random, sizeof bytes);
		/* Half of them of a shape that has some hope. */
		for (int j = 1; j < 4 && i % 2 == 0; j++)
			bytes[j] = (char)(0x80 | (bytes[j] & 0x3F));
		size_t taken = kzi_utf8_decode(bytes, 4, &rune);
		if (taken == 0)
			continue;
		good++;
		if (kzi_utf8_encode(rune, again) != taken ||
			memcmp(bytes, again, taken) != 0)
			fail_msg("%08x", (unsigned)random);
	}
	assert_in_range(good, 100000, 1999999);
}

static void nothing_is_no_character(void **state)
{
	(void)state;
	uint32_t rune = 7;
	assert_int_equal(kzi_utf8_decode("a", 0, &rune), 0);
	assert_int_equal(rune, 0);
}

static void a_cut_is_between_characters(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t most, cut;
	} rows[] = {
		{"kamer", 9, 5},
		{"kamer", 5, 5},
		{"kamer", 3, 3},
		{"kamer", 0, 0},
		{"é", 2, 2},
		{"é", 1, 0},
		{"aé", 2, 1},
		{"aé", 3, 3},
		{"€€", 5, 3},
		{"€€", 4, 3},
		{"€€", 3, 3},
		{"€€", 2, 0},
		{"a😀b", 4, 1},
		{"a😀b", 5, 5},
		{"", 0, 0},
		{"", 4, 0},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t cut =
			kzi_utf8_cut(rows[i].text, strlen(rows[i].text), rows[i].most);
		if (cut != rows[i].cut)
			fail_msg("'%s' at %zu: %zu", rows[i].text, rows[i].most, cut);
	}
	assert_int_equal(kzi_utf8_cut(BYTES("\x80\x80\x80"), 2), 0);
}

static void controls_are_known(void **state)
{
	(void)state;
	static const uint32_t controls[] = {0, 7, '\t', '\n', '\r', 0x1B, 0x1F, 0x7F,
		0x80, 0x9B, 0x9F, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066,
		0x2069};
	static const uint32_t others[] = {' ', 'a', '~', 0xA0, 0xAD, 0xE9, 0x200D, 0x2010,
		0x2027, 0x202F, 0x2065, 0x206A, 0x1F600};
	for (size_t i = 0; i < COUNT(controls); i++) {
		if (!kzi_is_control(controls[i]))
			fail_msg("U+%04X is a control", (unsigned)controls[i]);
	}
	for (size_t i = 0; i < COUNT(others); i++) {
		if (kzi_is_control(others[i]))
			fail_msg("U+%04X is no control", (unsigned)others[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_invalid_is_not_decoded),
		cmocka_unit_test(the_first_invalid_byte_is_told),
		cmocka_unit_test(every_character_goes_there_and_back),
		cmocka_unit_test(nothing_decodes_that_does_not_encode_so),
		cmocka_unit_test(nothing_is_no_character),
		cmocka_unit_test(a_cut_is_between_characters),
		cmocka_unit_test(controls_are_known),
	};
	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
