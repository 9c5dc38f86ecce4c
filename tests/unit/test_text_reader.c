/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From bytes to a document: which are text, what they say, and what they lack. */
#include "support.h"

#include "document/document.h"

#include <stdlib.h>

static kz_document *parse(const char *text, size_t length, const char *name)
{
	kz_document *document = NULL;
	/* In memory of exactly that size, so that a checker sees what is past it. */
	char *exact = malloc(length > 0 ? length : 1);
	assert_non_null(exact);
	memcpy(exact, text, length);
	must(kz_document_parse(exact, length, name, &document, err));
	assert_non_null(document);
	free(exact);
	return document;
}

static void text_becomes_a_document(void **state)
{
	(void)state;
	static const char text[] = "test";
	kz_document *document = parse(BYTES(text), "brief.txt");
	assert_string_equal(kz_document_get(document, KZ_ID), "doc-9f86d081884c7d65");
	assert_true(document->minted);
	assert_string_equal(kz_document_get(document, KZ_TITLE), "test");
	assert_string_equal(kz_document_get(document, KZ_HOLDING), "full");
	assert_string_equal(kz_document_get(document, KZ_DATE_SOURCE), "");
	assert_string_equal(kz_document_get(document, KZ_PATH), "");
	assert_int_equal(kz_document_block_count(document), 1);
	kz_document_free(document);
}

static void header_lines_win(void **state)
{
	(void)state;
	static const char text[] = "title: Kabinetsvisie\ndate: 2025-04-11\nid: kst-1-2\n"
				   "holding: record\n\nEerste alinea.\n\nTweede.";
	static const char *const marks[] = {"", "\xEF\xBB\xBF"};
	for (size_t i = 0; i < COUNT(marks); i++) {
		char marked[sizeof text + 3] = "";
		strcat(strcat(marked, marks[i]), text);
		kz_document *document = parse(marked, strlen(marked), NULL);
		assert_string_equal(kz_document_get(document, KZ_TITLE), "Kabinetsvisie");
		assert_string_equal(kz_document_get(document, KZ_ID), "kst-1-2");
		assert_false(document->minted);
		assert_string_equal(kz_document_get(document, KZ_HOLDING), "record");
		assert_string_equal(
			kz_document_get(document, KZ_DATE_SOURCE), "metadata");
		assert_int_equal(kz_document_block_count(document), 2);
		assert_string_equal(
			kz_document_block_at(document, 0)->text, "Eerste alinea.");
		kz_document_free(document);
	}
}

static void facts_alone_are_enough(void **state)
{
	(void)state;
	kz_document *document = parse(BYTES("title: Motie\n"), "x.txt");
	assert_string_equal(kz_document_get(document, KZ_TITLE), "Motie");
	assert_int_equal(kz_document_block_count(document), 0);
	kz_document_free(document);
}

static void titles_are_invented(void **state)
{
	(void)state;
	static const struct {
		const char *text, *name, *title;
	} rows[] = {
		{"\n\n  Geachte Voorzitter,\n\nIn", "a.txt", "In"},
		{"\n\n  Geachte Voorzitter,\n", "a.txt", "Geachte Voorzitter,"},
		{"Een\ntwee", "a.txt", "Een twee"},
		{"Kabinetsvisie\top biotechnologie", "a.txt",
			"Kabinetsvisie op biotechnologie"},
		{"\x1B[31mrood\x07", "a.txt", "[31mrood"},
		{"\xEF\xBB\xBFNa een merk", "a.txt", "Na een merk"},
		{"id: x-1\n\n", "een brief.txt", "een brief.txt"},
		{"id: x-1\n\n", "een\nbrief\xFF.txt", "eenbrief.txt"},
		{"id: x-1\n\nTekst", "a.txt", "Tekst"},
		{"titel: Zelf\n\nTekst", "a.txt", "Zelf"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document =
			parse(rows[i].text, strlen(rows[i].text), rows[i].name);
		same_text(
			rows[i].text, kz_document_get(document, KZ_TITLE), rows[i].title);
		kz_document_free(document);
	}
}

static void a_long_title_is_cut_between_characters(void **state)
{
	(void)state;
	for (size_t before = 0; before < 3; before++) {
		char text[1001] = "..";
		for (size_t i = before; i + 3 < sizeof text; i += 3)
			memcpy(text + i, "€", 3);
		text[before + 900] = '\0';
		kz_document *document = parse(text, strlen(text), "a.txt");
		const char *title = kz_document_get(document, KZ_TITLE);
		assert_int_equal(strlen(title), before + (200 - before) / 3 * 3);
		assert_memory_equal(title, text, strlen(title));
		kz_document_free(document);
	}
}

static void ids_are_made_of_dossier_and_number(void **state)
{
	(void)state;
	static const struct {
		const char *text, *id;
	} rows[] = {
		{"title: x\ndossier: 36600-XIV\nnumber: 60\n", "kst-36600-XIV-60"},
		{"title: x\nnumber: 408\ndossier: 27428\ndossier: 1\n", "kst-27428-408"},
		{"title: x\ndossier: 36600-xiv\nnumber: 60\n", "kst-36600-XIV-60"},
		{"title: x\ndossier: 36 600 XIV\nnumber: 60\n", "kst-36600-XIV-60"},
		{"title: x\ndossier: 36836\nnumber: D\n", "kst-36836-D"},
		{"id: eigen\ndossier: 36600-XIV\nnumber: 60\n", "eigen"},
	};
	static const char *const minted[] = {
		"title: x\ndossier: 36600-XIV\n",
		"title: x\nnumber: 60\n",
		"title: x\ndossier: geen dossier\nnumber: 60\n",
		"title: x\ndossier: 36600\nnumber: zestig\n",
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document = parse(rows[i].text, strlen(rows[i].text), NULL);
		same_text(rows[i].text, kz_document_get(document, KZ_ID), rows[i].id);
		assert_false(document->minted);
		kz_document_free(document);
	}
	for (size_t i = 0; i < COUNT(minted); i++) {
		kz_document *document = parse(minted[i], strlen(minted[i]), NULL);
		if (strncmp(kz_document_get(document, KZ_ID), "doc-", 4) != 0)
			fail_msg("%s: %s", minted[i], kz_document_get(document, KZ_ID));
		assert_true(document->minted);
		kz_document_free(document);
	}
}

static const struct {
	const char *bytes;
	size_t length;
	const char *name;
	kz_status status;
	int offset;
	const char *words;
} refused[] = {
	{"", 0, "a.txt", KZ_E_DOCUMENT, -1, "there is no text in it"},
	{BYTES(" \n\r\n\t\f"), "a.txt", KZ_E_DOCUMENT, -1, "there is no text in it"},
	{BYTES("\xEF\xBB\xBF"), "a.txt", KZ_E_DOCUMENT, -1, "there is no text in it"},
	{BYTES("een \xFF"), "a.txt", KZ_E_DOCUMENT, 4, "not UTF-8 at byte 4"},
	{BYTES("M\0o\0t\0i\0e\0"), "a.txt", KZ_E_DOCUMENT, 1, "NUL"},
	{BYTES("\xFF\xFEM\0"), "a.md", KZ_E_DOCUMENT, 0, "not UTF-8"},
	{BYTES("\xEF\xBB\xBF"
	       "abc\0d"),
		"a.txt", KZ_E_DOCUMENT, 6, "byte 6"},
	{BYTES("id: x\n\nabc\0d"), "a.txt", KZ_E_DOCUMENT, 10, "byte 10"},
	{BYTES("id: x\ndate: 2021-02-30\n"), "a.txt", KZ_E_DOCUMENT, 6,
		"line 2: date '2021-02-30'"},
	{BYTES("\xEF\xBB\xBFid: x\nkapot\n"), "a.txt", KZ_E_DOCUMENT, 9,
		"line 2: not of the form"},
	{BYTES("GIF89a\0"), "a.txt2", KZ_E_UNSUPPORTED, -1, "no supported kind"},
	{BYTES("GIF89a\0"), NULL, KZ_E_UNSUPPORTED, -1, "no supported kind"},
	{BYTES("PK\x03\x04"), "a.zip", KZ_E_UNSUPPORTED, -1, "no supported kind"},
	{BYTES("<?xml version=\"1.0\"?><svg/>"), "a.xml", KZ_E_UNSUPPORTED, -1, "kind"},
	{BYTES("<!DOCTYPE html>"), "a.html", KZ_E_DOCUMENT, 0, "no text"},
	{BYTES("<html>"), "a", KZ_E_DOCUMENT, -1, "no text"},
	{BYTES("{\\rtf1"), "a.rtf", KZ_E_UNSUPPORTED, -1, "kind"},
	{BYTES("\x7F"
	       "ELF\0\0"),
		"a", KZ_E_UNSUPPORTED, -1, "kind"},
	{"", 0, "a", KZ_E_UNSUPPORTED, -1, "kind"},
	{"", 0, NULL, KZ_E_UNSUPPORTED, -1, "kind"},
};

static void what_is_no_text_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		kz_document *document = (kz_document *)&i;
		must_fail_at(refused[i].status, refused[i].offset, refused[i].words,
			kz_document_parse(refused[i].bytes, refused[i].length,
				refused[i].name, &document, err));
		assert_null(document);
	}
}

/* What is asked for by name is text when it looks so, whatever it is called. */
static void names_do_not_matter_to_who_asks(void **state)
{
	(void)state;
	static const char *const names[] = {NULL, "", "brief", "brief.txt", "BRIEF.TXT",
		"brief.text", "brief.md", "brief.pdf", "brief.xyz", "map.d/brief",
		".brief"};
	for (size_t i = 0; i < COUNT(names); i++) {
		kz_document *document = parse(BYTES("Motie"), names[i]);
		assert_string_equal(kz_document_block_at(document, 0)->text, "Motie");
		kz_document_free(document);
	}
}

static void the_caller_can_be_wrong(void **state)
{
	(void)state;
	kz_document *document = NULL;
	must_fail(KZ_E_ARGUMENT, "required",
		kz_document_parse(NULL, 1, "a.txt", &document, err));
	must_fail(
		KZ_E_ARGUMENT, "required", kz_document_parse("a", 1, "a.txt", NULL, err));
	must_fail(KZ_E_LIMIT, "over 256 MiB",
		kz_document_parse("a", ((size_t)256 << 20) + 1, "a.txt", &document, err));
	must_fail(KZ_E_DOCUMENT, "no text",
		kz_document_parse(NULL, 0, "a.txt", &document, err));
	assert_null(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_becomes_a_document),
		cmocka_unit_test(header_lines_win),
		cmocka_unit_test(facts_alone_are_enough),
		cmocka_unit_test(titles_are_invented),
		cmocka_unit_test(a_long_title_is_cut_between_characters),
		cmocka_unit_test(ids_are_made_of_dossier_and_number),
		cmocka_unit_test(what_is_no_text_is_refused),
		cmocka_unit_test(names_do_not_matter_to_who_asks),
		cmocka_unit_test(the_caller_can_be_wrong),
	};
	return cmocka_run_group_tests_name("text reader", tests, NULL, NULL);
}
