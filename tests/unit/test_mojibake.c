/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text that was encoded twice, and text that only looks like it. */
#include "support.h"

#include "base/cp1252.h"
#include "base/utf8.h"
#include "text/mojibake.h"

#include <stdlib.h>

/* As something broken makes it: each byte a character of cp1252 or Latin-1. */
static void encode_again(const char *text, size_t length, bool latin, kzi_buffer *out)
{
	for (size_t i = 0; i < length; i++) {
		char bytes[4];
		unsigned char byte = (unsigned char)text[i];
		uint32_t rune = latin ? byte : kzi_cp1252_rune(byte);
		kzi_buffer_append(out, bytes, kzi_utf8_encode(rune, bytes));
	}
}

static void undoes_to(const kzi_buffer *encoded, const char *wanted)
{
	kzi_buffer back = {0};
	assert_true(kzi_is_mojibake(encoded->data, encoded->length));
	kzi_mojibake_undo(encoded->data, encoded->length, &back);
	char *got = kzi_buffer_take(&back);
	same_text(wanted, got, wanted);
	free(got);
}

static void what_was_encoded_twice_comes_back(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"cliënt",
		"\xEF\xBB\xBF<?xml?>één",
		"€ 100.000 – „zo” ‘dus’ … ™",
		"Fryslân, à la carte, Önder, Škoda en één",
		"een\xC2\xA0vaste spatie",
	};
	for (size_t i = 0; i < COUNT(texts) * 2; i++) {
		kzi_buffer twice = {0}, thrice = {0};
		const char *text = texts[i / 2];
		encode_again(text, strlen(text), i % 2, &twice);
		undoes_to(&twice, text);
		encode_again(twice.data, twice.length, i % 2, &thrice);
		undoes_to(&thrice, text);
		kzi_buffer_free(&twice);
		kzi_buffer_free(&thrice);
	}
}

static void clean_text_is_left_alone(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"",
		"gewoon",
		"cliënt",
		"één cliÃ«nt", /* one whole character: then it was not the text */
		"SÃO PAULO",
		"CAFÉ’s", /* would be a letter of phonetics */
		"«CAFÉ»",
		"ENERGIË”",
		"Ã",
		"het teken Â staat hier",
		"日本語",
	};
	for (size_t i = 0; i < COUNT(texts); i++) {
		if (kzi_is_mojibake(texts[i], strlen(texts[i])))
			fail_msg("'%s' is taken for mojibake", texts[i]);
	}
}

/* Every character that a Dutch keyboard has, between words: none of it is harmed. */
static void no_single_character_is_harmed(void **state)
{
	(void)state;
	for (uint32_t rune = 0x80; rune < 0x3000; rune++) {
		char text[16] = "wo";
		size_t size = kzi_utf8_encode(rune, text + 2);
		memcpy(text + 2 + size, "ord", 4);
		assert_false(kzi_is_mojibake(text, strlen(text)));
	}
}

static void places_are_found_again(void **state)
{
	(void)state;
	static const char text[] = "één cliënt: € 5";
	kzi_buffer twice = {0}, thrice = {0};
	encode_again(BYTES(text), false, &twice);
	encode_again(twice.data, twice.length, false, &thrice);
	const char *wanted[] = {"cli", "nt:", "5"};
	for (size_t i = 0; i < COUNT(wanted); i++) {
		size_t undone = (size_t)(strstr(text, wanted[i]) - text);
		const kzi_buffer *encoded[] = {&twice, &thrice};
		for (size_t k = 0; k < 2; k++) {
			size_t at = kzi_mojibake_offset(
				encoded[k]->data, encoded[k]->length, undone);
			assert_memory_equal(
				encoded[k]->data + at, wanted[i], strlen(wanted[i]));
		}
	}
	assert_int_equal(kzi_mojibake_offset(twice.data, twice.length, sizeof text - 1),
		twice.length);
	kzi_buffer_free(&twice);
	kzi_buffer_free(&thrice);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_encoded_twice_comes_back),
		cmocka_unit_test(clean_text_is_left_alone),
		cmocka_unit_test(no_single_character_is_harmed),
		cmocka_unit_test(places_are_found_again),
	};
	return cmocka_run_group_tests_name("mojibake", tests, NULL, NULL);
}
