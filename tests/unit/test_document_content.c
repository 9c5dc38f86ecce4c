/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The fields of those who embed us, and the text in blocks. */
#include "support.h"

#include "document/document.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>

static int new_document(void **state)
{
	return kz_document_new((kz_document **)state, NULL);
}

static int free_document(void **state)
{
	kz_document_free(*state);
	return 0;
}

#define with_document(test) \
	cmocka_unit_test_setup_teardown(test, new_document, free_document)

/* ---- Fields ---- */

static void fields_come_back_in_order(void **state)
{
	must(kz_document_add_text(*state, "bron", "Rijksoverheid", err));
	must(kz_document_add_date(*state, "gezien", "2025-04", err));
	must(kz_document_add_number(*state, "pagina-s_2", -0.25, err));
	must(kz_document_add_text(*state, "bron", "TK", err));
	assert_int_equal(kz_document_field_count(*state), 4);
	static const struct {
		const char *name, *text;
		double number;
		int type;
	} rows[] = {
		{"bron", "Rijksoverheid", 0, KZ_FIELD_TEXT},
		{"gezien", "2025-04", 0, KZ_FIELD_DATE},
		{"pagina-s_2", "-0.25", -0.25, KZ_FIELD_NUMBER},
		{"bron", "TK", 0, KZ_FIELD_TEXT},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const kz_field *field = kz_document_field_at(*state, i);
		assert_string_equal(field->name, rows[i].name);
		assert_string_equal(field->text, rows[i].text);
		assert_true(field->number == rows[i].number);
		assert_int_equal(field->type, rows[i].type);
	}
	assert_null(kz_document_field_at(*state, 4));
	assert_int_equal(kz_document_field_count(NULL), 0);
}

static void field_names_are_plain_and_not_ours(void **state)
{
	char longest[65] = "", too_long[66] = "";
	memset(longest, 'a', 64);
	memset(too_long, 'a', 65);
	static const char *const bad[] = {"", "Bron", "1bron", "-bron", "_bron",
		"bron naam", "bron.x", "brón", "bron:", "\xFF"};
	static const char *const taken[] = {"title", "titel", "date", "id", "dossier",
		"dossiers", "alias", "aliases", "signatory", "path", "changed-at"};
	for (size_t i = 0; i < COUNT(bad); i++)
		must_fail(KZ_E_DOCUMENT, "not 1 to 64 of a-z",
			kz_document_add_text(*state, bad[i], "x", err));
	for (size_t i = 0; i < COUNT(taken); i++) {
		must_fail(KZ_E_DOCUMENT, "every document has that one already",
			kz_document_add_text(*state, taken[i], "x", err));
		must_fail(KZ_E_DOCUMENT, "every document has that one already",
			kz_document_add_number(*state, taken[i], 1, err));
	}
	must_fail(KZ_E_DOCUMENT, "not 1 to 64",
		kz_document_add_date(*state, too_long, "2025", err));
	must_fail(KZ_E_DOCUMENT, "not 1 to 64",
		kz_document_add_text(*state, NULL, "x", err));
	assert_int_equal(kz_document_field_count(*state), 0);
	must(kz_document_add_text(*state, longest, "x", err));
	must(kz_document_add_text(*state, "a", "x", err));
}

static void field_values_are_checked(void **state)
{
	char *more = malloc(KZI_VALUE_MAX + 2);
	assert_non_null(more);
	memset(more, 'x', KZI_VALUE_MAX + 1);
	more[KZI_VALUE_MAX + 1] = '\0';
	must_fail_at(KZ_E_DOCUMENT, 1, "bron: control character",
		kz_document_add_text(*state, "bron", "a\n", err));
	must_fail_at(KZ_E_DOCUMENT, 0, "bron: not UTF-8",
		kz_document_add_text(*state, "bron", "\xFE", err));
	must_fail(KZ_E_LIMIT, "bron of 65537 bytes",
		kz_document_add_text(*state, "bron", more, err));
	must_fail(KZ_E_DOCUMENT, "no such day",
		kz_document_add_date(*state, "gezien", "2025-02-29", err));
	must_fail(KZ_E_DOCUMENT, "not a finite number",
		kz_document_add_number(*state, "getal", NAN, err));
	must_fail(KZ_E_DOCUMENT, "not a finite number",
		kz_document_add_number(*state, "getal", INFINITY, err));
	must_fail(KZ_E_DOCUMENT, "not a finite number",
		kz_document_add_number(*state, "getal", -INFINITY, err));
	must_fail(
		KZ_E_ARGUMENT, "no value", kz_document_add_text(*state, "bron", "", err));
	must_fail(KZ_E_ARGUMENT, "no value",
		kz_document_add_text(*state, "bron", NULL, err));
	must_fail(KZ_E_ARGUMENT, "no document",
		kz_document_add_text(NULL, "bron", "x", err));
	must_fail(KZ_E_ARGUMENT, "no document",
		kz_document_add_number(NULL, "bron", 1, err));
	assert_int_equal(kz_document_field_count(*state), 0);
	free(more);
}

static const struct {
	double value;
	const char *text;
} numbers[] = {
	{0, "0"},
	{1, "1"},
	{-1, "-1"},
	{0.1, "0.1"},
	{1.0 / 3, "0.333333333333333"},
	{36600, "36600"},
	{1e15, "1e+15"},
	{123456789012345, "123456789012345"},
	{9007199254740993.0, "9007199254740992"},
	{0.1 + 0.2, "0.30000000000000004"},
	{DBL_MAX, "1.7976931348623157e+308"},
	{5e-324, "4.94065645841247e-324"},
};

static void numbers_are_as_short_as_they_can_be(void **state)
{
	for (size_t i = 0; i < COUNT(numbers); i++) {
		must(kz_document_add_number(*state, "getal", numbers[i].value, err));
		const kz_field *field = kz_document_field_at(*state, i);
		assert_true(field->number == numbers[i].value);
		assert_true(strtod(field->text, NULL) == numbers[i].value);
		/* One third is 16 digits long; the table says only how it begins. */
		assert_memory_equal(
			field->text, numbers[i].text, strlen(numbers[i].text));
	}
}

static void numbers_do_not_follow_the_locale(void **state)
{
	static const char *const locales[] = {"nl_NL.UTF-8", "nl_NL.utf8", "de_DE.UTF-8"};
	bool set = false;
	for (size_t i = 0; i < COUNT(locales) && !set; i++)
		set = setlocale(LC_NUMERIC, locales[i]) != NULL;
	if (!set)
		skip_because("no locale with a decimal comma");
	kz_status st = kz_document_add_number(*state, "getal", 1.5, NULL);
	setlocale(LC_NUMERIC, "C");
	assert_int_equal(st, KZ_OK);
	assert_string_equal(kz_document_field_at(*state, 0)->text, "1.5");
}

/* ---- Blocks ---- */

static void blocks_come_back(void **state)
{
	kz_block note = KZ_BLOCK_INIT;
	note.kind = KZ_FOOTNOTE;
	note.page = 3;
	note.mark = "8";
	note.language = "en";
	note.text = "See\nthe\r\nregulatory sandbox.";
	must(kz_document_add_block(*state, &note, err));
	kz_block plain = KZ_BLOCK_INIT;
	plain.text = "";
	must(kz_document_add_block(*state, &plain, err));
	const kz_block *block = kz_document_block_at(*state, 0);
	assert_int_equal(block->size, sizeof *block);
	assert_int_equal(block->kind, KZ_FOOTNOTE);
	assert_int_equal(block->page, 3);
	assert_string_equal(block->mark, "8");
	assert_string_equal(block->language, "en");
	assert_string_equal(block->text, "See the  regulatory sandbox.");
	block = kz_document_block_at(*state, 1);
	assert_int_equal(block->kind, KZ_PARAGRAPH);
	assert_string_equal(block->mark, "");
	assert_string_equal(block->language, "");
	assert_string_equal(block->text, "");
	assert_null(kz_document_block_at(*state, 2));
	assert_int_equal(kz_document_block_count(NULL), 0);
}

static void marks_keep_their_places(void **state)
{
	const kz_note_ref refs[] = {{2, "1"}, {3, "2"}, {3, "3"}};
	kz_block block = KZ_BLOCK_INIT;
	block.kind = KZ_HEADING;
	block.level = 2;
	block.text = "\xC3\xABn";
	block.refs = refs;
	block.ref_count = COUNT(refs);
	must(kz_document_add_block(*state, &block, err));
	const kz_block *back = kz_document_block_at(*state, 0);
	assert_int_equal(back->level, 2);
	assert_int_equal(back->ref_count, COUNT(refs));
	for (size_t i = 0; i < COUNT(refs); i++) {
		assert_int_equal(back->refs[i].offset, refs[i].offset);
		assert_string_equal(back->refs[i].mark, refs[i].mark);
		assert_ptr_not_equal(back->refs[i].mark, refs[i].mark);
	}
	/* A block of an earlier version ends before them. */
	block.size = offsetof(kz_block, level);
	must(kz_document_add_block(*state, &block, err));
	assert_int_equal(kz_document_block_at(*state, 1)->level, 0);
	assert_int_equal(kz_document_block_at(*state, 1)->ref_count, 0);
}

static void the_raw_text_is_bytes(void **state)
{
	size_t length = 9;
	assert_null(kz_document_raw(*state, &length));
	assert_int_equal(length, 0);
	must(kz_document_set_raw(*state, "a\0\xFF", 3, err));
	assert_memory_equal(kz_document_raw(*state, &length), "a\0\xFF", 3);
	assert_int_equal(length, 3);
	must(kz_document_set_raw(*state, NULL, 0, err));
	assert_null(kz_document_raw(*state, NULL));
	must_fail(KZ_E_ARGUMENT, "no bytes", kz_document_set_raw(*state, NULL, 1, err));
	must_fail(KZ_E_LIMIT, "over 64 MiB",
		kz_document_set_raw(*state, "", KZI_RAW_MAX + 1, err));
	assert_null(kz_document_raw(NULL, NULL));
}

static void broken_blocks_are_refused(void **state)
{
	char *more = malloc(KZI_BLOCK_MAX + 2), mark[66] = "";
	assert_non_null(more);
	memset(more, 'x', KZI_BLOCK_MAX + 1);
	more[KZI_BLOCK_MAX + 1] = '\0';
	memset(mark, '1', 65);
	const kz_note_ref beyond[] = {{2, "1"}}, second[] = {{1, "1"}};
	const kz_note_ref back[] = {{1, "1"}, {0, "2"}}, nameless[] = {{0, NULL}};
	struct {
		kz_block block;
		kz_status status;
		int offset;
		const char *words;
	} rows[] = {
		{{.text = NULL}, KZ_E_ARGUMENT, -1, "no text"},
		{{.text = "x", .kind = 5}, KZ_E_ARGUMENT, -1, "no such kind"},
		{{.text = "x", .ref_count = 1}, KZ_E_ARGUMENT, -1, "no text"},
		{{.text = "x", .refs = beyond, .ref_count = 1}, KZ_E_ARGUMENT, -1,
			"at byte 2"},
		{{.text = "\xC3\xAB", .refs = second, .ref_count = 1}, KZ_E_ARGUMENT, -1,
			"at byte 1"},
		{{.text = "xx", .refs = back, .ref_count = 2}, KZ_E_ARGUMENT, -1,
			"at byte 0"},
		{{.text = "xx", .refs = nameless, .ref_count = 1}, KZ_E_ARGUMENT, -1,
			"at byte 0"},
		{{.text = "x", .kind = -1}, KZ_E_ARGUMENT, -1, "no such kind"},
		{{.text = "een \xC3"}, KZ_E_DOCUMENT, 4, "not UTF-8 at byte 4"},
		{{.text = "x", .mark = "\n"}, KZ_E_DOCUMENT, 0, "mark: control"},
		{{.text = "x", .mark = mark}, KZ_E_LIMIT, -1, "mark of 65 bytes"},
		{{.text = "x", .language = "n\xFF"}, KZ_E_DOCUMENT, 1, "language: not"},
		{{.text = more}, KZ_E_LIMIT, -1, "over 16 MiB"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		rows[i].block.size = sizeof rows[i].block;
		must_fail_at(rows[i].status, rows[i].offset, rows[i].words,
			kz_document_add_block(*state, &rows[i].block, err));
	}
	must_fail(KZ_E_ARGUMENT, "size set",
		kz_document_add_block(*state, &(kz_block){.text = "x"}, err));
	must_fail(KZ_E_ARGUMENT, "a document",
		kz_document_add_block(NULL, &rows[3].block, err));
	must_fail(KZ_E_ARGUMENT, "a document", kz_document_add_block(*state, NULL, err));
	assert_int_equal(kz_document_block_count(*state), 0);
	more[KZI_BLOCK_MAX] = '\0';
	kz_block largest = {.size = sizeof largest, .text = more};
	must(kz_document_add_block(*state, &largest, err));
	free(more);
}

/* ---- Body ---- */

static void blank_lines_part_paragraphs(void **state)
{
	(void)state;
	static const struct {
		const char *text, *paragraphs; /* parted by | */
	} rows[] = {
		{"", ""},
		{"\n", ""},
		{" \n\t\n\r\n\f", ""},
		{"een", "een"},
		{"een\ntwee", "een twee"},
		{"een\n\ntwee", "een|twee"},
		{"een\n\n\n\ntwee\n\n", "een|twee"},
		{"\n\neen", "een"},
		{"een\r\n\r\ntwee\r\n", "een|twee"},
		{"een\n \t\ntwee", "een|twee"},
		{"  een  \n  twee  ", "een     twee"},
		{"een\n", "een"},
		{"een\n\n", "een"},
		{"een\n\n \ntwee\ndrie\n\nvier", "een|twee drie|vier"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document = NULL;
		char all[64] = "";
		must(kz_document_new(&document, err));
		must(kz_document_add_body(
			document, rows[i].text, strlen(rows[i].text), err));
		for (size_t j = 0; j < kz_document_block_count(document); j++) {
			const kz_block *block = kz_document_block_at(document, j);
			assert_int_equal(block->kind, KZ_PARAGRAPH);
			strcat(all, j > 0 ? "|" : "");
			strcat(all, block->text);
		}
		same_text(rows[i].text, all, rows[i].paragraphs);
		kz_document_free(document);
	}
}

static void a_body_that_is_no_text_is_refused(void **state)
{
	must_fail_at(KZ_E_DOCUMENT, 5, "not UTF-8 at byte 5",
		kz_document_add_body(*state, BYTES("een\n\n\xFFtwee"), err));
	must_fail_at(KZ_E_DOCUMENT, 3, "a NUL in the text at byte 3",
		kz_document_add_body(*state, BYTES("een\0twee"), err));
	must_fail(KZ_E_ARGUMENT, "no text", kz_document_add_body(*state, NULL, 1, err));
	must_fail(KZ_E_ARGUMENT, "no document", kz_document_add_body(NULL, "", 0, err));
	must(kz_document_add_body(*state, NULL, 0, err));
	assert_int_equal(kz_document_block_count(*state), 0);
}

static void a_paragraph_too_long_is_cut_between_characters(void **state)
{
	/* One byte, then characters of two: the limit falls inside one. */
	size_t length = 1 + KZI_BLOCK_MAX + 1000;
	char *text = malloc(length);
	assert_non_null(text);
	text[0] = 'x';
	for (size_t i = 1; i + 1 < length; i += 2)
		memcpy(text + i, "é", 2);
	length = 1 + (length - 1) / 2 * 2;
	must(kz_document_add_body(*state, text, length, err));
	assert_int_equal(kz_document_block_count(*state), 2);
	const char *first = kz_document_block_at(*state, 0)->text;
	const char *second = kz_document_block_at(*state, 1)->text;
	assert_int_equal(strlen(first), KZI_BLOCK_MAX - 1);
	assert_int_equal(strlen(first) + strlen(second), length);
	assert_memory_equal(second, "éé", 4);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_document(fields_come_back_in_order),
		with_document(field_names_are_plain_and_not_ours),
		with_document(field_values_are_checked),
		with_document(numbers_are_as_short_as_they_can_be),
		with_document(numbers_do_not_follow_the_locale),
		with_document(blocks_come_back),
		with_document(marks_keep_their_places),
		with_document(the_raw_text_is_bytes),
		with_document(broken_blocks_are_refused),
		cmocka_unit_test(blank_lines_part_paragraphs),
		with_document(a_body_that_is_no_text_is_refused),
		with_document(a_paragraph_too_long_is_cut_between_characters),
	};
	return cmocka_run_group_tests_name("document content", tests, NULL, NULL);
}
