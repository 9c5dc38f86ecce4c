/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The answer of pdftotext, as it is and as it should not be. */
#include "sheet.h"
#include "support.h"

#include "readers/pdf.h"
#include "readers/pdf_text.h"

#include <stdlib.h>

#define WORD(box, text) "<word " box ">" text "</word>\n"
#define BOX             "xMin=\"10.5\" yMin=\"20.000000\" xMax=\"30.25\" yMax=\"-4\""

static const char answer[] =
	"<!DOCTYPE html><html>\n<head>\n<title>Een &lt;titel&gt;</title>\n"
	"<meta name=\"Author\" content=\"2001-01-01\"/>\n"
	"<meta name=\"CreationDate\" content=\"2021-07-07T11:35:31+02\"/>\n</head>\n<body>\n<doc>\n"
	"  <page width=\"595.303937\" height=\"841.889764\">\n<flow>\n<block " BOX ">\n"
	"<line " BOX ">\n" WORD(BOX, "R&amp;D") WORD(BOX, "") WORD(BOX,
		"e\xEF\xAC\x83") "</line>\n"
				 "<line " BOX ">\n</line>\n<line " BOX ">\n" WORD(BOX,
					 "twee") "</line>\n</block>\n</flow>\n"
						 "  </page>\n  <page width=\"nan\" height=\"1e9\">\n  </page>\n</doc>\n</body>\n</html>\n";

static void it_is_taken_apart(void **state)
{
	(void)state;
	char text[sizeof answer];
	kzi_pdf pdf;
	memcpy(text, answer, sizeof answer);
	must(kzi_pdf_parse(text, sizeof answer - 1, &pdf, err));
	assert_string_equal(pdf.title, "Een <titel>");
	assert_string_equal(pdf.created, "2021-07-07T11:35:31+02");
	assert_int_equal(pdf.page_count, 2);
	assert_int_equal(pdf.line_count, 2);
	assert_int_equal(pdf.word_count, 3);
	assert_int_equal(pdf.pages[0].count, 2);
	assert_int_equal(pdf.pages[1].count, 0);
	assert_true(pdf.pages[0].width > 595.3F && pdf.pages[0].width < 595.31F);
	assert_true(pdf.pages[1].width == 0 && pdf.pages[1].height == 0);
	assert_string_equal(pdf.words[0].text, "R&D");
	assert_string_equal(pdf.words[1].text, "effi");
	assert_string_equal(pdf.words[2].text, "twee");
	assert_true(pdf.words[0].box.x0 == 10.5F && pdf.words[0].box.x1 == 30.25F);
	assert_true(pdf.words[0].box.y1 == -4);
	kzi_pdf_free(&pdf);
}

/* Wherever it ends before its end, that is seen; and nothing else happens. */
static void half_an_answer_is_none(void **state)
{
	(void)state;
	size_t whole = (size_t)(strstr(answer, "</doc>") + strlen("</doc>") - answer);
	for (size_t length = 0; length < sizeof answer; length++) {
		char *text = malloc(length + 1);
		kz_error err = {0};
		kzi_pdf pdf;
		assert_non_null(text);
		memcpy(text, answer, length);
		kz_status st = kzi_pdf_parse(text, length, &pdf, &err);
		assert_int_equal(st, length < whole ? KZ_E_DOCUMENT : KZ_OK);
		if (st == KZ_OK)
			kzi_pdf_free(&pdf);
		else
			assert_string_equal(
				err.message, "what pdftotext says of it is cut off");
		free(text);
	}
}

static void strange_answers_are_survived(void **state)
{
	(void)state;
	static const char *const rows[] = {
		"<doc></doc>",
		"<word>los</word></doc>",
		"<line><word>los</word></line></doc>",
		"<page></page><page><word>x</word></doc>",
		"<page width=\"595\" height=\"842\"><word xMin=\"1e308\" yMin=\"-99999999999\" "
		"xMax=\"0.0.0\" yMax=\"\">x</word></page></doc>",
		"<page width=\"0\" height=\"0\"><line><word xMin=\"5\">x</word><word xMin=\"5\">y</word>"
		"</line></page></doc>",
		"<page><line><word xMin=\"1\" yMin=\"2\" xMax=\"0\" yMax=\"1\">achterstevoren</word></line>"
		"</page></doc>",
		"<<<>>><page><word <>\xFF\xFE&#0;\x01</word></doc>",
		"<meta name=\"CreationDate\"/><meta content=\"x\"/><title></doc>",
		"<meta name=\"CreationDate\" content=\"geen dag\"/><page><line><word>x</word></line></page></doc>",
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[400];
		kz_document *document = NULL;
		kz_error why = {0};
		size_t length = strlen(rows[i]);
		memcpy(text, rows[i], length + 1);
		must(kz_document_new(&document, err));
		kz_status st = kzi_pdf_from_boxes(text, length, "x.pdf", document, &why);
		if (st != KZ_OK && st != KZ_E_DOCUMENT)
			fail_msg("%s: %s", rows[i], why.message);
		kz_document_free(document);
	}
}

/* A page with so many lines that nobody reads it is left as it is, and soon. */
static void crowded_pages_are_not_studied(void **state)
{
	(void)state;
	enum { MANY = 20000 };
	sheet page = {0};
	sheet_page(&page);
	for (unsigned i = 0; i < MANY; i++)
		sheet_line(&page, i * 7 % 500, i * 11 % 800, 5 + i % 3, "x1 y^2");
	kz_document *document = sheet_read(&page);
	size_t words = 0;
	for (size_t i = 0; i < kz_document_block_count(document); i++) {
		const char *text = kz_document_block_at(document, i)->text;
		for (const char *at = strstr(text, "x1"); at != NULL;
			at = strstr(at + 1, "x1"))
			words++;
	}
	assert_int_equal(words, MANY);
	kz_document_free(document);
}

static void no_text_is_a_scan(void **state)
{
	(void)state;
	char text[] =
		"<title>Bijlage 3</title><meta name=\"CreationDate\" content=\"2021-07-22T08\"/>"
		"<page width=\"595\" height=\"842\">\n</page><page width=\"595\" height=\"842\"></page></doc>";
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	must(kzi_pdf_from_boxes(text, sizeof text - 1, "blg-1.pdf", document, err));
	assert_int_equal(kz_document_block_count(document), 0);
	assert_string_equal(kz_document_get(document, KZ_HOLDING), "record");
	assert_string_equal(kz_document_get(document, KZ_NOTE),
		"a scan: its pages are images, without text");
	assert_string_equal(kz_document_get(document, KZ_TITLE), "Bijlage 3");
	assert_string_equal(kz_document_get(document, KZ_DATE), "2021-07-22");
	assert_string_equal(kz_document_get(document, KZ_DATE_SOURCE), "file");
	assert_int_equal(document->fidelity, KZI_FIDELITY_NONE);
	kz_document_free(document);
}

static void titles_come_from_the_text_first(void **state)
{
	(void)state;
	static const struct {
		const char *lines, *title;
	} rows[] = {
		{"", "test.pdf"},
		{"Een heel gewone eerste regel.\n", "Een heel gewone eerste regel."},
		{"Vragen gesteld door de leden der Kamer.\n\n\nVragen van het lid Bromet over kweekvlees.\n",
			"Vragen van het lid Bromet over kweekvlees."},
		{"1\n\n\n> Naar het begin\n", "> Naar het begin"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		sheet page = {0};
		sheet_page(&page);
		sheet_lines(&page, 80, 300, 10, rows[i].lines);
		kz_document *document = sheet_read(&page);
		same_text(rows[i].lines, kz_document_get(document, KZ_TITLE),
			rows[i].title);
		kz_document_free(document);
	}
}

static void letters_are_cleaned(void **state)
{
	(void)state;
	static const struct {
		const char *from, *to;
	} rows[] = {
		{"gewoon", "gewoon"},
		{"R&amp;D &lt;b&gt; &quot;x&apos;", "R&D <b> \"x'"},
		{"&amp;lt; &onbekend; &", "&lt; &onbekend; &"},
		{"e\xEF\xAC\x83\x63i\xC3\xABnt \xEF\xAC\x81 \xEF\xAC\x82 \xEF\xAC\x80",
			"effici\xC3\xABnt fi fl ff"},
		{"be\xC2\xADleid", "beleid"},
		{"be\xC2\xAD", "be\xC2\xAD"},
		{"36\xC2\xA0"
		 "600",
			"36 600"},
		{"\xEF\xBB\xBFmerk\x07", "merk"},
		{"\xEF\x82\xB7", "\xE2\x80\xA2"},
		{"kapot\xFF\xC3", "kapot??"},
		{" \xC2\xA0 ", ""},
		{"", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[100];
		size_t length = strlen(rows[i].from);
		memcpy(text, rows[i].from, length + 1);
		text[kzi_pdf_clean(text, length)] = '\0';
		same_text(rows[i].from, text, rows[i].to);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_are_cleaned),
		cmocka_unit_test(it_is_taken_apart),
		cmocka_unit_test(half_an_answer_is_none),
		cmocka_unit_test(strange_answers_are_survived),
		cmocka_unit_test(crowded_pages_are_not_studied),
		cmocka_unit_test(no_text_is_a_scan),
		cmocka_unit_test(titles_come_from_the_text_first),
	};
	return cmocka_run_group_tests_name("PDF boxes", tests, NULL, NULL);
}
