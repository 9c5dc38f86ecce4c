/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document in the hand: what may be set, what is refused, and what a text gives. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void properties_have_their_form(void **state)
{
	static const struct {
		kz_property property;
		const char *value;
		bool good;
	} values[] = {
		{KZ_DATE, "2025-04-11", true},
		{KZ_DATE, "2025-04", true},
		{KZ_DATE, "2025", true},
		{KZ_DATE, "2024-02-29", true},
		{KZ_DATE, "2023-02-29", false},
		{KZ_DATE, "2025-13", false},
		{KZ_DATE, "2025-4-1", false},
		{KZ_DATE, "11 april 2025", false},
		{KZ_DATE, "0000", false},
		{KZ_OUTCOME_DATE, "2025-02-31", false},
		{KZ_CHAMBER, "1", true},
		{KZ_CHAMBER, "2", true},
		{KZ_CHAMBER, "3", false},
		{KZ_HOLDING, "full", true},
		{KZ_HOLDING, "record", true},
		{KZ_HOLDING, "named", true},
		{KZ_HOLDING, "Full", false},
		{KZ_VERGADERJAAR, "2024-2025", true},
		{KZ_VERGADERJAAR, "2024", false},
		{KZ_VERGADERJAAR, "2025-2024", false},
		{KZ_TITLE, "Één titel ‘zo’", true},
		{KZ_TITLE, "twee\nregels", false},
		{KZ_TITLE, "\x1B[31m", false},
		{KZ_TITLE, "\xC2\x9B", false},
		{KZ_TITLE, "geen \xFF UTF-8", false},
		{KZ_ID, "alles mag: 1/2", true},
	};
	(void)state;
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		kz_property property = values[i].property;
		const char *before = kz_document_get(document, property);
		char kept[100];
		snprintf(kept, sizeof kept, "%s", before);
		if (values[i].good)
			must(kz_document_set(document, property, values[i].value, err));
		else
			must_fail(KZ_E_DOCUMENT, kz_document_set(document, property,
							 values[i].value, err));
		assert_string_equal(kz_document_get(document, property),
			values[i].good ? values[i].value : kept);
	}
	must_fail(KZ_E_DOCUMENT, kz_document_set(document, KZ_TITLE, "ab\xFF", err));
	assert_int_equal(last_error.offset, 2);
	must(kz_document_set(document, KZ_TITLE, "", err));
	assert_string_equal(kz_document_get(document, KZ_TITLE), "");
	must(kz_document_set(document, KZ_DATE, NULL, err));
	assert_string_equal(kz_document_get(document, KZ_DATE), "");
	kz_document_free(document);
}

static void a_body_is_parted_by_blank_lines(void **state)
{
	(void)state;
	static const char body[] =
		"\n\n  Eerste\nregel  \n \t \nTweede\r\nalinea\r\n\r\n\n"
		"Derde";
	kz_document *document = NULL;
	kz_block block = KZ_BLOCK_INIT;
	must(kz_document_new(&document, err));
	must(kz_document_add_body(document, body, strlen(body), err));
	assert_int_equal(kz_document_block_count(document), 3);
	assert_string_equal(kz_document_block_at(document, 0)->text, "Eerste regel");
	assert_string_equal(kz_document_block_at(document, 2)->text, "Derde");
	assert_string_equal(kz_document_block_at(document, 0)->mark, "");
	assert_string_equal(kz_document_block_at(document, 0)->language, "");
	must_fail(KZ_E_DOCUMENT, kz_document_add_body(document, "a\xFF", 2, err));
	assert_int_equal(last_error.offset, 1);
	must_fail(KZ_E_DOCUMENT, kz_document_add_body(document, "a\0b", 3, err));
	block.text = "x";
	block.kind = KZ_TABLE_ROW + 1;
	must_fail(KZ_E_ARGUMENT, kz_document_add_block(document, &block, err));
	block.kind = KZ_HEADING;
	block.text = "\xC3";
	must_fail(KZ_E_DOCUMENT, kz_document_add_block(document, &block, err));
	assert_int_equal(kz_document_block_count(document), 3);
	kz_document_free(document);
}

/* As a reader counts: a table is one, a heading goes with what stands under it, and a
 * note is in none, wherever it stands. */
static void paragraphs_are_counted(void **state)
{
	static const struct {
		int32_t kind;
		uint32_t paragraph;
	} rows[] = {
		{KZ_FOOTNOTE, 0},
		{KZ_HEADING, 1},
		{KZ_FOOTNOTE, 0},
		{KZ_HEADING, 1},
		{KZ_PARAGRAPH, 1},
		{KZ_LIST_ITEM, 2},
		{KZ_LIST_ITEM, 3},
		{KZ_TABLE_ROW, 4},
		{KZ_FOOTNOTE, 0},
		{KZ_TABLE_ROW, 4},
		{KZ_HEADING, 5},
		{KZ_TABLE_ROW, 5},
		{KZ_TABLE_ROW, 5},
		{KZ_PARAGRAPH, 6},
		{KZ_HEADING, 7},
	};
	(void)state;
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		kz_block block = KZ_BLOCK_INIT;
		block.kind = rows[i].kind;
		block.text = "tekst";
		block.paragraph = 99;
		must(kz_document_add_block(document, &block, err));
	}
	must(kz_document_add_body(document, "nog\n\ntwee", 9, err));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const kz_block *block = kz_document_block_at(document, i);
		if (block->paragraph != rows[i].paragraph)
			fail_msg("block %zu: %u", i, (unsigned)block->paragraph);
	}
	assert_int_equal(kz_document_block_at(document, 15)->paragraph, 7);
	assert_int_equal(kz_document_block_at(document, 16)->paragraph, 8);
	kz_document_free(document);
}

static void a_text_may_begin_with_header_lines(void **state)
{
	static const char text[] =
		"id: kst-27428-408\ntitel: Kabinetsvisie\ndatum: 2025-04-11\nkamer: 2\n"
		"dossier: 27428\ndossiers: 36600-XIV\nalias: 2025Z07273\n"
		"ondertekenaar: Dirk Beljaarts | Minister\nx-client: ik\n\nDe tekst.\n\nMeer.";
	(void)state;
	kz_document *document = NULL;
	must(kz_document_parse(text, strlen(text), NULL, &document, err));
	assert_string_equal(kz_document_get(document, KZ_ID), "kst-27428-408");
	assert_string_equal(kz_document_get(document, KZ_TITLE), "Kabinetsvisie");
	assert_string_equal(kz_document_get(document, KZ_DATE), "2025-04-11");
	assert_string_equal(kz_document_get(document, KZ_CHAMBER), "2");
	assert_int_equal(kz_document_count(document, KZ_DOSSIERS), 2);
	assert_int_equal(kz_document_count(document, KZ_ALIASES), 1);
	assert_string_equal(
		kz_document_signatory_at(document, 0)->name, "Dirk Beljaarts");
	assert_string_equal(kz_document_field_at(document, 0)->name, "client");
	assert_int_equal(kz_document_block_count(document), 2);
	kz_document_free(document);
	/* Without: the first line is the title, and the bytes give the id. */
	must(kz_document_parse("test", 4, "a.txt", &document, err));
	assert_string_equal(kz_document_get(document, KZ_TITLE), "test");
	assert_string_equal(kz_document_get(document, KZ_ID), "doc-9f86d081884c7d65");
	kz_document_free(document);
	/* With a dossier and a number the id is official. */
	static const char motion[] = "title: Motie\ndossier: 36600-XIV\nnumber: 60\n";
	must(kz_document_parse(motion, strlen(motion), NULL, &document, err));
	assert_string_equal(kz_document_get(document, KZ_ID), "kst-36600-XIV-60");
	kz_document_free(document);
}

/* The offset is in the bytes as they were given, with or without a byte order mark. */
static void broken_texts_say_where(void **state)
{
	static const struct {
		const char *text;
		size_t length;
		int offset;
	} broken[] = {
		{"title: A\ngeen regel\n\nx", 22, 9},
		{"\xEF\xBB\xBFtitle: A\ngeen regel\n\nx", 25, 12},
		{"title: A\ndate: 2021-02-30\n\nx", 28, 9},
		{"title: A\nfirst-seen: 2021\n\nx", 28, 9},
		{"title: A\npath: /etc/passwd\n\nx", 29, 9},
		{"title: A\n\nx\xFFy", 13, 11},
		{"title: A\n\nx\0y", 13, 11},
		{"\xEF\xBB\xBFtitle: A\n\nx\0y", 16, 14},
	};
	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
		kz_document *document = NULL;
		must_fail(
			KZ_E_DOCUMENT, kz_document_parse(broken[i].text, broken[i].length,
					       "a.txt", &document, err));
		assert_null(document);
		if (last_error.offset != broken[i].offset)
			fail_msg("%zu: offset %d: %s", i, last_error.offset,
				last_error.message);
	}
}

static void kinds_that_no_reader_knows(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *name;
		kz_status status;
	} files[] = {
		{"{\\rtf1}", 7, "brief.rtf", KZ_E_UNSUPPORTED},
		{"PK\x03\x04zip", 7, "brief.zip", KZ_E_UNSUPPORTED},
		{"<?xml version='1.0'?><svg/>", 27, "brief.xml", KZ_E_UNSUPPORTED},
		{"\0\1\2\3", 4, NULL, KZ_E_UNSUPPORTED},
		{"\xFF\xFE\xFD", 3, "brief.txt", KZ_E_DOCUMENT},
		{"", 0, "brief.txt", KZ_E_DOCUMENT},
		{" \n \n", 4, "brief.txt", KZ_E_DOCUMENT},
	};
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		kz_document *document = NULL;
		must_fail(files[i].status,
			kz_document_parse(files[i].bytes, files[i].length, files[i].name,
				&document, err));
		assert_null(document);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(properties_have_their_form),
		cmocka_unit_test(a_body_is_parted_by_blank_lines),
		cmocka_unit_test(paragraphs_are_counted),
		cmocka_unit_test(a_text_may_begin_with_header_lines),
		cmocka_unit_test(broken_texts_say_where),
		cmocka_unit_test(kinds_that_no_reader_knows),
	};
	return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
