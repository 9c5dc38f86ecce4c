/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Facts as terms: alike where they should be, apart where they must be, and never
 * longer than the engine can take. */
#include "support.h"

#include "base/utf8.h"
#include "index/schema.h"

#include <stdlib.h>

/* What Xapian takes at most; beyond that it throws away a whole batch. */
enum { ENGINE_MAX = 245 };

static void same_bytes(const char *row, const kzi_buffer *got, const char *wanted)
{
	assert_false(got->failed);
	if (got->length != strlen(wanted) || memcmp(got->data, wanted, got->length) != 0)
		fail_msg("%s: '%.*s' and not '%s'", row, (int)got->length, got->data,
			wanted);
}

static void facts_become_terms(void **state)
{
	(void)state;
	kzi_buffer out = {0};
	kzi_term_word(&out, "biotechnologie", 14);
	same_bytes("word", &out, "biotechnologie");
	kzi_term_word(&out, "biotechnologie", 3);
	same_bytes("word", &out, "bio");
	kzi_term_id(&out, "kst-36600-XIV-60");
	same_bytes("id", &out, "Qkst-36600-XIV-60");
	kzi_term_alias(&out, "2025Z12345É");
	same_bytes("alias", &out, "XA2025z12345e");
	kzi_term_path(&out, "/Brieven/é.txt");
	same_bytes("path", &out, "XP/Brieven/é.txt");
	kzi_term_path_prefix(&out, "/Brieven/");
	same_bytes("folder", &out, "XP/Brieven/");
	kzi_term_fact(&out, "dossier", "36600-XIV");
	same_bytes("fact", &out, "XFdossier:36600-xiv");
	kzi_term_fact(&out, "ministry", "Économische Zaken");
	same_bytes("fact", &out, "XFministry:economische zaken");
	kzi_term_period(&out, "date", "2025-04");
	same_bytes("period", &out, "XDdate:2025-04");
	kzi_term_number(&out, "bedrag", "bff8000000000000", 3);
	same_bytes("number", &out, "XNbedrag:bff");
	kzi_meta_key(&out, KZI_META_GONE, "kst-1-2");
	same_bytes("key", &out, "kz:gone:kst-1-2");
	kzi_buffer_free(&out);
}

static void longest_name(char out[65])
{
	memset(out, 'n', 64);
	out[64] = '\0';
}

/* length bytes of characters of the given size, the last of them told apart by
 * its end; NUL-terminated. */
static char *long_text(const char *character, size_t length, const char *end)
{
	char *text = malloc(length + strlen(end) + 1);
	assert_non_null(text);
	size_t size = strlen(character), at = 0;
	for (; at + size <= length; at += size)
		memcpy(text + at, character, size);
	memset(text + at, '.', length - at);
	strcpy(text + length, end);
	return text;
}

/* Each way to make a term of a text. */
static void make_term(size_t way, kzi_buffer *out, const char *text)
{
	char name[65];
	longest_name(name);
	switch (way) {
	case 0:
		kzi_term_id(out, text);
		break;
	case 1:
		kzi_term_alias(out, text);
		break;
	case 2:
		kzi_term_path(out, text);
		break;
	case 3:
		kzi_term_fact(out, name, text);
		break;
	case 4:
		kzi_term_fact(out, "kind", text);
		break;
	default:
		kzi_meta_key(out, KZI_META_GONE_PATH, text);
		break;
	}
	assert_false(out->failed);
}

enum { WAYS = 6 };

/* At all lengths around the limit, of one, two, three and four bytes a character. */
static void long_terms_are_bounded_and_stay_apart(void **state)
{
	(void)state;
	static const char *const characters[] = {"x", "λ", "中", "😀"};
	kzi_buffer one = {0}, other = {0};
	for (size_t way = 0; way < WAYS; way++) {
		for (size_t i = 0; i < COUNT(characters); i++) {
			for (size_t length = 140; length < 300; length++) {
				char *a = long_text(characters[i], length, "a");
				char *b = long_text(characters[i], length, "b");
				make_term(way, &one, a);
				make_term(way, &other, b);
				assert_in_range(one.length, 1, ENGINE_MAX);
				assert_int_equal(
					kzi_utf8_valid_length(one.data, one.length),
					one.length);
				if (one.length == other.length &&
					memcmp(one.data, other.data, one.length) == 0)
					fail_msg("way %zu, %zu of '%s': the same", way,
						length, characters[i]);
				make_term(way, &other, a);
				assert_int_equal(one.length, other.length);
				assert_memory_equal(one.data, other.data, one.length);
				free(a);
				free(b);
			}
		}
	}
	kzi_buffer_free(&one);
	kzi_buffer_free(&other);
}

static void very_long_and_invalid_texts_are_bounded(void **state)
{
	(void)state;
	static const char *const characters[] = {"x", "\x80", "\xFF", "\xE2\x82"};
	kzi_buffer out = {0};
	for (size_t i = 0; i < COUNT(characters); i++) {
		char *text = long_text(characters[i], 64 << 10, "");
		kzi_term_path(&out, text);
		assert_in_range(out.length, 3, ENGINE_MAX);
		kzi_term_id(&out, text);
		assert_in_range(out.length, 2, ENGINE_MAX);
		kzi_term_word(&out, text, 64 << 10);
		assert_in_range(out.length, 0, ENGINE_MAX);
		free(text);
	}
	kzi_buffer_free(&out);
}

static void long_words_are_cut_alike(void **state)
{
	(void)state;
	static const char *const characters[] = {"x", "λ", "中", "😀"};
	kzi_buffer out = {0};
	for (size_t i = 0; i < COUNT(characters); i++) {
		char *text = long_text(characters[i], 1000, "");
		size_t size = strlen(characters[i]);
		kzi_term_word(&out, text, 1000);
		assert_int_equal(out.length, KZI_WORD_MAX / size * size);
		assert_memory_equal(out.data, text, out.length);
		free(text);
	}
	kzi_buffer_free(&out);
}

static void what_is_no_text_is_remembered(void **state)
{
	(void)state;
	kzi_buffer out = {0};
	kzi_term_fact(&out, "kind", "\xFF");
	assert_true(out.failed);
	kzi_term_fact(&out, "kind", "motie");
	assert_true(out.failed);
	kzi_buffer_reset(&out);
	kzi_term_fact(&out, "kind", "motie");
	same_bytes("reset", &out, "XFkind:motie");
	kzi_buffer_free(&out);
}

/* However deep a file lies, what is sought for its folder begins its term. */
static void paths_begin_with_their_folder(void **state)
{
	(void)state;
	static const char *const characters[] = {"x", "é", "中", "😀"};
	kzi_buffer folder = {0}, path = {0};
	for (size_t i = 0; i < COUNT(characters); i++) {
		for (size_t length = 150; length < 300; length++) {
			char *within = long_text(characters[i], length, "/");
			char *file = long_text(characters[i], length, "/brief.txt");
			kzi_term_path_prefix(&folder, within);
			kzi_term_path(&path, file);
			assert_true(path.length >= folder.length);
			assert_memory_equal(path.data, folder.data, folder.length);
			free(within);
			free(file);
		}
	}
	kzi_buffer_free(&folder);
	kzi_buffer_free(&path);
}

static void a_chapter_is_in_its_dossier(void **state)
{
	(void)state;
	static const struct {
		const char *dossier;
		size_t stem;
	} rows[] = {{"36600-XIV", 5}, {"36600", 5}, {"21501-32", 5}, {"CXLVII", 6},
		{"36600 XIV", 5}, {"", 0}};
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(kzi_dossier_stem(rows[i].dossier), rows[i].stem);
}

/* ---- Sort keys ---- */

static int order(void (*key)(kzi_buffer *, const char *, const char *),
	const char *const *a, const char *const *b)
{
	kzi_buffer first = {0}, second = {0};
	key(&first, a[0], a[1]);
	key(&second, b[0], b[1]);
	assert_false(first.failed || second.failed);
	size_t shorter = first.length < second.length ? first.length : second.length;
	int difference = memcmp(first.data, second.data, shorter);
	if (difference == 0)
		difference =
			(first.length > second.length) - (first.length < second.length);
	kzi_buffer_free(&first);
	kzi_buffer_free(&second);
	return (difference > 0) - (difference < 0);
}

/* Date and id, in the order that they should come in. */
static const char *const newest[][2] = {
	{"9999-12-31", "a"},
	{"2025-04-11", "a"},
	{"2025-04-11", "b"},
	{"2025-04-10", "a"},
	{"2025-04-02", "a"},
	{"2025-04", "a"},
	{"2025-04-01", "b"},
	{"2025", "c"},
	{"2024-12-31", "a"},
	{"1999-12-31", "a"},
	{"0987-01-01", "a"},
	{"0001", "a"},
	{"", "a"},
	{"", "b"},
	{"", "ba"},
};
static const char *const oldest[][2] = {
	{"", "a"},
	{"", "b"},
	{"0001", "a"},
	{"0987-01-01", "a"},
	{"1999-12-31", "a"},
	{"2024-12-31", "a"},
	{"2025", "c"},
	{"2025-04", "a"},
	{"2025-04-01", "b"},
	{"2025-04-02", "a"},
	{"2025-04-10", "a"},
	{"2025-04-11", "a"},
	{"2025-04-11", "b"},
	{"9999-12-31", "a"},
};

static void sort_keys_are_in_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(newest); i++) {
		for (size_t j = 0; j < COUNT(newest); j++)
			assert_int_equal(order(kzi_sort_newest, newest[i], newest[j]),
				(i > j) - (i < j));
	}
	for (size_t i = 0; i < COUNT(oldest); i++) {
		for (size_t j = 0; j < COUNT(oldest); j++)
			assert_int_equal(order(kzi_sort_oldest, oldest[i], oldest[j]),
				(i > j) - (i < j));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(facts_become_terms),
		cmocka_unit_test(long_terms_are_bounded_and_stay_apart),
		cmocka_unit_test(very_long_and_invalid_texts_are_bounded),
		cmocka_unit_test(long_words_are_cut_alike),
		cmocka_unit_test(what_is_no_text_is_remembered),
		cmocka_unit_test(paths_begin_with_their_folder),
		cmocka_unit_test(a_chapter_is_in_its_dossier),
		cmocka_unit_test(sort_keys_are_in_order),
	};
	return cmocka_run_group_tests_name("schema terms", tests, NULL, NULL);
}
