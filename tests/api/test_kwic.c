/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Concordances: every place of what is sought, with what stands around it. */
#include "support.h"

#include <stdio.h>
#include <string.h>

static void put_dated(
	kz_writer *writer, const char *id, const char *date, const char *body)
{
	char text[2048];
	kz_document *document = NULL;
	snprintf(text, sizeof text, "id: %s\ntitle: Stuk\ndate: %s\n\n%s\n", id, date,
		body);
	must(kz_document_parse(text, strlen(text), "a.txt", &document, err));
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
}

static void fill(const char *path)
{
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put_dated(writer, "oud", "2020-01-01",
		"De grote vissen zwemmen. Een Vis eet.\n\nNog een alinea over vis.");
	put_dated(writer, "nieuw", "2024-01-01",
		"Ál het kleine vis-eten is rauwe vis hier.");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

/* "left [hit] right" of each line, with a bar between two. */
static const char *lines_of(const char *path, const char *query,
	const kz_search_options *search, const kz_kwic_options *options)
{
	static char texts[8][4000];
	static int next;
	char *text = texts[next++ % 8];
	int used = 0;
	kz_index *index = open_index(path);
	kz_kwic *kwic = NULL;
	must(kz_kwic_find(index, query, search, options, &kwic, err));
	/* Plain memory: the index is gone before it is looked at. */
	kz_index_close(index);
	text[0] = '\0';
	for (size_t i = 0; i < kz_kwic_count(kwic); i++) {
		const kz_kwic_line *one = kz_kwic_at(kwic, i);
		used += sprintf(text + used, "%s%s[%s]%s", i > 0 ? "|" : "", one->left,
			one->hit, one->right);
		assert_int_equal(strlen(one->hit), one->length);
	}
	assert_null(kz_kwic_at(kwic, kz_kwic_count(kwic)));
	kz_kwic_close(kwic);
	return text;
}

static void each_place_in_each_form(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	assert_string_equal(lines_of(path, "vis", NULL, NULL),
		"Ál het kleine [vis]-eten is rauwe vis hier.|"
		"Ál het kleine vis-eten is rauwe [vis] hier.|"
		"De grote [vissen] zwemmen. Een Vis eet.|"
		"De grote vissen zwemmen. Een [Vis] eet.|"
		"Nog een alinea over [vis].");
	assert_string_equal(lines_of(path, "walvis", NULL, NULL), "");
	assert_string_equal(lines_of(path, "*", NULL, NULL), "");
}

static void words_and_phrases(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	/* Next to each other they are one. */
	assert_string_equal(lines_of(path, "grote vissen", NULL, NULL),
		"De [grote vissen] zwemmen. Een Vis eet.|"
		"De grote vissen zwemmen. Een [Vis] eet.|"
		"Nog een alinea over [vis].");
	/* Of a phrase the words alone are none. */
	assert_string_equal(lines_of(path, "\"grote vissen\"", NULL, NULL),
		"De [grote vissen] zwemmen. Een Vis eet.");
	/* But for those that are sought alone as well. */
	assert_string_equal(lines_of(path, "\"grote vissen\" vis", NULL, NULL),
		"De [grote vissen] zwemmen. Een Vis eet.|"
		"De grote vissen zwemmen. Een [Vis] eet.|"
		"Nog een alinea over [vis].");
}

/* As part of a longer word, and by its own parts where those stand for it. */
static void compounds(void **state)
{
	const char *path = below(*state, "index"), *words = below(*state, "words.dic");
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	write_text(words, "2\nlandbouw/CaCcZa\nbeleid/CcZbYb\n");
	options.flags = KZ_WRITER_CREATE;
	options.words = words;
	must(kz_writer_open(path, &options, &writer, err));
	put_dated(writer, "a", "2024-01-01",
		"Het landbouwbeleid en het beleid voor de landbouw; elders is geen beleid.");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(lines_of(path, "landbouw", NULL, NULL),
		"Het [landbouwbeleid] en het beleid voor de landbouw; elders|"
		"landbouwbeleid en het beleid voor de [landbouw]; elders is geen beleid.");
	assert_string_equal(lines_of(path, "landbouwbeleid", NULL, NULL),
		"Het [landbouwbeleid] en het beleid voor de landbouw; elders|"
		"Het landbouwbeleid en het [beleid voor de landbouw]; elders is geen "
		"beleid.");
}

static void orders_and_pages(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_kwic_options options = KZ_KWIC_OPTIONS_INIT;
	options.width = 8;
	options.order = KZ_KWIC_OLDEST;
	assert_string_equal(lines_of(path, "vis", NULL, &options),
		"grote [vissen]|Een [Vis] eet.|over [vis].|kleine [vis]-eten is|"
		"rauwe [vis] hier.");
	options.order = KZ_KWIC_LEFT;
	assert_string_equal(lines_of(path, "vis", NULL, &options),
		"Een [Vis] eet.|grote [vissen]|kleine [vis]-eten is|over [vis].|"
		"rauwe [vis] hier.");
	options.order = KZ_KWIC_RIGHT;
	assert_string_equal(lines_of(path, "vis", NULL, &options),
		"over [vis].|Een [Vis] eet.|kleine [vis]-eten is|rauwe [vis] hier.|"
		"grote [vissen]");
	options.offset = 1;
	options.limit = 2;
	assert_string_equal(lines_of(path, "vis", NULL, &options),
		"Een [Vis] eet.|kleine [vis]-eten is");
	options.offset = 9;
	assert_string_equal(lines_of(path, "vis", NULL, &options), "");
}

static void where_it_stands(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	kz_kwic *kwic = NULL;
	kz_kwic_options options = KZ_KWIC_OPTIONS_INIT;
	options.limit = 1;
	options.order = KZ_KWIC_OLDEST;
	options.offset = 2;
	must(kz_kwic_find(index, "vis", NULL, &options, &kwic, err));
	assert_int_equal(kz_kwic_total(kwic), 5);
	assert_int_equal(kz_kwic_documents(kwic), 2);
	const kz_kwic_line *line = kz_kwic_at(kwic, 0);
	assert_string_equal(kz_document_get(line->document, KZ_ID), "oud");
	assert_int_equal(line->block, 2);
	assert_int_equal(line->paragraph, 2);
	assert_int_equal(line->start, strlen("Nog een alinea over "));
	assert_string_equal(line->footnote, "");
	kz_kwic_close(kwic);
	kz_index_close(index);
}

static void what_is_refused(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	kz_kwic *kwic = (kz_kwic *)index;
	kz_kwic_options options = KZ_KWIC_OPTIONS_INIT;
	must_fail(KZ_E_ARGUMENT, kz_kwic_find(NULL, "a", NULL, NULL, &kwic, err));
	assert_null(kwic);
	must_fail(KZ_E_ARGUMENT, kz_kwic_find(index, "a", NULL, NULL, NULL, err));
	options.width = 1001;
	must_fail(KZ_E_ARGUMENT, kz_kwic_find(index, "a", NULL, &options, &kwic, err));
	options.width = 0;
	options.order = 4;
	must_fail(KZ_E_ARGUMENT, kz_kwic_find(index, "a", NULL, &options, &kwic, err));
	options.size = 0;
	must_fail(KZ_E_ARGUMENT, kz_kwic_find(index, "a", NULL, &options, &kwic, err));
	assert_int_equal(kz_kwic_total(NULL), 0);
	kz_kwic_close(NULL);
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(each_place_in_each_form),
		in_directory(words_and_phrases),
		in_directory(compounds),
		in_directory(orders_and_pages),
		in_directory(where_it_stands),
		in_directory(what_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
