/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bytes of any encoding as UTF-8, where in the file they stood, and what they say
 * of themselves before they are parsed. */
#include "support.h"

#include "readers/decode.h"
#include "readers/xml.h"

#include <stdlib.h>

#define E_ACUTE "\xC3\xA9"
#define TWICE   "\xC3\x83\xC2\xA9" /* the same, encoded twice */

static void texts_are_decoded(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t length;
		kzi_encoding from;
		const char *text;
		size_t remarks;
	} rows[] = {
		{BYTES(""), KZI_UTF_8, "", 0},
		{BYTES("priv" E_ACUTE), KZI_UTF_8, "priv" E_ACUTE, 0},
		{BYTES("\xEF\xBB\xBFpriv" E_ACUTE), KZI_CP1252, "priv" E_ACUTE, 0},
		{BYTES("priv\xE9 \x80 5"), KZI_CP1252, "priv" E_ACUTE " \xE2\x82\xAC 5",
			0},
		{BYTES("\xFF\xFEp\0\xE9\0"), KZI_UTF_8, "p" E_ACUTE, 0},
		{BYTES("\xFE\xFF\0p\0\xE9"), KZI_UTF_8, "p" E_ACUTE, 0},
		{BYTES("<\0p\0"), KZI_UTF_8, "<p", 0},
		{BYTES("\0<\xD8\x3D\xDE\x00"), KZI_UTF_8, "<\xF0\x9F\x98\x80", 0},
		{BYTES("priv" TWICE), KZI_UTF_8, "priv" E_ACUTE, 1},
		{BYTES("\xC3\xAF\xC2\xBB\xC2\xBFpriv"), KZI_UTF_8, "priv", 1},
		/* Said to be cp1252, and was UTF-8. */
		{BYTES("priv" E_ACUTE), KZI_CP1252, "priv" E_ACUTE, 1},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_decoded decoded;
		kz_document *document = NULL;
		must(kz_document_new(&document, err));
		must(kzi_decode(rows[i].bytes, rows[i].length, rows[i].from, document,
			&decoded, err));
		assert_int_equal(decoded.length, strlen(rows[i].text));
		assert_memory_equal(decoded.text, rows[i].text, decoded.length);
		assert_int_equal(
			kz_document_count(document, KZ_REMARKS), rows[i].remarks);
		kzi_decoded_free(&decoded);
		kz_document_free(document);
	}
}

static void what_cannot_be_decoded_is_told(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t length;
		kzi_encoding from;
		int offset;
		const char *words;
	} rows[] = {
		{BYTES("priv\xE9"), KZI_UTF_8, 4, "not UTF-8 at byte 4"},
		{BYTES("\xEF\xBB\xBFpriv\xE9"), KZI_UTF_8, 7, "not UTF-8 at byte 7"},
		{BYTES("a" E_ACUTE "\0b"), KZI_UTF_8, 3, "a NUL in the text at byte 3"},
		{BYTES("a\xE9\0b"), KZI_CP1252, 2, "a NUL in the text at byte 2"},
		{BYTES("\xFF\xFEp\0\xE9\0\0\0"), KZI_UTF_8, 6, "a NUL in the text"},
		{BYTES("\xFF\xFEp\0\x3D\xD8p\0"), KZI_UTF_8, 4, "not UTF-16 at byte 4"},
		{BYTES("\xFF\xFEp\0\x00\xDC"), KZI_UTF_8, 4, "not UTF-16 at byte 4"},
		{BYTES("\xFF\xFEp\0x"), KZI_UTF_8, 4, "not UTF-16 at byte 4"},
		{BYTES("p" TWICE "\0"), KZI_UTF_8, 5, "a NUL in the text at byte 5"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_decoded decoded;
		kz_document *document = NULL;
		must(kz_document_new(&document, err));
		must_fail_at(KZ_E_DOCUMENT, rows[i].offset, rows[i].words,
			kzi_decode(rows[i].bytes, rows[i].length, rows[i].from, document,
				&decoded, err));
		kz_document_free(document);
	}
}

/* What stands at a byte of the text stands at that byte of the file. */
static void places_lead_back_to_the_file(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t length;
		kzi_encoding from;
		size_t wanted;
	} rows[] = {
		{BYTES(E_ACUTE "!x"), KZI_UTF_8, 2},
		{BYTES("\xEF\xBB\xBF" E_ACUTE "!x"), KZI_UTF_8, 5},
		{BYTES("\xE9!x"), KZI_CP1252, 1},
		{BYTES("\xFF\xFE\xE9\0!\0x\0"), KZI_UTF_8, 4},
		{BYTES("\xFE\xFF\xD8\x3D\xDE\x00\0!\0x"), KZI_UTF_8, 6},
		{BYTES(TWICE "!x"), KZI_UTF_8, 4},
		{BYTES("\xC3\xAF\xC2\xBB\xC2\xBF" TWICE "!x"), KZI_UTF_8, 10},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_decoded decoded;
		kz_document *document = NULL;
		must(kz_document_new(&document, err));
		must(kzi_decode(rows[i].bytes, rows[i].length, rows[i].from, document,
			&decoded, err));
		const char *mark = memchr(decoded.text, '!', decoded.length);
		kz_error told = {.offset = (int32_t)(mark - decoded.text)};
		kzi_decoded_place(&decoded, &told);
		assert_int_equal(told.offset, rows[i].wanted);
		kzi_decoded_free(&decoded);
		kz_document_free(document);
	}
}

static void files_say_what_they_are(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t length;
		const char *name, *encoding;
		bool declared, html;
	} rows[] = {
		{BYTES(""), "", "", false, false},
		{BYTES("tekst"), "", "", false, false},
		{BYTES("< 5 euro"), "", "", false, false},
		{BYTES("<a>"), "a", "", false, false},
		{BYTES("<a/>"), "a", "", false, false},
		{BYTES("\xEF\xBB\xBF\n <?xml version='1.0' encoding='utf-8'?><a b"), "a",
			"utf-8", true, false},
		{BYTES("\xC3\xAF\xC2\xBB\xC2\xBF\n<?xml encoding = \"x\" ?>\n<!-- <b> "
		       "--><a>"),
			"a", "x", true, false},
		{BYTES("<w:document xmlns:w='x'>"), "document", "", false, false},
		{BYTES("<?xml version='1.0'?>"), "", "", true, false},
		{BYTES("<?xml version='1.0'?><offi"), "", "", true, false},
		{BYTES("<!DOCTYPE html><html>"), "html", "", true, true},
		{BYTES("<!doctype HTML PUBLIC '-//W3C'><p>"), "p", "", true, true},
		{BYTES("<HTML >"), "HTML", "", false, true},
		{BYTES("<!DOCTYPE kamerwrk [<!ELEMENT a (b)>]><kamerwrk>"), "kamerwrk",
			"", true, false},
		{BYTES("<!-- nooit af"), "", "", false, false},
		{BYTES("\xFF\xFE<\0a\0>\0"), "a", "", false, false},
		{BYTES("\0<\0a\0>"), "a", "", false, false},
		{BYTES("<eennaamdiezolangisdatniemandhemkentennietpastinwaterplaatsvooris>"),
			"", "", false, false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_xml_root root = kzi_xml_sniff(rows[i].text, rows[i].length);
		if (root.declared != rows[i].declared || root.html != rows[i].html)
			fail_msg("%s: %d %d", rows[i].text, root.declared, root.html);
		same_text(rows[i].text, root.name, rows[i].name);
		same_text(rows[i].text, root.encoding, rows[i].encoding);
	}
}

static void encodings_have_many_names(void **state)
{
	(void)state;
	assert_int_equal(kzi_encoding_by_name(BYTES("UTF-8")), KZI_UTF_8);
	assert_int_equal(kzi_encoding_by_name(BYTES("Windows-1252")), KZI_CP1252);
	assert_int_equal(kzi_encoding_by_name(BYTES("ISO-8859-1")), KZI_CP1252);
	assert_int_equal(kzi_encoding_by_name(BYTES("koi8-r")), KZI_UNKNOWN_ENCODING);
	assert_int_equal(kzi_encoding_by_name(BYTES("")), KZI_UNKNOWN_ENCODING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_decoded),
		cmocka_unit_test(what_cannot_be_decoded_is_told),
		cmocka_unit_test(places_lead_back_to_the_file),
		cmocka_unit_test(files_say_what_they_are),
		cmocka_unit_test(encodings_have_many_names),
	};
	return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
