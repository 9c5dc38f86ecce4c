/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Header lines: what each sets, and for each broken one which line it is. */
#include "support.h"

#include "document/document.h"
#include "readers/header.h"

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

static kz_status parse(const char *text, size_t length, kz_document *document,
	size_t *taken, kz_error *err)
{
	/* In memory of exactly that size, so that a checker sees what is past it. */
	char *exact = malloc(length > 0 ? length : 1);
	assert_non_null(exact);
	memcpy(exact, text, length);
	kz_status st = kzi_header_parse(exact, length, document, taken, err);
	free(exact);
	return st;
}

static void lines_set_facts(void **state)
{
	static const char text[] = "id: kst-36600-XIV-60\n"
				   "# een opmerking: zonder gevolg\n"
				   "titel:Motie over één proeftuin: twee  \r\n"
				   "  date\t:\t2025-04-11\t\n"
				   "dossier: 36600-XIV\n"
				   "dossier: 27428\n"
				   "alias: 2025D12345\n"
				   "signatory: Grinwis | lid van de Kamer\n"
				   "ondertekenaar: Dassen|\n"
				   "signatory: Agema\n"
				   "x-bron: Tweede Kamer\n"
				   "x-bron: nog een\n"
				   "kamer: 2\n"
				   "url: https://example.org/a?b:c\n"
				   "\n"
				   "Tekst: geen fact\n";
	kz_document *document = *state;
	size_t taken = 0;
	must(parse(BYTES(text), document, &taken, err));
	assert_string_equal(text + taken, "Tekst: geen fact\n");
	assert_string_equal(kz_document_get(document, KZ_ID), "kst-36600-XIV-60");
	assert_string_equal(
		kz_document_get(document, KZ_TITLE), "Motie over één proeftuin: twee");
	assert_string_equal(kz_document_get(document, KZ_DATE), "2025-04-11");
	assert_string_equal(kz_document_get(document, KZ_CHAMBER), "2");
	assert_string_equal(
		kz_document_get(document, KZ_URL), "https://example.org/a?b:c");
	assert_int_equal(kz_document_count(document, KZ_DOSSIERS), 2);
	assert_string_equal(kz_document_at(document, KZ_DOSSIERS, 1), "27428");
	assert_string_equal(kz_document_at(document, KZ_ALIASES, 0), "2025D12345");
	static const char *const signers[][2] = {
		{"Grinwis", "lid van de Kamer"}, {"Dassen", ""}, {"Agema", ""}};
	assert_int_equal(kz_document_signatory_count(document), COUNT(signers));
	for (size_t i = 0; i < COUNT(signers); i++) {
		const kz_signatory *signer = kz_document_signatory_at(document, i);
		same_text("name", signer->name, signers[i][0]);
		same_text("office", signer->office, signers[i][1]);
	}
	assert_int_equal(kz_document_field_count(document), 2);
	assert_string_equal(kz_document_field_at(document, 1)->name, "bron");
	assert_string_equal(kz_document_field_at(document, 1)->text, "nog een");
	assert_int_equal(kz_document_block_count(document), 0);
}

static void they_end_at_a_blank_line_or_the_end(void **state)
{
	static const struct {
		const char *text;
		size_t taken;
	} rows[] = {
		{"", 0},
		{"\n", 1},
		{"title: x", 8},
		{"title: x\n", 9},
		{"title: x\n\n", 10},
		{"title: x\n\n \n\n", 13},
		{"title: x\r\n\r\ntekst", 12},
		{"title: x\n\n\nid: y\n", 11},
		{"title: x\n \t\ntekst", 12},
		{"# a\n# b\n\ntekst", 9},
		{"#", 1},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t taken = 99;
		must(parse(rows[i].text, strlen(rows[i].text), *state, &taken, err));
		if (taken != rows[i].taken)
			fail_msg("row %zu: %zu taken", i, taken);
	}
}

/* Each of them behind a good line and a remark: it is line 3, at byte 21. */
static const struct {
	const char *line;
	size_t length;
	kz_status status;
	const char *words;
} broken[] = {
	{BYTES("geen header"), KZ_E_DOCUMENT, "not of the form 'name: value'"},
	{BYTES(": waarde"), KZ_E_DOCUMENT, "not of the form 'name: value'"},
	{BYTES("  : waarde"), KZ_E_DOCUMENT, "not of the form 'name: value'"},
	{BYTES("titel:"), KZ_E_DOCUMENT, "'titel' has no value"},
	{BYTES("titel: \t\r"), KZ_E_DOCUMENT, "'titel' has no value"},
	{BYTES("naam: x"), KZ_E_DOCUMENT, "'naam' is not a name that a document has"},
	{BYTES("Titel: x"), KZ_E_DOCUMENT, "'Titel' is not a name"},
	{BYTES("path: /etc"), KZ_E_DOCUMENT, "'path' is not a name"},
	{BYTES("first-seen: x"), KZ_E_DOCUMENT, "'first-seen' is not a name"},
	{BYTES("changed-at: x"), KZ_E_DOCUMENT, "'changed-at' is not a name"},
	{BYTES("date: 2021-02-30"), KZ_E_DOCUMENT, "date '2021-02-30': no such day"},
	{BYTES("holding: half"), KZ_E_DOCUMENT, "holding 'half'"},
	{BYTES("kamer: 3"), KZ_E_DOCUMENT, "chamber '3'"},
	{BYTES("vergaderjaar: 2024"), KZ_E_DOCUMENT, "vergaderjaar '2024'"},
	{BYTES("title: a\tb"), KZ_E_DOCUMENT, "title: control character U+0009"},
	{BYTES("title: a\0b"), KZ_E_DOCUMENT, "'title' has a NUL in it"},
	{BYTES("title: \xFF"), KZ_E_DOCUMENT, "title: not UTF-8"},
	{BYTES("signatory: | "), KZ_E_DOCUMENT, "without a name or an office"},
	{BYTES("x-: y"), KZ_E_DOCUMENT, "'x-' is not a name"},
	{BYTES("x-Bron: y"), KZ_E_DOCUMENT, "field name 'Bron'"},
	{BYTES("x-title: y"), KZ_E_DOCUMENT, "every document has that one already"},
	{BYTES("x-bron\0geheim: y"), KZ_E_DOCUMENT, "line 3"},
	{BYTES("x-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: y"),
		KZ_E_DOCUMENT, "not 1 to 64"},
};

static void a_broken_line_is_told_by_number(void **state)
{
	(void)state;
	static const char before[] = "number: 60\n# remark\r\n";
	for (size_t i = 0; i < COUNT(broken); i++) {
		kzi_buffer text = {0};
		kz_document *document = NULL;
		size_t taken;
		must(kz_document_new(&document, err));
		kzi_buffer_append(&text, BYTES(before));
		kzi_buffer_append(&text, broken[i].line, broken[i].length);
		kzi_buffer_append(&text, BYTES("\n\ntekst"));
		must_fail_at(broken[i].status, sizeof before - 1,
			"line 3: ", parse(text.data, text.length, document, &taken, err));
		must_fail_at(broken[i].status, sizeof before - 1, broken[i].words,
			parse(text.data, text.length, document, &taken, err));
		kzi_buffer_free(&text);
		kz_document_free(document);
	}
}

static void a_value_that_is_too_long_is_told(void **state)
{
	size_t length = 7 + KZI_VALUE_MAX + 1, taken;
	char *line = malloc(length);
	assert_non_null(line);
	memset(line, 'x', length);
	memcpy(line, "title: ", 7);
	must_fail_at(KZ_E_LIMIT, 0, "line 1: title of 65537 bytes",
		kzi_header_parse(line, length, *state, &taken, err));
	must(kzi_header_parse(line, length - 1, *state, &taken, err));
	free(line);
}

static void a_text_begins_with_header_lines_or_does_not(void **state)
{
	(void)state;
	static const char *const yes[] = {
		"id: x", "title: x", "titel: x", "id:\n", "title:x\ntekst"};
	static const char *const no[] = {"", "id", "id:", "Title: x", "datum: 2025",
		" id: x", "# remark\nid: x", "identiteit: x", "Betreft: x", "titels: x"};
	for (size_t i = 0; i < COUNT(yes); i++) {
		if (!kzi_header_begins(yes[i], strlen(yes[i])))
			fail_msg("'%s' does", yes[i]);
	}
	for (size_t i = 0; i < COUNT(no); i++) {
		if (kzi_header_begins(no[i], strlen(no[i])))
			fail_msg("'%s' does not", no[i]);
	}
}

static void one_fact_by_name(void **state)
{
	must(kzi_header_set(*state, BYTES("soort"), BYTES("  motie "), err));
	assert_string_equal(kz_document_get(*state, KZ_KIND), "motie");
	must_fail(KZ_E_DOCUMENT, "'soort' has no value",
		kzi_header_set(*state, BYTES("soort"), BYTES(" "), err));
	must_fail(KZ_E_DOCUMENT, "'' is not a name",
		kzi_header_set(*state, "", 0, BYTES("x"), err));
	assert_string_equal(kz_document_get(*state, KZ_KIND), "motie");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_document(lines_set_facts),
		with_document(they_end_at_a_blank_line_or_the_end),
		cmocka_unit_test(a_broken_line_is_told_by_number),
		with_document(a_value_that_is_too_long_is_told),
		cmocka_unit_test(a_text_begins_with_header_lines_or_does_not),
		with_document(one_fact_by_name),
	};
	return cmocka_run_group_tests_name("header", tests, NULL, NULL);
}
