/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When two texts are the same letter, and when they only have its subject. */
#include "support.h"

#include "index/likeness.h"

#include <stdlib.h>

static kz_document *document_of(
	const char *date, const char *subject, const char *title, const char *text)
{
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	must(kz_document_set(document, KZ_DATE, date, err));
	must(kz_document_set(document, KZ_SUBJECT, subject, err));
	must(kz_document_set(document, KZ_TITLE, title, err));
	must(kz_document_add_body(document, text, strlen(text), err));
	must(kzi_likeness_keys(document, document, err));
	return document;
}

static bool share_a_key(const char *const one[3], const char *const other[3])
{
	bool shared = false;
	kz_document *a = document_of(one[0], one[1], one[2], "x");
	kz_document *b = document_of(other[0], other[1], other[2], "x");
	for (size_t i = 0; i < a->key_count; i++) {
		for (size_t j = 0; j < b->key_count; j++)
			shared |= strcmp(a->keys[i], b->keys[j]) == 0;
	}
	kz_document_free(a);
	kz_document_free(b);
	return shared;
}

static void a_day_and_what_it_is_about(void **state)
{
	(void)state;
	static const char *const seed[3] = {
		"2025-04-11", "Kabinetsvisie op biotechnologie", "Brief"};
	static const struct {
		const char *other[3];
		bool shared;
	} rows[] = {
		{{"2025-04-11", "Kabinetsvisie op biotechnologie", ""}, true},
		{{"2025-04-11", "", "kabinetsvisie op Biotechnologie."}, true},
		{{"2025-04-11", "",
			 "Beleidsnota Biotechnologie; Brief regering; Kabinetsvisie op "
			 "biotechnologie"},
			true},
		{{"2025-04-12", "Kabinetsvisie op biotechnologie", ""}, false},
		{{"2025-04", "Kabinetsvisie op biotechnologie", ""}, false},
		{{"", "Kabinetsvisie op biotechnologie", ""}, false},
		{{"2025-04-11", "Kabinetsvisie op gentechnologie", ""}, false},
		{{"2025-04-11", "", ""}, false},
		{{"2025-04-11", "...", "-"}, false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (share_a_key(seed, rows[i].other) != rows[i].shared)
			fail_msg("row %zu", i);
	}
	static const char *const empty[3] = {"2025-04-11", "", "."};
	assert_false(share_a_key(empty, empty));
}

/* from, from + 1 ... as words. */
static char *words_of(int from, int count, const char *between)
{
	char *text = malloc((size_t)count * 20 + 1), *at = text;
	assert_non_null(text);
	*at = '\0';
	for (int i = 0; i < count; i++)
		at += sprintf(at, "woord%d%s", from + i, between);
	return text;
}

static double likeness_of(const char *one, const char *other)
{
	kzi_shingles a, b;
	kz_document *first = document_of("", "", "", one);
	kz_document *second = document_of("", "", "", other);
	must(kzi_shingles_of(first, &a, err));
	must(kzi_shingles_of(second, &b, err));
	double found = kzi_likeness(&a, &b), back = kzi_likeness(&b, &a);
	assert_true(found <= back && found >= back);
	kzi_shingles_free(&a);
	kzi_shingles_free(&b);
	kz_document_free(first);
	kz_document_free(second);
	return found;
}

static void compare(const char *one, const char *other, double least, double most)
{
	double found = likeness_of(one, other);
	if (found < least || found > most)
		fail_msg("%f", found);
}

static void how_much_of_the_shorter_is_in_the_longer(void **state)
{
	(void)state;
	char *hundred = words_of(0, 100, " "), *in_blocks = words_of(0, 100, ",\n\n");
	char *half = words_of(50, 100, " "), *more = words_of(0, 250, " ");
	char *far_more = words_of(0, 301, " "), *few = words_of(0, 49, " ");
	char *fifty = words_of(0, 50, " "), *other = words_of(1000, 100, " ");
	compare(hundred, hundred, 1, 1);
	/* How it is laid out does not matter, nor how it is written. */
	compare(hundred, in_blocks, 1, 1);
	compare(hundred, more, 1, 1);
	compare(hundred, half, 0.45, 0.5);
	compare(hundred, other, 0, 0);
	compare(hundred, fifty, 1, 1);
	/* Too little to say, and a letter in a bundle of them. */
	compare(hundred, few, 0, 0);
	compare(few, few, 0, 0);
	compare(hundred, far_more, 0, 0);
	compare(hundred, "", 0, 0);
	/* The same words in another order are another text. */
	char *reversed = malloc(2000), *at = reversed;
	assert_non_null(reversed);
	for (int i = 99; i >= 0; i--)
		at += sprintf(at, "WOORD%d ", i);
	compare(hundred, reversed, 0, 0.01);
	char *all[] = {
		hundred, in_blocks, half, more, far_more, few, fifty, other, reversed};
	for (size_t i = 0; i < COUNT(all); i++)
		free(all[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_and_what_it_is_about),
		cmocka_unit_test(how_much_of_the_shorter_is_in_the_longer),
	};
	return cmocka_run_group_tests_name("likeness", tests, NULL, NULL);
}
